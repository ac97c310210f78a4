import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { homepage, version } from '../../../package.json';
import { pageOf } from '../../../server/src/rules/page.js';
import { rules } from '../../../server/src/rules/index.js';
import type { Severity } from '../../../server/src/rules/rule.js';
import type { Range } from '../../../server/src/text/position.js';
import { writeJson } from '../io.js';
import type { MakeReport } from './report.js';

/** SARIF 2.1.0, the form in which code scanning services take results. */
export const sarifReport: MakeReport = io => {
  const results: object[] = [];
  const indices = new Map(rules.map(({ code }, index) => [code, index]));
  return {
    file(checked) {
      for (const { code, severity, message, range, related } of checked.diagnostics) {
        results.push({
          ruleId: code, ruleIndex: indices.get(code), level: LEVELS[severity], message: { text: message },
          locations: [location(checked.path, range)],
          ...related.length > 0 && { relatedLocations: related.map((note, id) => ({ id, ...location(note.path, note.range), message: { text: note.message } })) },
        });
      }
    },
    end: () => writeJson(io, {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [{
        tool: {
          driver: {
            name: 'imc', version, informationUri: homepage,
            rules: rules.map(({ code, summary, severity }) => ({
              id: code, shortDescription: { text: summary }, helpUri: pageOf(code), defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      }],
    }),
  };
};

/** SARIF knows three levels; a hint is no less than a note to it. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

function location(file: string, { start, end }: Range): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
    },
  };
}

/** A relative path stays relative, so that the reader of the report can say where it begins. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(path.sep).map(part => (part === '..' || part === '.' ? part : encodeURIComponent(part))).join('/');
}
