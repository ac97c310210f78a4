import { links } from './articles.js';
import { addressSpace } from './document/address-space.js';
import { connections } from './document/connections.js';
import { dialUp } from './document/dial-up.js';
import { domain } from './document/domain.js';
import { general } from './document/general.js';
import { header } from './document/header.js';
import { routes } from './document/routes.js';
import { routing } from './document/routing.js';
import { sections } from './document/sections.js';
import { security } from './document/security.js';
import { siteAddressing } from './document/site-addressing.js';
import { enhancedCodes } from './enhanced.js';
import { ANY_NAME, type ControlEntry, type EnhancedEntry, type EventEntry, type RegistryKey, type ReplyEntry, type SectionEntry, type SettingEntry, type Source, type VerbEntry } from './entry.js';
import { events } from './events.js';
import { acceptingPage, connectionsPage } from './pages/connections.js';
import { internetMailPage } from './pages/internet-mail.js';
import { otherPages } from './pages/other-pages.js';
import { pages } from './pages/pages.js';
import { routingPage } from './pages/routing.js';
import { addressing } from './registry/addressing.js';
import { authentication } from './registry/authentication.js';
import { content } from './registry/content.js';
import { dequeue } from './registry/dequeue.js';
import { installation } from './registry/installation.js';
import { journal } from './registry/journal.js';
import { registryKeys } from './registry/keys.js';
import { limits } from './registry/limits.js';
import { neighbours } from './registry/neighbours.js';
import { relay } from './registry/relay.js';
import { resolver } from './registry/resolver.js';
import { store } from './registry/store.js';
import { windows } from './registry/windows.js';
import { replies } from './replies.js';
import { verbs } from './verbs.js';

export { sections } from './document/sections.js';
export type { ControlEntry, EnhancedEntry, EventEntry, PageEntry, RegistryKey, ReplyEntry, VerbEntry } from './entry.js';
export { enhancedCodes } from './enhanced.js';
export { events } from './events.js';
export { pages } from './pages/pages.js';
export { registryKeys } from './registry/keys.js';
export { replies } from './replies.js';
export { verbs } from './verbs.js';

/** Every setting of every section, in the order of the sections. */
export const settings: readonly SettingEntry[] = [
  ...header, ...siteAddressing, ...general, ...connections, ...routes, ...routing, ...addressSpace, ...domain, ...dialUp, ...security,
  ...dequeue, ...authentication, ...relay, ...addressing, ...resolver, ...limits, ...content, ...installation, ...journal,
];

/** Values of other keys, which no section of an IMC document holds; their `section` is that of `registryKeys`. */
export const otherValues: readonly SettingEntry[] = [...store, ...neighbours, ...windows];

/** Every control of the property pages that articles tell of, page by page. */
export const controls: readonly ControlEntry[] = pages.flatMap(({ name }) =>
  [...connectionsPage, ...acceptingPage, ...routingPage, ...internetMailPage, ...otherPages].filter(({ page }) => page === name));

/** The section of that name, compared without case and surrounding blanks. */
export function findSection(name: string): SectionEntry | undefined {
  return sectionsByName.get(plain(name));
}

/**
 * The setting of that name in that section; both are compared without case and surrounding blanks. For a value of a
 * registry key, the section is that of the key: `sectionOfKey`. Where articles do not name the values of a key, every name
 * that is not known from another key leads to what is known of them all.
 */
export function findSetting(section: string, name: string): SettingEntry | undefined {
  const known = settingsByName.get(plain(section));
  const entry = known?.get(plain(name));
  const any = entry ? undefined : known?.get(ANY_NAME);
  return any && !valueNames.has(plain(name)) ? { ...any, name: name.trim() } : entry;
}

/** All settings of a section, in the order of the catalog. */
export function settingsOf(section: string): readonly SettingEntry[] {
  return settingsBySection.get(plain(section)) ?? NONE;
}

/** The names of all settings of a section; the same list each time, so that what is worked out from it can be remembered with it. */
export function namesOf(section: string): readonly string[] {
  return namesBySection.get(plain(section)) ?? NONE;
}

/** As `settingsOf`, without the entry for values that nobody names. */
export function namedSettingsOf(section: string): readonly SettingEntry[] {
  return settingsOf(section).filter(({ name }) => name !== ANY_NAME);
}

/** All settings of that name, wherever they belong: for values that stand under a wrong section or key. */
export function findAnywhere(name: string): readonly SettingEntry[] {
  return settingsOfName.get(plain(name)) ?? NONE;
}

/** As `findAnywhere`, for registry values alone, those of other services included. */
export function findValuesNamed(name: string): readonly SettingEntry[] {
  return valuesOfName.get(plain(name)) ?? NONE;
}

/**
 * The section whose values stand in a registry key: `Parameters`, `Extension`, or the name that the catalog has for a key
 * of another service. Case does not count, `HKLM` is as good as its long form, and so is a backslash at the end.
 */
export function sectionOfKey(path: string): string | undefined {
  return sectionsByKey.get(plainKey(path));
}

/** The registry key with that section's values, or of that path. */
export function findKey(name: string): RegistryKey | undefined {
  const section = sectionsByKey.get(plainKey(name)) ?? name;
  return registryKeys.find(key => plain(key.section) === plain(section));
}

