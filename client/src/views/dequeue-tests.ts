import * as vscode from 'vscode';
import type { PlanJson } from '../../../server/src/protocol.js';
import type { SessionText } from '../dequeue/describe.js';
import type { DequeueResult, SessionResult } from '../dequeue/result.js';
import type { LanguageServer } from '../language/language-server.js';
import { said } from '../language/said.js';
import { documentFiles } from '../language/workspace-files.js';

/** Documents of a workspace that are listed. */
const LIMIT = 1000;
/** How long after the last change of a document its requests are listed anew, milliseconds. */
const PAUSE = 1000;

/** Runs the requests of one document, or those named; undefined when the user thought better of it. What it came to, and in words. */
export type RunRequests = (
  document: vscode.TextDocument, mode: 'probe' | 'hold' | 'peek', requests: readonly number[] | undefined, token: vscode.CancellationToken,
) => Promise<{ readonly result: DequeueResult; readonly words: readonly SessionText[] } | undefined>;

/**
 * The dequeues of a workspace in the Test Explorer: an item for each document and one for each request of its plan. Whatever was answered
 * is shown at the line the request rests on.
 */
export class DequeueTests implements vscode.Disposable {
  private readonly controller = vscode.tests.createTestController('imc', 'IMC');
  private readonly subscriptions: vscode.Disposable;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private found: Promise<void> | undefined;

