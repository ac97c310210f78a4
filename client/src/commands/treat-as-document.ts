import * as vscode from 'vscode';
import { tell } from './tell.js';

const SAVE = /^\uFEFF?\s*\[(Header|Routes|Domain)\]\s*$/i;

/** Gives the active editor's text the language IMC, whatever its file is called. */
export async function treatAsDocument(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) tell(vscode.l10n.t('Open the file first that is to be treated as an IMC document'));
  else await vscode.languages.setTextDocumentLanguage(document, 'imc');
}

/**
 * Offers "Treat as IMC document" where an IMCCOPY save is opened under a name that another language has taken, such as
 * `.txt` or `.ini`. A declined offer is not made again for that file.
 */
export function offerForSaves(state: vscode.Memento): vscode.Disposable {
  const declined = new Set<string>();
  const offer = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    const document = editor?.document;
    if (document === undefined || !['plaintext', 'ini', 'properties'].includes(document.languageId)) return;
    const first = firstLine(document);
    if (!SAVE.test(first) || declined.has(document.uri.toString()) || state.get('imc.neverOffer', false)) return;
    declined.add(document.uri.toString());
    const [treat, never] = [vscode.l10n.t('Treat as IMC document'), vscode.l10n.t('Never Ask')];
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('This looks like a file that IMCCOPY saved'), treat, never);
    if (answer === treat) await vscode.languages.setTextDocumentLanguage(document, 'imc');
    if (answer === never) await state.update('imc.neverOffer', true);
  };
  void offer(vscode.window.activeTextEditor);          // it may have been there before the extension was
  return vscode.window.onDidChangeActiveTextEditor(offer);
}

/** The first line that says something; the samples in the articles begin with blank ones. */
function firstLine(document: vscode.TextDocument): string {
  for (let line = 0; line < Math.min(document.lineCount, 20); line++) {
    const { text } = document.lineAt(line);
    if (text.trim() !== '') return text;
  }
  return '';
}
