import { safeText } from '../../client/src/smtp/safe-text.js';
import type { Io } from './io.js';

export type Style = 'bold' | 'faint' | 'red' | 'yellow' | 'blue';

/** Colours text where the terminal and the user want it, and leaves it as it is elsewhere. */
export function painter({ colours }: Io): (style: Style, text: string) => string {
  return colours ? (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m` : (_, text) => text;
}

/** Names and what belongs to them, in two columns. The texts may come from a document: they are made fit for a terminal. */
export function fields(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${safeText(text)}`);
}

const CODES: Readonly<Record<Style, number>> = { bold: 1, faint: 2, red: 31, yellow: 33, blue: 34 };
