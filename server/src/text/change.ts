import { lineAt, type Position, type Range } from './position.js';
import type { LineChange, SyntaxTree } from './tree.js';

/**
 * An editor's change of a range as a change of whole lines. Positions beyond a line or the text are taken as its end, as
 * LSP has it.
 */
export function lineChangeOf(tree: SyntaxTree, range: Range, text: string): LineChange {
  const start = clamp(tree, range.start);
  const end = before(start, clamp(tree, range.end)) ? clamp(tree, range.end) : start;
  const head = lineAt(tree, start.line)!.line;
  const tail = lineAt(tree, end.line)!.line;
  const whole = head.text.slice(0, start.character) + text + tail.text.slice(end.character) + tail.eol;
  const previous = lineAt(tree, start.line - 1)?.line;
  // A lone CR may find its LF through this change and become one line end with it.
  if (previous?.eol === '\r') return { from: start.line - 1, to: end.line + 1, text: `${previous.text}\r${whole}` };
  return { from: start.line, to: end.line + 1, text: whole };
}

function clamp(tree: SyntaxTree, { line, character }: Position): Position {
  if (line < 0) return { line: 0, character: 0 };
  const found = lineAt(tree, line);
  if (!found) {
    const last = tree.lineCount - 1;
    return { line: last, character: lineAt(tree, last)!.line.text.length };
  }
  return { line, character: Math.max(0, Math.min(character, found.line.text.length)) };
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
