import type { SelectionRange } from 'vscode-languageserver-types';
import { spanHolds, type Snapshot } from '../analysis/snapshot.js';
import type { Fact } from '../model/fact.js';
import { mentionsIn } from '../model/names.js';
import type { Position, Range } from '../text/position.js';
import type { Span } from '../text/tree.js';

/** What a selection grows to, from the inside out: the name, the field or value, the line, the list, the section, the document. */
export function selectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
  return positions.map(position => {
    const around = [...piecesAt(snapshot, position), ...partsAround(snapshot, position), wholeOf(snapshot)];
    return around.reduceRight<SelectionRange | undefined>((parent, range) =>
      (parent && (!encloses(parent.range, range) || isSame(parent.range, range)) ? parent : { range, ...parent && { parent } }), undefined)!;
  });
}

function piecesAt(snapshot: Snapshot, position: Position): readonly Range[] {
  const holds = (span: Span) => spanHolds(snapshot, span, position);
  return snapshot.factsAt(position.line).flatMap(fact => [...mentionsIn(fact).map(({ at }) => at), ...spansOf(fact)].filter(holds)).map(span => snapshot.rangeOf(span))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
}

function spansOf(fact: Fact): readonly Span[] {
  switch (fact.kind) {
    case 'setting': return [fact.nameSpan, fact.valueSpan, ...fact.data ? [fact.data.span] : [], fact.span];
    case 'entry': return [...fact.fields.map(({ span }) => span), fact.span];
    case 'section': return [fact.nameSpan, fact.span];
    default: return [fact.span];
  }
}

/** The list and the section that a line belongs to. */
function partsAround(snapshot: Snapshot, { line }: Position): readonly Range[] {
  const startOf = (span: Span) => snapshot.rangeOf(span).start.line;
  const part = snapshot.model.sections.findLast(({ fact }) => fact && startOf(fact.span) <= line);
  if (!part?.fact || !part.last || snapshot.rangeOf(part.last.span).end.line < line) return [];
  const list = part.settings.findLast(({ fact }) => startOf(fact.span) <= line);
  const last = list?.entries.at(-1);
  return [
    ...list && last && snapshot.rangeOf(last.span).end.line >= line ? [{ start: snapshot.rangeOf(list.fact.span).start, end: snapshot.rangeOf(last.span).end }] : [],
    { start: snapshot.rangeOf(part.fact.span).start, end: snapshot.rangeOf(part.last.span).end },
  ];
}

function wholeOf(snapshot: Snapshot): Range {
  const line = snapshot.document.tree.lineCount - 1;
  return { start: { line: 0, character: 0 }, end: { line, character: snapshot.lineText(line)!.length } };
}

function sizeOf({ start, end }: Range): number {
  return (end.line - start.line) * 1e6 + end.character - start.character;
}

function encloses(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

function isSame(a: Range, b: Range): boolean {
  return compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
