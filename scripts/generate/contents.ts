import { readdirSync, readFileSync } from 'node:fs';
import { sourcesLine } from '../../server/src/analysis/describe.js';
import { isRegistryValue, pageOfPropertyPage, pageOfSection, pageOfSetting, type Page } from '../../server/src/analysis/pages.js';
import { pages as propertyPages, registryKeys, sections } from '../../server/src/catalog/index.js';
import type { SettingEntry } from '../../server/src/catalog/entry.js';
import { link, list, page, paragraphs, part, table } from './markdown.js';
import { linked, type Reference } from './reference.js';
import { titleOf } from './settings.js';
import { TOPICS } from './topics.js';

/** The way into the documentation: by topic, and by name. */
export function contentsPage(reference: Reference, pages: readonly (readonly [page: Page, title: string])[]): string {
  const here = 'README';
  const to = (entry: SettingEntry) => link(here, pageOfSetting(entry), titleOf(entry));
  const own = reference.settings.filter(ownOf);
  const topics = TOPICS.map(([title, names]) =>
    part(`### ${title}`, list(names.flatMap(name => own.filter(entry => entry.name === name)).map(entry => `${to(entry)}: ${entry.summary}`))));
  const known = new Set(TOPICS.flatMap(([, names]) => names));
  const rest = own.filter(({ name }) => !known.has(name));
  return page([
    '# Documentation',
    list([
      ...pages.map(([to, title]) => link(here, to, title)),
      link(here, 'rules/README', 'Rules: every problem that is reported'),
      link(here, 'values/README', 'Registry values, by key'),
      ...handWritten(reference.root, pages.map(([to]) => to)),
    ]),
    part('## Sections of an IMC document', list(sections.map(section => `${link(here, pageOfSection(section), `\`[${section.name}]\``)}: ${section.summary}`))),
    part('## Property pages of the Administrator program', list(propertyPages.map(({ name, summary }) => `${link(here, pageOfPropertyPage(name), name)}: ${summary}`))),
    '## Settings by topic',
    ...topics,
    part('### Others', list(rest.map(entry => `${to(entry)}: ${entry.summary}`))),
    part('## Settings by name', table(['name', 'where', 'what it does'], byName(reference.settings).map(entry => [to(entry), placeOf(entry), entry.summary]))),
  ]);
}

/** The registry values under the keys that they belong to. */
export function valuesPage(reference: Reference): string {
  const here = 'values/README';
  const keys = registryKeys.map(({ section, key, summary, detail, notes, misprints, sources }) => part(`## ${section}`, paragraphs([
    `\`${key}\``,
    `${summary}.`,
    detail && linked(here, detail),
    list([...notes ?? [], ...(misprints ?? []).map(({ name, kb }) => `${kb} prints it as \`${name}\`, which nothing reads.`)].map(text => linked(here, text))),
    table(['value', 'type', 'what it does'], byName(reference.settings.filter(entry => entry.section === section))
      .map(entry => [link(here, pageOfSetting(entry), titleOf(entry)), entry.registryType ?? 'not documented', entry.summary])),
    sourcesLine(sources),
  ])));
  return page(['# Registry values', 'The values that the connector and the services beside it read, under their keys.', ...keys]);
}

/** For those who work on IMC Config: linked in the README, and not in the package. */
const FOR_THE_WORKSHOP = 'architecture';

/** Pages of the documentation that people wrote, by their headings. */
function handWritten(root: string, generated: readonly Page[]): readonly string[] {
  const names = readdirSync(`${root}/docs`).filter(name => name.endsWith('.md')).map(name => name.slice(0, -3)).sort();
  return names.filter(name => name !== 'README' && name !== FOR_THE_WORKSHOP && !generated.includes(name))
    .map(name => link('README', name, /^# (.*)$/m.exec(readFileSync(`${root}/docs/${name}.md`, 'utf8'))?.[1] ?? name));
}

/** Whether a setting is one of the connector's own, and not of a service beside it. */
function ownOf(entry: SettingEntry): boolean {
  return sections.some(({ name }) => name === entry.section);
}

function placeOf(entry: SettingEntry): string {
  return isRegistryValue(entry) && !ownOf(entry) ? entry.section : `[${entry.section}]`;
}

function byName(entries: readonly SettingEntry[]): readonly SettingEntry[] {
  return entries.toSorted((a, b) => compare(titleOf(a), titleOf(b)) || compare(a.section, b.section));
}

/** Without regard to the language of the machine. */
function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
