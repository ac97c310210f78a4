import { formatFor, formatOf } from '../formats/index.js';
import type { Format } from '../formats/format.js';
import { lineChangeOf } from '../text/change.js';
import type { Range } from '../text/position.js';
import { edit, parse, type SyntaxTree } from '../text/tree.js';

/** One version of a document that an editor holds open. The tree is the text: no second copy is kept. */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly format: Format;
  readonly tree: SyntaxTree;
}

/** A change as LSP sends it: of a range, or of the whole text. */
export type ContentChange = { readonly range: Range; readonly text: string } | { readonly text: string };

/** A document whose language and name are not ours is read as an IMC document; the editor asks only for ours. */
export function openDocument(uri: string, languageId: string, version: number, text: string): OpenDocument {
  const format = formatFor(uri, languageId) ?? formatOf('imc')!;
  return { uri, languageId, version, format, tree: parse(format, text) };
}

/** The document after an editor's changes, which apply one after the other. */
export function changeDocument(document: OpenDocument, changes: readonly ContentChange[], version: number): OpenDocument {
  let { tree } = document;
  for (const change of changes) {
    tree = 'range' in change
      ? edit(document.format, tree, lineChangeOf(tree, change.range, change.text))
      : parse(document.format, change.text);
  }
  return { ...document, version, tree };
}
