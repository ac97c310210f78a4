import {
  DocumentDiagnosticReportKind, ResponseError, type CancellationToken, type Connection, type Diagnostic, type TextDocuments,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { OpenDocument } from './analysis/open-document.js';
import type { Snapshot } from './analysis/snapshot.js';
import { diagnostics } from './features/diagnostics.js';
import type { Judge } from './server-judge.js';
import type { SettingsCache } from './server-settings.js';
import type { WorkspaceDocuments } from './workspace/workspace-documents.js';

/** Model rules run when typing has stopped for this long: about a third of the time between two thoughts. */
const QUIET_MS = 250;

export interface DiagnosticsParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly judge: Judge;
  readonly settings: SettingsCache;
  readonly workspace: WorkspaceDocuments;
  /** The client asks for problems, and can be told to ask again; otherwise they are sent. */
  pulls(): boolean;
  /** Runs a piece of work for a document's snapshot; a fault in it is logged and ends no process. */
  guarded<R>(name: string, document: OpenDocument, work: (snapshot: Snapshot) => Promise<R>): Promise<R>;
}

/**
 * Problems, pulled where the editor can be told to pull again, else pushed. What other documents lie beside the judged one
 * is read in the meantime: the first answer does not wait for it, and another is called for when it is there.
 */
export function serveDiagnostics({ connection, documents, judge, settings, workspace, pulls, guarded }: DiagnosticsParts): { refresh(ms?: number): void } {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sent = new Map<string, string>();

  async function itemsOf(document: OpenDocument, token?: CancellationToken): Promise<Diagnostic[]> {
    return guarded('Checking', document, async snapshot => diagnostics(snapshot, await judge.findings(snapshot, token)));
  }

  async function report(document: OpenDocument, previousResultId: string | undefined, token: CancellationToken) {
    const items = await itemsOf(document, token);
    const resultId = `${document.version}/${settings.generation}/${fingerprint(items)}`;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId } as const;
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items } as const;
  }

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = documents.get(textDocument.uri);
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const answer = await report(document, previousResultId, token);
    workspace.begin();
    return answer;
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const there = new Set<string>();
    for (const document of await workspace.all()) {
      if (token.isCancellationRequested) break;
      const open = documents.get(document.uri);
      there.add(document.uri);
      const one = { ...await report(open ?? document, before.get(document.uri), token), uri: document.uri, version: open?.version ?? null };
      if (partial) partial.report({ items: [one] });
      else items.push(one);
    }
    const gone = [...before.keys()].filter(uri => !there.has(uri)).map((uri): WorkspaceDocumentDiagnosticReport => ({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] }));
    if (partial && gone.length > 0) partial.report({ items: gone });
    return { items: partial ? [] : [...items, ...gone] };
  });

  function pushSoon(uri: string, ms = QUIET_MS): void {
    clearTimeout(timers.get(uri));
    timers.set(uri, setTimeout(() => {
      timers.delete(uri);
      const document = documents.get(uri);
      if (document) itemsOf(document).then(items => push(document, items), ignoreAnswered);
    }, ms));
  }

  /** What is on the screen already is not sent again: a neighbour was edited, and nothing here depended on it. */
  function push({ uri, version }: OpenDocument, items: Diagnostic[]): void {
    const now = `${version}/${fingerprint(items)}`;
    if (sent.get(uri) === now) return;
    sent.set(uri, now);
    void connection.sendDiagnostics({ uri, version, diagnostics: items });
  }

  documents.onDidChangeContent(() => {
    if (pulls()) return;
    workspace.begin();
    for (const { uri } of documents.all()) pushSoon(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    settings.forget(uri);
    sent.delete(uri);
    if (!pulls()) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  return {
    /** Something changed that is not in the documents' text: settings, or files beside them. */
    refresh(ms = 0) {
      if (pulls()) void connection.languages.diagnostics.refresh();
      else for (const { uri } of documents.all()) pushSoon(uri, ms);
    },
  };
}

/** Whatever failed has been logged where it failed. */
function ignoreAnswered(error: unknown): void {
  if (!(error instanceof ResponseError)) throw error;
}

/** A short text that differs where problems differ, with all but certainty (FNV-1a, 32 bits). */
function fingerprint(items: readonly Diagnostic[]): string {
  const text = JSON.stringify(items);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${items.length}-${(hash >>> 0).toString(36)}`;
}
