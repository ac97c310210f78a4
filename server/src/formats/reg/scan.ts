import type { Context } from '../../text/tree.js';
import { isBlank, skipBlanks, skipBlanksBack } from '../blanks.js';
import { sectionOf } from '../registry-section.js';

/** What a line of a registry file is. */
export const LineKind = { blank: 0, comment: 1, header: 2, key: 3, value: 4, continuation: 5, unread: 6 } as const;

/** The first line of the file decides how the bytes of texts are read; `missing` once a key of ours has been met without it. */
export type Header = 'none' | 'missing' | 'REGEDIT4' | '5.00';

/** The header and the open key. */
export interface RegContext extends Context {
  readonly header: Header;
  /** The catalog's name for the open key; `''` before the first one, undefined for keys that are nothing of ours. */
  readonly section: string | undefined;
}

export const initial: RegContext = { open: false, header: 'none', section: '' };

/** The columns of a line's parts. `end` is that of the whole line without the blanks behind it. */
export type LineParts =
  | { readonly kind: typeof LineKind.blank }
  | { readonly kind: typeof LineKind.comment | typeof LineKind.header | typeof LineKind.unread; readonly start: number; readonly end: number }
  | { readonly kind: typeof LineKind.key; readonly start: number; readonly end: number; readonly pathStart: number; readonly pathEnd: number; readonly deletes: boolean }
  | { readonly kind: typeof LineKind.value; readonly start: number; readonly end: number; readonly nameStart: number; readonly nameEnd: number;
      readonly equals: number; readonly dataStart: number };

/** Finds the parts of a line that begins a logical line. */
export function partsOf(text: string): LineParts {
  const start = skipBlanks(text, 0, text.length);
  const end = skipBlanksBack(text, start, text.length);
  if (start === end) return { kind: LineKind.blank };
  switch (text[start]) {
    case ';':
      return { kind: LineKind.comment, start, end };
    case '[':
      return keyParts(text, start, end);
    case '"':
    case '@':
      return valueParts(text, start, end);
    default:
      return { kind: headerOf(text.slice(start, Math.min(end, start + 60))) ? LineKind.header : LineKind.unread, start, end };
  }
}

export function scan(text: string, entry: RegContext): { readonly kind: number; readonly exit: RegContext } {
  if (entry.open && continues(text)) return { kind: LineKind.continuation, exit: endsOpen(text, 0) ? entry : contextOf(entry.header, entry.section, false) };
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.header:
      return { kind: parts.kind, exit: contextOf(headerOf(text.trim())!, entry.section, false) };
    case LineKind.key: {
      const section = sectionOf(text.slice(parts.pathStart, parts.pathEnd));
      const header = entry.header === 'none' && section !== undefined ? 'missing' : entry.header;
      return { kind: parts.kind, exit: contextOf(header, parts.deletes ? undefined : section, false) };
    }
    case LineKind.value:
      return { kind: parts.kind, exit: contextOf(entry.header, entry.section, isBytes(text, parts.dataStart) && endsOpen(text, parts.dataStart)) };
    case LineKind.unread:                                // a heading that is not closed still opens its key, so that one slip stays one
      return { kind: parts.kind, exit: contextOf(entry.header, text[parts.start] === '[' ? sectionOf(unclosedPath(text)) : entry.section, false) };
    default:
      return { kind: parts.kind, exit: entry.open ? contextOf(entry.header, entry.section, false) : entry };
  }
}

/** The path of a heading without its closing bracket. */
export function unclosedPath(text: string): string {
  return text.trim().replace(/^\[-?/, '').replace(/\].*$/, '');
}

/** Which header a line is, if any. */
export function headerOf(line: string): 'REGEDIT4' | '5.00' | undefined {
  if (/^REGEDIT4$/i.test(line)) return 'REGEDIT4';
  return /^Windows Registry Editor Version 5\.00$/i.test(line) ? '5.00' : undefined;
}

/** Whether data is a list of bytes, which alone may go on in the next line. */
export function isBytes(text: string, start: number): boolean {
  return /^hex(?:\([0-9a-f]{1,8}\))?:/i.test(text.slice(start, start + 16));
}

/** Where the text of a quoted part ends, from behind its opening quote; undefined where it is not closed. */
export function closingQuote(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return undefined;
}

/** Whether nothing but blanks or a comment stands from here on. */
export function isRest(text: string, from: number): boolean {
  const at = skipBlanks(text, from, text.length);
  return at === text.length || text[at] === ';';
}

function keyParts(text: string, start: number, end: number): LineParts {
  const close = text.lastIndexOf(']');
  if (close < start || !isRest(text, close + 1)) return { kind: LineKind.unread, start, end };
  const deletes = text[start + 1] === '-';
  return { kind: LineKind.key, start, end, pathStart: start + (deletes ? 2 : 1), pathEnd: close, deletes };
}

function valueParts(text: string, start: number, end: number): LineParts {
  const isDefault = text[start] === '@';
  const close = isDefault ? start : closingQuote(text, start + 1);
  if (close === undefined) return { kind: LineKind.unread, start, end };
  const equals = skipBlanks(text, close + 1, end);
  if (text[equals] !== '=') return { kind: LineKind.unread, start, end };
  return { kind: LineKind.value, start, end, nameStart: isDefault ? start : start + 1, nameEnd: isDefault ? start + 1 : close, equals, dataStart: skipBlanks(text, equals + 1, end) };
}

/** A line that looks like anything else begins anew, so that a backslash too many swallows nothing. */
function continues(text: string): boolean {
  const at = skipBlanks(text, 0, text.length);
  return at < text.length && /[0-9a-f,\\]/i.test(text[at]!);
}

/** Whether data goes on in the next line; a comment may stand behind its backslash, and a semicolon in the name in front of it is none. */
function endsOpen(text: string, dataStart: number): boolean {
  let end = text.indexOf(';', dataStart);
  if (end === -1) end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  return text[end - 1] === '\\';
}

const contexts = new Map<string, RegContext>([['none//', initial]]);

/** The one context object for these parts. There are as many as the catalog has keys, a few times over. */
function contextOf(header: Header, section: string | undefined, open: boolean): RegContext {
  const key = `${header}/${section ?? '?'}/${open ? 'open' : ''}`;
  const known = contexts.get(key);
  if (known) return known;
  const context: RegContext = { open, header, section };
  contexts.set(key, context);
  return context;
}
