/**
 * The text of a document as a tree of blocks of lines. No node knows where it stands: a line says what it holds and what
 * it leaves behind for the next, a block is a run of lines, and positions are counted when somebody asks. So an edit
 * rebuilds the blocks it touches and every other block is the very object it was, with all that was derived from it.
 */

/** What a line leaves behind for the next: the open section or list. Interned by the format, compared with `===`. */
export interface Context {
  /** A logical line is unfinished: no block may end here. */
  readonly open: boolean;
}

export type LineEnd = '' | '\n' | '\r\n' | '\r';

/** One physical line, its end included. */
export interface Line<C extends Context = Context> {
  readonly text: string;
  readonly eol: LineEnd;
  readonly kind: number;
  readonly exit: C;
}

/** A run of lines. Its meaning follows from its lines and the context it is entered with, and from nothing else. */
export interface Block<C extends Context = Context> {
  readonly entry: C;
  readonly lines: readonly Line<C>[];
}

/** A whole document. The last line has no end; a document of n line ends has n + 1 lines, as LSP counts them. */
export interface SyntaxTree<C extends Context = Context> {
  readonly blocks: readonly Block<C>[];
  readonly lineCount: number;
}

/** Columns (UTF-16 units) in one row of one block: a place that stays valid while its block does. */
export interface Span {
  readonly block: Block;
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** Present where the text is not written as it reads. `start` and `end` then count characters of the text, and not columns. */
  readonly writing?: Writing;
}

/** How a text stands in its lines where it is escaped, written as bytes or as a number, or spread over several lines. */
export interface Writing {
  /** The format's own word for how it is written, by which it writes what takes its place. */
  readonly form: string;
  /** Where the characters `start` (included) to `end` (excluded) of the text stand. */
  extent(start: number, end: number): { readonly start: Place; readonly end: Place };
}

/** A row of a span's block and a column in it. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What a format knows of single lines. `scan` is called once a line and must not depend on anything else. */
export interface Scanner<C extends Context> {
  readonly initial: C;
  scan(text: string, entry: C): { readonly kind: number; readonly exit: C };
}

/** Whole lines `from` (included) to `to` (excluded) give way to `text`, which holds its own line ends. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Lines in a block of a fresh tree. One keystroke rescans at most two such blocks; 100,000 lines make 391 of them. */
export const BLOCK_SIZE = 256;

/** Reads a text. Cannot fail: what a line means is the format's business. */
export function parse<C extends Context>(scanner: Scanner<C>, text: string, blockSize = BLOCK_SIZE): SyntaxTree<C> {
  const lines: Line<C>[] = [];
  let entry = scanner.initial;
  for (const raw of splitLines(text)) {
    const line = scanLine(scanner, raw, entry);
    lines.push(line);
    entry = line.exit;
  }
  return { blocks: intoBlocks(lines, scanner.initial, blockSize, blockSize), lineCount: lines.length };
}

/** The text that was parsed, to the last character. */
export function print(tree: SyntaxTree): string {
  const parts: string[] = [];
  for (const block of tree.blocks) for (const line of block.lines) parts.push(line.text, line.eol);
  return parts.join('');
}

/** The document's own line end: that of its first line. */
export function lineEndOf(tree: SyntaxTree): string {
  return tree.blocks[0]?.lines[0]?.eol || '\n';
}

/**
 * The tree after a change of whole lines. Rescans the changed lines and goes on until a block is entered with the context
 * it already has; every block after that, and every block before the change, is the same object as in `tree`.
 */