  constructor(private readonly server: LanguageServer, private readonly runRequests: RunRequests) {
    const { l10n } = vscode;
    this.controller.resolveHandler = (item) => (item === undefined ? (this.found ??= this.findDocuments()) : this.findRequests(item));
    this.controller.refreshHandler = () => (this.found = this.findDocuments());
    const kinds = [[l10n.t('Test Dequeue'), 'hold', true], [l10n.t('Check Connection'), 'probe', false], [l10n.t('Look into the Messages'), 'peek', false]] as const;
    for (const [name, mode, isDefault] of kinds) {
      this.controller.createRunProfile(name, vscode.TestRunProfileKind.Run, (request, token) => this.run(request, mode, token), isDefault);
    }
    const files = vscode.workspace.createFileSystemWatcher('**/*.{imc,IMC}', false, true, false);
    files.onDidCreate((uri) => this.itemOf(uri));
    files.onDidDelete(({ fsPath }) => this.controller.items.forEach(({ id, uri }) => { if (uri?.fsPath === fsPath) this.controller.items.delete(id); }));
    this.subscriptions = vscode.Disposable.from(
      this.controller, files,
      vscode.workspace.onDidOpenTextDocument((document) => this.see(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.see(document)),
    );
    for (const document of vscode.workspace.textDocuments) this.see(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.subscriptions.dispose();
  }

  /** A document that is open has its requests listed, so that they can be run from its own margin. */
  private see(document: vscode.TextDocument): void {
    if (document.languageId !== 'imc') return;
    const item = this.itemOf(document.uri);
    clearTimeout(this.timers.get(item.id));
    this.timers.set(item.id, setTimeout(() => {
      // Not every editor asks for what it has not been told of: with the first document come the others of the workspace.
      this.found ??= this.findDocuments();
      void this.found.then(() => this.findRequests(item));
    }, PAUSE));
  }

  private async findDocuments(): Promise<void> {
    const found = (await documentFiles()).filter(({ path }) => /\.imc$/i.test(path)).slice(0, LIMIT);
    const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'imc').map(({ uri }) => uri);
    const uris = new Map([...found, ...open].map((uri) => [uri.toString(), uri]));
    this.controller.items.forEach(({ id }) => { if (!uris.has(id)) this.controller.items.delete(id); });
    for (const uri of uris.values()) this.itemOf(uri);
  }

  private itemOf(uri: vscode.Uri): vscode.TestItem {
    const known = this.controller.items.get(uri.toString());
    if (known !== undefined) return known;
    const item = this.controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    this.controller.items.add(item);
    return item;
  }

  /** Lists the requests of a document's plan; where there are none, the item says why. */
  private async findRequests(item: vscode.TestItem): Promise<void> {
    const { uri } = item;
    if (uri === undefined || item.parent !== undefined) return;
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.languageId !== 'imc') return;
      const plan = await this.server.plan(uri);
      item.description = plan.requests.length === 0 ? said(plan.reason) : '';
      item.children.replace(plan.requests.map((request, index) => this.requestItem(uri, request, index)));
    } catch (error) {
      item.error = error instanceof Error ? error.message : String(error);
    }
  }

  private requestItem(uri: vscode.Uri, { verb, host, port, domains, range }: PlanJson['requests'][number], index: number): vscode.TestItem {
    const item = this.controller.createTestItem(`${uri.toString()} ${index}`, `${verb} @ ${host}:${port}`, uri);
    item.description = domains.join(', ');
    item.range = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
    item.sortText = String(index).padStart(3, '0');
    return item;
  }

  private async run(request: vscode.TestRunRequest, mode: 'probe' | 'hold' | 'peek', token: vscode.CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    try {
      for (const [document, items] of await this.chosen(request)) {
        if (token.isCancellationRequested) break;
        await this.runDocument(run, document, items, mode, token);
      }
    } finally {
      run.end();
    }
  }

  /** The requests that are to be run, by their documents. */
  private async chosen({ include, exclude }: vscode.TestRunRequest): Promise<ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]>> {
    const all: vscode.TestItem[] = [];
    if (include === undefined) {
      await this.findDocuments();
      this.controller.items.forEach((item) => all.push(item));
    }
    const chosen = new Map<vscode.TestItem, vscode.TestItem[]>();
    for (const item of include ?? all) {
      const document = item.parent ?? item;
      if (item.parent === undefined) await this.findRequests(item);
      const requests = chosen.get(document) ?? [];
      if (item.parent !== undefined) requests.push(item);
      else item.children.forEach((child) => { if (!exclude?.includes(child)) requests.push(child); });
      chosen.set(document, [...new Set(requests)]);
    }
    return chosen;
  }

  private async runDocument(run: vscode.TestRun, item: vscode.TestItem, requests: readonly vscode.TestItem[], mode: 'probe' | 'hold' | 'peek', token: vscode.CancellationToken): Promise<void> {
    if (item.uri === undefined || requests.length === 0) return run.skipped(item);
    for (const each of requests) run.started(each);
    const indices = requests.map(({ id }) => Number(id.slice(id.lastIndexOf(' ') + 1)));
    const ran = await this.runRequests(await vscode.workspace.openTextDocument(item.uri), mode, indices, token);
    for (const [at, each] of requests.entries()) {
      // The practice provider answers for all hosts of a plan at once.
      const session = ran?.result.sessions[at] ?? (ran?.result.sessions.length === 1 ? ran.result.sessions[0] : undefined);
      const words = ran?.words[at] ?? (ran?.words.length === 1 ? ran.words[0] : undefined);
      if (session === undefined || words === undefined || session.outcome === 'cancelled') run.skipped(each);
      else show(run, each, session, words);
    }
  }
}

/** Marks the line of a request with what was answered: as a fault, or as a word beside it. */
function show(run: vscode.TestRun, item: vscode.TestItem, session: SessionResult, { sentence: english, replies, remedies }: SessionText): void {
  const sentence = said(english);
  const location = item.uri && item.range && new vscode.Location(item.uri, item.range);
  const advice = remedies.map(({ advice: what, source }) => (source === null ? said(what) : `${said(what)} (${source})`));
  const print = (lines: readonly string[], at?: vscode.Location): void => {
    if (lines.length > 0) run.appendOutput(`${lines.join('\n').replace(/\r?\n/g, '\r\n')}\r\n`, at, item);
  };
  if (['ok', 'nothing-waiting', 'accepted'].includes(session.outcome)) {
    print([sentence, ...advice]);
    // What is printed for a place stands behind its line.
    print([(replies.length === 0 ? [sentence] : replies).join('; ').replace(/\s+/g, ' ')], location);
    return run.passed(item);
  }
  print([sentence, ...replies, ...advice]);
  const message = new vscode.TestMessage([sentence, ...replies, ...advice].join('\n'));
  if (location !== undefined) message.location = location;
  run.failed(item, message);
}
