import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { MakeClient } from './language-server.js';
import { learnLanguage } from './said.js';

type ServerWorker = ConstructorParameters<typeof LanguageClient>[2] & { terminate(): void };

// What is used of a browser's globals: the project is compiled without them.
const browser = globalThis as unknown as { readonly URL: { createObjectURL(blob: Blob): string }; readonly Worker: new (url: string) => ServerWorker };

/**
 * The server in a worker. Its file is read and handed over as a blob, because a worker cannot be made from the address of
 * an extension that lives on a server.
 */
export function webClient(context: vscode.ExtensionContext): MakeClient {
  return async (options) => {
    await learnLanguage(context);
    const source = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js'));
    const url = browser.URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'application/javascript' }));
    return new LanguageClient('imc', 'IMC', new browser.Worker(url), options);
  };
}
