import { findSetting } from '../../catalog/index.js';
import type { Fact, FieldFact } from '../../model/fact.js';
import type { Block } from '../../text/tree.js';
import { skipBlanks, skipBlanksBack } from '../blanks.js';
import { spanOf } from '../format.js';
import { remark } from '../remark.js';
import { type ImcContext, LineKind, partsOf } from './scan.js';

/** The facts of a block, in order. */
export function lower(block: Block<ImcContext>): readonly Fact[] {
  const facts: Fact[] = [];
  let context = block.entry;
  block.lines.forEach((line, row) => {
    const fact = factOf(block, row, line.text, context, line.exit);
    if (fact) facts.push(fact);
    context = line.exit;
  });
  return facts;
}

function factOf(block: Block, row: number, text: string, entry: ImcContext, exit: ImcContext): Fact | undefined {
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.blank:
      return undefined;
    case LineKind.comment:
      return remark(block, row, text, parts.start, parts.end);
    case LineKind.section:
      return {
        kind: 'section', name: text.slice(parts.nameStart, parts.nameEnd), section: exit.section,
        span: spanOf(block, row, parts.start, parts.end), nameSpan: spanOf(block, row, parts.nameStart, parts.nameEnd),
      };
    case LineKind.property:
      return {
        kind: 'setting', section: entry.section, name: text.slice(parts.start, parts.nameEnd),
        value: text.slice(parts.valueStart, parts.valueEnd), opensList: exit.list !== null,
        span: spanOf(block, row, parts.start, parts.end), nameSpan: spanOf(block, row, parts.start, parts.nameEnd),
        valueSpan: spanOf(block, row, parts.valueStart, parts.valueEnd),
      };
    case LineKind.entry:
      return {
        kind: 'entry', section: entry.section, list: entry.list, span: spanOf(block, row, parts.start, parts.end),
        fields: fieldsOf(block, row, text, parts.start + 1, parts.end, separatorOf(entry)),
      };
    case LineKind.unread:
      return { kind: 'unread', why: whyUnread(text.slice(parts.start, Math.min(parts.end, parts.start + 1))), span: spanOf(block, row, parts.start, parts.end) };
  }
}

/**
 * What separates the fields of the open list's entries; `;` where the catalog does not know the list, and nothing where
 * an entry is one value: the semicolon of a mask is its own.
 */
export function separatorOf({ section, list }: ImcContext): ';' | ',' | undefined {
  const type = section && list ? findSetting(section, list)?.type : undefined;
  if (type?.kind !== 'list') return ';';
  return type.fields.length > 1 ? type.separator : undefined;
}

/** No list has more than eight fields; what a line of separators holds beyond this many stays together in the last one. */
const MOST_FIELDS = 100;

function fieldsOf(block: Block, row: number, text: string, start: number, end: number, separator: string | undefined): readonly FieldFact[] {
  const fields: FieldFact[] = [];
  for (let from = start; ;) {
    const found = separator === undefined || fields.length === MOST_FIELDS - 1 ? -1 : text.indexOf(separator, from);
    const to = found === -1 || found >= end ? end : found;
    const first = skipBlanks(text, from, to);
    const last = skipBlanksBack(text, first, to);
    fields.push({ text: text.slice(first, last), raw: text.slice(from, to), span: spanOf(block, row, first, last), rawSpan: spanOf(block, row, from, to) });
    if (to === end) return fields;
    from = to + 1;
  }
}

function whyUnread(first: string): string {
  if (first === '[') return 'A section heading is a name in brackets with nothing behind it: [Routing]';
  if (first === '=') return 'A property has its name before the =: Name=Value';
  return 'This line is none of the forms of an IMC document. Write Name=Value, +entry, [Section], or begin a comment with ;';
}
