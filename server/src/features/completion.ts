import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { describeField, describeSection, describeSetting } from '../analysis/describe.js';
import { spanHolds, type Snapshot } from '../analysis/snapshot.js';
import { findSetting, sections, settingsOf } from '../catalog/index.js';
import type { SettingEntry } from '../catalog/entry.js';
import type { EntryFact, Fact } from '../model/fact.js';
import { hostText, shownText } from '../model/passwords.js';
import type { Position, Range } from '../text/position.js';
import { suggestValues } from '../values/index.js';
import type { ListType, ValueType } from '../values/value-type.js';
import { escape, KIND, lineRange, markdown, ruleItems, SNIPPET } from './completion-items.js';
import { registryItems } from './registry-completion.js';
import { scriptItems } from './script-completion.js';

/** Names that the document itself offers, at the most: enough to pick from while typing narrows them down. */
const MOST_NAMES = 500;

export interface CompletionOptions {
  /** The editor can fill in tab stops. */
  readonly snippets: boolean;
}

/** What can be written at a position: sections, properties, values, whole rows, names that the document knows, rule codes. */
export function completion(snapshot: Snapshot, position: Position, options: CompletionOptions): CompletionList {
  const text = snapshot.lineText(position.line) ?? '';
  const before = text.slice(0, position.character);
  if (snapshot.document.format.id === 'vbs') return { isIncomplete: false, items: scriptItems(snapshot, position) };
  if (snapshot.document.format.medium === 'registry file') return { isIncomplete: false, items: registryItems(snapshot, position, options) };
  const [fact] = snapshot.factsAt(position.line);
  return { isIncomplete: false, items: itemsAt(snapshot, position, fact, text, before, options) };
}