/** The setting of a section that articles are known to misspell so. */
export function findMisprint(section: string, name: string): SettingEntry | undefined {
  return misprintsOfName.get(plain(name))?.find(entry => plain(entry.section) === plain(section));
}

/** The reply code of three digits, as it is known to connector and test dequeue. */
export function replyOf(code: string): ReplyEntry | undefined {
  return replies.find(reply => String(reply.code) === code.trim());
}

/** An event of the application log or an error of the service manager: `4056`, `event 4056`, `NDR 3902`. */
export function eventOf(id: string): EventEntry | undefined {
  const wanted = plain(id).replace(/^(?:event|error)\s+/, '');
  return events.find(event => plain(event.id) === wanted || event.also?.includes(wanted));
}

/** An enhanced status code: `5.7.8`. */
export function enhancedOf(code: string): EnhancedEntry | undefined {
  return enhancedCodes.find(known => known.code === code.trim());
}

/** A command of SMTP, an extension or a way of logging on, by name. */
export function verbOf(name: string): VerbEntry | undefined {
  return verbs.find(verb => plain(verb.name) === plain(name));
}

/** The controls with that label, or with a choice of that label; dots, dashes and blanks of the dialog do not count. */
export function findControls(label: string): readonly ControlEntry[] {
  const wanted = bare(label);
  if (wanted === '') return [];
  const labelled = controls.filter(control => bare(control.label) === wanted || bare(`${control.page}: ${control.label}`) === wanted);
  return labelled.length > 0 ? labelled : controls.filter(({ choices }) => choices?.some(choice => bare(choice) === wanted));
}

/** The controls that say the same as a setting. */
export function controlsOf({ section, name, unnamed }: SettingEntry): readonly ControlEntry[] {
  return controls.filter(({ settings: said }) => said?.some(setting => setting.section === section && setting.name === (unnamed ? ANY_NAME : name)));
}

/** Where a source can be read; undefined for what has no address. */
export function linkOf(source: Source): string | undefined {
  if ('kb' in source) return links.kb.replace('{group}', source.kb.slice(1, 4)).replace('{article}', source.kb);
  if ('rfc' in source) return links.rfc.replace('{number}', String(source.rfc)) + (/^[\d.]+$/.test(source.section ?? '') ? `#section-${source.section}` : '');
  return undefined;
}

/** A source as it is cited: `Q257979`, `RFC 2645 §5.2`. */
export function textOf(source: Source): string {
  if ('kb' in source) return source.kb;
  if ('rfc' in source) return source.section === undefined ? `RFC ${source.rfc}` : `RFC ${source.rfc} §${source.section}`;
  if ('guide' in source) return `Exchange 5.5 guide, page ${source.guide}`;
  if ('article' in source) return source.article;
  if ('derived' in source) return `Conclusion: ${source.derived}`;
  return `Definition: ${source.format}`;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}

function bare(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}@#*]/gu, '');
}

const sectionsByName: ReadonlyMap<string, SectionEntry> = new Map(sections.map(section => [plain(section.name), section]));

const settingsByName: ReadonlyMap<string, ReadonlyMap<string, SettingEntry>> = new Map(
  [...sections.map(({ name }) => name), ...registryKeys.map(({ section }) => section)].map(section => [
    plain(section),
    new Map([...settings, ...otherValues].filter(entry => entry.section === section).map(entry => [plain(entry.name), entry])),
  ]));

const NONE: readonly never[] = [];
const settingsBySection: ReadonlyMap<string, readonly SettingEntry[]> = new Map([...settingsByName].map(([section, entries]) => [section, [...entries.values()]]));
const namesBySection: ReadonlyMap<string, readonly string[]> = new Map([...settingsBySection].map(([section, entries]) => [section, entries.map(({ name }) => name)]));

function plainKey(path: string): string {
  return path.trim().replace(/\\$/, '').toLowerCase().replace(/^hklm\\/, 'hkey_local_machine\\').replace(/^hkcr\\/, 'hkey_classes_root\\');
}

const sectionsByKey: ReadonlyMap<string, string> = new Map(registryKeys.map(({ section, key }) => [plainKey(key), section]));
const valueNames: ReadonlySet<string> = new Set([...settings, ...otherValues].filter(({ section }) => registryKeys.some(key => key.section === section)).map(({ name }) => plain(name)));
const sectionsWithKey: ReadonlySet<string> = new Set(registryKeys.map(({ section }) => plain(section)));
const settingsOfName = grouped(settings, ({ name }) => [name]);
const valuesOfName = grouped([...settings, ...otherValues].filter(({ section }) => sectionsWithKey.has(plain(section))), ({ name }) => [name]);
const misprintsOfName = grouped([...settingsBySection.values()].flat(), ({ misprints = [] }) => misprints.map(({ name }) => name));

/** Entries by the names that they have, in order. */
function grouped(entries: readonly SettingEntry[], names: (entry: SettingEntry) => readonly string[]): ReadonlyMap<string, readonly SettingEntry[]> {
  const found = new Map<string, SettingEntry[]>();
  for (const entry of entries) for (const name of names(entry)) found.set(plain(name), [...found.get(plain(name)) ?? [], entry]);
  return found;
}
