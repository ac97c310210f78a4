import path from 'node:path';
import * as vscode from 'vscode';
import type { MessageResult } from '../dequeue/result.js';
import { said } from '../language/said.js';
import type { KeptRun } from '../runs/kept-run.js';
import type { RunState } from '../runs/run-store.js';
import { bytesAsText, messagesAsText, momentAsText } from './figures.js';
import type { Runs } from './runs.js';

/** A row of the view: a document, one of its runs, and what came in it. */
export type Row =
  | { readonly kind: 'document'; readonly document: string; readonly name: string; readonly newest: boolean }
  | { readonly kind: 'run'; readonly run: KeptRun; readonly newest: boolean }
  | { readonly kind: 'message'; readonly run: KeptRun; readonly message: MessageResult; readonly number: number }
  | { readonly kind: 'note'; readonly run: KeptRun; readonly text: string; readonly icon: string; readonly number: number };

/** What came in the last runs of each document: senders, recipients, sizes, subjects, and where each message lies. */
export class MessagesView implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly view: vscode.TreeView<Row>;
  private readonly subscriptions: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly runs: Runs) {
    this.view = vscode.window.createTreeView('imc.messages', { treeDataProvider: this, showCollapseAll: true, canSelectMany: true });
    this.subscriptions = vscode.Disposable.from(
      this.view, this.changed, runs.onDidChange(() => this.changed.fire()),
      this.view.onDidChangeVisibility(({ visible }) => { if (visible) runs.refresh(); }),
    );
  }

  /** Brings the view to the front, with the keyboard in it; on a run, where one is given. */
  async show(id?: string): Promise<void> {
    await vscode.commands.executeCommand('imc.messages.focus');
    const run = (await this.runs.all()).find((each) => each.id === id);
    if (run !== undefined) await this.view.reveal({ kind: 'run', run, newest: true }, { focus: true, select: true, expand: true });
  }

  async getChildren(row?: Row): Promise<Row[]> {
    const all = await this.runs.all();
    if (row === undefined) {
      const documents = [...new Map(all.map(({ document, name }) => [document, name])).entries()];
      return documents.map(([document, name], index) => ({ kind: 'document', document, name, newest: index === 0 }));
    }
    if (row.kind === 'document') {
      return all.filter(({ document }) => document === row.document).map((run, index) => ({ kind: 'run', run, newest: row.newest && index === 0 }));
    }
    return row.kind === 'run' ? this.inside(row.run) : [];
  }

  async getParent(row: Row): Promise<Row | undefined> {
    if (row.kind === 'document') return undefined;
    const { run } = row;
    return row.kind === 'run' ? { kind: 'document', document: run.document, name: run.name, newest: true } : { kind: 'run', run, newest: true };
  }

  getTreeItem(row: Row): vscode.TreeItem {
    switch (row.kind) {
      case 'document': return documentItem(row);
      case 'run': return runItem(row, this.runs.stateOf(row.run));
      case 'message': return messageItem(row);
      case 'note': return noteItem(row);
    }
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private async inside(run: KeptRun): Promise<Row[]> {
    const state = this.runs.stateOf(run);
    const note = (icon: string) => (text: string, number: number): Row => ({ kind: 'note', run, text, icon, number });
    if (state === 'running') return this.runs.linesOf(run).map(note('sync~spin'));
    const messages = (await this.runs.messagesOf(run)).map((message, number): Row => ({ kind: 'message', run, message, number }));
    if (state === 'interrupted') return [note('warning')(interruption(run), 0), ...messages];
    const sentences = run.end?.words.sessions.map(({ sentence }) => said(sentence)) ?? [];
    // Where everything came from one host, and went well, the run's own row has said it.
    return messages.length > 0 && sentences.length === 1 && run.end?.result.outcome === 'ok' ? messages : [...sentences.map(note('info')), ...messages];
  }
}

