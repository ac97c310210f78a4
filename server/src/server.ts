import {
  type ClientCapabilities, type Connection, DidChangeConfigurationNotification, ErrorCodes, type InitializeParams, ResponseError,
  TextDocumentSyncKind, TextDocuments, type ServerCapabilities,
} from 'vscode-languageserver';
import { changeDocument, openDocument, type ContentChange, type OpenDocument } from './analysis/open-document.js';
import { compare } from './analysis/compare.js';
import { planJson, routeJson } from './analysis/plan-json.js';
import { restartsJson } from './analysis/restarts-json.js';
import { snapshotOf, type Snapshot } from './analysis/snapshot.js';
import { codeActions, FIX_ALL } from './features/code-actions.js';
import { completion } from './features/completion.js';
import { documentLinks } from './features/document-links.js';
import { documentSymbols } from './features/document-symbols.js';
import { folding } from './features/folding.js';
import { formatting, formattingOnType } from './features/formatting.js';
import { hover } from './features/hover.js';
import { LEGEND } from './features/semantic-tokens.js';
import { COMPARE_REQUEST, PLAN_REQUEST, RESTARTS_REQUEST, ROUTE_REQUEST, type CompareParams, type DocumentParams, type InitializationOptions, type RouteParams } from './protocol.js';
import type { Answer } from './server-answer.js';
import { serveConversions } from './server-convert.js';
import { serveExplanations } from './server-explain.js';
import { serveDiagnostics } from './server-diagnostics.js';
import { serveFiles } from './server-files.js';
import { Judge, type Runtime } from './server-judge.js';
import { serveNames } from './server-names.js';
import { serveReading } from './server-reading.js';
import { SettingsCache } from './server-settings.js';
import { WorkspaceDocuments } from './workspace/workspace-documents.js';

export type { Runtime } from './server-judge.js';

/** Wires the language server to a connection. All it knows of the language it asks of `features/`. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments<OpenDocument>({
    create: openDocument,
    update: (document, changes, version) => changeDocument(document, changes as readonly ContentChange[], version),
  });
  let client: ClientCapabilities = {};
  let params: InitializeParams | undefined;
  const settings = new SettingsCache(connection, () => client.workspace?.configuration === true);
  const workspace = new WorkspaceDocuments(() => documents.all(), () => refresh());
  const judge = new Judge(settings, workspace, runtime, uri => documents.get(uri));
  const pulls = () => client.textDocument?.diagnostic !== undefined && client.workspace?.diagnostics?.refreshSupport === true;

  connection.onInitialize((given: InitializeParams) => {
    client = given.capabilities;
    params = given;
    const options = given.initializationOptions as InitializationOptions | null | undefined;
    return { capabilities: serverCapabilities(pulls(), options?.runsCommands === true), serverInfo: { name: 'imc' } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'imc' });
    }
    if (params) serveFiles({ connection, documents, workspace, client: params, runtime });
  });
  connection.onDidChangeConfiguration(() => {
    settings.changed();
    refresh();
  });

  /** Runs work on a snapshot; a fault in it is logged and ends no process. */
  async function guarded<R>(name: string, document: OpenDocument, work: (snapshot: Snapshot) => R | Promise<R>): Promise<R> {
    try {
      return await work(await judge.snapshotFor(document));
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      connection.console.error(`${name} failed for ${document.uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw new ResponseError(ErrorCodes.InternalError, `${name} failed; the language server's log says more`);
    }
  }

  /** Answers from the document's newest version, or with nothing when it is not open. */
  const answer: Answer = (name, work) => async (params, token) => {
    const document = documents.get(params.textDocument.uri);
    if (!document || token.isCancellationRequested) return null;
    return (await guarded(name, document, snapshot => work(snapshot, params, token))) ?? null;
  };

  const { refresh } = serveDiagnostics({ connection, documents, judge, settings, workspace, pulls, guarded });

  const snippets = () => client.textDocument?.completion?.completionItem?.snippetSupport === true;
  connection.onHover(answer('Hover', (snapshot, { position }) => hover(snapshot, position) ?? null));
  connection.onCompletion(answer('Completion', (snapshot, { position }) => completion(snapshot, position, { snippets: snippets() })));
  connection.onCodeAction(answer('Quick fixes', async (snapshot, { range, context }, token) =>
    codeActions(snapshot, await judge.findings(snapshot, token), range, context.only)));
  connection.onDocumentSymbol(answer('Outline', snapshot => documentSymbols(snapshot)));
  connection.onFoldingRanges(answer('Folding', snapshot => {
    const ranges = folding(snapshot, client.textDocument?.foldingRange?.rangeLimit);
    return ranges.length > 0 ? ranges : null;                     // where nothing is ours, the editor folds by indentation
  }));
  serveReading(connection, answer);
  serveNames(connection, workspace, answer, () => client.workspace?.workspaceEdit?.documentChanges === true);
  connection.onDocumentLinks(answer('Links', snapshot => documentLinks(snapshot)));
  connection.onDocumentFormatting(answer('Formatting', snapshot => formatting(snapshot)));
  connection.onDocumentRangeFormatting(answer('Formatting', (snapshot, { range }) => formatting(snapshot, range)));
  connection.onDocumentOnTypeFormatting(answer('Formatting', (snapshot, { position }) => formattingOnType(snapshot, position)));
  connection.onRequest(PLAN_REQUEST, answer('The plan', (snapshot, _params: DocumentParams) => planJson(snapshot)));
  connection.onRequest(RESTARTS_REQUEST, answer('What needs a restart', (snapshot, _params: DocumentParams) => restartsJson(snapshot)));
  connection.onRequest(COMPARE_REQUEST, answer('Comparing', (snapshot, { other }: CompareParams) =>
    compare(snapshot, snapshotOf(openDocument(other.uri, '', 0, other.text)))));
  connection.onRequest(ROUTE_REQUEST, answer('The route', (snapshot, { addresses }: RouteParams) =>
    ({ version: 1, routes: addresses.map(address => routeJson(snapshot, address)) })));

  serveConversions(connection);
  serveExplanations(connection);

  documents.listen(connection);
  connection.listen();
}

function serverCapabilities(pulls: boolean, runsCommands: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pulls && { diagnosticProvider: { identifier: 'imc', interFileDependencies: true, workspaceDiagnostics: true } }),
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['[', '=', '+', ';', ',', '<', '"'] },
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    ...(runsCommands && { codeLensProvider: {} }),
    inlayHintProvider: true,
    signatureHelpProvider: { triggerCharacters: ['+', ';', ','] },
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: LEGEND, range: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  };
}
