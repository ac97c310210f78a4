import type * as vscode from 'vscode';
import type { MakeClient } from './language-server.js';
import { learnLanguage } from './said.js';

/** The server as a Node process of its own, spoken to over IPC. */
export function nodeClient(context: vscode.ExtensionContext): MakeClient {
  const module = context.asAbsolutePath('dist/server.js');
  return async (options) => {
    await learnLanguage(context);
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const run = { module, transport: TransportKind.ipc };
    return new LanguageClient('imc', 'IMC', { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } } }, options);
  };
}
