import type { Block, Place, Span, Writing } from '../../text/tree.js';
import { spanOf } from '../format.js';
import { columnIn, type Token } from './lex.js';
import type { Piece, Said } from './names.js';

/** How a text stands in a script: in literals with signs between them, and in names. */
export interface PieceWriting extends Writing {
  readonly form: 'script text' | 'script number';
  /** Characters of the whole text; what a span counts begins at `offset`. */
  readonly pieces: readonly Piece[];
  readonly offset: number;
  /** The row of the block in which row 0 of the pieces stands. */
  readonly row: number;
}

/** Characters of what an expression says, as a span that counts from `from` on. */
export function spanOfSaid(block: Block, row: number, said: Said, from = 0, to = said.value.length): Span {
  const extent = (start: number, end: number): { start: Place; end: Place } => {
    const first = placeOf(block, row, said.pieces, from + start, 'start');
    return { start: first, end: end > start ? placeOf(block, row, said.pieces, from + end, 'end') : first };
  };
  const writing: PieceWriting = { form: said.kind === 'text' ? 'script text' : 'script number', pieces: said.pieces, offset: from, row, extent };
  return { ...spanOf(block, extent(0, 0).start.row, 0, to - from), writing };
}

/** The tokens with what is between them; they may stand in several rows. */
export function spanOfTokens(block: Block, row: number, first: Token, last: Token): Span {
  const start = { row: row + first.row, column: first.start };
  const end = { row: row + last.row, column: last.end };
  if (start.row === end.row) return spanOf(block, start.row, start.column, end.column);
  return { ...spanOf(block, start.row, 0, 1), writing: { form: 'data', extent: () => ({ start, end }) } };
}

export function isPieceWriting(writing: Writing | undefined): writing is PieceWriting {
  return writing?.form === 'script text' || writing?.form === 'script number';
}

/** A character that begins or ends in a piece; in the middle of a name's text it is the name that is meant. */
function placeOf(block: Block, row: number, pieces: readonly Piece[], at: number, side: 'start' | 'end'): Place {
  const holds = side === 'start' ? ({ to }: Piece) => at < to : ({ from, to }: Piece) => from < at && at <= to;
  const piece = pieces.find(holds) ?? pieces.at(-1)!;
  const { first, last, from } = piece;
  if (first.kind !== 'text') return side === 'start' ? { row: row + first.row, column: first.start } : { row: row + last.row, column: last.end };
  return { row: row + first.row, column: columnIn(block.lines[row + first.row]!.text, first, at - from) };
}
