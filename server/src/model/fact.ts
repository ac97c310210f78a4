import type { Span } from '../text/tree.js';

/** What one place in a document says, whatever the format it is written in. A line that says nothing makes no fact. */
export type Fact = SectionFact | SettingFact | EntryFact | RemarkFact | UnreadFact;
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
}

/** One row of a list. */
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
}
