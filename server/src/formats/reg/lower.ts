import { findSetting, findValuesNamed } from '../../catalog/index.js';
import type { DeletionFact, EntryFact, Fact, SettingFact, UnreadFact } from '../../model/fact.js';
import { meantKey } from '../../model/meant-key.js';
import type { Block, Line, Place, Span } from '../../text/tree.js';
import { spanOf } from '../format.js';
import { isRead, sectionOf } from '../registry-section.js';
import { remark } from '../remark.js';
import { quoted, readData, type Data, type Item } from './data.js';
import { LineKind, partsOf, unclosedPath, type LineParts, type RegContext } from './scan.js';

/** The facts of a block, in order. Of keys that are nothing of ours it says nothing. */
export function lower(block: Block<RegContext>): readonly Fact[] {
  const facts: Fact[] = [];
  let context = block.entry;
  block.lines.forEach((line, row) => {
    if (line.kind !== LineKind.continuation) factsOf(block, row, line, context, facts);
    context = line.exit;
  });
  return facts;
}

function factsOf(block: Block<RegContext>, row: number, { text, exit }: Line<RegContext>, entry: RegContext, facts: Fact[]): void {
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.blank:
    case LineKind.header:
      return;
    case LineKind.comment:
      facts.push(remark(block, row, text, parts.start, parts.end));
      return;
    case LineKind.key:
      keyFacts(block, row, text, parts, entry, facts);
      return;
    case LineKind.value:
      if (entry.section !== undefined) for (const fact of valueFacts(block, row, text, parts, entry.section, exit)) facts.push(fact);
      return;
    case LineKind.unread: {
      const isHeading = text[parts.start] === '[';
      if (isHeading ? sectionOf(unclosedPath(text)) === undefined : !entry.section || !isRead(entry.section)) return;
      facts.push({ kind: 'unread', why: isHeading ? UNCLOSED : whyUnread(text.slice(parts.start, parts.start + 1)), span: spanOf(block, row, parts.start, parts.end) });
    }
  }
}

const UNCLOSED = 'A key stands in brackets with nothing behind it: [HKEY_LOCAL_MACHINE\\…]';
const NO_HEADER = 'This file does not begin with REGEDIT4 or Windows Registry Editor Version 5.00, and without that line the Registry Editor does not import it';

function keyFacts(block: Block, row: number, text: string, parts: LineParts & { kind: typeof LineKind.key }, entry: RegContext, facts: Fact[]): void {
  const path = text.slice(parts.pathStart, parts.pathEnd);
  const section = sectionOf(path);
  if (section === undefined) return;
  const span = spanOf(block, row, parts.start, parts.pathEnd + 1);
  if (entry.header === 'none') facts.push({ kind: 'unread', why: NO_HEADER, span });
  if (parts.deletes) {                                 // what was written into a misspelt key is not what stands in the right one
    if (meantKey(path)!.slips.length === 0) facts.push({ kind: 'deletion', section, name: undefined, span });
  } else facts.push({ kind: 'section', name: path, section, key: path, span, nameSpan: spanOf(block, row, parts.pathStart, parts.pathEnd) });
}

function valueFacts(
  block: Block<RegContext>, row: number, text: string, parts: LineParts & { kind: typeof LineKind.value }, section: string, { header }: RegContext,
): readonly (SettingFact | EntryFact | DeletionFact | UnreadFact)[] {
  const { value: name, writing: nameWriting } = quoted(text, row, parts.nameStart, parts.nameEnd);
  if (!isRead(section)) return [];
  if (section === '' && findValuesNamed(name).length === 0) return [];      // above every key: ours only if the name is
  if (text[parts.start] === '@') return [];                                 // no default value is known
  const span = spanOf(block, row, parts.start, parts.end);
  const data = readData(block, row, parts.dataStart, lastRowOf(block, row), header);
  if (data === 'delete') return section === '' ? [] : [{ kind: 'deletion', section, name, span }];
  if ('why' in data) {
    return [{ kind: 'unread', why: data.why, span: spanOf(block, row, data.start, data.end), ...section !== '' && data.meant !== undefined && { meant: data.meant } }];
  }
  const nameSpan: Span = { ...spanOf(block, row, 0, name.length), writing: nameWriting };
  const setting: SettingFact = {
    kind: 'setting', section, name, value: data.value, opensList: data.items !== undefined, span, nameSpan,
    valueSpan: { ...spanOf(block, data.start.row, 0, data.value.length), writing: data.writing },
    data: { type: data.type, span: wholeOf(block, data), ...data.digits !== undefined && { digits: data.digits } },
  };
  const list = findSetting(section, name)?.name;
  return [setting, ...(data.items ?? []).map(item => entryFact(block, section, list, item))];
}

function entryFact(block: Block, section: string, list: string | undefined, item: Item): EntryFact {
  const { text, writing } = item;
  const trimmed = text.trim();
  const start = text.length - text.trimStart().length;
  const at = (from: number, to: number): Span => ({ ...spanOf(block, item.row, from, to), writing });
  const whole = at(0, text.length);
  return { kind: 'entry', section, list, span: whole, fields: [{ text: trimmed, raw: text, span: at(start, start + trimmed.length), rawSpan: whole }] };
}

/** The whole of the data; it may end in another row than it begins in. */
function wholeOf(block: Block, { start, end }: Data): Span {
  if (start.row === end.row) return spanOf(block, start.row, start.column, end.column);
  return { ...spanOf(block, start.row, 0, 1), writing: { form: 'data', extent: (): { start: Place; end: Place } => ({ start, end }) } };
}

/** The last row of the logical line that begins in a row. */
export function lastRowOf(block: Block, row: number): number {
  let last = row;
  while (last + 1 < block.lines.length && block.lines[last + 1]!.kind === LineKind.continuation) last++;
  return last;
}

function whyUnread(first: string): string {
  if (first === '"' || first === '@') return 'A value is a name in quotes, =, and its data: "AlwaysUseETRN"=dword:00000001';
  return 'This line is none of the forms of a registry file: [key], "name"=data, or a comment behind ;';
}
