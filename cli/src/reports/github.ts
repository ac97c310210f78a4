import type { Severity } from '../../../server/src/rules/rule.js';
import type { MakeReport } from './report.js';

/** Workflow commands, which GitHub shows beside the lines of a change. */
export const githubReport: MakeReport = io => ({
  file({ path, diagnostics }) {
    for (const { code, severity, message, range: { start, end } } of diagnostics) {
      const properties = [
        ...path === '-' ? [] : [`file=${property(path.replaceAll('\\', '/'))}`],
        `line=${start.line + 1}`, `endLine=${end.line + 1}`,
        // GitHub wants columns only where all of it is on one line.
        ...start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [],
        `title=${property(code)}`,
      ];
      io.stdout.write(`::${COMMANDS[severity]} ${properties.join(',')}::${data(message)}\n`);
    }
  },
  end: () => undefined,
});

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
