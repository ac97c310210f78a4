import type { Source } from '../catalog/entry.js';
import {
  controls, enhancedCodes, events, linkOf, otherValues, pages, registryKeys, replies, sections, settings, textOf, verbs,
} from '../catalog/index.js';
import { rules } from '../rules/index.js';
import { isOlder, parseVersion, versionText } from '../values/version.js';
import { bullets, paragraphs } from './describe.js';

/** Something that the catalog knows, as far as it can be cited: its name for people, its sources, and its statements. */
interface Cited {
  readonly group: string;
  readonly name: string;
  readonly sources: readonly Source[];
  readonly statements: readonly string[];
  /** The release that brought it first, and a later one that brought it again. */
  readonly since?: readonly string[];
  readonly until?: string;
}

/** Markdown about an article or an RFC: what in the catalog rests on it. Undefined where nothing does. */
export function describeArticle(name: string): string | undefined {
  const wanted = name.trim().toUpperCase().replace(/^RFC\s*(?=\d)/, 'RFC ').replace(/^(?:KB\s*)?(?=\d{6}$)/, 'Q');
  const found = everything().filter(({ sources }) => sources.some(source => citedAs(source) === wanted));
  const [source] = found.flatMap(({ sources }) => sources.filter(each => citedAs(each) === wanted));
  if (!source) return undefined;
  const plain = 'rfc' in source ? { rfc: source.rfc } : source;
  const link = linkOf(plain);
  return paragraphs([
    `**${wanted}** · ${'kb' in source ? 'article of the Microsoft Knowledge Base' : 'Internet standard'}`,
    link && `[Read it](${link})`,
    bullets('What rests on it', grouped(found)),
  ]);
}

/** Markdown about a version such as `5.5 SP3`, or a build such as `5.5.2591`. Undefined where nothing is known of it. */
export function describeVersion(text: string): string | undefined {
  const version = parseVersion(text.replace(/^exchange\s+/i, '').replace(/\s*sp\s*/i, ' SP'));
  const build = /^\d\.\d\.\d{4}(?:\.\d+)?$/.test(text.trim()) ? text.trim() : undefined;
  if (!version && !build) return undefined;
  const name = version ? versionText(version) : build!;
  const here = (at: string | undefined): boolean => version !== undefined && at !== undefined && same(at, name);
  const said = version?.servicePack === 0 ? undefined : new RegExp(`(?<![\\d.])${name.replaceAll('.', '\\.')}(?![\\d])`);
  const about = everything().flatMap(({ name: of, statements, since }) =>
    (said ? statements.filter(statement => said.test(statement) && !(since?.some(here) && statement.startsWith('since '))).map(statement => `${of}: ${statement}`) : []));
  if (build && about.length === 0) return undefined;
  const older = version && everything().filter(({ since }) => since !== undefined && isOlder(parseVersion(since[0]!)!, version)).length;
  return paragraphs([
    version ? `**Exchange ${name}**` : `**Build ${name}** of Exchange`,
    bullets('Came with it', everything().filter(({ since }) => since?.some(here)).map(({ name: of, statements }) => `${of}: ${statements.find(statement => statement.startsWith('since '))}`)),
    bullets('Ended with it', everything().filter(({ until }) => here(until)).map(({ name: of, statements }) => `${of}: ${statements.find(statement => statement.startsWith('until '))}`)),
    bullets('What else is said of it', about),
    version && `Write \`Exchange=${name}\` in \`[Header]\`, and the rules go by it${older ? `; ${older} settings came with an older version` : ''}.`,
  ]);
}

function same(a: string, b: string): boolean {
  return versionText(parseVersion(a)!) === b;
}

function citedAs(source: Source): string | undefined {
  return 'kb' in source ? source.kb : 'rfc' in source ? textOf({ rfc: source.rfc }) : undefined;
}

/** One line for each group. */
function grouped(found: readonly Cited[]): readonly string[] {
  return [...new Set(found.map(({ group }) => group))].map(group => `${group}: ${[...new Set(found.filter(each => each.group === group).map(({ name }) => name))].join(', ')}`);
}

let known: readonly Cited[] | undefined;

/** Gathered when it is first asked for: hovers never do. */
function everything(): readonly Cited[] {
  return known ??= [
    ...sections.map(({ name, sources, detail }): Cited => ({ group: 'Sections', name: `[${name}]`, sources, statements: told(detail) })),
    ...[...settings, ...otherValues].map(({ section, name, sources, detail, notes = [], interactions = [], since, until }): Cited => ({
      group: 'Settings', name: `[${section}] ${name}`, sources, ...since?.version !== undefined && { since: [since.version, ...since.again === undefined ? [] : [since.again]] }, ...until?.version !== undefined && { until: until.version },
      statements: [...told(detail), ...notes, ...interactions.map(({ with: other, how }) => `with ${other}: ${how}`), ...since ? [`since ${since.text}`] : [], ...until ? [`until ${until.text}`] : []],
    })),
    ...registryKeys.map(({ section, sources, detail, notes = [] }): Cited => ({ group: 'Registry keys', name: section, sources, statements: [...told(detail), ...notes] })),
    ...pages.map(({ name, sources, detail }): Cited => ({ group: 'Pages', name, sources, statements: told(detail) })),
    ...controls.map(({ page, label, sources, detail, notes = [], since }): Cited => ({
      group: 'Controls', name: `${page}: ${label}`, sources, statements: [...told(detail), ...notes, ...since ? [`since ${since}`] : []],
    })),
    ...events.map(({ id, sources, meaning, causes, remedy }): Cited => ({ group: 'Events and errors', name: id, sources, statements: [...told(meaning), ...causes, ...told(remedy)] })),
    ...replies.map(({ code, sources, meaning, remedy }): Cited => ({ group: 'Replies', name: String(code), sources, statements: [...told(meaning), ...told(remedy)] })),
    ...enhancedCodes.map(({ code, sources }): Cited => ({ group: 'Enhanced status codes', name: code, sources, statements: [] })),
    ...verbs.map(({ name, sources, detail, notes = [] }): Cited => ({ group: 'Commands and logins', name, sources, statements: [...told(detail), ...notes] })),
    ...rules.map(({ code, sources }): Cited => ({ group: 'Rules', name: code, sources, statements: [] })),
  ];
}

/** The sentences of a text, those of tables left out. */
function told(text: string | undefined): readonly string[] {
  return (text ?? '').split('\n').filter(line => !line.startsWith('|')).flatMap(line => line.split(/(?<=[.!])\s+(?=[A-Z`*])/)).filter(sentence => sentence !== '');
}
