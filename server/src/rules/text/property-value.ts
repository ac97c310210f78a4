import { isRegistry, problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import { describeType } from '../../values/index.js';
import { factRule } from '../rule.js';

export const propertyValue = factRule({
  code: 'property-value',
  severity: 'error',
  summary: 'A value that is not of the kind the property takes',
  sources: [{ format: 'IMC document' }, { kb: 'Q146669' }, { kb: 'Q257264' }, { kb: 'Q174754' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const problem of problemsOf(fact, 'property-value')) {
      if (problem.fault === 'range' || hasItsOwnRule(problem)) continue;
      const { at, edit, replacement } = problem;
      report({ at, message: messageOf(problem), ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit] }] } });
    }
  },
});

/** A login that slipped into the place of the method may hold a password and is not repeated. */
function messageOf({ message, part: { field, text, type } }: PlacedProblem): string {
  if (field?.name !== 'method' || !/[:@\\/]/.test(text)) return message;
  return `Here the method is due: ${describeType(type)}; the account stands in the third field`;
}

/**
 * Registry values: `wrong-type`. The version of the format: `header-version`. Rich text in a record: `domain-record-shape`.
 * ATRN as mail retrieval: `atrn-not-supported`.
 */
function hasItsOwnRule({ part: { entry, field, text } }: PlacedProblem): boolean {
  if (entry.name === 'MailRetrieval' && /\batrn\b/i.test(text)) return true;
  return isRegistry(entry.section) || entry.section === 'Header' || field?.name === 'rich text';
}
