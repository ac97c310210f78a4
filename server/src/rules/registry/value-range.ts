import { isRegistry, problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const valueRange = factRule({
  code: 'value-range',
  severity: 'warning',
  summary: 'A number outside what is documented',
  sources: [
    { kb: 'Q193922' }, { kb: 'Q196818' }, { kb: 'Q262952' }, { kb: 'Q257264' }, { kb: 'Q151780' }, { kb: 'Q174755' },
    { derived: 'For a number outside the documented range no effect is documented' },
  ],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const problem of problemsOf(fact, 'property-value')) {
      if (problem.fault === 'range' && !hasItsOwnRule(problem)) report({ at: problem.at, message: messageOf(problem) });
    }
  },
});

/** `not-boolean`, `resolve-p2-mask`, `header-version`, `format-mask-unused`. */
function hasItsOwnRule({ part: { entry, field, type, text } }: PlacedProblem): boolean {
  if (entry.section === 'Header' || field?.name === 'formatting') return true;
  if (!isRegistry(entry.section)) return false;
  return type.kind === 'switch' || (entry.name === 'ResolveP2' && Number(text) % 2 === 1);
}

function messageOf({ message, part: { entry, field } }: PlacedProblem): string {
  return field ? message : `${entry.name}: ${message}`;
}
