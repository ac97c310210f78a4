import type { Connection } from 'vscode-languageserver';
import { explain, explainable } from './analysis/explain.js';
import { EXPLAIN_REQUEST, type ExplainParams, type ExplanationJson } from './protocol.js';
import { nearest } from './values/distance.js';

/** Explains names to a client as `imc explain` does; no document is needed for it. */
export function serveExplanations(connection: Connection): void {
  connection.onRequest(EXPLAIN_REQUEST, ({ name }: ExplainParams): ExplanationJson => {
    const texts = explain(name);
    return { version: 1, texts, perhaps: texts.length > 0 ? [] : nearest(name.trim(), explainable(name.trim()), 2) };
  });
}
