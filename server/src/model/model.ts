import { findSetting, registryKeys } from '../catalog/index.js';
import type { SettingEntry } from '../catalog/entry.js';
import { DEFAULT_VERSION, parseVersion, type ExchangeVersion } from '../values/version.js';
import type { DeletionFact, EntryFact, Fact, RemarkFact, SectionFact, SettingFact } from './fact.js';

/** What a document means as a whole. Built from the facts in order; holds every write, and knows which is in force. */
export interface Model {
  readonly facts: readonly Fact[];
  readonly sections: readonly SectionPart[];
  readonly remarks: readonly RemarkFact[];
  /** The version that `[Header] Exchange` names, else the one that was asked for, else the default (5.5 SP4). */
  readonly version: ExchangeVersion;
  /** Neither the document nor who asks says for which version it is. */
  readonly versionIsAssumed: boolean;
  /** A registry file holds values of keys and says nothing of the property pages: what it does not name may be set all the same. */
  readonly medium: Medium;
  /** Every write of a setting, in order. Names are compared without case. */
  writes(section: string, name: string): readonly Setting[];
  /** The write that is in force: the last one, as it is where a registry file is imported. */
  setting(section: string, name: string): Setting | undefined;
  /** The value in force; undefined where nothing is written or the value is empty. */
  value(section: string, name: string): string | undefined;
  /** The entries of the list in force. */
  entries(section: string, name: string): readonly EntryFact[];
  /** The first part of the document with this heading. */
  section(name: string): SectionPart | undefined;
}

/** The whole configuration, or a part of the registry. */
export type Medium = 'document' | 'registry file';

/** A heading and what stands under it, up to the next heading. */
export interface SectionPart {
  /** Undefined for what stands above the first heading. */
  readonly fact: SectionFact | undefined;
  readonly settings: readonly Setting[];
  /** The last fact of the part: what is added to it goes behind. */
  readonly last: Fact | undefined;
}

/** A setting as written, with the entries that belong to it and what the catalog knows of it. */
export interface Setting {
  readonly fact: SettingFact;
  readonly entries: readonly EntryFact[];
  readonly entry: SettingEntry | undefined;
}

/** Builds the model. `asked` is the product version that is assumed where the document names none; without it, the default. */
export function modelOf(facts: readonly Fact[], asked?: ExchangeVersion, medium: Medium = 'document'): Model {
  const sections: { fact: SectionFact | undefined; settings: Setting[]; last: Fact | undefined }[] = [];
  const remarks: RemarkFact[] = [];
  const written = new Map<string, Setting[]>();
  let part: (typeof sections)[number] | undefined;
  let entries: EntryFact[] | undefined;
  const open = (fact: SectionFact | undefined) => {
    part = { fact, settings: [], last: fact };
    sections.push(part);
    entries = undefined;
    return part;
  };
  for (const fact of facts) {
    if (fact.kind === 'section') {
      open(fact);
      continue;
    }
    if (fact.kind === 'remark') {
      remarks.push(fact);
      continue;
    }
    if (fact.kind === 'deletion') forget(written, fact);
    if (fact.kind === 'mention' && fact.writes) written.delete(keyOf(fact.section, fact.name));
    const here = part ?? open(undefined);
    here.last = fact;
    if (fact.kind === 'setting') {
      entries = fact.opensList ? [] : undefined;
      const setting = { fact, entries: entries ?? [], entry: fact.section ? findSetting(fact.section, fact.name) : undefined };
      here.settings.push(setting);
      if (fact.section) {
        const key = keyOf(fact.section, fact.name);
        const writes = written.get(key);
        if (writes) writes.push(setting);
        else written.set(key, [setting]);
      }
    } else if (fact.kind === 'entry') entries?.push(fact);
  }
  const writes = (section: string, name: string) => written.get(keyOf(section, name)) ?? [];
  const setting = (section: string, name: string) => writes(section, name).at(-1);
  const value = (section: string, name: string) => setting(section, name)?.fact.value || undefined;
  const said = parseVersion(value('Header', 'Exchange') ?? '');
  return {
    facts, sections, remarks, writes, setting, value,
    version: said ?? asked ?? DEFAULT_VERSION,
    versionIsAssumed: !said && !asked,
    medium,
    entries: (section, name) => setting(section, name)?.entries ?? [],
    section: name => sections.find(({ fact }) => fact?.name.toLowerCase() === name.toLowerCase()),
  };
}

/** What a registry file takes away again was not written. With a key goes all that is below it. */
function forget(written: Map<string, Setting[]>, { section, name }: DeletionFact): void {
  if (name !== undefined) {
    written.delete(keyOf(section, name));
    return;
  }
  const key = registryKeys.find(known => known.section === section)?.key;
  const gone = registryKeys.filter(known => key !== undefined && `${known.key}\\`.startsWith(`${key}\\`)).map(known => keyOf(known.section, ''));
  for (const one of [...written.keys()]) if (gone.some(start => one.startsWith(start))) written.delete(one);
}

function keyOf(section: string, name: string): string {
  return `${section}\n${name.trim()}`.toLowerCase();
}
