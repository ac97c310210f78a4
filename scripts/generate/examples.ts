import { isRegistryValue } from '../../server/src/analysis/pages.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';
import { findSection, findSetting, registryKeys } from '../../server/src/catalog/index.js';
import type { SettingEntry } from '../../server/src/catalog/entry.js';
import { encodeAnsi } from '../../server/src/formats/reg/code-page.js';
import { escapeText, writeBytes, writeNumber } from '../../server/src/formats/reg/data.js';
import { formatOf } from '../../server/src/formats/index.js';
import { rules } from '../../server/src/rules/index.js';
import { sampleOf, SECTION_SAMPLES } from './samples.js';

/** A registry value as it is written in one format, and what IMC Config says of that. */
export interface Example {
  readonly format: 'imc' | 'reg' | 'vbs';
  readonly text: string;
  readonly said: readonly { readonly code: string; readonly message: string }[];
}

/** A value as an example writes it: a number, a text, or the rows of a list. */
export type Data = number | string | readonly string[];

/** The value in every format that can hold it; none where no article names its type. Scripts cannot write lists. */
export function examplesOf(entry: SettingEntry): readonly Example[] {
  const sample = sampleOf(entry);
  if (sample === undefined || !isRegistryValue(entry)) return [];
  const values = [{ entry, data: sample.data }, ...(sample.with ?? []).map(([name, data]) => ({ entry: findSetting(entry.section, name)!, data }))];
  return [
    ...findSection(entry.section) ? [judged('imc', imcText(entry.section, values, sample.before))] : [],
    judged('reg', regText(entry.section, values)),
    ...values.some(({ data }) => typeof data === 'object') ? [] : [judged('vbs', vbsText(entry.section, values))],
  ];
}

/** A document with the properties of a section; none for sections of registry values, which have one each. */
export function exampleOfSection(name: string): Example | undefined {
  const text = SECTION_SAMPLES[name];
  return text === undefined ? undefined : judged('imc', text);
}

type Assignment = { readonly entry: SettingEntry; readonly data: Data };

function imcText(section: string, values: readonly Assignment[], before = ''): string {
  const lines = values.map(({ entry: { name }, data }) => {
    if (typeof data === 'object') return [`${name}=+`, ...data.map(row => `+${row}`)].join('\n');
    return `${name}=${typeof data === 'number' && data > 0x7fffffff ? `0x${data.toString(16)}` : data}`;
  });
  return `[Header]\nVersion=1\n${before}\n[${section}]\n${lines.join('\n')}\n`;
}

function regText(section: string, values: readonly Assignment[]): string {
  const lines = values.map(({ entry, data }) => {
    const name = `"${escapeText(entry.name)}"=`;
    if (typeof data === 'number') return `${name}${writeNumber(data)}`;
    if (typeof data === 'string') return `${name}"${escapeText(data)}"`;
    const bytes = data.flatMap(row => [...encodeAnsi(row)!, 0]);
    return `${name}hex(7):${writeBytes([...bytes, 0], name.length + 'hex(7):'.length, '\n')}`;
  });
  return `REGEDIT4\n\n[${keyOf(section)}]\n${lines.join('\n')}\n`;
}

function vbsText(section: string, values: readonly Assignment[]): string {
  const key = keyOf(section).replace('HKEY_LOCAL_MACHINE', 'HKLM').replace('HKEY_CLASSES_ROOT', 'HKCR');
  const lines = values.map(({ entry, data }) => typeof data === 'number'
    ? `shell.RegWrite "${key}\\${entry.name}", ${vbsNumber(data)}, "REG_DWORD"`
    : `shell.RegWrite "${key}\\${entry.name}", "${String(data).replace(/"/g, '""')}", "REG_SZ"`);
  return `Set shell = WScript.CreateObject("WScript.Shell")\n${lines.join('\n')}\n`;
}

/** A script's numbers have a sign; what is larger is written by its bits. */
function vbsNumber(number: number): string {
  return number > 0x7fffffff ? `&H${number.toString(16).toUpperCase()}` : String(number);
}

/** The whole path of the key that a section of the catalog stands for. */
export function keyOf(section: string): string {
  return registryKeys.find(key => key.section === section)!.key;
}

function judged(format: Example['format'], text: string): Example {
  if (!formatOf(format)) return { format, text, said: [] };
  const snapshot = snapshotOf(openDocument(`example:///example.${format}`, format, 1, text));
  const found = findingsOfDocument(snapshot, rules).filter(({ severity }) => severity !== 'hint');
  return { format, text, said: found.map(({ rule: { code }, finding: { message } }) => ({ code, message })) };
}
