import { LARGEST_DWORD, parseNumber } from './number.js';
import type { Bit, Problem, TypeOf, ValueKind } from './value-type.js';
import { both, cell, either, findOption, whole } from './wording.js';

/** The number that a text of this type stands for; undefined where it is none. */
export function parseBits(type: TypeOf<'bits'>, text: string): number | undefined {
  const number = parseNumber(text, type.hex ? 'hex' : 'decimal');
  return number === undefined || number > LARGEST_DWORD ? undefined : number;
}

/** Whether a mask's bit is set. Counts in unsigned numbers of 32 bits. */
export function hasBit(number: number, mask: number): boolean {
  return (number & mask) >>> 0 === mask;
}

/** What is set in a number and stands for no documented bit: 0 where all are known. */
export function unknownBits(type: TypeOf<'bits'>, number: number): number {
  return type.bits.reduce((rest, { mask }) => (rest & ~mask) >>> 0, number);
}

export const bitsKind: ValueKind<'bits'> = {
  check(type, text) {
    if (findOption(type.special, text)) return [];
    const number = parseBits(type, text);
    if (number === undefined) return [notBits(type, text)];
    const unknown = unknownBits(type, number);
    if (unknown === 0 && (type.max === undefined || number <= type.max)) return [];
    return [whole(text, {
      code: 'property-value', fault: 'range', severity: 'warning',
      message: unknown === 0
        ? `${text.trim()} is above ${type.max}, the largest number that is documented`
        : `${text.trim()} sets ${both(powersOf(unknown).map(String))}, which no article describes; known are ${either(type.bits.map(({ mask }) => String(mask)))}`,
    })];
  },

  explain(type, text) {
    const special = findOption(type.special, text);
    const number = parseBits(type, text);
    if (number === undefined) return special?.meaning;
    const table = ['| Bit | Set | Meaning |', '| ---: | :---: | --- |', ...type.bits.map(bit => row(bit, number))];
    const unknown = unknownBits(type, number);
    if (unknown !== 0 && !special) table.push(...powersOf(unknown).map(mask => `| ${mask} | ● | not documented |`));
    return special ? `${special.meaning}\n\n${table.join('\n')}` : table.join('\n');
  },

  suggest: type => [
    ...(type.special ?? []).map(({ value, meaning }) => ({ value, meaning })),
    ...type.bits.filter(bit => !bit.unused).map(({ mask, meaning }) => ({ value: String(mask), meaning })),
  ],

  describe: type => `a sum of ${either(type.bits.filter(bit => !bit.unused).map(({ mask }) => String(mask)))}`
    + (type.special?.length ? `, or ${either(type.special.map(({ value }) => value))}` : ''),
};

function notBits(type: TypeOf<'bits'>, text: string): Problem {
  return whole(text, {
    code: 'property-value', fault: 'form',
    message: text.trim() === '' ? `A number is missing here: ${bitsKind.describe(type)}` : `“${text.trim()}” is no number; due is ${bitsKind.describe(type)}`,
  });
}

function row({ mask, meaning, unused }: Bit, number: number): string {
  const set = hasBit(number, mask);
  const words = unused ? set ? `${meaning} (set, without effect)` : meaning : meaning;
  return `| ${mask} | ${set ? '●' : '○'} | ${cell(words)} |`;
}

function powersOf(number: number): readonly number[] {
  return Array.from({ length: 32 }, (_, bit) => 2 ** bit).filter(mask => hasBit(number, mask));
}
