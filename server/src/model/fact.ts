import type { RegistryType } from '../catalog/entry.js';
import type { Span } from '../text/tree.js';

/** What one place in a document says, whatever the format it is written in. A line that says nothing makes no fact. */
export type Fact = SectionFact | SettingFact | EntryFact | DeletionFact | MentionFact | DefaultFact | RemarkFact | UnreadFact;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** A heading: what follows belongs to this section. */
export interface SectionFact {
  readonly kind: 'section';
  /** As written. */
  readonly name: string;
  /** The catalog's spelling; undefined for a section that the catalog does not know. */
  readonly section: string | undefined;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Where the heading is a registry key: its path as written. */
  readonly key?: string;
  /** The path comes from a name that a script gave it further up, and was judged there. */
  readonly judged?: true;
}

/** One assignment: `Name=Value`, or the head of a list. */
export interface SettingFact {
  readonly kind: 'setting';
  /** The catalog's spelling; undefined in an unknown section, `''` before the first one. */
  readonly section: string | undefined;
  /** As written. */
  readonly name: string;
  /** Without the one pair of quotes that may stand around it. */
  readonly value: string;
  /** Entries may follow. */
  readonly opensList: boolean;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Inside the quotes, if there are any; empty, behind the `=`, where there is no value. */
  readonly valueSpan: Span;
  /** Where the value is written as data of a registry type. */
  readonly data?: RegistryData;
}

/** Data of a registry value as a file writes it. */
export interface RegistryData {
  readonly type: DataType;
  /** With its type: `dword:00000001`. */
  readonly span: Span;
  /** Where a script wrote it: the type as an argument of its own, with its quotes; `null` where it names none. */
  readonly typeSpan?: Span | null;
  /** The hexadecimal digits of a number, as written. */
  readonly digits?: string;
}

/** The documented types, and those that are written for want of a better one. */
export type DataType = RegistryType | 'REG_QWORD' | 'REG_NONE' | 'another type' | 'no type';

/** A line of a registry file that takes a value, or a key with all that is in it, out of the registry. */
export interface DeletionFact {
  readonly kind: 'deletion';
  readonly section: string;
  /** Undefined where the whole key goes. */
  readonly name: string | undefined;
  readonly span: Span;
}

/** A value that a script names without saying what is in it: it reads or deletes it, or writes what it works out when it runs. */
export interface MentionFact {
  readonly kind: 'mention';
  readonly section: string;
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** What was written before is not in force any more. */
  readonly writes: boolean;
}

/** A script writes to a key itself, which is to its default value: the path ends in a backslash. */
export interface DefaultFact {
  readonly kind: 'default';
  /** Of the key, and its path as written, without the backslash. */
  readonly section: string;
  readonly key: string;
  readonly span: Span;
  /** The backslash. */
  readonly slashSpan: Span;
  /** Nothing is written to it, which makes the key and leaves it empty. */
  readonly isEmpty: boolean;
}

/** One row of a list. Where a row is one value, as an address with its mask is, it is one field, separators and all. */
export interface EntryFact {
  readonly kind: 'entry';
  readonly section: string | undefined;
  /** The list's name in the catalog's spelling; undefined for an unknown list; `null` where no list is open. */
  readonly list: string | undefined | null;
  readonly fields: readonly FieldFact[];
  readonly span: Span;
}

/** One field of a row, without the blanks around it. */
export interface FieldFact {
  readonly text: string;
  /** With the blanks around it. */
  readonly raw: string;
  readonly span: Span;
  readonly rawSpan: Span;
}

/** A comment. */
export interface RemarkFact {
  readonly kind: 'remark';
  readonly text: string;
  readonly span: Span;
  /** A comment that switches rules off: for the line below it, or for the whole document. */
  readonly disables?: { readonly scope: 'next line' | 'document'; readonly codes: readonly { readonly code: string; readonly span: Span }[] };
}

/** Text that the format could not read. It is a fact too: nothing is dropped in silence. */
export interface UnreadFact {
  readonly kind: 'unread';
  /** What the line is and what it could be, as a message for people. */
  readonly why: string;
  readonly span: Span;
  /** What was meant, where that can be told. */
  readonly meant?: string;
}
