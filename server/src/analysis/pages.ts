import { findAnywhere, findValuesNamed, registryKeys } from '../catalog/index.js';
import type { ControlEntry, EnhancedEntry, EventEntry, RegistryKey, ReplyEntry, SectionEntry, SettingEntry, VerbEntry } from '../catalog/entry.js';
import { HOMEPAGE } from '../rules/page.js';

/**
 * A page of the reference and the place in it, such as `values/AlwaysUseETRN` or `sections/routing#routingtable`. In the
 * repository and in the package it is the file of that name below `docs/`, on the web it stands below the homepage.
 */
export type Page = string;

/** The page about a setting: registry values have one each, properties a place on the page of their section. */
export function pageOfSetting(entry: SettingEntry): Page {
  if (!isRegistryValue(entry)) return `sections/${fileName(entry.section).toLowerCase()}#${anchorOf(entry.name)}`;
  return `values/${fileName(entry.unnamed ? entry.section : entry.name)}`;
}

export function pageOfSection(entry: SectionEntry): Page {
  return `sections/${fileName(entry.name).toLowerCase()}`;
}

export function pageOfEvent({ id }: EventEntry): Page {
  return `events#${anchorOf(id)}`;
}

export function pageOfReply({ code }: ReplyEntry): Page {
  return `replies#${code}`;
}

/** An enhanced status code: without its dots `4.5.1` would be a reply code. */
export function pageOfEnhanced({ code }: EnhancedEntry): Page {
  return `replies#${anchorOf(`Enhanced status code ${code}`)}`;
}

export function pageOfVerb({ name }: VerbEntry): Page {
  return `verbs#${anchorOf(name)}`;
}

/** The property page of the Administrator program. */
export function pageOfPropertyPage(name: string): Page {
  return `pages/${fileName(name).toLowerCase()}`;
}

export function pageOfControl({ page, label }: ControlEntry): Page {
  return `${pageOfPropertyPage(page)}#${anchorOf(label)}`;
}

export function pageOfKey({ section }: RegistryKey): Page {
  return `values/README#${anchorOf(section)}`;
}

/** The one page that a name of the catalog leads to; undefined where there is none, or several. */
export function pageOfName(name: string): Page | undefined {
  const pages = new Set([...findAnywhere(name), ...findValuesNamed(name)].map(pageOfSetting));
  return pages.size === 1 ? [...pages][0] : undefined;
}

/** Where a page stands on the web. */
export function addressOf(page: Page): string {
  return `${HOMEPAGE}/${page}`;
}

/** The line of a hover that leads to more. */
export function pageLine(page: Page): string {
  return `[Documentation](${addressOf(page)})`;
}

/** Whether a setting is a value of the registry, and not a property that only documents have. */
export function isRegistryValue({ section }: SettingEntry): boolean {
  return registryKeys.some(key => key.section === section);
}

/** The anchor that a heading gets on the web and in the editor's preview: small letters, blanks as hyphens, no other signs. */
export function anchorOf(heading: string): string {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
}

/** A name as the name of a file on any disk: letters, digits and hyphens. */
function fileName(name: string): string {
  return name.replace(/'/g, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
