import type { Hover } from 'vscode-languageserver-types';
import { describeField, describeRule, describeSection, describeSetting } from '../analysis/describe.js';
import { describeKey } from '../analysis/describe-entries.js';
import { spanHolds, type Snapshot } from '../analysis/snapshot.js';
import { findKey, findSection, findSetting } from '../catalog/index.js';
import type { EntryFact, Fact, SettingFact } from '../model/fact.js';
import { rules } from '../rules/index.js';
import type { Position } from '../text/position.js';
import type { Span } from '../text/tree.js';
import { explainValue } from '../values/index.js';
import { contextOfField, contextOfSetting } from './hover-context.js';

/** What is known of the text at a position: a section, a property, a value, a field of an entry, a rule's code. */
export function hover(snapshot: Snapshot, position: Position): Hover | undefined {
  const facts = snapshot.factsAt(position.line);
  // A row may stand inside the data of its list, and is what was pointed at.
  for (const fact of [...facts.filter(({ kind }) => kind === 'entry'), ...facts.filter(({ kind }) => kind !== 'entry')]) {
    const found = describe(snapshot, fact, position);
    if (found) return { contents: { kind: 'markdown', value: found.text }, range: snapshot.rangeOf(found.at) };
  }
  return undefined;
}

interface Described {
  readonly text: string;
  readonly at: Span;
}

function describe(snapshot: Snapshot, fact: Fact, position: Position): Described | undefined {
  const holds = (span: Span) => spanHolds(snapshot, span, position);
  switch (fact.kind) {
    case 'section': {
      if (fact.section === undefined || !holds(fact.nameSpan)) return undefined;
      const [key, entry] = fact.key === undefined ? [undefined, findSection(fact.section)] : [findKey(fact.section)];
      const text = key ? describeKey(key) : entry && describeSection(entry);
      return text === undefined ? undefined : { text, at: fact.nameSpan };
    }
    case 'setting':
      if (holds(fact.nameSpan)) return settingHover(snapshot, fact, fact.nameSpan);
      return holds(fact.valueSpan) ? settingHover(snapshot, fact, fact.valueSpan) : undefined;
    case 'entry': {
      const index = fact.fields.findIndex(({ rawSpan }) => holds(rawSpan));
      return index === -1 ? undefined : entryHover(snapshot, fact, index);
    }
    case 'remark': {
      const named = fact.disables?.codes.find(({ span }) => holds(span));
      const rule = rules.find(({ code }) => code === named?.code);
      return named && rule ? { text: describeRule(rule), at: named.span } : undefined;
    }
    case 'mention': {
      const entry = holds(fact.nameSpan) ? findSetting(fact.section, fact.name) : undefined;
      return entry && { text: describeSetting(entry), at: fact.nameSpan };
    }
    case 'default':
    case 'deletion':
    case 'unread':
      return undefined;
  }
}

function settingHover(snapshot: Snapshot, fact: SettingFact, at: Span): Described | undefined {
  const entry = fact.section ? findSetting(fact.section, fact.name) : undefined;
  if (!entry) return undefined;
  const pointed = at === fact.valueSpan && fact.value !== '';
  const said = pointed ? explainValue(entry.type, fact.value) : undefined;
  return { text: [said, pointed ? contextOfSetting(snapshot.model, fact, entry) : undefined, describeSetting(entry, said === undefined ? undefined : 'explained')].filter(Boolean).join('\n\n---\n\n'), at };
}

function entryHover(snapshot: Snapshot, fact: EntryFact, index: number): Described | undefined {
  const entry = fact.section && fact.list ? findSetting(fact.section, fact.list) : undefined;
  if (!entry || entry.type.kind !== 'list') return undefined;
  const field = entry.type.fields[index];
  const written = fact.fields[index]!;
  if (!field) return { text: describeSetting(entry), at: written.rawSpan };
  const said = written.text === '' ? undefined : explainValue(field.type, written.text);
  const explained = said === undefined ? undefined : 'explained';
  const parts = [
    said, contextOfField(snapshot.model, fact, entry, index),
    entry.type.fields.length === 1 ? describeSetting(entry, explained) : describeField(entry, field, index, explained),
  ];
  return { text: parts.filter(Boolean).join('\n\n---\n\n'), at: written.text === '' ? written.rawSpan : written.span };
}
