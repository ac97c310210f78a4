import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { MakeClient } from './language-server.js';

/** The server as a Node process of its own, spoken to over IPC. */
export function nodeClient(context: vscode.ExtensionContext): MakeClient {
  const module = context.asAbsolutePath('dist/server.js');
  return async (options) => new LanguageClient('imc', 'IMC', {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  }, options);
}
