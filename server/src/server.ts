import {
  type ClientCapabilities, type Connection, DidChangeConfigurationNotification, DocumentDiagnosticReportKind, ErrorCodes, type InitializeParams,
  LSPErrorCodes, ResponseError, TextDocumentSyncKind, TextDocuments, type CancellationToken, type Diagnostic, type ServerCapabilities,
} from 'vscode-languageserver';
import { changeDocument, openDocument, type ContentChange, type OpenDocument } from './analysis/open-document.js';
import { planJson, routeJson } from './analysis/plan-json.js';
import { runRules, type Found, type RuleSettings } from './analysis/run-rules.js';
import { snapshotOf, type Snapshot } from './analysis/snapshot.js';
import { codeActions, FIX_ALL } from './features/code-actions.js';
import { completion } from './features/completion.js';
import { diagnostics } from './features/diagnostics.js';
import { documentLinks } from './features/document-links.js';
import { documentSymbols } from './features/document-symbols.js';
import { folding } from './features/folding.js';
import { formatting, formattingOnType } from './features/formatting.js';
import { hover } from './features/hover.js';
import { PLAN_REQUEST, ROUTE_REQUEST, type DocumentParams, type RouteParams } from './protocol.js';
import { rules } from './rules/index.js';
import { parseVersion } from './values/version.js';

/** What the platform lends the server. */
export interface Runtime {
  /** Lets waiting messages in: a busy handler is never told that its answer is no longer wanted. */
  pause(): Promise<void>;
  /** Milliseconds of a clock that does not jump. */
  now(): number;
}

/** Model rules run when typing has stopped for this long: about a third of the time between two thoughts. */
const QUIET_MS = 250;
/** A slice of work between two pauses, short enough that nobody notices. */
const SLICE_MS = 10;

interface Settings {
  readonly rules: RuleSettings;
  readonly exchangeVersion: string;
}

const DEFAULTS: Settings = { rules: {}, exchangeVersion: '' };

