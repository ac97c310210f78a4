import type { Fact } from '../model/fact.js';
import { modelOf, type Model } from '../model/model.js';
import { lineAt, rangeOf, type Position, type Range } from '../text/position.js';
import { print, type Block, type Span } from '../text/tree.js';
import type { ExchangeVersion } from '../values/version.js';
import type { OpenDocument } from './open-document.js';

/** One version of a document and all that follows from it, worked out when it is asked for. */
export interface Snapshot {
  readonly document: OpenDocument;
  readonly model: Model;
  rangeOf(span: Span): Range;
  /** The facts of the line, in order. */
  factsAt(line: number): readonly Fact[];
  text(): string;
  lineText(line: number): string | undefined;
}

/** `exchange` is the product version to assume where the document names none. */
export function snapshotOf(document: OpenDocument, exchange?: ExchangeVersion): Snapshot {
  const { tree } = document;
  let model: Model | undefined;
  return {
    document,
    get model() {
      return (model ??= modelOf(factsOf(document), exchange, document.format.medium));
    },
    rangeOf: span => rangeOf(tree, span),
    factsAt: line => {
      const found = lineAt(tree, line);
      return found ? lowered(document, found.block).filter(fact => touchesRow(fact, found.row)) : [];
    },
    text: () => print(tree),
    lineText: line => lineAt(tree, line)?.line.text,
  };
}

/** The field, value or name of a fact that a position is in or at the end of. */
export function spanHolds(snapshot: Snapshot, span: Span, { line, character }: Position): boolean {
  const { start, end } = snapshot.rangeOf(span);
  return (start.line < line || (start.line === line && start.character <= character)) && (line < end.line || (line === end.line && character <= end.character));
}

/** Data may go on for several rows. */
function touchesRow(fact: Fact, row: number): boolean {
  const span = fact.kind === 'setting' && fact.data ? fact.data.span : fact.span;
  if (!span.writing) return span.row === row;
  const { start, end } = span.writing.extent(span.start, span.end);
  return Math.min(fact.span.row, start.row) <= row && row <= end.row;
}

/** Every fact of the document, in order; a block that did not change is not lowered again. */
export function factsOf(document: OpenDocument): readonly Fact[] {
  const facts: Fact[] = [];
  for (const block of document.tree.blocks) for (const fact of lowered(document, block)) facts.push(fact);
  return facts;
}

const remembered = new WeakMap<Block, readonly Fact[]>();

/** The facts of one block. */
export function lowered({ format }: OpenDocument, block: Block): readonly Fact[] {
  const known = remembered.get(block);
  if (known) return known;
  const facts = format.lower(block);
  remembered.set(block, facts);
  return facts;
}
