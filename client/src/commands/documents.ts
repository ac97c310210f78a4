import * as vscode from 'vscode';
import { documentFiles } from '../language/workspace-files.js';
import { tell } from './tell.js';

/**
 * The document that a command is about: the one it was called for (by a link above a line), else the active editor's, else
 * one that the user picks from those that are open or in the workspace. Undefined when nothing was picked.
 */
export async function documentFor(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const given = argument instanceof vscode.Uri ? argument : typeof argument === 'string' ? vscode.Uri.parse(argument, true) : undefined;
  if (given !== undefined) return openAsDocument(given);
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === 'imc') return active;
  const open = openDocuments().map(({ uri }) => uri);
  const found = (await documentFiles()).filter(({ path }) => /\.imc$/i.test(path));
  const all = [...new Map([...open, ...found].map((uri) => [uri.toString(), uri])).values()];
  const [only] = all;
  if (only === undefined) {
    tell(vscode.l10n.t('Open an IMC document first: this workspace has none (*.imc)'));
    return undefined;
  }
  if (all.length === 1) return openAsDocument(only);
  const items = all.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which document?') });
  return picked && openAsDocument(picked.uri);
}

/** The IMC documents that the editor has open, in front or not. */
export function openDocuments(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ languageId, isClosed }) => languageId === 'imc' && !isClosed);
}

/** The document's path as a person would name it. */
export function nameOf(document: vscode.TextDocument): string {
  return document.isUntitled ? document.uri.path : vscode.workspace.asRelativePath(document.uri);
}

async function openAsDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  return document.languageId === 'imc' ? document : vscode.languages.setTextDocumentLanguage(document, 'imc');
}
