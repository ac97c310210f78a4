import type { EntryFact, SettingFact } from '../model/fact.js';
import { passwordsIn, type Password } from '../model/passwords.js';
import type { Block, Span } from '../text/tree.js';
import type { Heading, Row, Setting } from './content.js';

const WHY = 'it holds what seems to be a password, and no document holds one; it is not copied';
const WHY_PART = 'what seems to be a password in it is not copied: no document holds one';

/** A setting without the passwords in it, and what has to be said of them; no item where the whole setting is one. */
export function withoutPasswords(setting: Setting, heading: Heading | undefined): { readonly item: Setting | undefined; readonly secret?: string } {
  const { name, data } = setting;
  const section = heading ? heading.section : '';
  if (data.kind === 'rows') {
    if (passwordsIn(settingFact(section, name, '+', false)).length > 0) return { item: undefined, secret: WHY };
    const clean = data.rows.map(part => (part.kind === 'row' ? cleanRow(section, name, part) : part));
    return clean.every((part, i) => part === data.rows[i]) ? { item: setting } : { item: { ...setting, data: { ...data, rows: clean } }, secret: WHY_PART };
  }
  const text = data.kind === 'text' ? data.text : 'x';
  const found = passwordsIn(settingFact(section, name, text, false));
  if (found.length === 0) return { item: setting };
  if (found.some(({ where }) => where === 'property') || data.kind !== 'text') return { item: undefined, secret: WHY };
  return { item: { ...setting, data: { ...data, text: cut(text, found) } }, secret: WHY_PART };
}

function cleanRow(section: string | undefined, list: string, row: Row): Row {
  const spans: Span[] = [];
  let at = 0;
  for (const { length } of row.fields) {
    spans.push(span(at, at + length));
    at += length + 1;
  }
  const fact: EntryFact = {
    kind: 'entry', section, list, span: span(0, Math.max(0, at - 1)),
    fields: row.fields.map((text, i) => ({ text, raw: text, span: spans[i]!, rawSpan: spans[i]! })),
  };
  const found = passwordsIn(fact);
  if (found.length === 0) return row;
  const kept = row.fields.slice(0, found.some(({ where }) => where === 'row') ? 3 : undefined);
  return { ...row, fields: kept.map((text, i) => cut(text, found.flatMap(({ where, at, cut }) => (
    where !== 'row' && cut.start >= spans[i]!.start && cut.end <= spans[i]!.end ? [{ where, at, cut: span(cut.start - spans[i]!.start, cut.end - spans[i]!.start) }] : [])))) };
}

function cut(text: string, found: readonly Password[]): string {
  return [...found].sort((a, b) => b.cut.start - a.cut.start).reduce((left, { cut: { start, end } }) => left.slice(0, start) + left.slice(end), text);
}

function settingFact(section: string | undefined, name: string, value: string, opensList: boolean): SettingFact {
  const nowhere = span(0, value.length);
  return { kind: 'setting', section, name, value, opensList, span: nowhere, nameSpan: nowhere, valueSpan: nowhere };
}

const NOWHERE: Block = { entry: { open: false }, lines: [] };

/** Columns of a text that stands in no document. */
function span(start: number, end: number): Span {
  return { block: NOWHERE, row: 0, start, end };
}
