import { problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const badHost = factRule({
  code: 'bad-host',
  severity: 'error',
  summary: 'Not the name of a host',
  sources: [{ rfc: 1035, section: '2.3.1' }, { kb: 'Q279323' }, { kb: 'Q182522' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const problem of problemsOf(fact, 'bad-host')) {
      const { at, message, severity, edit, replacement } = problem;
      if (isEmptyRoute(problem)) {
        report({ at, severity: 'warning', message: 'No host is named here; how delivery by DNS is written for one domain is not documented, and a row that cannot be read stops the service' });
        continue;
      }
      report({ at, message, ...severity && { severity }, ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit], ...replacement.safe && { safe: true } }] } });
    }
  },
});

function isEmptyRoute({ part: { entry, text } }: PlacedProblem): boolean {
  return entry.section === 'Routes' && text === '';
}
