import { sourcesLine } from '../../server/src/analysis/describe.js';
import { pageOfPropertyPage, pageOfSection, pageOfSetting, type Page } from '../../server/src/analysis/pages.js';
import { controls, findSection, findSetting, pages, type ControlEntry, type PageEntry } from '../../server/src/catalog/index.js';
import { link, list, page, paragraphs, table } from './markdown.js';
import { linked } from './reference.js';

/** A page for every property page of the Administrator program, with its controls and what stands for them. */
export function propertyPages(): ReadonlyMap<Page, string> {
  return new Map(pages.map(entry => [pageOfPropertyPage(entry.name), propertyPage(entry)]));
}

function propertyPage({ name, summary, detail, sections, sources }: PageEntry): string {
  const here = pageOfPropertyPage(name);
  const stands = (sections ?? []).map(section => link(here, pageOfSection(findSection(section)!), `\`[${section}]\``));
  return page([
    `# The ${name} page`,
    `${summary}.`,
    detail && linked(here, detail),
    stands.length > 0 ? `In an IMC document: ${stands.join(', ')}.` : 'No section of an IMC document stands for it.',
    ...controls.filter(control => control.page === name).map(control => controlPart(here, control)),
    paragraphs(['## Where this is written', sourcesLine(sources)]),
  ]);
}

function controlPart(here: Page, { group, label, kind, choices, values, default: usual, since, summary, detail, notes, settings = [], sources }: ControlEntry): string {
  const said = settings.map(({ section, name }) => {
    const entry = findSetting(section, name)!;
    return link(here, pageOfSetting(entry), `\`[${section}] ${name}\``);
  });
  return paragraphs([
    `## ${label}`,
    `${summary}.`,
    table(['', ''], [
      ['Kind', kind],
      ...group === undefined || group === label ? [] : [['In the box or dialog', `*${group}*`]],
      ...choices === undefined ? [] : [[kind === 'list' || kind === 'fields' ? 'Columns or fields' : 'Choices', choices.map(choice => `*${choice}*`).join(', ')]],
      ...values === undefined ? [] : [['Allowed', values]],
      ['Default', usual ?? 'not documented'],
      ...since === undefined ? [] : [['Since', since]],
      ['Stands for', said.length > 0 ? said.join(', ') : 'nothing in a document or in the registry that articles tell of'],
    ]),
    detail && linked(here, detail),
    list(notes?.map(text => linked(here, text))),
    sourcesLine(sources),
  ]);
}
