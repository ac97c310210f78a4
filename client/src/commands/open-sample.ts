import * as vscode from 'vscode';

/** Opens a sample that lies in the package as a new document: nothing is written to disk until it is saved. */
export function openSample(context: vscode.ExtensionContext): () => Promise<void> {
  return async () => {
    const sample = vscode.Uri.joinPath(context.extensionUri, 'samples', 'mistakes.imc');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'imc', content }));
  };
}
