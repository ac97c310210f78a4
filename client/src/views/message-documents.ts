import { open } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { mailText, SHOWN } from '../runs/mail-text.js';
import { bytesAsText } from './figures.js';
import type { Runs } from './runs.js';
import { tell } from '../commands/tell.js';

const SCHEME = 'imc-message';

/** Saved messages as read-only text: whatever octets are in them, nothing of them acts on the screen. */
export class MessageDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  constructor(private readonly runs: Runs) {}

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    // Anybody may write an address of ours into a text: it opens what one of our runs has saved, and no other file of this computer or of another.
    if (!await this.runs.saved(query)) return vscode.l10n.t('No run that is kept has saved this file');
    const { octets, size } = await head(query);
    const text = mailText(octets, size <= SHOWN);
    return size <= SHOWN ? text : `${text}\n\n${vscode.l10n.t('[The first {0} of {1} are shown]', bytesAsText(SHOWN), bytesAsText(size))}\n`;
  }

  /** Opens a message. Says so where it is no longer where it was put. */
  async show(file: string, subject: string | null): Promise<void> {
    try {
      if (await this.runs.saved(file)) await (await open(file, 'r')).close();
    } catch {
      tell(vscode.l10n.t('The message is no longer there: {0}', file), 'warning');
      return;
    }
    const title = (subject ?? path.basename(file)).replace(/[/\\]/g, '-').slice(0, 80);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: SCHEME, path: `/${title}.eml`, query: file }));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.registration.dispose();
  }
}

async function head(file: string): Promise<{ readonly octets: Uint8Array; readonly size: number }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const octets = new Uint8Array(Math.min(size, SHOWN));
    const { bytesRead } = await handle.read(octets, 0, octets.length, 0);
    return { octets: octets.subarray(0, bytesRead), size };
  } finally {
    await handle.close();
  }
}
