import path from 'node:path';
import * as vscode from 'vscode';
import type { DequeueJob } from '../dequeue/job.js';
import { place } from '../dequeue/place.js';
import { describeRequest, type Offer } from './offers.js';
import { tell } from './tell.js';

const LAST_FOLDER = 'imc.lastFolder';

/** Shows the hosts that are asked, and what will happen to the mail, before anything connects to them. True: go on. */
export async function confirm({ job, practice }: Offer): Promise<boolean> {
  const { l10n } = vscode;
  const [go, question] = {
    probe: [l10n.t('Connect'), l10n.t('Connect to the provider, and see what it offers?')],
    hold: [l10n.t('Ask Now'), l10n.t('Ask the provider for the waiting mail?')],
    peek: [l10n.t('Ask Now'), l10n.t('Ask the provider for the waiting mail, and look into it?')],
    save: [l10n.t('Take the Mail'), l10n.t('Take the waiting mail from the provider?')],
  }[job.mode] as [string, string];
  const asked = job.sessions.map((session) => `• ${describeRequest(session, job)}`);
  // The practice provider calls back here and nowhere else.
  const calls = job.mode === 'probe' || practice !== undefined || !job.sessions.some(({ verb }) => verb === 'ETRN') ? [] : howMailComes(job);
  const detail = [asked, whatHappens(job), calls].filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n');
  return await vscode.window.showInformationMessage(question, { modal: true, detail }, go) === go;
}

/** Asks for the folder that mail is taken into; the last one of this workspace is offered. Undefined when none was named. */
export async function askFolder(state: vscode.Memento, document: vscode.TextDocument): Promise<string | undefined> {
  const last = state.get<string>(LAST_FOLDER);
  const beside = document.uri.scheme === 'file' ? vscode.Uri.joinPath(document.uri, '..') : undefined;
  const start = last === undefined ? vscode.workspace.workspaceFolders?.[0]?.uri ?? beside : vscode.Uri.file(last);
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Into which folder shall the mail go?'), openLabel: vscode.l10n.t('Take Mail into This Folder'),
    canSelectFolders: true, canSelectFiles: false, canSelectMany: false, ...(start === undefined ? {} : { defaultUri: start }),
  });
  const folder = picked?.[0];
  if (folder === undefined) return undefined;
  if (folder.scheme !== 'file' && folder.scheme !== 'vscode-remote') {
    tell(vscode.l10n.t('Mail is only taken into a folder on a disk, where it can be made durable'), 'warning');
    return undefined;
  }
  await state.update(LAST_FOLDER, folder.fsPath);
  return folder.fsPath;
}

/**
 * Why mail could not come in, though it is to be taken: after ETRN it comes by a call, and nobody listens. True when this was said.
 */
export function refuseWithoutListener(job: DequeueJob): boolean {
  if (job.mode !== 'save' || job.listen !== null || !job.sessions.some(({ verb }) => verb === 'ETRN')) return false;
  const settings = vscode.l10n.t('Open Settings');
  const why = vscode.l10n.t('After ETRN the provider calls back to deliver. Nobody listens here, so no mail would come into the folder. Set the address to listen on first (imc.dequeue.listen.address)');
  void vscode.window.showWarningMessage(why, settings).then((answer) => {
    if (answer === settings) void vscode.commands.executeCommand('workbench.action.openSettings', 'imc.dequeue.listen');
  });
  return true;
}

function whatHappens(job: DequeueJob): readonly string[] {
  const { l10n } = vscode;
  switch (job.mode) {
    case 'probe': return [l10n.t('The test logs in where an account is set up, and leaves again. Nothing is asked for.')];
    case 'hold': return [l10n.t('No mail is taken: every message that is offered stays with the provider.')];
    case 'peek': return [
      l10n.t('No mail is taken: every message that is offered stays with the provider.'),
      l10n.t('Each is read to its end and then refused for now. Only sender, recipients, subject and size are kept.'),
    ];
    case 'save': return takes(job.folder ?? '');
  }
}

/** After ETRN mail comes by a call, and not only to whoever asked. */
function howMailComes({ listen, waitMs }: DequeueJob): readonly string[] {
  const { l10n } = vscode;
  return [
    listen === null
      ? l10n.t('After ETRN the provider calls back to deliver. This test does not wait for the call: the setting imc.dequeue.listen.address is empty.')
      : l10n.t('After ETRN the provider calls back to deliver. This test waits for the call at {0}, for {1} s.', place(listen.host, listen.port), waitMs / 1000),
    l10n.t('Which host is called is set up at the provider. If it is your mail server, the waiting mail goes there as usual.'),
  ];
}

function takes(folder: string): readonly string[] {
  const { l10n } = vscode;
  const inside = vscode.workspace.workspaceFolders?.some(({ uri }) => !path.relative(uri.fsPath, folder).startsWith('..') && uri.scheme === 'file') ?? false;
  return [
    l10n.t('The mail leaves the provider. What was taken is no longer there, and the connector will not get it.'),
    l10n.t('Each message becomes a file in {0}. It is safe on the disk before the provider is told that it was taken.', path.join(folder, 'new')),
    l10n.t('What cannot be kept stays with the provider.'),
    ...(inside ? [l10n.t('The folder is in this workspace: whoever gets a copy of the workspace gets the mail.')] : []),
  ];
}
