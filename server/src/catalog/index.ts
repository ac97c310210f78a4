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
import type { SectionEntry, SettingEntry, Source } from './entry.js';
import { type EventEntry, events } from './events.js';
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
import { replies, type ReplyEntry } from './replies.js';

export { sections } from './document/sections.js';
export { events, type EventEntry } from './events.js';
export { registryKeys, type RegistryKey } from './registry/keys.js';
export { replies, type ReplyEntry } from './replies.js';

/** Every setting of every section, in the order of the sections. */
export const settings: readonly SettingEntry[] = [
  ...header, ...siteAddressing, ...general, ...connections, ...routes, ...routing, ...addressSpace, ...domain, ...dialUp, ...security,
  ...dequeue, ...authentication, ...relay, ...addressing, ...resolver, ...limits, ...content, ...installation, ...journal,
];

/** Values of other keys, which no section of an IMC document holds; their `section` is that of `registryKeys`. */
export const otherValues: readonly SettingEntry[] = [...store, ...neighbours];

/** The section of that name, compared without case and surrounding blanks. */
export function findSection(name: string): SectionEntry | undefined {
  return sectionsByName.get(plain(name));
}

/**
 * The setting of that name in that section; both are compared without case and surrounding blanks. For a value of a
 * registry key, the section is that of the key: `sectionOfKey`.
 */
export function findSetting(section: string, name: string): SettingEntry | undefined {
  return settingsByName.get(plain(section))?.get(plain(name));
}

/** All settings of a section, in the order of the catalog. */
export function settingsOf(section: string): readonly SettingEntry[] {
  return [...settingsByName.get(plain(section))?.values() ?? []];
}

/** All settings of that name, wherever they belong: for values that stand under a wrong section or key. */
export function findAnywhere(name: string): readonly SettingEntry[] {
  const wanted = plain(name);
  return settings.filter(entry => plain(entry.name) === wanted);
}

/** As `findAnywhere`, for registry values alone, those of other services included. */
export function findValuesNamed(name: string): readonly SettingEntry[] {
  const wanted = plain(name);
  return [...settings, ...otherValues].filter(entry => plain(entry.name) === wanted && sectionsWithKey.has(plain(entry.section)));
}

/**
 * The section whose values stand in a registry key: `Parameters`, `Extension`, or the name that the catalog has for a key
 * of another service. Case does not count, `HKLM` is as good as its long form, and so is a backslash at the end.
 */
export function sectionOfKey(path: string): string | undefined {
  return sectionsByKey.get(plainKey(path));
}

/** The setting of a section that articles are known to misspell so. */
export function findMisprint(section: string, name: string): SettingEntry | undefined {
  const wanted = plain(name);
  return settingsOf(section).find(entry => entry.misprints?.some(misprint => plain(misprint.name) === wanted));
}

/** The reply code of three digits, as it is known to connector and test dequeue. */
export function replyOf(code: string): ReplyEntry | undefined {
  return replies.find(reply => String(reply.code) === code.trim());
}

/** An event of the application log or an error of the service manager: `4056`, `event 4056`, `NDR 3902`. */
export function eventOf(id: string): EventEntry | undefined {
  const wanted = plain(id).replace(/^(?:event|error)\s+/, '');
  return events.find(event => plain(event.id) === wanted);
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

const sectionsByName: ReadonlyMap<string, SectionEntry> = new Map(sections.map(section => [plain(section.name), section]));

const settingsByName: ReadonlyMap<string, ReadonlyMap<string, SettingEntry>> = new Map(
  [...sections.map(({ name }) => name), ...registryKeys.map(({ section }) => section)].map(section => [
    plain(section),
    new Map([...settings, ...otherValues].filter(entry => entry.section === section).map(entry => [plain(entry.name), entry])),
  ]));

function plainKey(path: string): string {
  return path.trim().replace(/\\$/, '').toLowerCase().replace(/^hklm\\/, 'hkey_local_machine\\');
}

const sectionsByKey: ReadonlyMap<string, string> = new Map(registryKeys.map(({ section, key }) => [plainKey(key), section]));
const sectionsWithKey: ReadonlySet<string> = new Set(registryKeys.map(({ section }) => plain(section)));
