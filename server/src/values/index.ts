import { accountKind } from './account.js';
import { bitsKind } from './bits.js';
import { choiceKind } from './choice.js';
import { domainKind } from './domain.js';
import { hostKind } from './host.js';
import { hoursKind } from './hours.js';
import { netmaskKind } from './netmask.js';
import { numberKind } from './number.js';
import { occasionKind } from './occasion.js';
import { pathKind } from './path.js';
import { switchKind } from './switch.js';
import { targetKind } from './target.js';
import { textKind } from './text.js';
import type { ListType, Option, Problem, ScalarKind, Suggestion, TypeOf, ValueKind, ValueType } from './value-type.js';
import { versionKind } from './version-kind.js';
import { either, findOption } from './wording.js';

/** What can be done with each kind of value. A kind without its file does not compile. */
export const kinds: { readonly [K in ScalarKind]: ValueKind<K> } = {
  switch: switchKind, number: numberKind, bits: bitsKind, choice: choiceKind, domain: domainKind, host: hostKind, target: targetKind,
  netmask: netmaskKind, account: accountKind, version: versionKind, hours: hoursKind, occasion: occasionKind, path: pathKind, text: textKind,
};

/**
 * What is wrong with a text as a value of a type, in columns of that text. For a list, the text is what stands behind `=`:
 * `+`, nothing, or one of the words that may stand instead; its entries are checked field by field.
 */
export function checkValue(type: ValueType, text: string): readonly Problem[] {
  if (type.kind !== 'list') return kindOf(type).check(type, text);
  const written = text.trim();
  if (written === '' || written === '+' || findOption(type.words, written)) return [];
  return [{
    start: 0, end: text.length, code: 'property-value', fault: 'form',
    message: `“${written}” cannot stand here: ${describeType(type)}`,
  }];
}

/** Markdown: what this very text means; undefined when the type says it all. */
export function explainValue(type: ValueType, text: string): string | undefined {
  return type.kind === 'list' ? findOption(type.words, text)?.meaning : kindOf(type).explain(type, text);
}

/** The values that completion offers. */
export function suggestValues(type: ValueType): readonly Suggestion[] {
  if (type.kind !== 'list') return kindOf(type).suggest(type);
  return [{ value: '+', meaning: 'Entries follow, one a line' }, ...(type.words ?? []).map(({ value, meaning }) => ({ value, meaning }))];
}

/** The allowed values in a phrase: "1 to 100", "Yes or No". */
export function describeType(type: ValueType): string {
  if (type.kind !== 'list') return kindOf(type).describe(type);
  return either([...(type.words ?? []).map(({ value }) => value), `+ and then a line +${entryForm(type)} for each entry`]);
}

/** How an entry is written: `domain;target[;AlwaysRelay]`. */
export function entryForm({ fields, separator }: ListType): string {
  return fields.map(({ name, optional }, index) => {
    const part = index === 0 ? name : `${separator}${name}`;
    return optional ? `[${part}]` : part;
  }).join('');
}

function kindOf<K extends ScalarKind>(type: TypeOf<K>): ValueKind<K> {
  return kinds[(type as { readonly kind: K }).kind];
}

/** The words that a type knows with a meaning of their own; none for types that know forms only. */
export function optionsOf(type: ValueType): readonly Option[] {
  switch (type.kind) {
    case 'choice': case 'occasion': return type.options;
    case 'number': case 'bits': return type.special ?? [];
    case 'domain': case 'list': return type.words ?? [];
    case 'target': return kinds.target.suggest(type);
    default: return [];
  }
}
