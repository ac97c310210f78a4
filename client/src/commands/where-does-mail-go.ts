import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import { said } from '../language/said.js';
import { documentFor } from './documents.js';

let lastAddress = '';

/** Asks for an address, says where mail to it goes, and shows the row that decides. */
export function whereDoesMailGo(server: LanguageServer): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await documentFor(argument);
    if (document === undefined) return;
    const address = await vscode.window.showInputBox({
      title: vscode.l10n.t('Where does mail go?'),
      prompt: vscode.l10n.t('The address of a recipient'),
      placeHolder: 'user@example.com',
      value: lastAddress,
      validateInput: (text) => (/^[^\s@]+@[^\s@]+$/.test(text.trim()) ? undefined : vscode.l10n.t('An address has the form user@example.com')),
    });
    if (address === undefined) return;
    lastAddress = address.trim();
    const { routes: [route] } = await server.routes(document.uri, [lastAddress]);
    if (route === undefined) return;
    if (route.row !== null) {
      const editor = await vscode.window.showTextDocument(document);
      const { range } = document.lineAt(Math.min(route.row.line, document.lineCount - 1));
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
    // A message with a button is shown whole; one without is cut to a line.
    const again = vscode.l10n.t('Ask Again');
    void vscode.window.showInformationMessage(`${route.address}: ${said(route.explanation)}`, again).then((answer) => {
      if (answer === again) void vscode.commands.executeCommand('imc.whereDoesMailGo', document.uri);
    });
  };
}
