import type { ValueType } from '../values/value-type.js';

/**
 * Where a statement comes from. `kb` is a Knowledge Base article, `guide` a page of the Exchange 5.5 guides, `article` a
 * printed one, `derived` a conclusion that follows from the named sources, `format` the definition of IMC documents itself.
 */
export type Source =
  | { readonly kb: `Q${number}` }
  | { readonly rfc: number; readonly section?: string }
  | { readonly guide: string }
  | { readonly article: string }
  | { readonly derived: string }
  | { readonly format: string };

export type Sources = readonly [Source, ...Source[]];

export type RegistryType = 'REG_DWORD' | 'REG_SZ' | 'REG_MULTI_SZ' | 'REG_BINARY' | 'REG_EXPAND_SZ';

/** A setting that is named `name` in the section `section`: a property of a page, or a registry value. Data only. */
export interface SettingEntry {
  /** The section of an `.imc` document, as written: `Connections`, `Parameters`. */
  readonly section: string;
  readonly name: string;
  readonly type: ValueType;
  /** For registry values: the data type that is documented. Absent where none is. */
  readonly registryType?: RegistryType;
  /** What is in force when nothing is written. Absent: not documented. */
  readonly default?: string;
  /** `version` where a source names the release that introduced it, in the form of `[Header] Exchange`; `text` is for people. */
  readonly since?: { readonly version?: string; readonly text: string };
  readonly until?: { readonly version?: string; readonly text: string };
  /** Numbers that articles tell the reader to write, beside the default. */
  readonly examples?: readonly number[];
  /** What has to be restarted before a change applies. `null`: nothing. Absent: not documented. */
  readonly restart?: string | null;
  /** The value's name is read with regard to case. */
  readonly caseSensitive?: true;
  /** One line, no full stop: completion, outline, first line of the hover. */
  readonly summary: string;
  /** Markdown: hover and reference page. */
  readonly detail?: string;
  readonly interactions?: readonly Interaction[];
  /** What is not documented, what sources contradict each other in, what else is worth knowing. One statement each. */
  readonly notes?: readonly string[];
  /** Wrong spellings that are known to stand in articles, each with its source. */
  readonly misprints?: readonly { readonly name: string; readonly kb: `Q${number}` }[];
  readonly sources: Sources;
}

export interface Interaction {
  readonly with: string;
  readonly how: string;
}

/** A section of an `.imc` document. Its settings are the entries that name it. */
export interface SectionEntry {
  readonly name: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly detail?: string;
  readonly sources: Sources;
}
