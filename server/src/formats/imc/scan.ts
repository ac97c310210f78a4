import { findSection, findSetting } from '../../catalog/index.js';
import type { Context } from '../../text/tree.js';
import { skipBlanks, skipBlanksBack } from '../blanks.js';

/** What a line of an IMC document is. */
export const LineKind = { blank: 0, comment: 1, section: 2, property: 3, entry: 4, unread: 5 } as const;

/** The open section and the open list. */
export interface ImcContext extends Context {
  /** The catalog's spelling; `''` before the first heading, undefined in an unknown section. */
  readonly section: string | undefined;
  /** The open list in the catalog's spelling, undefined for an unknown one; `null` where none is open. */
  readonly list: string | undefined | null;
}

/** The columns of a line's parts, blanks left out. `end` is that of the whole line without the blanks behind it. */
export type LineParts =
  | { readonly kind: typeof LineKind.blank }
  | { readonly kind: typeof LineKind.comment | typeof LineKind.entry | typeof LineKind.unread; readonly start: number; readonly end: number }
  | { readonly kind: typeof LineKind.section; readonly start: number; readonly end: number; readonly nameStart: number; readonly nameEnd: number }
  | { readonly kind: typeof LineKind.property; readonly start: number; readonly end: number; readonly nameEnd: number; readonly equals: number;
      readonly valueStart: number; readonly valueEnd: number; readonly quoted: boolean };

export const initial: ImcContext = { open: false, section: '', list: null };

/** Finds the parts of a line. Looks at each character a bounded number of times, however long the line. */
export function partsOf(text: string): LineParts {
  const start = skipBlanks(text, 0, text.length);
  const end = skipBlanksBack(text, start, text.length);
  if (start === end) return { kind: LineKind.blank };
  const first = text[start];
  if (first === ';') return { kind: LineKind.comment, start, end };
  if (first === '+') return { kind: LineKind.entry, start, end };
  if (first === '[') {
    if (text.indexOf(']', start) !== end - 1) return { kind: LineKind.unread, start, end };
    const nameStart = skipBlanks(text, start + 1, end - 1);
    const nameEnd = skipBlanksBack(text, nameStart, end - 1);
    if (nameStart === nameEnd) return { kind: LineKind.unread, start, end };
    return { kind: LineKind.section, start, end, nameStart, nameEnd };
  }
  const equals = text.indexOf('=', start);
  if (equals === -1 || equals === start) return { kind: LineKind.unread, start, end };
  const nameEnd = skipBlanksBack(text, start, equals);
  let valueStart = skipBlanks(text, equals + 1, end);
  let valueEnd = Math.max(end, valueStart);
  const quoted = valueEnd - valueStart >= 2 && text[valueStart] === '"' && text[valueEnd - 1] === '"';
  if (quoted) {
    valueStart += 1;
    valueEnd -= 1;
  }
  return { kind: LineKind.property, start, end, nameEnd, equals, valueStart, valueEnd, quoted };
}

export function scan(text: string, entry: ImcContext): { readonly kind: number; readonly exit: ImcContext } {
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.section:
      return { kind: parts.kind, exit: contextOf(findSection(text.slice(parts.nameStart, parts.nameEnd))?.name, null) };
    case LineKind.property: {
      const known = entry.section ? findSetting(entry.section, text.slice(parts.start, parts.nameEnd)) : undefined;
      const plus = text[parts.valueStart] === '+' && parts.valueEnd > parts.valueStart;
      const opens = plus || (known?.type.kind === 'list' && parts.valueStart === parts.valueEnd);
      return { kind: parts.kind, exit: contextOf(entry.section, opens ? known?.name : null) };
    }
    default:
      return { kind: parts.kind, exit: entry };
  }
}

const contexts = new Map<string, ImcContext>([['\n-', initial]]);

/** The one context object for these names. There are as many as the catalog has lists and sections. */
function contextOf(section: string | undefined, list: string | undefined | null): ImcContext {
  const key = `${section ?? '?'}\n${list === null ? '-' : (list ?? '?')}`;
  const known = contexts.get(key);
  if (known) return known;
  const context: ImcContext = { open: false, section, list };
  contexts.set(key, context);
  return context;
}
