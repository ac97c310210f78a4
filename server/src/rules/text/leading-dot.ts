import { problemsOf } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const leadingDot = factRule({
  code: 'leading-dot',
  severity: 'warning',
  summary: 'A dot in front of a domain',
  sources: [{ guide: 'xog05015' }, { derived: 'Subdomains are covered by a row for the domain; no article writes a dot in front of one' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const { at, part } of problemsOf(fact, 'leading-dot')) {
      const { section } = part.entry;
      const covers = part.type.kind === 'domain' && (section === 'Routing' || section === 'Routes');
      report({
        at,
        message: covers
          ? 'No article has a dot in front of a domain, and what such a row takes is not known; without the dot it covers all subdomains'
          : 'No article has a dot in front of a name; write the name alone',
      });
    }
  },
});