function itemsAt(
  snapshot: Snapshot, position: Position, fact: Fact | undefined, text: string, before: string, options: CompletionOptions,
): CompletionItem[] {
  const rest = lineRange(position, before.length - before.trimStart().length, text.trimEnd().length);
  if (/^[ \t]*;/.test(before)) return /^[ \t]*;[ \t]*imc-disable/.test(before) ? ruleItems(position, before, text) : [];
  if (/^[ \t]*\[/.test(before)) return sectionItems(snapshot, rest);
  if (/^[ \t]*\+/.test(before)) return fact?.kind === 'entry' ? entryItems(snapshot, fact, position, options) : [];
  const equals = before.indexOf('=');
  const here = sectionAt(snapshot, position.line);
  if (equals === -1) {
    const [name] = text.split('=', 1);
    const named = text.includes('=');
    const range = named ? lineRange(position, rest.start.character, name!.trimEnd().length) : rest;
    const properties = here ? propertyItems(snapshot, here, range, named, options) : [];
    return [...properties, ...(named ? [] : rowItems(snapshot, position, range, options)), ...(before.trim() === '' ? sectionItems(snapshot, rest) : [])];
  }
  const entry = here && findSetting(here, text.slice(0, equals).trim());
  const valueStart = equals + 1 + (/^[ \t]*"?/.exec(text.slice(equals + 1))![0].length);
  return entry ? valueItems(snapshot, entry.type, lineRange(position, Math.min(valueStart, position.character), text.trimEnd().length), describeSetting(entry)) : [];
}

function sectionItems(snapshot: Snapshot, range: Range): CompletionItem[] {
  const there = new Set(snapshot.model.sections.flatMap(({ fact }) => (fact && snapshot.rangeOf(fact.span).start.line !== range.start.line ? [fact.section] : [])));
  return sections.filter(({ name }) => !there.has(name)).map((entry, i) => ({
    label: `[${entry.name}]`, kind: KIND.section, detail: entry.summary, documentation: markdown(describeSection(entry)),
    sortText: `z${String(i).padStart(2, '0')}`, filterText: `[${entry.name}]`, textEdit: { range, newText: `[${entry.name}]` },
  }));
}

/** The properties of a section that are not written in it yet. `named`: an `=` follows already. */
function propertyItems(snapshot: Snapshot, section: string, range: Range, named: boolean, options: CompletionOptions): CompletionItem[] {
  return settingsOf(section)
    .filter(({ name }) => !snapshot.model.writes(section, name).some(({ fact }) => snapshot.rangeOf(fact.span).start.line !== range.start.line))
    .map((entry, i) => ({
      label: entry.name, kind: KIND.property, detail: entry.summary, documentation: markdown(describeSetting(entry)),
      sortText: `p${String(i).padStart(3, '0')}`, textEdit: { range, newText: named ? entry.name : newProperty(entry, options) },
      ...(!named && options.snippets && { insertTextFormat: SNIPPET }),
      ...(!named && entry.type.kind !== 'list' && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
    }));
}

function newProperty({ name, type }: SettingEntry, { snippets }: CompletionOptions): string {
  if (type.kind !== 'list') return `${name}=`;
  return snippets ? `${escape(name)}=+\n+${rowSnippet(type)}` : `${name}=+\n+`;
}

/** Where a list is open, its next row. */
function rowItems(snapshot: Snapshot, { line }: Position, range: Range, options: CompletionOptions): CompletionItem[] {
  const open = listAbove(snapshot, line);
  if (!open || open.type.kind !== 'list') return [];
  return [{
    label: `+ row of ${open.name}`, kind: KIND.snippet, documentation: markdown(describeSetting(open)), sortText: 'a', filterText: '+',
    textEdit: { range, newText: options.snippets ? `+${rowSnippet(open.type)}` : '+' }, ...(options.snippets && { insertTextFormat: SNIPPET }),
  }];
}

function rowSnippet({ fields, separator }: ListType): string {
  return fields.filter(({ optional }) => !optional).map(({ name, type }, i) => {
    const words = suggestValues(type).map(({ value }) => value);
    const choice = words.length > 0 && words.length <= 8 && type.kind === 'choice';
    return `\${${i + 1}${choice ? `|${words.map(word => word.replace(/[\\,|]/g, '\\$&')).join(',')}|` : `:${escape(name)}`}}`;
  }).join(separator);
}

function entryItems(snapshot: Snapshot, fact: EntryFact, position: Position, _options: CompletionOptions): CompletionItem[] {
  const entry = fact.section && fact.list ? findSetting(fact.section, fact.list) : undefined;
  if (!entry || entry.type.kind !== 'list') return [];
  const index = fact.fields.findLastIndex(({ rawSpan }) => spanHolds(snapshot, rawSpan, position));
  const field = entry.type.fields[index];
  if (!field) return [];
  const written = fact.fields[index]!;
  const span = written.text === '' ? written.rawSpan : written.span;
  return valueItems(snapshot, field.type, lineRange(position, Math.min(span.start, position.character), Math.max(span.end, position.character)), describeField(entry, field, index));
}

function valueItems(snapshot: Snapshot, type: ValueType, range: Range, documentation: string): CompletionItem[] {
  const words = suggestValues(type).map(({ value, meaning }, i): CompletionItem => ({
    label: value, kind: KIND.value, detail: meaning, documentation: markdown(documentation), sortText: `a${String(i).padStart(3, '0')}`, textEdit: { range, newText: value },
  }));
  const known = type.kind === 'domain' || type.kind === 'host' || type.kind === 'target' ? knownNames(snapshot, range.start.line) : [];
  return [...words, ...known.map((name): CompletionItem => ({ label: name, kind: KIND.name, detail: 'Named in this document', sortText: `n${name}`, textEdit: { range, newText: name } }))];
}

/** Domains and hosts that the document names on other lines. */
function knownNames(snapshot: Snapshot, line: number): readonly string[] {
  const names = new Map<string, string>();
  const add = (text: string, at: Fact['span']) => {
    const name = text.replace(/^[#@]/, '');
    if (names.size < MOST_NAMES && /^[^<[\s][^\s]*\.[^\s]+$/.test(name) && snapshot.rangeOf(at).start.line !== line) names.set(name.toLowerCase(), name);
  };
  for (const fact of snapshot.model.facts) {
    if (names.size >= MOST_NAMES) break;
    if (fact.kind === 'setting' && fact.section) {
      const kind = findSetting(fact.section, fact.name)?.type.kind;
      if (kind === 'domain' || kind === 'host') for (const part of hostText(fact.value).split(',')) add(part.trim(), fact.span);
    } else if (fact.kind === 'entry' && fact.section && fact.list) {
      const type = findSetting(fact.section, fact.list)?.type;
      fact.fields.forEach((field, i) => {
        const kind = type?.kind === 'list' ? type.fields[i]?.type.kind : undefined;
        if (kind === 'domain' || kind === 'host' || kind === 'target') add(shownText(fact, field), fact.span);
      });
    }
  }
  return [...names.values()];
}

/** The section that a line stands in. */
function sectionAt(snapshot: Snapshot, line: number): string | undefined {
  return snapshot.model.sections.findLast(({ fact }) => fact && snapshot.rangeOf(fact.span).start.line < line)?.fact?.section;
}

/** The list that an entry on this line would belong to. */
function listAbove(snapshot: Snapshot, line: number): SettingEntry | undefined {
  const part = snapshot.model.sections.findLast(({ fact }) => fact && snapshot.rangeOf(fact.span).start.line < line);
  const above = part?.settings.findLast(({ fact }) => snapshot.rangeOf(fact.span).start.line < line);
  return above?.fact.opensList ? above.entry : undefined;
}
