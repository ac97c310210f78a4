import type { Span } from '../text/tree.js';
import type { RegistryType } from '../catalog/entry.js';
import type { EntryFact, Fact, SettingFact } from './fact.js';

/** A change in the model's words. Each format spells it in its own way, so that one fix serves all of them. */
export type ModelEdit =
  /** The name, value or field at `span` becomes `text`; the format adds what escaping it needs. */
  | { readonly kind: 'respell'; readonly span: Span; readonly text: string }
  /** What the fact says is said no longer; a list goes with its entries. */
  | { readonly kind: 'remove'; readonly fact: Fact }
  /** The setting's data becomes these values in this registry type: one, but for a list. For formats that write types. */
  | { readonly kind: 'retype'; readonly fact: SettingFact; readonly type: RegistryType; readonly values: readonly string[] }
  /** The setting in force gets this value; where there is none it is added, with its section if need be. */
  | { readonly kind: 'set'; readonly section: string; readonly name: string; readonly value: string }
  /**
   * The list in force gets more entries, each of these fields, at its end; where there is no list it is begun, with its section if need be.
   * They belong to the list of the entry `beside`, where one is named: a list that another overrules gets none.
   */
  | { readonly kind: 'add'; readonly section: string; readonly name: string; readonly entries: readonly (readonly string[])[]; readonly beside?: EntryFact };