export function edit<C extends Context>(
  scanner: Scanner<C>, tree: SyntaxTree<C>, change: LineChange, blockSize = BLOCK_SIZE,
): SyntaxTree<C> {
  const { blocks } = tree;
  let first = 0;
  let firstLine = 0;
  while (first < blocks.length - 1 && firstLine + blocks[first]!.lines.length <= change.from) firstLine += blocks[first++]!.lines.length;

  const entry = blocks[first]?.entry ?? scanner.initial;
  const lines: Line<C>[] = (blocks[first]?.lines ?? []).slice(0, change.from - firstLine);
  let context = lines.at(-1)?.exit ?? entry;

  const inserted = splitLines(change.text);
  const last = inserted.pop()!;                     // what follows the last line end joins the line after the change
  let added = inserted.length;
  for (const raw of inserted) {
    const line = scanLine(scanner, raw, context);
    lines.push(line);
    context = line.exit;
  }
  if (change.to >= tree.lineCount) {                // the change reaches the end of the text: its rest is the last line
    const line = scanLine(scanner, last, context);
    lines.push(line);
    context = line.exit;
    added += 1;
  } else if (last.text !== '') throw new RangeError('A change in the middle of a text ends with a line end');

  let next = first;
  let line = firstLine;
  const rescan = (block: Block<C>, from: number): void => {
    for (const old of block.lines.slice(from)) {
      const { kind, exit } = scanner.scan(old.text, context);
      lines.push(kind === old.kind && exit === old.exit ? old : { ...old, kind, exit });
      context = exit;
    }
  };
  for (; next < blocks.length; next++) {
    const block = blocks[next]!;
    const end = line + block.lines.length;
    const untouched = line >= change.to;
    if (untouched && lines.length > 0 && !context.open && block.entry === context) break;
    rescan(block, Math.min(block.lines.length, Math.max(0, change.to - line)));
    line = end;
  }
  // A neighbour that is as short as what was built joins it, so that long editing does not leave dust.
  const neighbour = blocks[next];
  if (neighbour && lines.length < blockSize / 4 && neighbour.lines.length < blockSize / 4) {
    lines.push(...neighbour.lines);
    next += 1;
  }
  return {
    blocks: [...blocks.slice(0, first), ...intoBlocks(lines, entry, blockSize, 2 * blockSize), ...blocks.slice(next)],
    lineCount: tree.lineCount - (Math.min(change.to, tree.lineCount) - change.from) + added,
  };
}

function scanLine<C extends Context>(scanner: Scanner<C>, { text, eol }: RawLine, entry: C): Line<C> {
  const { kind, exit } = scanner.scan(text, entry);
  return { text, eol, kind, exit };
}

interface RawLine {
  readonly text: string;
  readonly eol: LineEnd;
}

/** The lines of a text, ends kept; CR LF, LF and CR end a line, as in LSP. There is always a last line without an end. */
function splitLines(text: string): RawLine[] {
  const lines: RawLine[] = [];
  let start = 0;
  let cr = text.indexOf('\r');
  for (;;) {
    let lf = text.indexOf('\n', start);
    if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
    if (lf === -1 && cr === -1) break;
    if (cr !== -1 && (lf === -1 || cr < lf)) {
      if (lf === cr + 1) lines.push({ text: text.slice(start, cr), eol: '\r\n' });
      else {
        lines.push({ text: text.slice(start, cr), eol: '\r' });
        lf = cr;
      }
    } else lines.push({ text: text.slice(start, lf), eol: '\n' });
    start = lf + 1;
  }
  lines.push({ text: text.slice(start), eol: '' });
  return lines;
}

/** Cuts lines into blocks: one if there are at most `most`, else even ones of about `size`; never inside a logical line. */
function intoBlocks<C extends Context>(lines: readonly Line<C>[], entry: C, size: number, most: number): Block<C>[] {
  if (lines.length === 0) return [];
  const blocks: Block<C>[] = [];
  const each = lines.length <= most ? lines.length : Math.ceil(lines.length / Math.ceil(lines.length / size));
  for (let from = 0; from < lines.length;) {
    let to = Math.min(lines.length, from + each);
    while (to < lines.length && lines[to - 1]!.exit.open) to++;
    const part = lines.slice(from, to);
    blocks.push({ entry, lines: part });
    entry = part.at(-1)!.exit;
    from = to;
  }
  return blocks;
}
