import type { Problem, ValueKind } from './value-type.js';
import { whole } from './wording.js';

/** The hours of a list with commas; undefined where one of them is no number (`Q146669`). */
export function parseHours(text: string): readonly number[] | undefined {
  const parts = text.split(',').map(part => part.trim());
  return parts.every(part => NUMBER.test(part)) ? parts.map(Number) : undefined;
}

/** The retry intervals of the connector: hours with commas, 0 to 100 each (`Q146669`, `Q151780`). */
export const hoursKind: ValueKind<'hours'> = {
  check(_, text) {
    if (text.trim() === '') return [whole(text, { code: 'property-value', fault: 'form', message: 'Hours are missing here, such as .25,.5,1,4' })];
    const problems: Problem[] = [];
    let at = 0;
    for (const part of text.split(',')) {
      const written = part.trim();
      const start = at + part.length - part.trimStart().length;
      at += part.length + 1;
      const problem = problemOf(written);
      if (problem) problems.push(written === '' ? beside(text, at - 1 - part.length, problem) : { start, end: start + written.length, ...problem });
    }
    return problems;
  },

  explain(_, text) {
    const hours = parseHours(text);
    if (!hours || hours.some(hour => hour > MOST)) return undefined;
    if (hours.length === 1 && hours[0] === 0) return 'No retries';
    return `Retries after ${hours.map(spoken).join(', then ')}`;
  },

  suggest: () => [{ value: '.25,.5,1,4', meaning: 'A quarter of an hour, half an hour, one hour, four hours' }],
  describe: () => `hours with commas, each 0 to ${MOST}, fractions with a point`,
};

const NUMBER = /^(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})$/;
const MOST = 100;

function problemOf(written: string): Omit<Problem, 'start' | 'end'> | undefined {
  if (written === '') return { code: 'property-value', fault: 'form', message: 'Hours are missing beside this comma' };
  if (!NUMBER.test(written)) {
    return { code: 'property-value', fault: 'form', message: `“${written}” is no number of hours; fractions are written with a point, such as .25` };
  }
  if (Number(written) <= MOST) return undefined;
  return { code: 'property-value', fault: 'range', message: `${written} hours are too long: values above ${MOST} are ignored (Q151780)` };
}

function beside(text: string, from: number, problem: Omit<Problem, 'start' | 'end'>): Problem {
  const after = text.indexOf(',', from);
  const start = after >= 0 ? after : text.lastIndexOf(',');
  return { start, end: start + 1, ...problem };
}

function spoken(hours: number): string {
  if (hours >= 1 && Number.isInteger(hours)) return hours === 1 ? '1 hour' : `${hours} hours`;
  const minutes = Math.round(hours * 60 * 100) / 100;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
