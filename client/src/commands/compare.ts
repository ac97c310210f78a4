import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import { isOurs } from '../language/selector.js';
import { documentFiles } from '../language/workspace-files.js';
import type { VirtualDocuments } from '../views/virtual-documents.js';
import { documentFor, nameOf } from './documents.js';
import { tell } from './tell.js';

/**
 * Shows a document and a registry export side by side by what they mean: the values of the registry keys in one order, with
 * their types and data, however each of the two writes them.
 */
export function compareWithRegistryExport(server: LanguageServer, pages: VirtualDocuments): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const active = vscode.window.activeTextEditor?.document;
    const document = argument === undefined && active !== undefined && isOurs(active) ? active : await documentFor(argument);
    const file = document && await exportFor(document);
    if (document === undefined || file === undefined) return;
    const text = await textOf(file);
    const comparison = await server.compare(document.uri, { uri: file.toString(), text });
    const [left, right] = [nameOf(document), vscode.workspace.asRelativePath(file)];
    const { same, different, onlyLeft, onlyRight } = comparison;
    if (different + onlyLeft + onlyRight === 0) {
      tell(same === 0
        ? vscode.l10n.t('Neither {0} nor {1} gives a value of the connector\'s registry keys', left, right)
        : vscode.l10n.t('{0} and {1} give the same {2} registry values', left, right, same));
      return;
    }
    await vscode.commands.executeCommand(
      // Names that end as those of documents do would have these texts read as documents.
      'vscode.diff', pages.set(document.uri, vscode.l10n.t('{0}, values', fileName(left)), comparison.left),
      pages.set(file, vscode.l10n.t('{0}, values', fileName(right)), comparison.right), vscode.l10n.t('{0} and {1}, by meaning', left, right),
    );
    tell(vscode.l10n.t(
      'Values that differ: {0}; only in {2}: {1}; only in {4}: {3}; the same: {5}', different, onlyLeft, left, onlyRight, right, same,
    ));
  };
}

/** The export that the user picks: one of the workspace, or a file from anywhere. */
async function exportFor(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const found = (await documentFiles()).filter((uri) => /\.reg$/i.test(uri.path) && uri.toString() !== document.uri.toString());
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })).sort((a, b) => a.label.localeCompare(b.label));
  const elsewhere = { label: `$(folder-opened) ${vscode.l10n.t('Another File…')}`, uri: undefined };
  const title = vscode.l10n.t('Compare {0} with which registry export?', nameOf(document));
  const picked = items.length === 0 ? elsewhere : await vscode.window.showQuickPick<{ label: string; uri: vscode.Uri | undefined }>([...items, elsewhere], { title });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const [chosen] = await vscode.window.showOpenDialog({ title, filters: { [vscode.l10n.t('Registry files')]: ['reg', 'REG'] } }) ?? [];
  return chosen;
}

/** As it is in the editor where it is open, else as it was saved, in whatever encoding. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.getText() ?? vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
}

function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}
