import { sourcesLine } from '../../server/src/analysis/describe.js';
import { isRegistryValue, pageOfControl, pageOfEvent, pageOfReply, pageOfSection, pageOfSetting, pageOfVerb, type Page } from '../../server/src/analysis/pages.js';
import { controlsOf, findSection, sections, settingsOf } from '../../server/src/catalog/index.js';
import { ANY_NAME, type SectionEntry, type SettingEntry } from '../../server/src/catalog/entry.js';
import { describeType, entryForm } from '../../server/src/values/index.js';
import type { Option, ValueType } from '../../server/src/values/value-type.js';
import { exampleOfSection, examplesOf, keyOf } from './examples.js';
import { fence, link, list, page, paragraphs, part, table } from './markdown.js';
import { linked, named, type Reference } from './reference.js';
import { sampleOf } from './samples.js';

/** A page for every registry value. Values of one name under several keys share it. */
export function valuePages(reference: Reference): ReadonlyMap<Page, string> {
  const values = reference.settings.filter(isRegistryValue);
  return new Map([...new Set(values.map(pageOfSetting))].map(here => [here, valuePage(reference, here, values.filter(entry => pageOfSetting(entry) === here))]));
}

/** A page for every section of the language, with its properties. */
export function sectionPages(reference: Reference): ReadonlyMap<Page, string> {
  return new Map(sections.map(section => [pageOfSection(section), sectionPage(reference, section)]));
}

function valuePage(reference: Reference, here: Page, entries: readonly SettingEntry[]): string {
  const [first] = entries as [SettingEntry];
  if (entries.length === 1) return page([`# ${titleOf(first)}`, settingBody(reference, here, first, '##')]);
  const keys = entries.map(entry => paragraphs([`## ${entry.section}`, settingBody(reference, here, entry, '###')]));
  return page([`# ${titleOf(first)}`, `There is a value of this name in ${entries.length} keys.`, ...keys]);
}

/** Values that no article names are called by their key. */
export function titleOf({ name, section }: SettingEntry): string {
  return name === ANY_NAME ? `Values of ${section}` : name;
}

function sectionPage(reference: Reference, section: SectionEntry): string {
  const here = pageOfSection(section);
  const entries = settingsOf(section.name);
  const body = entries.every(isRegistryValue)
    ? [table(['value', 'type', 'what it does'], entries.map(entry => [link(here, pageOfSetting(entry), entry.name), entry.registryType ?? 'not documented', entry.summary]))]
    : entries.map(entry => paragraphs([`## ${entry.name}`, settingBody(reference, here, entry, '###')]));
  return page([`# [${section.name}]`, `${section.summary}.`, section.detail && linked(here, section.detail), exampleOfSectionPart(section.name), ...body, part('## Where this is written', sourcesLine(section.sources))]);
}

function exampleOfSectionPart(name: string): string | undefined {
  const example = exampleOfSection(name);
  return example && part('## Example', fence('imc', example.text));
}

/** Everything that is known of a setting, below its heading; `level` is that of the headings inside. */
function settingBody(reference: Reference, here: Page, entry: SettingEntry, level: '##' | '###'): string {
  const { type, interactions, notes, misprints } = entry;
  const said = [...notes ?? [], ...(misprints ?? []).map(({ name, kb }) => `${kb} prints the name as \`${name}\`, which nothing reads.`)];
  return paragraphs([
    `${entry.summary}.`,
    facts(here, entry),
    entry.detail && linked(here, entry.detail),
    ...parts(type).map(([heading, body]) => part(`${level} ${heading}`, body && linked(here, body))),
    part(`${level} Works together with`, list(interactions?.map(({ with: other, how }) => `${named(here, other)}: ${linked(here, how)}`))),
    part(`${level} Also`, list(said.map(text => linked(here, text)))),
    part(`${level} Example`, isRegistryValue(entry) ? exampleOf(here, entry) : undefined),
    part(`${level} Rules that speak about it`, list(reference.rulesAbout(entry).map(({ code, summary }) => `${link(here, `rules/${code}`, code)}: ${summary}`))),
    part(`${level} Commands`, list(reference.verbsAbout(entry).map(verb => `${link(here, pageOfVerb(verb), verb.name)}: ${verb.summary}`))),
    part(`${level} Seen as`, list([
      ...reference.eventsAbout(entry).map(event => `${link(here, pageOfEvent(event), /^\d/.test(event.id) ? `event ${event.id}` : event.id)}: ${linked(here, event.meaning)}`),
      ...reference.repliesAbout(entry).map(reply => `${link(here, pageOfReply(reply), `reply ${reply.code}`)}: ${linked(here, reply.meaning.split('\n')[0]!)}`),
    ])),
    part(`${level} Where this is written`, sourcesLine(entry.sources)),
  ]);
}

