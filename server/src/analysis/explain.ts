import { ANY_NAME, type SettingEntry } from '../catalog/entry.js';
import {
  controls, enhancedCodes, events, findAnywhere, findControls, findKey, findMisprint, findSection, findSetting, findValuesNamed, otherValues, pages, registryKeys, replies, sections,
  settings, verbs,
} from '../catalog/index.js';
import { accountText, hostText } from '../model/passwords.js';
import { rules } from '../rules/index.js';
import { checkValue, explainValue, optionsOf } from '../values/index.js';
import { describeRange, neverMatches, parseNetmask } from '../values/netmask.js';
import type { Field, ListType, ValueType } from '../values/value-type.js';
import { describeArticle, describeVersion } from './citations.js';
import { describeField, describeRule, describeSection, describeSetting, paragraphs } from './describe.js';
import { describeControl, describeEnhanced, describeEvent, describeKey, describePage, describeReply, describeVerb } from './describe-entries.js';

/**
 * Everything that is known under a name, as Markdown, one text a meaning: sections, properties, registry values and keys, pages and their
 * controls, rules, events, replies, verbs, articles, versions, and values such as `RelayFlags 6` or `192.0.2.0;255.255.255.0`. Case,
 * blanks and brackets do not count. Empty where nothing is known.
 */
export function explain(name: string): readonly string[] {
  const wanted = name.trim();
  const full = qualifiedSetting(wanted);
  if (full) return [describeSetting(full)];
  const said = kindSaid(wanted);
  const exact = [...byName(wanted), ...said ? byName(said) : []];
  if (exact.length > 0) return unique(exact.map(({ text }) => text()));
  const other = [describeArticle(wanted), describeVersion(wanted), describeMask(wanted), ...fromLog(wanted), ...describeWithValue(wanted)];
  return unique(other.filter(text => text !== undefined));
}

/** Names that could have been meant by one that is not known: numbers for a number, full names for one with a dot. */
export function explainable(name: string): readonly string[] {
  if (/^[^\d]*\d+$/.test(name) && !/^[A-Z]{2}/i.test(name)) return [...replies.map(({ code }) => String(code)), ...events.map(({ id }) => id)];
  if (/^\d\.\d/.test(name)) return enhancedCodes.map(({ code }) => code);
  if (name.includes('.')) return settings.map(entry => `${entry.section}.${entry.name}`);
  return [...new Set(meanings().filter(({ kind }) => kind !== 'number').map(meaning => meaning.name))];
}

interface Meaning {
  readonly kind: 'name' | 'number';
  readonly name: string;
  text(): string;
}

let known: readonly Meaning[] | undefined;
let index: ReadonlyMap<string, readonly Meaning[]> | undefined;

/** All that has a name; gathered when it is first asked for. */
function meanings(): readonly Meaning[] {
  return known ??= [
    ...rules.map((rule): Meaning => ({ kind: 'name', name: rule.code, text: () => describeRule(rule) })),
    ...sections.map((section): Meaning => ({ kind: 'name', name: section.name, text: () => describeSection(section) })),
    ...pages.map((page): Meaning => ({ kind: 'name', name: page.name, text: () => describePage(page) })),
    ...[...settings, ...otherValues].filter(({ name }) => name !== ANY_NAME).map((entry): Meaning => ({ kind: 'name', name: entry.name, text: () => describeSetting(entry) })),
    ...registryKeys.filter(({ section }) => !findSection(section)).map((key): Meaning => ({ kind: 'name', name: key.section, text: () => describeKey(key) })),
    ...settings.flatMap(fieldsOf),
    ...controls.map((control): Meaning => ({ kind: 'name', name: control.label, text: () => describeControl(control) })),
    ...verbs.map((verb): Meaning => ({ kind: 'name', name: verb.name, text: () => describeVerb(verb) })),
    ...replies.map((reply): Meaning => ({ kind: 'number', name: String(reply.code), text: () => describeReply(reply) })),
    ...enhancedCodes.map((code): Meaning => ({ kind: 'number', name: code.code, text: () => describeEnhanced(code) })),
    ...events.flatMap(event => [event.id, ...event.also ?? [], ...event.kind === 'report' ? [event.id.replace(/^NDR /, '')] : []].map((id): Meaning => ({ kind: 'number', name: id, text: () => describeEvent(event) }))),
  ];
}

/** The fields of a list with several, by their names. */
function fieldsOf(entry: SettingEntry): readonly Meaning[] {
  if (entry.type.kind !== 'list' || entry.type.fields.length < 2) return [];
  return entry.type.fields.map((field, i): Meaning => ({ kind: 'name', name: field.name, text: () => describeField(entry, field, i) }));
}

