import { meantOptions } from './choice.js';
import { parseNumber } from './number.js';
import type { Option, TypeOf, ValueKind } from './value-type.js';
import { either, findOption, whole } from './wording.js';

/** A word and the minutes behind it: `Every;30`. `minutes` is undefined where none are written or they are no number. */
export function readOccasion(type: TypeOf<'occasion'>, text: string): { readonly option: Option | undefined; readonly minutes: number | undefined } {
  const [word, minutes] = split(text);
  return { option: findOption(type.options, word), minutes: minutes === undefined ? undefined : parseNumber(minutes) };
}

export const occasionKind: ValueKind<'occasion'> = {
  check(type, text) {
    const [word, minutes] = split(text);
    const { option, minutes: number } = readOccasion(type, text);
    if (!option) {
      const meant = meantOptions(type.options, word);
      const start = text.indexOf(word.trim());
      const [only] = meant;
      return [{
        ...whole(text, {
          code: 'property-value', fault: 'form',
          message: word.trim() === '' ? `An occasion is missing here: ${occasionKind.describe(type)}` : `“${word.trim()}” is no occasion to dial: ${occasionKind.describe(type)}`,
          ...meant.length === 1 && { replacement: { title: `Change to ${only!.value}`, text: only!.value } },
        }),
        ...word.trim() !== '' && { start, end: start + word.trim().length },
      }];
    }
    if (minutes === undefined || number !== undefined && number > 0) return [];
    const written = minutes.trim();
    const from = word.length + 1 + minutes.length - minutes.trimStart().length;
    const separator = { start: word.length, end: word.length + 1 };
    return [{
      ...written === '' ? separator : { start: from, end: from + written.length },
      code: 'property-value', fault: number === undefined ? 'form' : 'range',
      message: written === '' ? 'Minutes are missing behind the semicolon' : `“${written}” is no number of minutes; a whole number from 1 is due`,
    }];
  },

  explain(type, text) {
    const { option, minutes } = readOccasion(type, text);
    return option && (minutes === undefined ? option.meaning : `${option.meaning}: ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
  },

  suggest: type => type.options.map(({ value, meaning }) => ({ value, meaning })),
  describe: type => `${either(type.options.map(({ value }) => value))}, then optionally a semicolon and minutes`,
};

function split(text: string): readonly [word: string, minutes: string | undefined] {
  const at = text.indexOf(';');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
