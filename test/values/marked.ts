import type { Problem } from '../../server/src/values/value-type.js';

/** A problem in one line: `code "the text it marks"`, with the severity where one is set and what it could be instead. */
export function shown(text: string, problems: readonly Problem[]): readonly string[] {
  return problems.map(({ start, end, code, severity, replacement }) =>
    `${severity ? `${severity} ` : ''}${code} "${text.slice(start, end)}"${replacement ? ` → "${text.slice(0, start)}${replacement.text}${text.slice(end)}"` : ''}`);
}
