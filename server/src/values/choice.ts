import { nearest } from './distance.js';
import type { Option, TypeOf, ValueKind } from './value-type.js';
import { either, findOption, whole } from './wording.js';

/** The option that a text names, compared without case. */
export function readChoice(type: TypeOf<'choice'>, text: string): Option | undefined {
  return findOption(type.options, text);
}

/** The options that a text may have been meant as: the dialog's own label, other blanks and dashes, or a slip of the keyboard. */
export function meantOptions(options: readonly Option[], text: string): readonly Option[] {
  const letters = bare(text);
  if (letters === '') return [];
  const alike = options.filter(({ value, label }) => bare(value) === letters || label !== undefined && bare(label) === letters);
  if (alike.length > 0) return alike;
  const near = nearest(text.trim(), options.map(({ value }) => value));
  return options.filter(({ value }) => near.includes(value));
}

export const choiceKind: ValueKind<'choice'> = {
  check(type, text) {
    if (readChoice(type, text)) return [];
    const meant = meantOptions(type.options, text);
    const [only] = meant;
    return [whole(text, {
      code: 'property-value', fault: type.documented && text.trim() !== '' ? 'range' : 'form',
      message: text.trim() === ''
        ? `A choice is missing here: ${choiceKind.describe(type)}`
        : `“${text.trim()}” is ${type.documented ? 'not documented here' : 'none of the choices'}: ${choiceKind.describe(type)}`,
      ...meant.length === 1 && { replacement: { title: `Change to ${only!.value}`, text: only!.value } },
    })];
  },

  explain: (type, text) => readChoice(type, text)?.meaning,
  suggest: type => type.options.map(({ value, meaning }) => ({ value, meaning })),
  describe: type => either(type.options.map(({ value }) => value)),
};

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
