import type { Option, Problem } from './value-type.js';

/** A problem of the whole value. */
export function whole(text: string, problem: Omit<Problem, 'start' | 'end'>): Problem {
  return { start: 0, end: text.length, ...problem };
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}

/** `a, b and c`. */
export function both(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** The option with that value, compared without case and surrounding blanks. */
export function findOption(options: readonly Option[] | undefined, text: string): Option | undefined {
  const wanted = text.trim().toLowerCase();
  return options?.find(option => option.value.toLowerCase() === wanted);
}

/** Ready to stand in a cell of a Markdown table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
