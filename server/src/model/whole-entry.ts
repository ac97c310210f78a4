import type { Span } from '../text/tree.js';
import type { EntryFact } from './fact.js';

/** A row as one text, for lists whose rows are one value that may hold the separator: an address, a semicolon, a mask. */
export function wholeEntry({ fields }: EntryFact): { readonly text: string; readonly span: Span } | undefined {
  const [first] = fields;
  const last = fields.at(-1);
  if (!first || !last) return undefined;
  if (first === last) return { text: first.text, span: first.span };
  const text = fields.map(({ raw }) => raw).join(';');
  const start = first.rawSpan.start + text.length - text.trimStart().length;
  const trimmed = text.trim();
  return { text: trimmed, span: { ...first.rawSpan, start, end: start + trimmed.length } };
}
