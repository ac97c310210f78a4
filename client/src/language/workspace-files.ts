import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FIND_FILES_REQUEST, READ_FILE_REQUEST, type ReadFileParams } from '../../../server/src/protocol.js';

/** Documents and exports of a workspace that are looked at; a folder with more is no folder of configurations. */
const MOST_FILES = 2000;
/** A file beside the open ones is read up to this size, in bytes: 100,000 routes have four million. */
const LARGEST = 16 * 1024 * 1024;
const FILES = '**/*.{imc,IMC,reg,REG,vbs,VBS}';

/**
 * Answers the server's questions about the files of the workspace. The editor reads them, wherever they lie — on this
 * computer, on another one, in a repository that a browser looks at — and in whatever encoding its settings say.
 */
export function answerAboutFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(FIND_FILES_REQUEST, async () =>
      (await vscode.workspace.findFiles(FILES, '**/node_modules/**', MOST_FILES)).map((uri) => client.code2ProtocolConverter.asUri(uri))),
    client.onRequest(READ_FILE_REQUEST, ({ uri }: ReadFileParams) => textOf(client.protocol2CodeConverter.asUri(uri))),
  );
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
