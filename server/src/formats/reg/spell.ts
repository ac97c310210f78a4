import { findSetting, registryKeys } from '../../catalog/index.js';
import type { RegistryType, SettingEntry } from '../../catalog/entry.js';
import type { ModelEdit } from '../../model/edit.js';
import type { Fact, SettingFact } from '../../model/fact.js';
import type { Model, SectionPart, Setting } from '../../model/model.js';
import { firstLineOf, lineAt, rangeOf, type Range } from '../../text/position.js';
import { lineEndOf, type Span, type SyntaxTree } from '../../text/tree.js';
import { parseNumber } from '../../values/number.js';
import type { TextChange } from '../format.js';
import { encodeAnsi, encodeUtf16 } from './code-page.js';
import { escapeText, hexOf, readData, writeBytes, writeNumber, type Data } from './data.js';
import { lastRowOf } from './lower.js';
import { type RegContext, type Header, partsOf, LineKind } from './scan.js';

type Tree = SyntaxTree<RegContext>;

/** How a registry file says a change to the model. Nothing where it cannot: pages have no place in the registry. */
export function spell(tree: Tree, model: Model, edit: ModelEdit): readonly TextChange[] {
  switch (edit.kind) {
    case 'respell':
      return respell(tree, edit.span, edit.text);
    case 'remove':
      return remove(tree, model, edit.fact);
    case 'retype':
      return replaceData(tree, edit.fact, edit.type, edit.values);
    case 'set': {
      const setting = model.setting(edit.section, edit.name);
      const type = typeOf(findSetting(edit.section, edit.name));
      if (setting) return replaceData(tree, setting.fact, type, [edit.value]);
      return addLine(tree, model, edit.section, edit.name, type, [edit.value]);
    }
    case 'add':
      return add(tree, model, edit.section, edit.name, edit.entries.map(fields => fields.join(';')));
  }
}

function respell(tree: Tree, span: Span, text: string): readonly TextChange[] {
  const range = rangeOf(tree, span);
  switch (span.writing?.form) {
    case undefined:
    case 'data':
      return [{ range, text }];
    case 'text':
      return [{ range, text: escapeText(text) }];
    case 'number':
    case 'four bytes': {
      const number = parseNumber(text, 'hex');
      if (number === undefined || number > 0xffffffff) return [];
      const digits = writeNumber(number).slice('dword:'.length);
      return [{ range, text: span.writing!.form === 'number' ? digits : [6, 4, 2, 0].map(at => digits.slice(at, at + 2)).join(',') }];
    }
    case 'ANSI bytes':
    case 'UTF-16 bytes': {
      const bytes = span.writing!.form === 'ANSI bytes' ? encodeAnsi(text) : encodeUtf16(text);
      if (!bytes || holdsComment(tree, range)) return [];
      const written = bytes.map(hexOf).join(',');
      if (span.start === span.end) return [{ range, text: written === '' ? '' : `${written},` }];
      return [{ range: written === '' ? withComma(tree, range) : range, text: written }];
    }
    default:
      return [];
  }
}

/** Whether a comment stands between lines of bytes: what would take it along is not done. */
function holdsComment(tree: Tree, { start, end }: Range): boolean {
  for (let line = start.line; line < end.line; line++) {
    if (lineAt(tree, line)!.line.text.includes(';', line === start.line ? start.character : 0)) return true;
  }
  return false;
}

/** Bytes that go take a comma with them: the one behind them, or the one in front at the end of the data. */
function withComma(tree: Tree, { start, end }: Range): Range {
  const behind = lineAt(tree, end.line)!.line.text;
  const comma = /^[ \t]*,/.exec(behind.slice(end.character));
  if (comma) return { start, end: { line: end.line, character: end.character + comma[0].length } };
  const before = /,[ \t]*$/.exec(lineAt(tree, start.line)!.line.text.slice(0, start.character));
  return before ? { start: { line: start.line, character: before.index }, end } : { start, end };
}