function documentItem({ document, name, newest }: Row & { kind: 'document' }): vscode.TreeItem {
  const item = new vscode.TreeItem(name, newest ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  return Object.assign(item, { id: document, contextValue: 'document', iconPath: new vscode.ThemeIcon('file') });
}

function runItem({ run, newest }: Row & { kind: 'run' }, state: RunState): vscode.TreeItem {
  const item = new vscode.TreeItem(momentAsText(run.started), newest ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed);
  const count = run.end?.result.sessions.reduce((sum, { messages }) => sum + messages.length, 0) ?? 0;
  const [icon, outcome] = { running: ['sync~spin', vscode.l10n.t('running')], interrupted: ['warning', vscode.l10n.t('interrupted')], ended: outcomeOf(run) }[state] as [string, string];
  const description = [run.mode, outcome, ...(count === 0 ? [] : [messagesAsText(count)]), run.hosts.join(', ')].join(' · ');
  return Object.assign(item, {
    id: run.id, contextValue: state === 'ended' ? 'run' : state, iconPath: new vscode.ThemeIcon(icon), description,
    tooltip: [run.end === null ? description : said(run.end.words.summary), ...(run.folder === null ? [] : [run.folder])].join('\n'),
    accessibilityInformation: { label: `${momentAsText(run.started)}, ${description}` },
  });
}

function outcomeOf({ end }: KeptRun): [icon: string, words: string] {
  const { l10n } = vscode;
  switch (end?.result.outcome) {
    case 'ok': return ['pass', l10n.t('the way works')];
    case 'nothing-waiting': return ['pass', l10n.t('nothing waiting')];
    case 'accepted': return ['question', l10n.t('accepted, not seen')];
    case 'no-callback': return ['call-incoming', l10n.t('no call back')];
    case 'refused': return ['circle-slash', l10n.t('refused')];
    case 'cancelled': return ['debug-stop', l10n.t('cancelled')];
    case 'failed':
    case undefined: return ['error', l10n.t('failed')];
  }
}

function messageItem({ run, message, number }: Row & { kind: 'message' }): vscode.TreeItem {
  const { l10n } = vscode;
  const { reversePath, forwardPaths, bytes, disposition, subject, messageId, file, duplicateOf, unacknowledged } = message;
  const sender = reversePath === '' ? l10n.t('the mail system (null reverse-path)') : reversePath;
  const size = bytes === null ? l10n.t('size not declared') : bytesAsText(bytes);
  const fate = { held: l10n.t('stays with the provider'), saved: l10n.t('saved'), failed: l10n.t('not kept; stays with the provider') }[disposition];
  const recipients = forwardPaths.join(', ');
  const item = new vscode.TreeItem(subject ?? l10n.t('From {0}', sender));
  const parts = [...(subject === null ? [] : [sender]), `→ ${recipients}`, size, fate, ...(duplicateOf === undefined ? [] : [l10n.t('perhaps a second copy')]), ...(unacknowledged === true ? [l10n.t('may come again')] : [])];
  const lines = [
    ...(subject === null ? [] : [subject]), l10n.t('From {0}', sender), l10n.t('To {0}', recipients), `${size}, ${fate}`,
    ...(messageId === null ? [] : [messageId]), ...(file === null ? [] : [file]), ...(duplicateOf === undefined ? [] : [l10n.t('The same mail data lies in {0}', duplicateOf)]),
  ];
  return Object.assign(item, {
    id: `${run.id}/${number}`, contextValue: file === null ? 'offered' : 'saved', description: parts.join(' · '), tooltip: lines.join('\n'),
    iconPath: new vscode.ThemeIcon({ held: 'mail', saved: 'mail-read', failed: 'warning' }[disposition]), accessibilityInformation: { label: lines.join(', ') },
    ...(file === null ? {} : { command: { command: 'imc.openMessage', title: l10n.t('Open Message'), arguments: [{ kind: 'message', run, message, number }] } }),
  });
}

function noteItem({ run, text, icon, number }: Row & { kind: 'note' }): vscode.TreeItem {
  return Object.assign(new vscode.TreeItem(text), { id: `${run.id}/note ${number}`, contextValue: 'note', tooltip: text, iconPath: new vscode.ThemeIcon(icon) });
}

function interruption({ folder }: KeptRun): string {
  return folder === null
    ? vscode.l10n.t('The window ended before the run did. No message was taken.')
    : vscode.l10n.t('The window ended before the run did. What had been saved lies in {0} and is listed here; everything else is still with the provider.', path.join(folder, 'new'));
}
