import type { Page } from '../server/src/analysis/pages.js';
import { contentsPage, valuesPage } from './generate/contents.js';
import { ideasPage } from './generate/ideas.js';
import { withRuleSettings, withSettings } from './generate/manifest.js';
import { propertyPages } from './generate/property-pages.js';
import { readReference } from './generate/reference.js';
import { GROUPS, ruleIndex, rulePage } from './generate/rules.js';
import { sectionPages, valuePages } from './generate/settings.js';
import { eventsPage, repliesPage, symptomsPage, verbsPage } from './generate/signs.js';

/** Folders in which every file is generated: one that the generator would not write is left over. */
export const GENERATED_FOLDERS = ['docs/pages', 'docs/rules', 'docs/sections', 'docs/values'] as const;

/** Every file that is made from the sources, by its path in the repository. A test fails when one of them is stale. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const reference = readReference(root);
  const pages: readonly (readonly [page: Page, title: string, text: string])[] = [
    ['symptoms', 'From symptom to setting', symptomsPage()],
    ['events', 'Events and errors', eventsPage()],
    ['replies', 'Reply codes', repliesPage()],
    ['verbs', 'Commands', verbsPage()],
    ['lint-ideas', 'Lint ideas: known mistakes, and what is done about each', ideasPage()],
  ];
  const written = new Map<Page, string>([
    ['README', contentsPage(reference, pages.map(([page, title]) => [page, title]))],
    ...pages.map(([page, , text]) => [page, text] as const),
    ...sectionPages(reference),
    ...propertyPages(),
    ['values/README', valuesPage(reference)],
    ...valuePages(reference),
    ['rules/README', ruleIndex()],
    ...GROUPS.flatMap(([, rules]) => rules).map(rule => [`rules/${rule.code}`, rulePage(reference, rule)] as const),
  ]);
  return new Map([...[...written].map(([page, text]) => [`docs/${page}.md`, text] as const), ['README.md', withSettings(root)], ['package.json', withRuleSettings(root)]]);
}
