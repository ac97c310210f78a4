import type { TextChange } from '../formats/format.js';
import { skipBlanks } from '../formats/blanks.js';
import { lowered } from './snapshot.js';
import type { OpenDocument } from './open-document.js';

/** Targets of the routing table line up behind domains of at most this many characters; longer rows stand as they are. */
const WIDEST = 40;

/**
 * What the formatter changes: a change a line, nothing for lines that are well. It moves blanks only, so that no meaning
 * and no comment can be touched. Lines `from` to `to` (excluded) are formatted; the table lines up with its other rows.
 */
export function formatDocument(document: OpenDocument, from = 0, to = Number.POSITIVE_INFINITY): readonly TextChange[] {
  const { tree, format } = document;
  const changes: TextChange[] = [];
  const widths = tableWidths(document);
  let number = 0;
  for (const block of tree.blocks) {
    const end = number + block.lines.length;
    if (end <= from || number >= to) {
      number = end;
      continue;
    }
    for (const line of block.lines) {
      if (number >= from && number < to) {
        const width = widths.get(number);
        const formatted = width === undefined ? format.formatLine(line) : aligned(format.formatLine(line), width);
        if (formatted !== line.text) changes.push({ range: { start: { line: number, character: 0 }, end: { line: number, character: line.text.length } }, text: formatted });
      }
      number += 1;
    }
  }
  return changes;
}

/** For each row of a routing table, the column at which its table's targets begin. */
function tableWidths(document: OpenDocument): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  let table: { rows: number[]; width: number } = { rows: [], width: 0 };
  const close = () => {
    for (const row of table.rows) widths.set(row, table.width);
    table = { rows: [], width: 0 };
  };
  let first = 0;
  for (const block of document.tree.blocks) {
    for (const fact of lowered(document, block)) {
      if (fact.kind === 'setting' || fact.kind === 'section') close();
      if (fact.kind !== 'entry' || fact.section !== 'Routing' || fact.list !== 'RoutingTable' || fact.fields.length < 2) continue;
      const { length } = fact.fields[0]!.text;
      if (length > WIDEST) continue;
      table.rows.push(first + fact.span.row);
      table.width = Math.max(table.width, length);
    }
    first += block.lines.length;
  }
  close();
  return widths;
}

/** Blanks go behind the semicolon: before it they would stand next to the domain, which old versions took as part of it. */
function aligned(row: string, width: number): string {
  const semicolon = row.indexOf(';');
  return row.slice(0, semicolon + 1) + ' '.repeat(Math.max(0, width + 2 - semicolon)) + row.slice(skipBlanks(row, semicolon + 1, row.length));
}