function byName(name: string): readonly Meaning[] {
  if (!index) {
    const found = new Map<string, Meaning[]>();
    for (const meaning of meanings()) found.set(bare(meaning.name), [...found.get(bare(meaning.name)) ?? [], meaning]);
    index = found;
  }
  const last = name.slice(name.lastIndexOf('\\') + 1);                       // a value is often copied with its key
  const key = name.includes('\\') ? findKey(name) : undefined;
  if (key) return [{ kind: 'name', name, text: () => describeKey(key) }];
  const direct = index.get(bare(name));
  if (direct) return direct;
  if (last !== name && last !== '') return withKey(name, last);
  return [...misprinted(name), ...chosen(name)];
}

/** `HKLM\…\Parameters\RelayFlags`: the value of that key where it is known, else every value of the name. */
function withKey(name: string, last: string): readonly Meaning[] {
  const key = findKey(name.slice(0, name.length - last.length - 1));
  const there = key && findSetting(key.section, last);
  return (there ? [there] : findValuesNamed(last)).map((entry): Meaning => ({ kind: 'name', name, text: () => describeSetting(entry) }));
}

/** A name that an article misspells is explained as what it means; the text says where it is misprinted. */
function misprinted(name: string): readonly Meaning[] {
  return [...sections, ...registryKeys.map(({ section }) => ({ name: section }))].flatMap(({ name: section }) => findMisprint(section, name) ?? [])
    .filter((entry, i, all) => all.indexOf(entry) === i).map((entry): Meaning => ({ kind: 'name', name, text: () => describeSetting(entry) }));
}

/** What can be chosen somewhere: `SASL/AUTH`, `Derived`, or a label of the dialog. */
function chosen(name: string): readonly Meaning[] {
  const wanted = bare(name);
  if (wanted === '') return [];
  const places = settings.flatMap(entry => [{ entry, type: entry.type }, ...entry.type.kind === 'list' ? entry.type.fields.map(field => ({ entry, field, type: field.type })) : []]);
  const options = places.flatMap(({ entry, type, field }: Place) => optionsOf(type)
    .filter(({ value, label }) => !/^\d+$/.test(value) && (bare(value) === wanted || (label !== undefined && bare(label) === wanted)))
    .map(option => ({ kind: 'name' as const, name, exact: option.value.toLowerCase() === name.trim().toLowerCase(), text: () => paragraphs([
      `**${option.value}** · a choice of ${field ? `${field.name} in ` : ''}[${entry.section}] ${entry.name}${option.label === undefined ? '' : `, in the dialog *${option.label}*`}`, `${option.meaning}.`,
      describeSetting(entry),
    ]) })))
    .toSorted((a, b) => Number(b.exact) - Number(a.exact));                    // `<default>` before `Default`
  return [...options, ...findControls(name).map((control): Meaning => ({ kind: 'name', name, text: () => describeControl(control) }))];
}

interface Place {
  readonly entry: SettingEntry;
  readonly field?: Field;
  readonly type: ValueType;
}

/** `Routing.RoutingTable`, `[Routing] RoutingTable`, `Routing RoutingTable`. */
function qualifiedSetting(name: string): SettingEntry | undefined {
  const [, section, property] = /^\[?([^\].]+)\]?[.\s]\s*(.+)$/.exec(name) ?? [];
  return section !== undefined && property !== undefined ? findSetting(section, property) : undefined;
}

/** `192.168.1.0;255.255.255.248`: which addresses an entry of the relay lists covers. */
function describeMask(text: string): string | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}(?:\s*[;,/]\s*|\s+|$)/.test(text)) return undefined;
  const netmask = parseNetmask(text);
  if (netmask.problems.length > 0) return paragraphs([`**${text}**`, ...netmask.problems.map(({ message }) => `${message}.`)]);
  return paragraphs([
    `**${netmask.canonical}** · an entry of the relay lists`,
    `Covers ${describeRange(netmask)}.`,
    neverMatches(netmask) && 'An entry covers an address when the address AND the mask give the net (Q193922).',
    netmask.maskSpan === undefined && 'Without a mask an entry is one host (Q193922).',
    netmask.separator !== undefined && netmask.separator.text !== ';' && `In a list it is written with a semicolon: \`${netmask.canonical}\`.`,
    'Read by `RelayDenyList`, `RelayAllowList` and `RelayLocalIPList`.',
  ]);
}

