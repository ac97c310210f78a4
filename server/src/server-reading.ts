import type { Connection } from 'vscode-languageserver';
import { codeLenses } from './features/code-lens.js';
import { inlayHints } from './features/inlay-hints.js';
import { selectionRanges } from './features/selection-ranges.js';
import { semanticTokens } from './features/semantic-tokens.js';
import { signatureHelp } from './features/signature-help.js';
import type { Answer } from './server-answer.js';

/** What helps to read a document: notes over and behind its lines, the fields of rows, colours, growing selections. */
export function serveReading(connection: Connection, answer: Answer): void {
  connection.onCodeLens(answer('Code lenses', snapshot => codeLenses(snapshot)));
  connection.languages.inlayHint.on(answer('Inlay hints', (snapshot, { range }) => inlayHints(snapshot, range)));
  connection.onSignatureHelp(answer('Signature help', (snapshot, { position }) => signatureHelp(snapshot, position) ?? null));
  connection.onSelectionRanges(answer('Selecting', (snapshot, { positions }) => selectionRanges(snapshot, positions)));
  connection.languages.semanticTokens.onRange(async (params, token) =>
    (await answer('Colours', (snapshot, { range }: typeof params) => semanticTokens(snapshot, range))(params, token)) ?? { data: [] });
}