function remove(tree: Tree, model: Model, fact: Fact): readonly TextChange[] {
  if (fact.kind === 'entry') return removeItem(tree, model, fact);
  const line = firstLineOf(tree, fact.span.block) + fact.span.row;
  const last = fact.kind === 'setting' ? line - fact.span.row + lastRowOf(fact.span.block, fact.span.row) : line;
  return [{ range: wholeLines(tree, line, last), text: '' }];
}

function removeItem(tree: Tree, model: Model, fact: Fact): readonly TextChange[] {
  const setting = model.sections.flatMap(({ settings }) => settings).find(({ entries }) => entries.some(entry => entry === fact));
  const data = setting && dataOf(setting.fact);
  const index = setting?.entries.findIndex(entry => entry === fact) ?? -1;
  const item = data?.items?.[index];
  if (!setting || !data?.bytes || !item) return [];
  const { block } = setting.fact.span;
  const range = placed(tree, block, { start: data.bytes.placeOf(item.from).start, end: data.bytes.placeOf(item.to - 1).end });
  return holdsComment(tree, range) ? [] : [{ range: withComma(tree, range), text: '' }];
}

function replaceData(tree: Tree, fact: SettingFact, type: RegistryType, values: readonly string[]): readonly TextChange[] {
  if (!fact.data) return [];
  const range = rangeOf(tree, fact.data.span);
  const text = written(type, values, headerOf(fact.span), range.start.character, lineEndOf(tree));
  return text === undefined || holdsComment(tree, range) ? [] : [{ range, text }];
}

function add(tree: Tree, model: Model, section: string, name: string, added: readonly string[]): readonly TextChange[] {
  const setting = model.setting(section, name);
  if (!setting) return addLine(tree, model, section, name, typeOf(findSetting(section, name)), added);
  const data = dataOf(setting.fact);
  if (!data?.bytes || setting.entries.length === 0) return replaceData(tree, setting.fact, 'REG_MULTI_SZ', [...valuesOf(setting), ...added]);
  const { width, values, placeOf } = data.bytes;
  const zero = width === 1 ? [0] : [0, 0];
  const bytes: number[] = [];
  for (const value of added) {
    const text = bytesOf(value, width);
    if (!text) return [];
    bytes.push(...text, ...zero);
  }
  const last = data.items!.at(-1)!;
  // Behind the zero that ends the last text; where the data ends without one, that comes first.
  const ended = last.to <= values.length && values.slice(last.to - width, last.to).every(byte => byte === 0);
  const { end } = placeOf(last.to - 1);
  const at = placed(tree, setting.fact.span.block, { start: end, end });
  return [{ range: at, text: [...ended ? [] : zero, ...bytes].map(byte => `,${hexOf(byte)}`).join('') }];
}

function valuesOf({ fact, entries }: Setting): readonly string[] {
  if (entries.length > 0) return entries.map(({ fields }) => fields[0]!.raw);
  return fact.opensList || fact.value === '' ? [] : [fact.value];
}

function addLine(tree: Tree, model: Model, section: string, name: string, type: RegistryType, values: readonly string[]): readonly TextChange[] {
  const key = registryKeys.find(known => known.section === section)?.key;
  if (key === undefined) return [];
  const eol = lineEndOf(tree);
  const start = `"${escapeText(name)}"=`;
  const part = model.sections.findLast(({ fact }) => fact?.section === section);
  const header = part?.fact ? headerOf(part.fact.span) : lineAt(tree, tree.lineCount - 1)!.line.exit as RegContext;
  const data = written(type, values, typeof header === 'string' ? header : header.header, start.length, eol);
  if (data === undefined) return [];
  if (part) {
    const line = endOf(tree, model, part);
    const at = { line, character: lineAt(tree, line)!.line.text.length };
    return [{ range: { start: at, end: at }, text: `${eol}${start}${data}` }];
  }
  const line = tree.lineCount - 1;
  const { text } = lineAt(tree, line)!.line;
  const at = { line, character: text.length };
  return [{ range: { start: at, end: at }, text: `${text === '' ? (line > 0 ? eol : '') : eol + eol}[${key}]${eol}${start}${data}${eol}` }];
}

