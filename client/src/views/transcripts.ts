import * as vscode from 'vscode';
import type { KeptRun } from '../runs/kept-run.js';
import { withoutTimes } from '../runs/run-transcript.js';
import { momentAsText } from './figures.js';
import type { Runs } from './runs.js';
import { tell } from '../commands/tell.js';

const SCHEME = 'imc-transcript';

/** The transcripts of the runs that are kept, as read-only text. */
export class Transcripts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;

  constructor(private readonly runs: Runs) {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent({ query, fragment }: vscode.Uri): Promise<string> {
    const text = await this.runs.transcriptOf(query);
    if (text === undefined) return vscode.l10n.t('The transcript of this run is no longer kept');
    return fragment === '' ? text : withoutTimes(text);
  }

  async show(run: KeptRun): Promise<void> {
    const document = await vscode.workspace.openTextDocument(addressOf(run));
    await vscode.languages.setTextDocumentLanguage(document, 'imc-transcript');
    await vscode.window.showTextDocument(document, { preview: false });
  }

  /** Shows the transcript of the last run of a document; without one, of whatever ran last. */
  async showLast(source?: vscode.Uri): Promise<void> {
    const runs = await this.runs.all();
    const over = runs.filter(({ end }) => end !== null);
    const run = over.find(({ document }) => document === source?.toString()) ?? over[0];
    if (run === undefined) tell(vscode.l10n.t('No test dequeue has run in this workspace yet'));
    else await this.show(run);
  }

  /** Lays two transcripts side by side, the older one to the left; their times are left out, for they always differ. */
  async compare(one: KeptRun, other: KeptRun): Promise<void> {
    const [older, newer] = [one, other].sort((a, b) => (a.id < b.id ? -1 : 1)) as [KeptRun, KeptRun];
    const sides = [older, newer].map((run) => addressOf(run).with({ fragment: 'without-times' })) as [vscode.Uri, vscode.Uri];
    for (const side of sides) await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(side), 'imc-transcript');
    const title = vscode.l10n.t('{0}: {1} and {2}', newer.name, momentAsText(older.started), momentAsText(newer.started));
    await vscode.commands.executeCommand('vscode.diff', ...sides, title, { preview: false });
  }

  dispose(): void {
    this.registration.dispose();
  }
}

function addressOf({ id, name, started }: KeptRun): vscode.Uri {
  const title = vscode.l10n.t('Transcript of {0}, {1}', name.split('/').pop() ?? name, momentAsText(started).replaceAll('/', '-'));
  return vscode.Uri.from({ scheme: SCHEME, path: `/${title}`, query: id });
}
