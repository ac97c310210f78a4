import type { CompletionItem } from 'vscode-languageserver-types';
import { describeSetting } from '../analysis/describe.js';
import { describeKey } from '../analysis/describe-entries.js';
import type { Snapshot } from '../analysis/snapshot.js';
import { findSetting, namedSettingsOf, registryKeys } from '../catalog/index.js';
import type { SettingEntry } from '../catalog/entry.js';
import { pathOf } from '../formats/vbs/path.js';
import { placeAt, type Place } from '../formats/vbs/place.js';
import type { Position, Range } from '../text/position.js';
import { suggestValues } from '../values/index.js';
import { KIND, lineRange, markdown, ruleItems } from './completion-items.js';

/** What can be written in a script where it touches the registry: keys, the values of a key, data, types; rule codes in comments. */
export function scriptItems(snapshot: Snapshot, position: Position): CompletionItem[] {
  const text = snapshot.lineText(position.line) ?? '';
  const before = text.slice(0, position.character);
  if (/^[ \t]*(?:'|rem\b)[ \t]*imc-disable/i.test(before)) return ruleItems(position, before, text);
  const place = placeAt(snapshot.document.tree, position);
  if (!place) return [];
  const range = place.text ? lineRange(position, place.text.start, place.text.end) : lineRange(position, position.character, position.character);
  if (place.what === 'path') return place.text ? pathItems(place, place.text, position, range) : [];
  const entry = place.path && findSetting(place.path.section, place.path.name);
  if (place.what === 'type') return typeItems(entry, range, place.text !== undefined);
  return entry ? dataItems(entry, range, place.text !== undefined) : [];
}

/** Behind a key its values, before it is whole the keys. */
function pathItems({ before }: Place, { said, start }: NonNullable<Place['text']>, position: Position, range: Range): CompletionItem[] {
  const path = pathOf(before + said);
  if (!path) return keyItems(before, said, '', range);
  const names = lineRange(position, Math.max(start, start + path.nameStart - before.length), range.end.character);
  return [...namedSettingsOf(path.section).map((entry, i): CompletionItem => ({
    label: entry.name, kind: KIND.property, detail: entry.summary, documentation: markdown(describeSetting(entry)),
    sortText: `p${String(i).padStart(3, '0')}`, textEdit: { range: names, newText: entry.name },
  })), ...keyItems(before, said, said.slice(0, path.nameStart), range)];
}

/** The keys that begin with what is a key already. */
function keyItems(before: string, said: string, key: string, range: Range): CompletionItem[] {
  if (before !== '') return [];
  const short = !/^hkey/i.test(said);
  return registryKeys.flatMap((entry, i): CompletionItem[] => {
    const written = `${short ? entry.key.replace(/^HKEY_LOCAL_MACHINE/, 'HKLM').replace(/^HKEY_CLASSES_ROOT/, 'HKCR') : entry.key}\\`;
    if (written.length <= key.length || !written.toLowerCase().startsWith(key.toLowerCase())) return [];
    return [{
      label: written, kind: KIND.section, detail: entry.summary, documentation: markdown(describeKey(entry)), sortText: `z${String(i).padStart(2, '0')}`, filterText: written,
      textEdit: { range, newText: written },
    }];
  });
}

function dataItems(entry: SettingEntry, range: Range, isQuoted: boolean): CompletionItem[] {
  return suggestValues(entry.type).map(({ value, meaning }, i): CompletionItem => ({
    label: value, kind: KIND.value, detail: meaning, documentation: markdown(describeSetting(entry)), sortText: `a${String(i).padStart(3, '0')}`,
    textEdit: { range, newText: isQuoted ? value.replaceAll('"', '""') : /^\d+$/.test(value) ? value : `"${value.replaceAll('"', '""')}"` },
  }));
}

const TYPES = ['REG_DWORD', 'REG_SZ', 'REG_EXPAND_SZ', 'REG_BINARY'] as const;

/** The documented type alone, where there is one that a script can write. */
function typeItems(entry: SettingEntry | undefined, range: Range, isQuoted: boolean): CompletionItem[] {
  const due = TYPES.filter(type => type === entry?.registryType);
  return (due.length > 0 ? due : TYPES).map((type, i): CompletionItem => ({
    label: type, kind: KIND.value, sortText: `a${i}`, textEdit: { range, newText: isQuoted ? type : `"${type}"` },
    ...entry && { detail: `The type of ${entry.name}${entry.registryType ? '' : ' is not documented'}` },
  }));
}
