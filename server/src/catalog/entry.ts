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

/** The name of an entry that stands for every value of its key. */
export const ANY_NAME = '*';

/** A setting that is named `name` in the section `section`: a property of a page, or a registry value. Data only. */
export interface SettingEntry {
  /** The section of an `.imc` document, as written: `Connections`, `Parameters`. */
  readonly section: string;
  readonly name: string;
  /** No article names the values of the key: this is what is known of each. `name` is `ANY_NAME`, or that of a value in a document. */
  readonly unnamed?: true;
  readonly type: ValueType;
  /** For registry values: the data type that is documented. Absent where none is. */
  readonly registryType?: RegistryType;
  /** What is in force when nothing is written. Absent: not documented. */
  readonly default?: string;
  /**
   * `version` where a source names the release that introduced it, in the form of `[Header] Exchange`; `again` where a later release was
   * without it until one of its own service packs. `text` is for people.
   */
  readonly since?: { readonly version?: string; readonly again?: string; readonly text: string };
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

/** A registry key whose values the catalog knows, or that articles tell of. `section` is the name under which its entries stand. */
export interface RegistryKey {
  readonly section: string;
  /** The whole path, in the form of the Registry Editor. */
  readonly key: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly detail?: string;
  readonly notes?: readonly string[];
  /** Wrong spellings of the path, or of a part of it, that are known to stand in articles. */
  readonly misprints?: readonly { readonly name: string; readonly kb: `Q${number}` }[];
  readonly sources: Sources;
}

/** A property page of the connector in the Administrator program. */
export interface PageEntry {
  readonly name: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly detail?: string;
  /** The sections of an IMC document that stand for it. Absent where a document says nothing of it. */
  readonly sections?: readonly string[];
  readonly sources: Sources;
}

/** A control of a property page, by the label that articles quote. */
export interface ControlEntry {
  readonly page: string;
  /** The box, or the dialog behind a button, that it stands in. */
  readonly group?: string;
  readonly label: string;
  readonly kind: 'choice' | 'number' | 'text' | 'tick box' | 'list' | 'button' | 'dialog' | 'fields';
  /** The labels of what can be chosen, or the columns of a row, as far as articles quote them. */
  readonly choices?: readonly string[];
  /** What may be entered, in words. */
  readonly values?: string;
  /** Absent: not documented. */
  readonly default?: string;
  readonly since?: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly detail?: string;
  /** What is not documented, what it works together with, what sources contradict each other in. One statement each. */
  readonly notes?: readonly string[];
  /** The settings that say the same in a document or in the registry. Absent where nothing does. */
  readonly settings?: readonly { readonly section: string; readonly name: string }[];
  readonly sources: Sources;
}

/** An event of the application log, an error of the service manager, or a report, that the configuration has to do with. */
export interface EventEntry {
  /** `4056`; `Imsext 11` for the events of the extension, `2140` for an error shown by the service manager, `NDR 3902` for a report. */
  readonly id: string;
  /** Other numbers that mean the same. */
  readonly also?: readonly string[];
  readonly kind: 'event' | 'service error' | 'report' | 'extension event';
  /** Under which the log files it, where an article says so. */
  readonly level?: 'error' | 'warning' | 'information';
  readonly meaning: string;
  /** What in the configuration brings it about, one statement each. */
  readonly causes: readonly string[];
  readonly remedy?: string;
  /** Names of settings in this catalog that it has to do with. */
  readonly settings?: readonly string[];
  /** Controls of property pages that it has to do with: `Internet Mail: Address Type`. */
  readonly controls?: readonly string[];
  readonly sources: Sources;
}

/** What a reply code means in the sessions of the connector and of a test dequeue. */
export interface ReplyEntry {
  readonly code: number;
  /** Markdown, whole sentences. */
  readonly meaning: string;
  readonly remedy?: string;
  readonly settings?: readonly string[];
  readonly controls?: readonly string[];
  readonly sources: Sources;
}

/** An enhanced status code behind a reply code: `5.7.8`. */
export interface EnhancedEntry {
  readonly code: string;
  /** Reply codes that it is known to come with. */
  readonly with: readonly number[];
  readonly meaning: string;
  readonly remedy?: string;
  readonly sources: Sources;
}

/** A command of SMTP, an extension that EHLO lists, or a way of logging on. */
export interface VerbEntry {
  readonly name: string;
  readonly kind: 'command' | 'extension' | 'mechanism';
  /** How it is written. */
  readonly form?: string;
  /** One line, no full stop. */
  readonly summary: string;
  readonly detail?: string;
  readonly notes?: readonly string[];
  /** What is answered, and what that means for this command. */
  readonly replies?: readonly { readonly code: number; readonly meaning: string }[];
  readonly settings?: readonly string[];
  readonly sources: Sources;
}
