import type { ModelEdit } from '../model/edit.js';
import type { Fact } from '../model/fact.js';
import type { Medium, Model } from '../model/model.js';
import type { Range } from '../text/position.js';
import type { Block, Context, Line, Scanner, Span, SyntaxTree } from '../text/tree.js';

/** The languages that documents are written in. */
export type FormatId = 'imc' | 'reg' | 'vbs';

/** A piece of text for the editor's colours. Columns are UTF-16 units of the line. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: 'section' | 'name' | 'operator' | 'value' | 'comment' | 'invalid';
}

/** A change of the text: what stands in the range gives way. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/**
 * A format does two things only: it turns blocks of lines into facts, and it spells a change of the model as text. It
 * judges nothing; what cannot be read is an `unread` fact.
 */
export interface Format<C extends Context = Context> extends Scanner<C> {
  readonly id: FormatId;
  /** What a document of this format holds. */
  readonly medium: Medium;
  /** Judges by the first kilobyte, for documents whose name says nothing. */
  recognizes(head: string): boolean;
  /** Pure, so that it can be remembered by block: an edit lowers one block. */
  lower(block: Block<C>): readonly Fact[];
  /** Computed when asked for, never stored. */
  tokens(line: Line<C>): readonly Token[];
  /** How this format says a change to the model. */
  spell(tree: SyntaxTree<C>, model: Model, edit: ModelEdit): readonly TextChange[];
  /** The catalog's name for the heading that a line stands under; for formats whose facts leave out headings that are nothing of ours. */
  sectionAt?(tree: SyntaxTree<C>, line: number): string | undefined;
  /** What belongs together from line to line, where that is not the headings and what stands under them. */
  folds?(tree: SyntaxTree<C>): readonly { readonly startLine: number; readonly endLine: number }[];
  /** A comment line, with its line end, that switches rules off. */
  disableComment(scope: 'next line' | 'document', codes: readonly string[], eol: string): string;
  /** The first line before which a comment about the whole document may stand. */
  firstCommentLine(tree: SyntaxTree<C>): number;
  /** The line as the formatter writes it, its end left out; the same text where there is nothing to do. */
  formatLine(line: Line<C>): string;
}

/** A place in a line, as a span. */
export function spanOf(block: Block, row: number, start: number, end: number): Span {
  return { block, row, start, end };
}