/** The last line of what stands under a heading; below one that is not closed values belong to that one. */
function endOf(tree: Tree, model: Model, { fact }: SectionPart): number {
  let last: Fact = fact!;
  for (let i = model.facts.indexOf(fact!) + 1; i < model.facts.length; i++) {
    const next = model.facts[i]!;
    if (next.kind === 'remark' || next.kind === 'unread') continue;
    if (next.kind === 'section' || next.section !== fact!.section) break;
    last = next;
  }
  const { span } = last;
  let line = firstLineOf(tree, span.block) + span.row;
  while (line + 1 < tree.lineCount && lineAt(tree, line + 1)!.line.kind === LineKind.continuation) line++;
  return line;
}

/** Data in a type; undefined where the values are none of it. */
function written(type: RegistryType, values: readonly string[], header: Header, column: number, eol: string): string | undefined {
  const [value = ''] = values;
  const width = header === 'REGEDIT4' ? 1 : 2;
  switch (type) {
    case 'REG_DWORD': {
      const number = parseNumber(value, 'hex');
      return number === undefined || number > 0xffffffff ? undefined : writeNumber(number);
    }
    case 'REG_MULTI_SZ':
    case 'REG_EXPAND_SZ': {
      const texts = (type === 'REG_EXPAND_SZ' ? [value] : values.filter(text => text !== '')).map(text => bytesOf(text, width));
      const zero = width === 1 ? [0] : [0, 0];
      if (texts.some(bytes => bytes === undefined)) return undefined;
      const prefix = type === 'REG_MULTI_SZ' ? 'hex(7):' : 'hex(2):';
      return prefix + writeBytes([...texts.flatMap(bytes => [...bytes!, ...zero]), ...type === 'REG_MULTI_SZ' ? zero : []], column + prefix.length, eol);
    }
    case 'REG_SZ':                                       // a text between quotes ends in the line it begins in
      return /[\r\n]/.test(value) ? undefined : `"${escapeText(value)}"`;
    case 'REG_BINARY':
      return undefined;
  }
}

function bytesOf(text: string, width: 1 | 2): readonly number[] | undefined {
  return width === 1 ? encodeAnsi(text) : encodeUtf16(text);
}

/** The documented type, else the one that the kind of value has in every article. */
function typeOf(entry: SettingEntry | undefined): RegistryType {
  if (entry?.registryType) return entry.registryType;
  switch (entry?.type.kind) {
    case 'switch':
    case 'number':
    case 'bits':
      return 'REG_DWORD';
    case 'list':
      return 'REG_MULTI_SZ';
    default:
      return 'REG_SZ';
  }
}

function headerOf({ block, row }: Span): Header {
  return (block.lines[row]!.exit as RegContext).header;
}

/** The data of a setting, read once more for the places of its bytes. */
function dataOf({ span: { block, row } }: SettingFact): Data | undefined {
  const line = block.lines[row]!;
  const parts = partsOf(line.text);
  if (parts.kind !== LineKind.value) return undefined;
  const data = readData(block, row, parts.dataStart, lastRowOf(block, row), (line.exit as RegContext).header);
  return data === 'delete' || 'why' in data ? undefined : data;
}

function placed(tree: Tree, block: Span['block'], { start, end }: { readonly start: { row: number; column: number }; readonly end: { row: number; column: number } }): Range {
  const first = firstLineOf(tree, block);
  return { start: { line: first + start.row, character: start.column }, end: { line: first + end.row, character: end.column } };
}

/** Lines with their ends; at the end of the text, with the end of the line before them. */
function wholeLines(tree: Tree, from: number, to: number): Range {
  if (to < tree.lineCount - 1) return { start: { line: from, character: 0 }, end: { line: to + 1, character: 0 } };
  const end = { line: to, character: lineAt(tree, to)!.line.text.length };
  const previous = lineAt(tree, from - 1);
  return previous ? { start: { line: from - 1, character: previous.line.text.length }, end } : { start: { line: from, character: 0 }, end };
}
