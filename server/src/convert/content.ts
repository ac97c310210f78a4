import type { Range } from '../text/position.js';

/** What a document says, in its order and free of the way it is written. What no form could hold either is in it too, as a gap. */
export interface Content {
  readonly items: readonly Item[];
}

/** The languages of documents. */
export type Source = 'imc' | 'reg' | 'vbs';
/** What a document can be converted to; saves of IMCCOPY are IMC documents as well. */
export type Target = Source | 'imccopy' | 'json';

export type Item = Heading | Comment | Setting | Deletion | Line | Gap;

/** What follows belongs to a section, or to a registry key. */
export interface Heading {
  readonly kind: 'heading';
  /** The section's name or the key's whole path, as written. */
  readonly name: string;
  readonly isKey: boolean;
  /** The section of an IMC document that this is, in the catalog's spelling. */
  readonly section: string | undefined;
  readonly at: Range;
}

export interface Comment {
  readonly kind: 'comment';
  /** Without the character that begins it and the blanks behind that. */
  readonly text: string;
  /** It switches rules off, and for which lines. */
  readonly disables?: 'next line' | 'document';
  readonly at: Range;
}

export interface Setting {
  readonly kind: 'setting';
  readonly name: string;
  readonly data: Data;
  readonly at: Range;
}

/** What is written of a setting. Text without a type is that of a property page, or of a value whose type nothing says. */
export type Data =
  | { readonly kind: 'text'; readonly text: string; readonly type?: 'REG_SZ' | 'REG_EXPAND_SZ' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'rows'; readonly rows: readonly RowPart[] }
  | { readonly kind: 'bytes'; readonly type: BytesType; readonly bytes: readonly number[] };

/** The types whose data is shown as bytes. */
export type BytesType = 'REG_BINARY' | 'REG_QWORD' | 'REG_NONE';

/** A row of a list, or what stands between two. */
export type RowPart = Row | Comment | Line;

export interface Row {
  readonly kind: 'row';
  /** One text where a row is one value, as in the registry. */
  readonly fields: readonly string[];
  readonly at: Range;
}

/** A value, or a key with all that is in it, is taken out of the registry. */
export interface Deletion {
  readonly kind: 'deletion';
  /** A value of the key of the heading above, or the path of a key. */
  readonly of: 'value' | 'key';
  readonly name: string;
  readonly at: Range;
}

/** A line that could not be read, as it stands. */
export interface Line {
  readonly kind: 'line';
  readonly text: string;
  /** The language that it is a line of. */
  readonly language: Source;
  readonly at: Range;
}

/** Something in the source that no document holds: it is left out of every conversion, and said to be. */
export interface Gap {
  readonly kind: 'gap';
  readonly what: string;
  readonly why: string;
  readonly at: Range;
}

/** Something that the result does not hold. */
export interface Loss {
  /** Where it stands in the text that was converted. */
  readonly range: Range;
  /** What it is: `[Connections] ForwardTo`, `a comment`. Never its data, which may be a secret. */
  readonly name: string;
  /** A sentence without a full stop. */
  readonly why: string;
}

export interface Conversion {
  readonly target: Target;
  readonly text: string;
  /** How the text is to be saved so that it is read as meant. */
  readonly encoding: 'utf-8' | 'windows-1252';
  /** In the order of the source. */
  readonly losses: readonly Loss[];
}
