import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FIND_FILES_REQUEST, READ_FILE_REQUEST, type ReadFileParams } from '../../../server/src/protocol.js';

/** Documents and exports of a workspace that are looked at; a folder with more is no folder of configurations. */
const MOST_FILES = 2000;
/** Folders that are walked through at the most where nothing searches. */
const MOST_FOLDERS = 200;
/** A file beside the open ones is read up to this size, in bytes: 100,000 routes have four million. */
const LARGEST = 16 * 1024 * 1024;
const FILES = '**/*.{imc,IMC,reg,REG,vbs,VBS}';

/**
 * Answers the server's questions about the files of the workspace. The editor reads them, wherever they lie — on this
 * computer, on another one, in a repository that a browser looks at — and in whatever encoding its settings say.
 */
export function answerAboutFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(FIND_FILES_REQUEST, async () => (await documentFiles()).map((uri) => client.code2ProtocolConverter.asUri(uri))),
    client.onRequest(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => textOf(client.protocol2CodeConverter.asUri(uri))),
  );
}

/** The IMC documents, registry files and scripts of the workspace. Where nothing searches for the editor, its folders are walked through. */
export async function documentFiles(): Promise<readonly vscode.Uri[]> {
  // Where the program that searches is not there, this fails; where a file system knows no search, nothing is found.
  const found = await vscode.workspace.findFiles(FILES, '**/node_modules/**', MOST_FILES).then((uris) => uris, () => []);
  if (found.length > 0) return found;
  const files: vscode.Uri[] = [];
  const waiting = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (let seen = 0; seen < MOST_FOLDERS && files.length < MOST_FILES; seen++) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    for (const [name, type] of await vscode.workspace.fs.readDirectory(folder).then((entries) => entries, () => [])) {
      if (type === vscode.FileType.Directory && name !== 'node_modules' && !name.startsWith('.')) waiting.push(vscode.Uri.joinPath(folder, name));
      if (type === vscode.FileType.File && /\.(?:imc|reg|vbs)$/i.test(name)) files.push(vscode.Uri.joinPath(folder, name));
    }
  }
  return files;
}

/** The text of a file of the workspace; null where it cannot be read, is too large, or lies elsewhere. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return null;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LARGEST ? null : await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  } catch {
    return null;                                                  // gone in the meantime, or not for us to read
  }
}
