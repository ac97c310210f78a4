import { meantOptions } from './choice.js';
import { explainPropertyTag } from './patterns.js';
import type { Problem, TypeOf, ValueKind } from './value-type.js';
import { either, findOption, whole } from './wording.js';

/** The largest number that a REG_DWORD holds. */
export const LARGEST_DWORD = 0xffffffff;

/** A whole number in decimal, with `hex` also as `0x1F`; undefined for anything else. */
export function parseNumber(text: string, notation: 'decimal' | 'hex' = 'decimal'): number | undefined {
  const written = text.trim();
  const pattern = notation === 'hex' ? /^(?:\d{1,15}|0x[\da-f]{1,8})$/i : /^\d{1,15}$/;
  return pattern.test(written) ? Number(written) : undefined;
}

export const numberKind: ValueKind<'number'> = {
  check(type, text) {
    if (findOption(type.special, text)) return [];
    const number = parseNumber(text, notationOf(type));
    if (number === undefined) return [noNumber(type, text)];
    const { min, max } = limitsOf(type);
    if (number >= min && number <= max && !type.only) return [];
    return [whole(text, {
      code: 'property-value', fault: 'range',
      message: type.hex && type.max === undefined && number > LARGEST_DWORD
        ? `${text.trim()} is more than a REG_DWORD holds, which is ${grouped(LARGEST_DWORD)} at the most`
        : `${text.trim()} is outside what is documented: ${describe(type)}`,
    })];
  },

  explain(type, text) {
    const special = findOption(type.special, text);
    if (special) return special.meaning;
    const number = parseNumber(text, notationOf(type));
    if (number === undefined) return undefined;
    if (type.tag) return explainPropertyTag(number);
    const parts: string[] = [];
    if (/^\s*0x/i.test(text)) parts.push(grouped(number));
    const size = sizeOf(number, type.unit);
    if (size !== undefined) parts.push(size);
    else if (type.unit !== undefined) parts.push(`${grouped(number)} ${type.unit}`);
    if (type.hex && !/^\s*0x/i.test(text) && number > 9) parts.push(`0x${number.toString(16)} in hexadecimal`);
    return parts.length === 0 ? undefined : parts.join(', ');
  },

  suggest: type => (type.special ?? []).map(({ value, meaning }) => ({ value, meaning })),

  describe: type => describe(type),
};

/** A number with its digits in groups of three: `10,485,760`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function notationOf(type: TypeOf<'number'>): 'decimal' | 'hex' {
  return type.hex ? 'hex' : 'decimal';
}

function limitsOf(type: TypeOf<'number'>): { readonly min: number; readonly max: number } {
  return { min: type.min ?? 0, max: type.max ?? (type.hex ? LARGEST_DWORD : Number.MAX_SAFE_INTEGER) };
}

function describe(type: TypeOf<'number'>): string {
  if (type.only) return either((type.special ?? []).map(({ value }) => value));
  const { unit, min, max } = type;
  const counted = `a whole number${unit === undefined ? '' : ` of ${unit}`}${min === undefined ? '' : ` from ${grouped(min)} on`}`;
  const range = max === undefined ? counted : `${grouped(min ?? 0)} to ${grouped(max)}${unit === undefined ? '' : ` ${unit}`}`;
  const words = (type.special ?? []).map(({ value }) => value).filter(value => parseNumber(value, 'hex') === undefined);
  return either([...words, type.hex ? `${range}, in decimal or with 0x in hexadecimal` : range]);
}

function noNumber(type: TypeOf<'number'>, text: string): Problem {
  const meant = meantNumber(type, text) ?? meantWord(type, text);
  return whole(text, {
    code: 'property-value', fault: 'form',
    message: text.trim() === '' ? `A number is missing here: ${describe(type)}` : `“${text.trim()}” is no number as it is due here: ${describe(type)}`,
    ...meant !== undefined && { replacement: { title: `Change to ${meant}`, text: String(meant) } },
  });
}

/** `No limit`: the dialog's own words, for `None`. No letter is taken for a number. */
function meantWord(type: TypeOf<'number'>, text: string): string | undefined {
  const meant = meantOptions((type.special ?? []).filter(({ value }) => parseNumber(value, 'hex') === undefined), text);
  return meant.length === 1 ? meant[0]!.value : undefined;
}

const BYTES: Readonly<Record<string, number>> = { '': 0, bytes: 1, byte: 1, b: 1, k: 1024, kb: 1024, m: 1024 ** 2, mb: 1024 ** 2, g: 1024 ** 3, gb: 1024 ** 3 };

/** `2,048`, `20 MB`, `15 minutes`: the number that was meant, in the unit that is due. */
function meantNumber(type: TypeOf<'number'>, text: string): number | undefined {
  const match = text.length > 60 ? null : /^\s*(\d{1,3}(?:,\d{3})+|\d+)\s*([a-z]*)\s*$/i.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]!.replaceAll(',', ''));
  const written = match[2]!.toLowerCase();
  const due = type.unit?.toLowerCase() ?? '';
  const found = written === '' || written === due ? number : inUnit(number, written, due);
  const { min, max } = limitsOf(type);
  return found === undefined || !Number.isInteger(found) || found < min || found > max ? undefined : found;
}

function inUnit(number: number, written: string, due: string): number | undefined {
  const from = BYTES[written];
  const to = BYTES[due];
  return from && to ? number * from / to : undefined;
}

/** `20,971,520 bytes = 20 MB`; undefined where the unit is no size. */
function sizeOf(number: number, unit: string | undefined): string | undefined {
  if (unit !== 'bytes' && unit !== 'KB') return undefined;
  const bytes = unit === 'KB' ? number * 1024 : number;
  const plain = `${grouped(number)} ${unit}`;
  for (const [name, worth] of [['GB', 1024 ** 3], ['MB', 1024 ** 2], ['KB', 1024]] as const) {
    if (bytes < worth || name === unit) continue;
    const rounded = Math.round(bytes / worth * 100) / 100;
    return `${plain} ${rounded * worth === bytes ? '=' : '≈'} ${rounded} ${name}`;
  }
  return plain;
}
