import { DidChangeWatchedFilesNotification, type ClientCapabilities, type Connection, type InitializeParams, type TextDocuments } from 'vscode-languageserver';
import type { OpenDocument } from './analysis/open-document.js';
import { FIND_FILES_REQUEST, READ_FILE_REQUEST, type InitializationOptions, type ReadFileParams } from './protocol.js';
import type { Runtime } from './server-judge.js';
import type { Files, WorkspaceDocuments } from './workspace/workspace-documents.js';

/** What is looked at beside the open documents. */
const WATCHED = '**/*.{imc,IMC,reg,REG,vbs,VBS}';
const NAMED = /\.(?:imc|reg|vbs)$/i;

export interface FilesParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly workspace: WorkspaceDocuments;
  readonly client: InitializeParams;
  readonly runtime: Runtime;
}

/** Tells the workspace which folders it has and what happens to its files. Call it when the client says `initialized`. */
export function serveFiles({ connection, documents, workspace, client, runtime }: FilesParts): void {
  let folders = foldersOf(client);
  const options = client.initializationOptions as InitializationOptions | null | undefined;
  const files = options?.readsFiles === true ? filesOf(connection) : runtime.disk?.(() => folders);
  workspace.setUp(folders, files);
  if (client.capabilities.workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      workspace.setUp(folders, files);
      workspace.begin();
    });
  }
  if (files && canWatch(client.capabilities)) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: WATCHED }] });
    connection.onDidChangeWatchedFiles(({ changes }) => void workspace.changed(changes.map(({ uri }) => uri)));
  } else if (files) {                                             // what was edited here is all that we hear of
    documents.onDidClose(({ document: { uri } }) => void (NAMED.test(uri) && workspace.changed([uri])));
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

function canWatch({ workspace }: ClientCapabilities): boolean {
  return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

function filesOf(connection: Connection): Files {
  return {
    find: () => connection.sendRequest<readonly string[]>(FIND_FILES_REQUEST),
    read: async uri => (await connection.sendRequest<string | null>(READ_FILE_REQUEST, { uri } satisfies ReadFileParams)) ?? undefined,
  };
}
