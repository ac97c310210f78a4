/**
 * A kind of value is data; what can be done with it is one file beside this one. The catalog says of every setting and
 * every field which type it has, and validation, hover and completion follow from that one record.
 */
export type ValueType =
  /** `word`: `Yes`/`No`, as on the property pages. `digit`: 1/0 in a REG_DWORD (`0x1` too). */
  /** `nonZero` where an article says that any number but 0 counts as on. */
  | { readonly kind: 'switch'; readonly style: 'word' | 'digit'; readonly on?: string; readonly off?: string; readonly nonZero?: true }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly unit?: string; readonly special?: readonly Option[];
      /** `hex` where a hexadecimal number is as good: registry data. `only` where no number is documented but those of `special`. */
      readonly hex?: true; readonly only?: true;
      /** The tag of a MAPI property. */
      readonly tag?: true }
  | { readonly kind: 'bits'; readonly bits: readonly Bit[]; readonly special?: readonly Option[]; readonly max?: number; readonly hex?: true }
  /** `documented` where these are what articles tell of, and others may do as well. */
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly documented?: true }
  /**
   * A name in the Domain Name System. `pattern`: a `#` in front means exactly this domain. `at`: an `@` in front is tolerated.
   * `address`: an IPv4 address may stand instead; in a pattern also in brackets (`Q249100`, `Q193316`).
   */
  | { readonly kind: 'domain'; readonly pattern?: true; readonly at?: true; readonly address?: true; readonly words?: readonly Option[] }
  /** A host name or an IPv4 address; several with commas where `many`. */
  | { readonly kind: 'host'; readonly many?: true }
  /** Where mail to a domain goes: `<inbound>`, a domain or host, or an address literal in brackets. */
  | { readonly kind: 'target' }
  /** `net` or `net;mask`, as the relay lists have it (`Q193922`). */
  | { readonly kind: 'netmask' }
  | { readonly kind: 'account' }
  | { readonly kind: 'version' }
  /** Hours with commas: `.25,.5,1,4` (`Q146669`). */
  | { readonly kind: 'hours' }
  /** An occasion to dial: a word, then optionally `;minutes`. */
  | { readonly kind: 'occasion'; readonly options: readonly Option[] }
  | { readonly kind: 'path' }
  /** Text that nothing is checked in; `format` says in words how it is written, `pattern` by what it is understood. */
  | { readonly kind: 'text'; readonly format?: string; readonly pattern?: 'originator' | 'address space' }
  | ListType;

/**
 * A list: `Name=+`, then an entry a line. `words` are what may stand instead of `+`: `RetrievalDomains=Derived`. Where there
 * is one field, an entry is that field as a whole: the separator may stand in it, as in the `net;mask` of a relay list.
 */
export interface ListType {
  readonly kind: 'list';
  readonly separator: ';' | ',';
  readonly fields: readonly Field[];
  readonly words?: readonly Option[];
}

/** One position of an entry. Fields from `optionalFrom` on may be left out. */
export interface Field {
  readonly name: string;
  readonly type: ValueType;
  readonly summary: string;
  readonly optional?: true;
}

/** A word or number that may be written, and what it stands for. */
export interface Option {
  readonly value: string;
  readonly meaning: string;
  /** What the dialog prints beside the button, where an article quotes it. */
  readonly label?: string;
}

export interface Bit {
  /** The bit's worth: 1, 2, 4 … */
  readonly mask: number;
  readonly meaning: string;
  /** Documented as unused. */
  readonly unused?: true;
}

export type Kind = ValueType['kind'];
export type TypeOf<K extends Kind> = Extract<ValueType, { kind: K }>;
/** Any one value type but a list, whose parts are values of their own. */
export type ScalarKind = Exclude<Kind, 'list'>;

/** Something wrong in a value: where, what, and what it could be instead. */
export interface Problem {
  /** UTF-16 columns in the value. */
  readonly start: number;
  readonly end: number;
  /** The rule that speaks: `property-value` unless the kind has a rule of its own. */
  readonly code: ProblemCode;
  readonly message: string;
  /** `form`: no value of this kind at all. `range`: one of the kind, but none that is allowed or documented. */
  readonly fault?: 'form' | 'range';
  readonly severity?: 'error' | 'warning' | 'information' | 'hint';
  /** `safe` where it says the same in another form, so that nobody has to be asked. */
  readonly replacement?: { readonly title: string; readonly text: string; readonly safe?: true };
}

export type ProblemCode = 'property-value' | 'bad-domain' | 'bad-host' | 'bad-ip' | 'trailing-dot' | 'leading-dot' | 'bad-account' | 'bad-version';

/** A value that completion offers. */
export interface Suggestion {
  readonly value: string;
  readonly meaning: string;
}

/** What can be done with a kind of value. */
export interface ValueKind<K extends ScalarKind> {
  /** What is wrong with the text as a value of this type; empty when nothing is. */
  check(type: TypeOf<K>, text: string): readonly Problem[];
  /** Markdown: what this very text means, bit by bit or address by address; undefined when the type says it all. */
  explain(type: TypeOf<K>, text: string): string | undefined;
  suggest(type: TypeOf<K>): readonly Suggestion[];
  /** The allowed values in a phrase: "1 to 100", "Yes or No". */
  describe(type: TypeOf<K>): string;
}
