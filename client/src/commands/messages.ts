import * as vscode from 'vscode';
import { said } from '../language/said.js';
import type { KeptRun } from '../runs/kept-run.js';
import { momentAsText } from '../views/figures.js';
import type { MessageDocuments } from '../views/message-documents.js';
import type { Row } from '../views/messages-view.js';
import type { Runs } from '../views/runs.js';
import type { Transcripts } from '../views/transcripts.js';
import { tell } from './tell.js';

/** Opens a saved message as text. */
export function openMessage(messages: MessageDocuments): (row?: Row) => Promise<void> {
  return async (row) => {
    if (row?.kind === 'message' && row.message.file !== null) await messages.show(row.message.file, row.message.subject);
  };
}

/**
 * Shows where a saved message lies: in the Explorer where the file is in the workspace, else in the file manager of the computer; where that is another
 * computer than the one in front of the user, in words.
 */
export async function revealMessage(row?: Row): Promise<void> {
  if (row?.kind !== 'message' || row.message.file === null) return;
  const { file } = row.message;
  const uri = vscode.Uri.file(file);
  if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return void await vscode.commands.executeCommand('revealInExplorer', uri);
  const here = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (here) return void await vscode.commands.executeCommand('revealFileInOS', uri);
  const copy = vscode.l10n.t('Copy Path');
  if (await vscode.window.showInformationMessage(file, copy) === copy) await vscode.env.clipboard.writeText(file);
}

export async function copyMessagePath(row?: Row): Promise<void> {
  if (row?.kind === 'message' && row.message.file !== null) await vscode.env.clipboard.writeText(row.message.file);
}

/** Shows the transcript of the run that a row stands for. */
export function showRunTranscript(transcripts: Transcripts): (row?: Row) => Promise<void> {
  return async (row) => {
    if (row?.kind === 'run') await transcripts.show(row.run);
  };
}

/** Lays the transcripts of two runs side by side: those selected, or one and the run of the same document before it, or two that are picked. */
export function compareRuns(runs: Runs, transcripts: Transcripts): (row?: Row, selected?: readonly Row[]) => Promise<void> {
  return async (row, selected) => {
    const chosen = (selected ?? []).flatMap((each) => (each.kind === 'run' ? [each.run] : []));
    const pair = chosen.length === 2 ? chosen : row?.kind === 'run' ? await withTheOneBefore(row.run, runs) : await pickTwo(runs);
    const [one, other] = pair ?? [];
    if (one !== undefined && other !== undefined) await transcripts.compare(one, other);
  };
}

/** Forgets all runs of this workspace, once the user has said so again. Saved messages stay where they are. */
export function forgetRuns(runs: Runs): () => Promise<void> {
  return async () => {
    const forget = vscode.l10n.t('Forget');
    const detail = vscode.l10n.t('Results and transcripts are removed. Messages that were saved stay where they are.');
    const answer = await vscode.window.showWarningMessage(vscode.l10n.t('Forget all runs of this workspace?'), { modal: true, detail }, forget);
    if (answer === forget) await runs.forgetAll();
  };
}

async function withTheOneBefore(run: KeptRun, runs: Runs): Promise<readonly KeptRun[] | undefined> {
  const before = (await runs.all()).find(({ document, id, end }) => document === run.document && id < run.id && end !== null);
  if (before !== undefined) return [before, run];
  tell(vscode.l10n.t('There is no run of this document before this one'));
  return undefined;
}

async function pickTwo(runs: Runs): Promise<readonly KeptRun[] | undefined> {
  const over = (await runs.all()).filter(({ end }) => end !== null);
  if (over.length < 2) {
    tell(vscode.l10n.t('Fewer than two runs are kept: there is nothing to compare yet'));
    return undefined;
  }
  const items = over.map((run) => ({ label: momentAsText(run.started), description: `${run.name} · ${run.mode}`, detail: run.end === null ? '' : said(run.end.words.summary), run }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare which two runs?'), canPickMany: true, ignoreFocusOut: true });
  if (picked === undefined) return undefined;
  if (picked.length === 2) return picked.map(({ run }) => run);
  tell(vscode.l10n.t('Two runs can be compared, no more and no fewer'));
  return undefined;
}
