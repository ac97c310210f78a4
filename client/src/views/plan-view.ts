import * as vscode from 'vscode';
import type { PlanJson, PlanRequestJson, RestartsJson } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language/language-server.js';
import { said } from '../language/said.js';
import { type Restart, waitingForRestart } from './restarts.js';

/** A row of the plan. What a request's row carries is what commands take. */
export type PlanRow =
  | { readonly kind: 'request'; readonly document: vscode.Uri; readonly request: number; readonly asked: PlanRequestJson }
  | { readonly kind: 'fact'; readonly document: vscode.Uri; readonly text: string; readonly note?: string; readonly icon: string; readonly range?: PlanRequestJson['range'] };

/** How long after the last change of a document its plan is made anew, milliseconds. */
const PAUSE = 400;

/** The dequeue plan of the active document as a tree: each request can be tested from its row, and every fact leads to its line. */
export class PlanView implements vscode.TreeDataProvider<PlanRow>, vscode.Disposable {
  private readonly view: vscode.TreeView<PlanRow>;
  private readonly subscriptions: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private document: vscode.Uri | undefined;
  /** What documents said when this window saw them first: whatever has changed since may wait for a restart. */
  private readonly first = new Map<string, Promise<RestartsJson>>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: LanguageServer) {
    this.view = vscode.window.createTreeView('imc.plan', { treeDataProvider: this });
    this.follow(vscode.window.activeTextEditor);
    this.subscriptions = vscode.Disposable.from(
      this.view, this.changed, server.onDidRun(() => this.changed.fire()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { if (document.uri.toString() === this.document?.toString()) this.soon(); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { if (uri.toString() === this.document?.toString()) this.set(undefined); }),
    );
  }

  /** Brings the view to the front, with the keyboard in it. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand('imc.plan.focus');
  }

  async getChildren(row?: PlanRow): Promise<PlanRow[]> {
    const { document } = this;
    if (row?.kind === 'request') return factsOf(row);
    if (row !== undefined || document === undefined) return [];
    try {
      // The server need not be up for a view that nobody looks at: this is only called for one that is seen.
      const [plan, first, now] = await Promise.all([this.server.plan(document), this.firstLook(document), this.server.restarts(document)]);
      // What was never saved is nobody's configuration yet.
      return rowsOf(plan, document.scheme === 'untitled' ? [] : waitingForRestart(first, now), document);
    } catch (error) {
      // An empty view would ask for a document, and there is one. The rows come back with the server.
      return [{ kind: 'fact', document, text: error instanceof Error ? error.message : String(error), icon: 'error' }];
    }
  }

  getTreeItem(row: PlanRow): vscode.TreeItem {
    return row.kind === 'request' ? requestItem(row) : factItem(row);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // Another editor, a transcript for instance, leaves the plan of the document where it was.
    if (editor?.document.languageId !== 'imc') return;
    this.set(editor.document.uri);
    void this.firstLook(editor.document.uri).catch(() => undefined);
  }

  private firstLook(document: vscode.Uri): Promise<RestartsJson> {
    const key = document.toString();
    const known = this.first.get(key);
    if (known !== undefined) return known;
    const look = this.server.restarts(document);
    this.first.set(key, look);
    // A server that could not be asked is asked again.
    look.catch(() => this.first.delete(key));
    return look;
  }

  private set(document: vscode.Uri | undefined): void {
    this.document = document;
    this.view.description = document?.path.split('/').pop() ?? '';
    this.changed.fire();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), PAUSE);
  }
}

function rowsOf(plan: PlanJson, restarts: readonly Restart[], document: vscode.Uri): PlanRow[] {
  const fact = (text: string, icon: string, range?: PlanRequestJson['range']): PlanRow => ({ kind: 'fact', document, text, icon, ...(range === undefined ? {} : { range }) });
  return [
    ...restarts.map(({ name, restart, range }) => fact(vscode.l10n.t('{0} has changed since this window opened the document. It applies after a restart: {1}', name, restart), 'debug-restart', range)),
    ...plan.requests.map((asked, request): PlanRow => ({ kind: 'request', document, request, asked })),
    ...(plan.reason === '' ? [] : [fact(said(plan.reason), 'info')]),
    ...(plan.alsoAsked.length === 0 ? [] : [fact(vscode.l10n.t('Also asked, where the articles disagree: {0}', plan.alsoAsked.join(', ')), 'question')]),
    ...plan.warnings.map(({ message, range }) => fact(said(message), 'warning', range)),
  ];
}

function factsOf({ document, asked }: PlanRow & { kind: 'request' }): PlanRow[] {
  const { l10n } = vscode;
  const { domains, account, method, tls, occasion, range, reasons } = asked;
  const named = (text: string, note: string, icon: string): PlanRow => ({ kind: 'fact', document, text, note, icon, range });
  return [
    ...(domains.length === 0 ? [] : [named(l10n.t('Domains'), domains.join(', '), 'globe')]),
    named(l10n.t('Account'), account ?? l10n.t('none: it does not log in'), 'account'),
    ...(method === null ? [] : [named(l10n.t('Method'), method, 'key')]),
    named('TLS', tls === 'required' ? l10n.t('required') : l10n.t('if offered'), 'lock'),
    ...(occasion === '' ? [] : [named(said(occasion), '', 'watch')]),
    ...reasons.map(({ what, range: at, source }): PlanRow => ({ kind: 'fact', document, text: said(what), icon: 'note', ...(source === undefined ? {} : { note: source }), ...(at === undefined ? {} : { range: at }) })),
  ];
}

function requestItem({ document, request, asked: { verb, host, port, domains } }: PlanRow & { kind: 'request' }): vscode.TreeItem {
  const item = new vscode.TreeItem(`${verb} @ ${host}:${port}`, vscode.TreeItemCollapsibleState.Expanded);
  return Object.assign(item, {
    id: `${document.toString()} ${request}`, contextValue: 'request', iconPath: new vscode.ThemeIcon('mail'), description: domains.join(', '),
    accessibilityInformation: { label: vscode.l10n.t('{0} is asked with {1} for {2}', `${host}:${port}`, verb, domains.length === 0 ? vscode.l10n.t('the mail of the account') : domains.join(', ')) },
  });
}

function factItem({ document, text, note, icon, range }: PlanRow & { kind: 'fact' }): vscode.TreeItem {
  const line = range === undefined ? undefined : new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  return Object.assign(new vscode.TreeItem(text), {
    contextValue: 'fact', iconPath: new vscode.ThemeIcon(icon), description: note ?? '', tooltip: [text, note].filter((part) => part !== undefined && part !== '').join(': '),
    ...(line === undefined ? {} : { command: { command: 'vscode.open', title: vscode.l10n.t('Go to Line'), arguments: [document, { selection: line }] } }),
  });
}