/** Wires the language server to a connection. All it knows of the language it asks of `features/`. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments<OpenDocument>({
    create: openDocument,
    update: (document, changes, version) => changeDocument(document, changes as readonly ContentChange[], version),
  });
  let client: ClientCapabilities = {};
  const settings = new Map<string, Promise<Settings>>();
  const snapshots = new WeakMap<OpenDocument, Promise<Snapshot>>();
  const judged = new WeakMap<Snapshot, Promise<readonly Found[]>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const pulls = () => client.textDocument?.diagnostic !== undefined && client.workspace?.diagnostics?.refreshSupport === true;

  connection.onInitialize(({ capabilities }: InitializeParams) => {
    client = capabilities;
    return { capabilities: serverCapabilities(pulls()), serverInfo: { name: 'imc' } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'imc' });
    }
  });
  connection.onDidChangeConfiguration(() => {
    settings.clear();
    generation += 1;
    if (pulls()) void connection.languages.diagnostics.refresh();
    else for (const document of documents.all()) pushSoon(document.uri, 0);
  });
  let generation = 0;
  const builtIn = new WeakMap<OpenDocument, number>();

  function settingsFor(uri: string): Promise<Settings> {
    if (!client.workspace?.configuration) return Promise.resolve(DEFAULTS);
    let found = settings.get(uri);
    if (!found) {
      found = connection.workspace.getConfiguration({ scopeUri: uri, section: 'imc' }).then(
        (value: Partial<Settings> | null) => ({ rules: readRules(value?.rules), exchangeVersion: String(value?.exchangeVersion ?? '') }),
        () => DEFAULTS,
      );
      settings.set(uri, found);
    }
    return found;
  }

  function snapshotFor(document: OpenDocument): Promise<Snapshot> {
    let found = snapshots.get(document);
    if (!found || builtIn.get(document) !== generation) {
      found = settingsFor(document.uri).then(({ exchangeVersion }) => snapshotOf(document, parseVersion(exchangeVersion)));
      snapshots.set(document, found);
      builtIn.set(document, generation);
    }
    return found;
  }

  /** The findings of a version, worked out once; gives up when there is a newer version or nobody waits any more. */
  async function judge(snapshot: Snapshot, token?: CancellationToken): Promise<readonly Found[]> {
    const known = judged.get(snapshot);
    if (known) return known;
    const { rules: ruleSettings } = await settingsFor(snapshot.document.uri);
    const run = runRules(snapshot, rules, ruleSettings);
    for (let sliceEnd = runtime.now() + SLICE_MS; ;) {
      const step = run.next();
      if (step.done) {
        judged.set(snapshot, Promise.resolve(step.value));
        return step.value;
      }
      if (runtime.now() < sliceEnd) continue;
      await runtime.pause();
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'No longer wanted');
      if (documents.get(snapshot.document.uri) !== snapshot.document) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed');
      sliceEnd = runtime.now() + SLICE_MS;
    }
  }

  async function diagnosticsOf(document: OpenDocument, token?: CancellationToken): Promise<Diagnostic[]> {
    const snapshot = await snapshotFor(document);
    return diagnostics(snapshot, await judge(snapshot, token));
  }

  /** Answers from the document's newest version, or with nothing when it is not open; a fault in here ends no process. */
  function answer<P extends { readonly textDocument: { readonly uri: string } }, R>(name: string, work: (snapshot: Snapshot, params: P, token: CancellationToken) => R | Promise<R>) {
    return async (params: P, token: CancellationToken): Promise<R | null> => {
      const document = documents.get(params.textDocument.uri);
      if (!document || token.isCancellationRequested) return null;
      try {
        return (await work(await snapshotFor(document), params, token)) ?? null;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        connection.console.error(`${name} failed for ${document.uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        throw new ResponseError(ErrorCodes.InternalError, `${name} failed; the language server's log says more`);
      }
    };
  }

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = documents.get(textDocument.uri);
    const resultId = document && `${document.version}/${generation}`;
    if (resultId && resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const items = await answer('Checking', (_snapshot, _params: { textDocument: { uri: string } }, inner) => diagnosticsOf(document, inner))({ textDocument }, token);
    return { kind: DocumentDiagnosticReportKind.Full, items: items ?? [], ...(resultId && { resultId }) };
  });

  function pushSoon(uri: string, ms = QUIET_MS): void {
    clearTimeout(timers.get(uri));
    timers.set(uri, setTimeout(() => {
      timers.delete(uri);
      const document = documents.get(uri);
      if (!document) return;
      diagnosticsOf(document).then(
        items => connection.sendDiagnostics({ uri, version: document.version, diagnostics: items }),
        error => {
          if (!(error instanceof ResponseError)) connection.console.error(`Checking failed for ${uri}: ${String(error)}`);
        },
      );
    }, ms));
  }
  documents.onDidChangeContent(({ document }) => {
    if (!pulls()) pushSoon(document.uri);
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(timers.get(document.uri));
    timers.delete(document.uri);
    settings.delete(document.uri);
    if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  const snippets = () => client.textDocument?.completion?.completionItem?.snippetSupport === true;
  connection.onHover(answer('Hover', (snapshot, { position }) => hover(snapshot, position) ?? null));
  connection.onCompletion(answer('Completion', (snapshot, { position }) => completion(snapshot, position, { snippets: snippets() })));
  connection.onCodeAction(answer('Quick fixes', async (snapshot, { range, context }, token) =>
    codeActions(snapshot, await judge(snapshot, token), range, context.only)));
  connection.onDocumentSymbol(answer('Outline', snapshot => documentSymbols(snapshot)));
  connection.onFoldingRanges(answer('Folding', snapshot => folding(snapshot, client.textDocument?.foldingRange?.rangeLimit)));
  connection.onDocumentLinks(answer('Links', snapshot => documentLinks(snapshot)));
  connection.onDocumentFormatting(answer('Formatting', snapshot => formatting(snapshot)));
  connection.onDocumentRangeFormatting(answer('Formatting', (snapshot, { range }) => formatting(snapshot, range)));
  connection.onDocumentOnTypeFormatting(answer('Formatting', (snapshot, { position }) => formattingOnType(snapshot, position)));
  connection.onRequest(PLAN_REQUEST, answer('The plan', (snapshot, _params: DocumentParams) => planJson(snapshot)));
  connection.onRequest(ROUTE_REQUEST, answer('The route', (snapshot, { addresses }: RouteParams) =>
    ({ version: 1, routes: addresses.map(address => routeJson(snapshot, address)) })));

  documents.listen(connection);
  connection.listen();
}

function serverCapabilities(pulls: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(pulls && { diagnosticProvider: { identifier: 'imc', interFileDependencies: false, workspaceDiagnostics: false } }),
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['[', '=', '+', ';', ',', '<', '"'] },
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  };
}

/** Only known severities are taken; a slip in the settings must not silence a rule. */
function readRules(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, severity]) => ['off', 'hint', 'information', 'warning', 'error'].includes(severity as string)));
}
