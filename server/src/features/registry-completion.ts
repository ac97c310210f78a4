import type { CompletionItem } from 'vscode-languageserver-types';
import { describeSetting } from '../analysis/describe.js';
import { describeKey } from '../analysis/describe-entries.js';
import type { Snapshot } from '../analysis/snapshot.js';
import { findSetting, namedSettingsOf, registryKeys } from '../catalog/index.js';
import type { SettingEntry } from '../catalog/entry.js';
import type { Position, Range } from '../text/position.js';
import { suggestValues } from '../values/index.js';
import { parseNumber } from '../values/number.js';
import { escape, KIND, lineRange, markdown, ruleItems, SNIPPET } from './completion-items.js';

/** What can be written in a registry file: keys, the values that belong to the key, data in their type, rule codes. */
export function registryItems(snapshot: Snapshot, position: Position, { snippets }: { readonly snippets: boolean }): CompletionItem[] {
  const text = snapshot.lineText(position.line) ?? '';
  const before = text.slice(0, position.character);
  const start = text.length - text.trimStart().length;
  const rest = lineRange(position, Math.min(start, before.length), text.trimEnd().length);
  if (/^[ \t]*;/.test(before)) return /^[ \t]*;[ \t]*imc-disable/.test(before) ? ruleItems(position, before, text) : [];
  if (/^[ \t]*\[/.test(before)) return keyItems(snapshot, rest);
  const section = sectionAt(snapshot, position.line);
  const name = /^[ \t]*(?:"[^"]*)?$/.exec(before);
  if (name) {
    const written = /^[ \t]*(?:"[^"]*"?)?/.exec(text)![0];
    const named = text.slice(written.length).trimStart().startsWith('=');
    const range = named ? lineRange(position, rest.start.character, written.trimEnd().length) : rest;
    return [...section ? valueItems(snapshot, section, range, named, snippets) : [], ...before.trim() === '' ? keyItems(snapshot, rest) : []];
  }
  const value = /^[ \t]*"([^"]*)"[ \t]*=[ \t]*/.exec(text);
  const entry = section && value ? findSetting(section, value[1]!) : undefined;
  if (!entry || !value || before.length < value[0].trimEnd().length) return [];
  return dataItems(entry, lineRange(position, Math.min(value[0].length, position.character), text.trimEnd().length));
}

function keyItems(snapshot: Snapshot, range: Range): CompletionItem[] {
  const there = new Set(snapshot.model.sections.flatMap(({ fact }) => (fact && snapshot.rangeOf(fact.span).start.line !== range.start.line ? [fact.section] : [])));
  return registryKeys.filter(({ section }) => !there.has(section)).map((entry, i): CompletionItem => {
    const label = `[${entry.key}]`;
    return {
      label, kind: KIND.section, detail: entry.summary, documentation: markdown(describeKey(entry)), sortText: `z${String(i).padStart(2, '0')}`, filterText: label,
      textEdit: { range, newText: label },
    };
  });
}

/** The values of a key that are not written in the file yet. `named`: an `=` follows already. */
function valueItems(snapshot: Snapshot, section: string, range: Range, named: boolean, snippets: boolean): CompletionItem[] {
  return namedSettingsOf(section)
    .filter(({ name }) => !snapshot.model.writes(section, name).some(({ fact }) => snapshot.rangeOf(fact.span).start.line !== range.start.line))
    .map((entry, i): CompletionItem => ({
      label: entry.name, kind: KIND.property, detail: entry.summary, documentation: markdown(describeSetting(entry)),
      sortText: `p${String(i).padStart(3, '0')}`, filterText: `"${entry.name}"`, textEdit: { range, newText: named ? `"${entry.name}"` : newValue(entry, snippets) },
      ...!named && snippets && { insertTextFormat: SNIPPET },
    }));
}

function newValue(entry: SettingEntry, snippets: boolean): string {
  const [start, end] = emptyData(entry);
  return snippets ? `"${escape(entry.name)}"=${escape(start)}$0${escape(end)}` : `"${entry.name}"=${start}${end}`;
}

/** What stands before and behind the data in the documented type. */
function emptyData({ type, registryType }: SettingEntry): readonly [string, string] {
  if (registryType === 'REG_MULTI_SZ' || type.kind === 'list') return ['hex(7):', ''];
  if (registryType === 'REG_BINARY') return ['hex:', ''];
  if (registryType === 'REG_DWORD' || NUMBERS.has(type.kind)) return ['dword:', ''];
  return ['"', '"'];
}

const NUMBERS: ReadonlySet<string> = new Set(['switch', 'number', 'bits']);

function dataItems(entry: SettingEntry, range: Range): CompletionItem[] {
  const [start, end] = emptyData(entry);
  const item = (newText: string, i: number, detail: string): CompletionItem => ({
    label: newText, kind: KIND.value, detail, documentation: markdown(describeSetting(entry)), sortText: `a${String(i).padStart(3, '0')}`, textEdit: { range, newText },
  });
  const items = suggestValues(entry.type).flatMap(({ value, meaning }, i) => {
    const number = start === 'dword:' ? parseNumber(value, 'hex') : undefined;
    if (start === 'dword:') return number === undefined ? [] : [item(`dword:${number.toString(16).padStart(8, '0')}`, i, meaning)];
    return start === '"' ? [item(`"${value}"`, i, meaning)] : [];
  });
  return items.length > 0 ? items : [item(start + end, 0, entry.summary)];
}

/** The key that a line stands in, by the catalog's name. */
function sectionAt(snapshot: Snapshot, line: number): string | undefined {
  return snapshot.document.format.sectionAt?.(snapshot.document.tree, line);
}
