import { describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver-types';
import { describeSetting } from '../../server/src/analysis/describe.js';
import { explain } from '../../server/src/analysis/explain.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { ANY_NAME, type SettingEntry } from '../../server/src/catalog/entry.js';
import { findSection, findSetting, otherValues, registryKeys, settings } from '../../server/src/catalog/index.js';
import { completion } from '../../server/src/features/completion.js';
import { hover } from '../../server/src/features/hover.js';
import { rules } from '../../server/src/rules/index.js';
import type { Field, ValueType } from '../../server/src/values/value-type.js';

/** A value that is right for a type, and one that is not; `wrong` is absent where nothing is checked. */
function valuesOf(type: ValueType): { readonly right: string; readonly wrong?: string } {
  switch (type.kind) {
    case 'switch': return type.style === 'word' ? { right: 'Yes', wrong: 'perhaps' } : { right: '1', wrong: 'perhaps' };
    case 'number': return { right: type.special?.find(({ value }) => value !== '0')?.value ?? String(Math.max(type.min ?? 0, 1)), wrong: 'many' };
    case 'bits': return { right: String(type.bits.find(({ unused }) => !unused)!.mask), wrong: 'many' };
    case 'choice': return { right: type.options[0]!.value, wrong: 'something-else' };
    case 'domain': return { right: 'example.com', wrong: 'exa mple..com' };
    case 'host': return { right: 'mail.example.com', wrong: 'ma il..example.com' };
    case 'target': return { right: '<inbound>', wrong: 'ma il..example.com' };
    case 'netmask': return { right: '192.0.2.0;255.255.255.0', wrong: '192.0.2' };
    case 'account': return { right: 'EXAMPLE\\user', wrong: 'EXAMPLE\\us"er' };
    case 'version': return { right: '5.5 SP4', wrong: '9.9' };
    case 'hours': return { right: '.25,.5,1,4', wrong: 'soon' };
    case 'occasion': return { right: 'Daily', wrong: 'sometimes' };
    case 'path': return { right: 'C:\\Exchsrvr\\Connect\\Imsext.dll', wrong: 'C:\\a\tb.dll' };
    case 'text': return { right: 'text' };
    case 'list': return { right: '+', wrong: 'something else' };
  }
}

/** The rules that speak of a value that is not of its type. */
const OF_TYPE = new Set(['property-value', 'wrong-type', 'value-range', 'not-boolean', 'bad-domain', 'bad-host', 'bad-ip', 'bad-account', 'bad-version', 'turf-entry', 'domain-record-shape', 'header-version']);

function snapshot(format: 'imc' | 'reg', text: string): Snapshot {
  return snapshotOf(openDocument(`test:///every-entry.${format}`, format, 1, text));
}

function codesOf(document: Snapshot): readonly string[] {
  return findingsOfDocument(document, rules).map(({ rule }) => rule.code).filter(code => OF_TYPE.has(code));
}

/** A document that holds one setting; for a list, one row of it. `wrong`: with a value, or a field, that is not of its type. */
function documentOf(entry: SettingEntry, wrong?: 'value' | Field): Snapshot {
  const { section, name, type } = entry;
  if (type.kind !== 'list') return snapshot('imc', `[${section}]\n${name}=${valuesOf(type)[wrong ? 'wrong' : 'right']}\n`);
  if (wrong === 'value') return snapshot('imc', `[${section}]\n${name}=${valuesOf(type).wrong}\n`);
  const fields = type.fields.map(field => valuesOf(field.type)[field === wrong ? 'wrong' : 'right']);
  return snapshot('imc', `[${section}]\n${name}=+\n+${fields.join(type.separator)}\n`);
}

function fileOf(entry: SettingEntry, value: string): Snapshot {
  const { key } = registryKeys.find(({ section }) => section === entry.section)!;
  return snapshot('reg', `REGEDIT4\n\n[${key}]\n"${nameIn(entry)}"=${value}\n`);
}

function nameIn({ name }: SettingEntry): string {
  return name === ANY_NAME ? 'Some Category' : name;
}

/** Data as a registry file writes it: of the documented type, or of what goes with the kind of value. */
function dataOf({ type, registryType }: SettingEntry, text: string): string {
  if (type.kind === 'list') return `hex(7):${[...`${text}\0\0`].map(letter => letter.charCodeAt(0).toString(16).padStart(2, '0')).join(',')}`;
  if (registryType === 'REG_DWORD' || ['switch', 'number', 'bits'].includes(type.kind)) return `dword:${Number(text).toString(16).padStart(8, '0')}`;
  return `"${text.replaceAll('\\', '\\\\')}"`;
}

function valueOf(found: { contents: unknown } | undefined): string | undefined {
  return (found?.contents as MarkupContent | undefined)?.value;
}

describe.each(settings.map(entry => [`[${entry.section}] ${entry.name}`, entry] as const))('%s in a document', (_, entry) => {
  test('is explained by hover, completion and the command line with one text', () => {
    const text = describeSetting(entry);
    expect(valueOf(hover(documentOf(entry), { line: 1, character: 0 }))).toBe(text);
    const item = completion(snapshot('imc', `[${entry.section}]\n\n`), { line: 1, character: 0 }, { snippets: true }).items.find(({ label, kind }) => label === entry.name && kind === 10);
    expect(item).toMatchObject({ detail: entry.summary, documentation: { kind: 'markdown', value: text } });
    expect(explain(`${entry.section}.${entry.name}`)).toEqual([text]);
    expect(explain(entry.name)).toContain(text);
  });

  test('gives no problem of its type when it is right, and one when it is wrong', () => {
    expect(codesOf(documentOf(entry))).toEqual([]);
    if (valuesOf(entry.type).wrong !== undefined) expect(codesOf(documentOf(entry, 'value')).length).toBeGreaterThan(0);
    const fields = entry.type.kind === 'list' ? entry.type.fields : [];
    for (const field of fields) if (valuesOf(field.type).wrong !== undefined) expect(codesOf(documentOf(entry, field)).length, field.name).toBeGreaterThan(0);
  });
});

const registryValues = [...settings, ...otherValues].filter(({ section }) => registryKeys.some(key => key.section === section));

describe.each(registryValues.map(entry => [`${entry.section}\\${entry.name}`, entry] as const))('%s in a registry file', (_, entry) => {
  const { type } = entry;
  const right = type.kind === 'list' ? valuesOf(type.fields[0]!.type).right : valuesOf(type).right;

  test('is explained by hover, completion and the command line with one text', () => {
    const text = describeSetting(findSetting(entry.section, nameIn(entry))!);
    expect(valueOf(hover(fileOf(entry, dataOf(entry, right)), { line: 3, character: 1 }))).toBe(text);
    const { key } = registryKeys.find(({ section }) => section === entry.section)!;
    const items = completion(snapshot('reg', `REGEDIT4\n\n[${key}]\n"\n`), { line: 3, character: 1 }, { snippets: true }).items;
    if (entry.name === ANY_NAME) {
      expect(items).toEqual([]);
      return;
    }
    expect(items.find(({ label }) => label === entry.name)).toMatchObject({ detail: entry.summary, documentation: { kind: 'markdown', value: text } });
    expect(explain(`${key}\\${entry.name}`)).toEqual([text]);
  });

  test('gives no problem of its type when it is right, and one when it is wrong', () => {
    expect(codesOf(fileOf(entry, dataOf(entry, right)))).toEqual([]);
    if (entry.registryType) expect(codesOf(fileOf(entry, entry.registryType === 'REG_BINARY' ? '"text"' : 'hex:01,02,03')), 'of another type').toContain('wrong-type');
    const outside = outsideOf(type);
    if (outside !== undefined) expect(codesOf(fileOf(entry, dataOf(entry, outside))).length, `with ${outside}`).toBeGreaterThan(0);
  });
});

/** A value of the right form that no source allows; undefined where everything is. */
function outsideOf(type: ValueType): string | undefined {
  switch (type.kind) {
    case 'switch': return type.nonZero ? undefined : '7';
    case 'number': return type.only ? '4' : type.max !== undefined && type.max < 0xffffffff ? String(type.max + 1) : type.min === 1 ? '0' : undefined;
    case 'bits': return String(type.bits.reduce((sum, { mask }) => sum + mask, 1) * 2);
    case 'choice': return 'something-else';
    default: return undefined;
  }
}

describe.each(registryKeys.map(key => [key.section, key] as const))('the key %s', (_, { section, key, summary }) => {
  test('is explained where it stands in a registry file, in completion and on the command line', () => {
    const document = snapshot('reg', `REGEDIT4\n\n[${key}]\n`);
    expect(document.model.sections.some(({ fact }) => fact?.section === section)).toBe(true);
    expect(valueOf(hover(document, { line: 2, character: 5 }))).toContain(`${summary}.`);
    const item = completion(snapshot('reg', 'REGEDIT4\n\n[\n'), { line: 2, character: 1 }, { snippets: true }).items.find(({ label }) => label === `[${key}]`);
    expect((item?.documentation as MarkupContent).value).toContain(`${summary}.`);
    expect(explain(key).join()).toContain(`${summary}.`);
    if (!findSection(section)) expect(explain(section).join()).toContain(`${summary}.`);
  });
});

test('values that no article names are each a value of their own: several in one key are no fault, and a wrong one is called by its name', () => {
  const { key } = registryKeys.find(({ section }) => section === 'MSExchangeIMC\\Diagnostics')!;
  const messages = (text: string) => findingsOfDocument(snapshot('reg', `REGEDIT4\n\n[${key}]\n${text}`), rules).map(({ rule, finding }) => `${rule.code}: ${finding.message}`);
  expect(messages('"some category"=dword:00000001\n"Another Category"=dword:00000005\n')).toEqual([]);
  expect(messages('"Some Category"=dword:00000004\n')).toEqual([expect.stringMatching(/^value-range: Some Category: 4 /)]);
  expect(messages('"AlwaysUseETRN"=dword:00000001\n')).toEqual([expect.stringMatching(/^wrong-key: /)]);
});
