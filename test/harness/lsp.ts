import { PassThrough } from 'node:stream';
import {
  createConnection, createProtocolConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, type ClientCapabilities, type Diagnostic, type InitializeResult, type ProtocolConnection,
} from 'vscode-languageserver/node';
import { startServer, type Runtime } from '../../server/src/server.js';

/** An editor in miniature, talking to the real server over streams, byte by byte as over stdio. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, changes: readonly object[]): Promise<void>;
  request<R>(method: string, params: object): Promise<R>;
  /** The next diagnostics that are pushed for the document. */
  pushed(uri: string): Promise<Diagnostic[]>;
  /** What the server is told when it asks for settings. */
  settings: unknown;
  /** The files of the workspace, by address; a change is to be told with `saved`. */
  readonly files: Map<string, string>;
  /** Files were written, made or taken away. */
  saved(...uris: readonly string[]): Promise<void>;
  /** The next time that the server asks for problems to be pulled again. */
  refreshed(): Promise<void>;
  close(): Promise<void>;
}

export const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } },
  workspace: { diagnostics: { refreshSupport: true }, configuration: true },
};

/**
 * `files` lie in the workspace folder `file:///w`; without them there is no folder, and the editor reads no files. With `place` it has that
 * folder, and the server may read it there.
 */
export async function startEditor(
  capabilities: ClientCapabilities = PULLS, files?: Readonly<Record<string, string>>, place?: { readonly folder: string; readonly disk: NonNullable<Runtime['disk']> },
): Promise<Editor> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    pause: () => new Promise(resolve => setImmediate(resolve)), now: () => performance.now(), ...place && { disk: place.disk },
  });
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const waiting = new Map<string, ((items: Diagnostic[]) => void)[]>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
    for (const done of waiting.get(uri) ?? []) done(diagnostics);
    waiting.delete(uri);
  });
  const refreshes: (() => void)[] = [];
  const editor = {
    connection, settings: null as unknown, files: new Map(Object.entries(files ?? {})),
    saved: (...uris: readonly string[]) => connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map(uri => ({ uri, type: 2 })) }),
    refreshed: () => new Promise<void>(resolve => refreshes.push(resolve)),
    open: (uri: string, text: string, languageId = 'imc') => connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri: string, version: number, contentChanges: readonly object[]) => connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    request: <R>(method: string, params: object) => connection.sendRequest<R>(method, params),
    pushed: (uri: string) => new Promise<Diagnostic[]>(resolve => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve])),
    close: async () => {
      await connection.sendRequest('shutdown');
      connection.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) => items.map(() => editor.settings));
  connection.onRequest('workspace/diagnostic/refresh', () => {
    for (const done of refreshes.splice(0)) done();
    return null;
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('imc/findFiles', () => [...editor.files.keys()]);
  connection.onRequest('imc/readFile', ({ uri }: { uri: string }) => editor.files.get(uri) ?? null);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null, rootUri: place?.folder ?? null, capabilities, ...files && { workspaceFolders: [{ uri: 'file:///w', name: 'w' }], initializationOptions: { readsFiles: true } },
  });
  await connection.sendNotification('initialized', {});
  return Object.assign(editor, { initialized });
}
