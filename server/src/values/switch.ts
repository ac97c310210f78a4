import { parseNumber } from './number.js';
import type { Problem, TypeOf, ValueKind } from './value-type.js';
import { whole } from './wording.js';

/** Whether a written switch is on; undefined where the text is neither on nor off. */
export function readSwitch(type: TypeOf<'switch'>, text: string): boolean | undefined {
  if (type.style === 'word') return WORDS.get(text.trim().toLowerCase());
  const number = parseNumber(text, 'hex');
  if (number === undefined) return undefined;
  return number === 0 ? false : number === 1 || type.nonZero ? true : undefined;
}

/** `Yes` and `No` on the property pages, 1 and 0 in the registry. */
export const switchKind: ValueKind<'switch'> = {
  check: (type, text) => type.style === 'word' ? checkWord(text) : checkDigit(type, text),

  explain(type, text) {
    const on = readSwitch(type, text);
    return on === undefined ? undefined : on ? type.on : type.off;
  },

  suggest: type => {
    const [on, off] = type.style === 'word' ? ['Yes', 'No'] : ['1', '0'];
    return [{ value: on, meaning: type.on ?? 'On' }, { value: off, meaning: type.off ?? 'Off' }];
  },

  describe: type => type.style === 'word' ? 'Yes or No' : type.nonZero ? '0, or 1 (any number but 0 counts as 1)' : '0 or 1',
};

const WORDS: ReadonlyMap<string, boolean> = new Map([['yes', true], ['no', false]]);

/** What people write where `Yes` or `No` is due. */
const MEANT_YES = new Set(['1', '0x1', 'y', 'ye', 'yse', 'yess', 'true', 'on', 'enabled', 'enable', 'dword:00000001']);
const MEANT_NO = new Set(['0', '0x0', 'n', 'noo', 'not', 'none', 'false', 'off', 'disabled', 'disable', 'dword:00000000']);

function checkWord(text: string): readonly Problem[] {
  const written = text.trim().toLowerCase();
  if (WORDS.has(written)) return [];
  const meant = MEANT_YES.has(written) ? 'Yes' : MEANT_NO.has(written) ? 'No' : undefined;
  return [whole(text, {
    code: 'property-value',
    fault: 'form',
    message: `${quoted(text)} is neither Yes nor No`,
    ...meant && { replacement: { title: `Change to ${meant}`, text: meant } },
  })];
}

function checkDigit(type: TypeOf<'switch'>, text: string): readonly Problem[] {
  if (readSwitch(type, text) !== undefined) return [];
  const isNumber = parseNumber(text, 'hex') !== undefined;
  const written = text.trim().toLowerCase();
  const meant = written === 'yes' || MEANT_YES.has(written) ? '1' : written === 'no' || MEANT_NO.has(written) ? '0' : undefined;
  return [whole(text, {
    code: 'property-value',
    fault: isNumber ? 'range' : 'form',
    message: isNumber
      ? `Only 0 and 1 are documented here; what ${text.trim()} does is not`
      : `${quoted(text)} is no number; 1 means on and 0 means off`,
    ...meant && { replacement: { title: `Change to ${meant}`, text: meant } },
  })];
}

function quoted(text: string): string {
  return text.trim() === '' ? 'An empty value' : `“${text.trim()}”`;
}
