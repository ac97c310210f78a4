import * as vscode from 'vscode';
import type { DequeueResult } from '../dequeue/result.js';
import { VirtualDocuments } from './virtual-documents.js';

/** The transcript of the last run of each document, as read-only text. */
export class Transcripts implements vscode.Disposable {
  private readonly documents = new VirtualDocuments('imc-transcript');
  private readonly last = new Map<string, vscode.Uri>();
  private latest: vscode.Uri | undefined;

  async keep(source: vscode.Uri, result: DequeueResult): Promise<void> {
    const { transcriptText } = await import('../dequeue/transcript.js');
    const name = source.path.split('/').pop() ?? 'document.imc';
    this.latest = this.documents.set(source, vscode.l10n.t('Transcript of {0}', name), transcriptText(result));
    this.last.set(source.toString(), this.latest);
  }

  /** Shows the transcript of a document; without one, of whatever ran last. */
  async show(source?: vscode.Uri): Promise<void> {
    const uri = (source && this.last.get(source.toString())) ?? this.latest;
    if (uri === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('No test dequeue has run in this window yet'));
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'imc-transcript');
    await vscode.window.showTextDocument(document, { preview: false });
  }

  dispose(): void {
    this.documents.dispose();
  }
}
