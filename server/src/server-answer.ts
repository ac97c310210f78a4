import type { CancellationToken } from 'vscode-languageserver';
import type { Snapshot } from './analysis/snapshot.js';

/** Makes a handler of a request about a document out of the work that it takes; it answers with nothing for a document that is not open. */
export type Answer = <P extends { readonly textDocument: { readonly uri: string } }, R>(
  name: string, work: (snapshot: Snapshot, params: P, token: CancellationToken) => R | Promise<R>,
) => (params: P, token: CancellationToken) => Promise<R | null>;