function facts(here: Page, entry: SettingEntry): string {
  const { type, section, registryType } = entry;
  const own = findSection(section);
  const registry = isRegistryValue(entry);
  const rows: (readonly [string, string])[] = [
    ...registry ? [['Key', `\`${keyOf(section)}\``] as const, ['Data type', registryType ?? 'not documented'] as const] : [],
    ['In an IMC document', own ? `${link(here, pageOfSection(own), registry ? `\`[${section}]\`` : `\`[${section}]\`, \`${entry.name}=\``)}` : 'has no place; it stands in `.reg` files and scripts'],
    ...controlsOf(entry).length > 0 ? [['In the dialog', controlsOf(entry).map(control => `${control.page}: ${link(here, pageOfControl(control), `*${control.label}*`)}`).join(', ')] as const] : [],
    ['Allowed', describeType(type)],
    ['Default', entry.default === undefined ? 'not documented' : `\`${entry.default}\``],
    ...(entry.since ? [['Since', entry.since.text] as const] : []),
    ...(entry.until ? [['Until', entry.until.text] as const] : []),
    ['After a change', entry.restart === undefined ? 'not documented' : entry.restart === null ? 'no restart needed' : `restart: ${entry.restart}`],
    ...(entry.caseSensitive ? [['Name', 'read with regard to case'] as const] : []),
  ];
  return table(['', ''], rows)!;
}

/** What the values, bits or fields of a type mean, each kind under its own heading. */
function parts(type: ValueType): readonly (readonly [string, string | undefined])[] {
  switch (type.kind) {
    case 'switch': {
      const [on, off] = type.style === 'word' ? ['Yes', 'No'] : ['1', '0'];
      return [['Values', meanings([...type.on === undefined ? [] : [{ value: on, meaning: type.on }], ...type.off === undefined ? [] : [{ value: off, meaning: type.off }]])]];
    }
    case 'number':
      return [['Values', meanings(type.special ?? [])]];
    case 'bits':
      return [
        ['Values', meanings(type.special ?? [])],
        ['Bits', table(['bit', 'means'], type.bits.filter(({ unused }) => !unused).map(({ mask, meaning }) => [String(mask), meaning]))],
      ];
    case 'choice': case 'occasion':
      return [['Values', meanings(type.options)]];
    case 'domain':
      return [['Values', meanings(type.words ?? [])]];
    case 'list':
      return [
        ['Values', meanings(type.words ?? [])],
        ['Rows', paragraphs([
          `\`+${entryForm(type)}\``,
          table(['field', 'what it is', 'allowed'], type.fields.map(({ name, summary, type: field }) => [name, summary, describeType(field)])),
          ...type.fields.flatMap(({ name, type: field }) => parts(field).filter(([, body]) => body).map(([heading, body]) => `${heading} of ${name}:\n\n${body!}`)),
        ])],
      ];
    default:
      return [];
  }
}

function meanings(options: readonly Option[]): string | undefined {
  return table(['value', 'means'], options.map(({ value, meaning, label }) => [`\`${value}\``, label === undefined ? meaning : `${meaning}. In the dialog: *${label}*`]));
}

const WORDS = { imc: 'In an IMC document:', reg: 'In a registry file:', vbs: 'In a script:' } as const;

function exampleOf(here: Page, entry: SettingEntry): string | undefined {
  const examples = examplesOf(entry);
  if (examples.length === 0) return entry.registryType === undefined ? 'None, because no article says of which type the data are.' : undefined;
  const said = new Map(examples.flatMap(example => example.said).map(({ code, message }) => [code, message]));
  return paragraphs([
    sampleOf(entry)?.madeUp && 'The number is made up: no article says which numbers may be written.',
    ...examples.map(({ format, text }) => `${WORDS[format]}\n\n${fence(format, text)}`),
    !examples.some(({ format }) => format === 'vbs') && 'A script cannot write it: the script host has no way to write a REG_MULTI_SZ.',
    said.size > 0 && `IMC Config says of it:\n\n${list([...said].map(([code, message]) => `${link(here, `rules/${code}`, code)}: ${message}`))}`,
  ]);
}
