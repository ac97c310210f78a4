import * as vscode from 'vscode';

/**
 * The documents that the language server is asked about: IMC documents by their language, registry files and scripts by
 * their names, because they keep whatever language other extensions give them.
 */
export const DOCUMENTS: vscode.DocumentFilter[] = [
  { language: 'imc' }, { language: 'imc-reg' }, { pattern: '**/*.[rR][eE][gG]' }, { pattern: '**/*.[vV][bB][sS]' },
];

/** Whether a document is one of them. */
export function isOurs(document: vscode.TextDocument): boolean {
  return vscode.languages.match(DOCUMENTS, document) > 0;
}
