import type { RandomNumbers } from './random.js';

/** No text grows beyond this: what is wrong shows in small ones, and they are quick. */
export const LONGEST = 3000;

/** Characters that mean something in one of the formats, or to whoever counts characters. */
const CHARACTERS = ['\n', '\r\n', '\r', ' ', '\t', '"', '\'', ';', ',', '=', '+', '#', '[', ']', '\\', '/', '|', '<', '>', '@', '.', ':', '&', '_', '(', ')', '-', '*', '0', '9', 'x', 'é', '\u{1F4EE}', '\0', '\uFEFF', '\u00A0', '""', ' _\n', ',\\\n  '] as const;

/** A text that differs from `text` in one to four places. `others` lend lines, `words` are what the format is made of. */
export function mutate(text: string, others: readonly string[], words: readonly string[], numbers: RandomNumbers): string {
  let result = text;
  for (let left = 1 + numbers.below(4); left > 0; left--) result = MUTATIONS[numbers.below(MUTATIONS.length)]!(result, others, words, numbers);
  return wellFormed(result.slice(0, LONGEST));
}

/** Without halves of characters, which no file in UTF-8 can keep. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

type Mutation = (text: string, others: readonly string[], words: readonly string[], numbers: RandomNumbers) => string;

const pick = <T>(list: readonly T[], numbers: RandomNumbers): T => list[numbers.below(list.length)]!;
const cut = (text: string, from: number, to: number, inserted = '') => text.slice(0, from) + inserted + text.slice(to);
const linesOf = (text: string) => text.match(/[^\r\n]*(?:\r\n|[\r\n]|$)/g)!.slice(0, -1);
const wordAt = (text: string, numbers: RandomNumbers) => {
  const words = [...text.matchAll(/\w+|[^\w\s]/g)];
  const word = words.length === 0 ? undefined : pick(words, numbers);
  return word ? { from: word.index, to: word.index + word[0].length, word: word[0] } : { from: 0, to: 0, word: '' };
};
const inLines = (change: (lines: string[], numbers: RandomNumbers, others: readonly string[]) => void): Mutation => (text, others, _, numbers) => {
  const lines = linesOf(text);
  if (lines.length > 0) change(lines, numbers, others);
  return lines.join('');
};

const MUTATIONS: readonly Mutation[] = [
  (text, _, words, numbers) => { const at = numbers.below(text.length + 1); return cut(text, at, at, pick(words, numbers)); },
  (text, _, words, numbers) => { const { from, to } = wordAt(text, numbers); return cut(text, from, to, pick(words, numbers)); },
  (text, _, words, numbers) => { const { from, to } = wordAt(text, numbers); return cut(text, from, to, pick(words, numbers)); },
  (text, _, __, numbers) => { const { from, to } = wordAt(text, numbers); return cut(text, from, to); },
  (text, _, __, numbers) => { const at = numbers.below(text.length + 1); return cut(text, at, at, pick(CHARACTERS, numbers)); },
  (text, _, __, numbers) => { const at = numbers.below(text.length + 1); return cut(text, at, at + 1, pick(CHARACTERS, numbers)); },
  (text, _, __, numbers) => { const at = numbers.below(text.length + 1); return cut(text, at, at + 1 + numbers.below(8)); },
  (text, _, __, numbers) => { const at = numbers.below(text.length + 1); const length = numbers.below(40); return cut(text, at, at, text.slice(at, at + length)); },
  (text, _, __, numbers) => { const { from, to, word } = wordAt(text, numbers); return cut(text, from, to, numbers.below(2) === 0 ? word.toUpperCase() : word.toLowerCase()); },
  (text, _, __, numbers) => { const { from, to, word } = wordAt(text, numbers); return cut(text, from, to, /^\d+$/.test(word) ? pick(['0', '1', '2', '255', '256', '65535', '4294967295', '4294967296', '99999999999'], numbers) : word + word); },
  (text, others, _, numbers) => { const other = pick(others, numbers); const at = numbers.below(text.length + 1); return text.slice(0, at) + other.slice(numbers.below(other.length + 1)); },
  (text, _, __, numbers) => text.replace(/\r\n|[\r\n]/g, numbers.below(2) === 0 ? '\r\n' : '\n'),
  inLines((lines, numbers) => { lines.splice(numbers.below(lines.length), 1); }),
  inLines((lines, numbers) => { lines.splice(numbers.below(lines.length), 0, pick(lines, numbers)); }),
  inLines((lines, numbers) => { const [line] = lines.splice(numbers.below(lines.length), 1); lines.splice(numbers.below(lines.length + 1), 0, line!); }),
  inLines((lines, numbers, others) => { lines.splice(numbers.below(lines.length + 1), 0, pick([...linesOf(pick(others, numbers)), '\n'], numbers)); }),
  inLines((lines, numbers, others) => { lines.splice(numbers.below(lines.length + 1), 0, pick([...linesOf(pick(others, numbers)), '\n'], numbers)); }),
];
