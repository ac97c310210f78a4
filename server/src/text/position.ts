import type { Block, Line, Span, SyntaxTree } from './tree.js';

/** Zero-based line and UTF-16 column, as LSP counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The number of a block's first line; counted once for each tree. */
export function firstLineOf(tree: SyntaxTree, block: Block): number {
  const line = linesOf(tree).byBlock.get(block);
  if (line === undefined) throw new Error('The block is not part of this tree');
  return line;
}

/** Whether a block that something was derived from is still part of the tree. */
export function holds(tree: SyntaxTree, block: Block): boolean {
  return linesOf(tree).byBlock.has(block);
}

/** Where a span stands in the tree that its block is part of. */
export function rangeOf(tree: SyntaxTree, span: Span): Range {
  const first = firstLineOf(tree, span.block);
  if (span.writing) {
    const { start, end } = span.writing.extent(span.start, span.end);
    return { start: { line: first + start.row, character: start.column }, end: { line: first + end.row, character: end.column } };
  }
  const line = first + span.row;
  return { start: { line, character: span.start }, end: { line, character: span.end } };
}

/** The first of the lines that make up one logical line with the given one; nothing may be put between them. */
export function logicalLineOf(tree: SyntaxTree, line: number): number {
  let first = line;
  while (first > 0 && lineAt(tree, first - 1)?.line.exit.open) first--;
  return first;
}

/** The line with that number, with its block and its row in it; undefined past the end. */
export function lineAt(tree: SyntaxTree, line: number): { readonly block: Block; readonly row: number; readonly line: Line } | undefined {
  const { firsts } = linesOf(tree);
  if (line < 0 || line >= tree.lineCount) return undefined;
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle]! <= line) low = middle;
    else high = middle - 1;
  }
  const block = tree.blocks[low]!;
  const row = line - firsts[low]!;
  return { block, row, line: block.lines[row]! };
}

interface LineNumbers {
  readonly firsts: readonly number[];
  readonly byBlock: ReadonlyMap<Block, number>;
}

const known = new WeakMap<SyntaxTree, LineNumbers>();

function linesOf(tree: SyntaxTree): LineNumbers {
  const found = known.get(tree);
  if (found) return found;
  const firsts: number[] = [];
  const byBlock = new Map<Block, number>();
  let line = 0;
  for (const block of tree.blocks) {
    firsts.push(line);
    byBlock.set(block, line);
    line += block.lines.length;
  }
  const numbers = { firsts, byBlock };
  known.set(tree, numbers);
  return numbers;
}