/** A line of a log: `535 5.7.8 Error: authentication failed`, `4106 [87]`, `MSExchangeIMC 4056`, `Event ID: 4056`. */
function fromLog(text: string): readonly string[] {
  const [, code = '', enhanced = ''] = /^(\d{3})[ -](?:([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(text) ?? [];
  const [, inBrackets = '', withSource = '', withWords = ''] = /^(\d{4,5})(?:\s*\[\d+\]|\W+MSExchangeIMC\W?)$|^MSExchangeIMC\W+(\d{4,5})$|\bevent id\W*(\d{4,5})\b/i.exec(text) ?? [];
  return [code, enhanced, inBrackets, withSource, withWords].flatMap(number => (number === '' ? [] : byName(number).map(({ text: told }) => told())));
}

/** `RelayFlags 6`, `formatting 800`, `RelayAllowList=192.0.2.0;255.255.255.0`: what this very value means there. */
function describeWithValue(text: string): readonly string[] {
  for (const match of [...text.matchAll(/\s*=\s*|\s+/g)].reverse()) {
    const [name, value] = [unquoted(text.slice(0, match.index)), unquoted(text.slice(match.index + match[0].length)).replace(/^dword:(?=[0-9a-f]{1,8}$)/i, '0x')];
    if (name === '' || value === '') continue;
    const found = placesNamed(name);
    if (found.length > 0) return found.map(place => describeValue(place, value));
  }
  return [];
}

function placesNamed(name: string): readonly Place[] {
  const own = qualifiedSetting(name);
  const entries = own ? [own] : unique([...findAnywhere(name), ...findValuesNamed(name.slice(name.lastIndexOf('\\') + 1)), ...loosely(name)]);
  if (entries.length > 0) return entries.map(entry => ({ entry, ...onlyField(entry) }));
  return settings.flatMap(entry => (entry.type.kind === 'list' ? entry.type.fields.filter(field => bare(field.name) === bare(name)).map(field => ({ entry, field, type: field.type })) : []));
}

function loosely(name: string): readonly SettingEntry[] {
  return [...settings, ...otherValues].filter(entry => bare(entry.name) === bare(name) && entry.name !== ANY_NAME);
}

/** A list with one field is asked about an entry of it. */
function onlyField({ type }: SettingEntry): { readonly type: ValueType; readonly field?: Field } {
  const [field, ...more] = type.kind === 'list' ? type.fields : [];
  return field && more.length === 0 ? { type: field.type, field } : { type };
}

function describeValue({ entry, field, type }: Place, written: string): string {
  const isField = field !== undefined && entry.type.kind === 'list' && entry.type.fields.length > 1;
  const rest = isField ? describeField(entry, field, (entry.type as ListType).fields.indexOf(field), 'explained') : describeSetting(entry, 'explained');
  if (type.kind === 'list' && /[;,]/.test(written)) {
    const texts = written.replace(/^\+/, '').split(type.separator);
    const parts = type.fields.flatMap((each, i) => (texts[i] === undefined ? [] : [{ ...each, text: withoutPassword(each.type, texts[i].trim()) }]));
    return paragraphs([
      `**${entry.name} ${parts.map(({ text }) => text).join(type.separator)}**`,
      parts.map(part => `- ${part.name} \`${part.text}\`${meaningOf(part.type, part.text)}`).join('\n'), rest,
    ]);
  }
  const value = withoutPassword(type, written);
  return paragraphs([`**${isField ? field.name : entry.name} = ${value}**`, explainValue(type, value), ...checkValue(type, value).map(({ message }) => `${message}.`), rest]);
}

function withoutPassword(type: ValueType, text: string): string {
  return type.kind === 'host' || type.kind === 'target' ? hostText(text) : type.kind === 'account' ? accountText(text) : text;
}

function meaningOf(type: ValueType, text: string): string {
  const said = type.kind === 'bits' ? undefined : explainValue(type, text);
  const [problem] = text === '' ? [] : checkValue(type, text);
  return problem ? `: ${problem.message}` : said === undefined ? '' : `: ${said}`;
}

/** A name or a text as a registry file has it. */
function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}

/** `event 4056`, `rule syntax`: the name behind the word that says of which kind it is. */
function kindSaid(name: string): string | undefined {
  return /^(?:event|error|reply|code|rule|section|page|control|property|value|verb|command)\s+(\S.*)$/i.exec(name)?.[1];
}

/** Letters and figures alone, so that blanks, brackets and the dots of a dialog do not count. Numbers keep their dots. */
function bare(name: string): string {
  return /^[\d.]+$/.test(name.trim()) ? name.trim() : name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Set(all)];
}
