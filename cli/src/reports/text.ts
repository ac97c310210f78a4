import { safeText } from '../../../client/src/smtp/safe-text.js';
import type { Severity } from '../../../server/src/rules/rule.js';
import type { Position } from '../../../server/src/text/position.js';
import { painter } from '../terminal.js';
import type { MakeReport, Totals } from './report.js';

/** For people: a line for each problem, the other place below it, and a line that counts. */
export const textReport: MakeReport = io => {
  const paint = painter(io);
  return {
    file({ path, diagnostics }) {
      const lines = diagnostics.flatMap(({ range, severity, message, code, related }) => [
        `${place(path, range.start)} ${paint(COLOURS[severity], severity)} ${safeText(message)} ${paint('faint', `[${code}]`)}`,
        ...related.map(note => `  ${place(note.path, note.range.start)} ${safeText(note.message)}`),
      ]);
      if (lines.length > 0) io.stdout.write(`${lines.join('\n')}\n`);
    },
    end: totals => io.stdout.write(`${countLine(totals)}\n`),
  };
};

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'blue' | 'faint'>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'faint' };

function place(path: string, { line, character }: Position): string {
  return `${path === '-' ? '<stdin>' : safeText(path)}:${line + 1}:${character + 1}`;
}

function countLine({ files, changed, errors, warnings, information, hints }: Totals): string {
  if (files === 0) return 'Nothing was checked';
  const counts = [
    count(errors, 'error', 'errors'), count(warnings, 'warning', 'warnings'), count(information, 'information', 'information'), count(hints, 'hint', 'hints'),
  ].filter(text => text !== '');
  const what = counts.length > 0 ? counts.join(', ') : 'No problems';
  const fixed = changed > 0 ? `; ${count(changed, 'file', 'files')} changed` : '';
  return `${what} in ${count(files, 'file', 'files')}${fixed}`;
}

function count(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}
