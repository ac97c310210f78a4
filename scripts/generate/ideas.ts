import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import type { Page } from '../../server/src/analysis/pages.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';
import { rules } from '../../server/src/rules/index.js';
import { parseVersion } from '../../server/src/values/version.js';
import { dequeue } from './ideas/dequeue.js';
import { files } from './ideas/files.js';
import type { Idea, Reported, Try } from './ideas/idea.js';
import { data, names } from './ideas/registry.js';
import { routing } from './ideas/routing.js';
import { link, page, part, table } from './markdown.js';

/** Every mistake that the product is to find or to explain, by the letter of its group. */
export const IDEAS: readonly (readonly [title: string, ideas: readonly Idea[]])[] = [
  ['Keys and names of the registry', names], ['Types and data', data], ['Fetching waiting mail and dialling', dequeue], ['Routing, relaying, address spaces', routing], ['IMCCOPY and other files', files],
];

/** The codes that the rules report for a text. */
export function codesFor({ format, text, exchange }: Try): readonly string[] {
  const snapshot = snapshotOf(openDocument(`idea:///idea.${format}`, format, 1, text), exchange === undefined ? undefined : parseVersion(exchange));
  return findingsOfDocument(snapshot, rules).map(({ rule }) => rule.code);
}

/** The table of the ideas, each with the rule that reports it or the place where it is said. */
export function ideasPage(): string {
  const here = 'lint-ideas';
  const row = ({ id, looksLike, served }: Idea): readonly string[] => {
    if ('tries' in served) return [id, looksLike, `reported by ${codesOf(served).map(code => link(here, `rules/${code}`, code)).join(' or ')}`];
    return [id, looksLike, 'words' in served ? `a document cannot show it; said in ${link(here, served.page, titleOf(served.page))}` : served.why];
  };
  return page([
    '# Lint ideas',
    'The mistakes that the articles tell of, or that follow from them, and what IMC Config does about each: a rule reports it, or the documentation says it where a document cannot show it.',
    ...IDEAS.map(([title, ideas]) => part(`## ${title}`, table(['', 'looks like', 'what is done'], ideas.map(row)))),
  ]);
}

/** The rules that report the forms of an idea. */
export function codesOf({ tries }: Reported): readonly string[] {
  return [...new Set(tries.map(({ code }) => code))];
}

/** `values/RelayFlags`: the name of a page without its folder, and of the place in it. */
function titleOf(place: Page): string {
  const [file, anchor] = place.split('#') as [string, string?];
  const name = file.slice(file.lastIndexOf('/') + 1);
  return anchor === undefined ? name : `${name}, ${anchor.replaceAll('-', ' ')}`;
}
