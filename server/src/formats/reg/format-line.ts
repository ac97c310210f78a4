import type { Line } from '../../text/tree.js';
import { skipBlanks, skipBlanksBack } from '../blanks.js';
import { isRead } from '../registry-section.js';
import { closingQuote, isBytes, isRest, LineKind, partsOf, type RegContext } from './scan.js';

/**
 * The line as the formatter writes it, and as the Registry Editor writes what it exports: no blanks around names, `=`, commas and at the
 * ends, two in front of bytes that go on. What stands in quotes or in a comment is left alone, and so are lines that cannot be read and
 * keys that are nothing of ours.
 */
export function formatLine({ text, kind, exit }: Line<RegContext>): string {
  if (!exit.section || !isRead(exit.section) || text.includes('\uFEFF')) return text;
  if (kind === LineKind.continuation) return `  ${bytes(text, 0)}`;
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.blank:
      return '';
    case LineKind.comment:
      return text.slice(parts.start, parts.end);
    case LineKind.key:
      return text.slice(parts.start, parts.pathEnd + 1) + commentBehind(text, parts.pathEnd + 1);
    case LineKind.value: {
      const data = dataOf(text, parts.dataStart);
      const name = text.slice(parts.start, skipBlanksBack(text, parts.start, parts.equals));
      return data === undefined ? text : `${name}=${data}`;
    }
    default:
      return text;
  }
}

/** Undefined for what is no data. */
function dataOf(text: string, start: number): string | undefined {
  if (isBytes(text, start)) return bytes(text, start);
  const close = text[start] === '"' ? closingQuote(text, start + 1) : undefined;
  const end = close === undefined ? start + (/^(?:dword:[ \t]*[\da-f]+|-)/i.exec(text.slice(start))?.[0].length ?? 0) : close + 1;
  return end > start && isRest(text, end) ? text.slice(start, end) + commentBehind(text, end) : undefined;
}

/** Blanks between two digits stay: without them the digits would be another byte. */
function bytes(text: string, start: number): string {
  const semicolon = text.indexOf(';', start);
  const end = semicolon === -1 ? text.length : semicolon;
  return text.slice(skipBlanks(text, start, end), skipBlanksBack(text, start, end)).replace(/[ \t]*([,\\:])[ \t]*/g, '$1') + commentBehind(text, end);
}

function commentBehind(text: string, from: number): string {
  const comment = text.slice(skipBlanks(text, from, text.length), skipBlanksBack(text, from, text.length));
  return comment === '' ? '' : ` ${comment}`;
}
