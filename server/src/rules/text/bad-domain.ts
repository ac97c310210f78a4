import { problemsOf } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const badDomain = factRule({
  code: 'bad-domain',
  severity: 'error',
  summary: 'Not a domain name',
  sources: [{ rfc: 1035, section: '2.3.1' }, { rfc: 5321, section: '2.3.5' }, { rfc: 5890, section: '2.3.2.1' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const { at, message, severity, edit, replacement } of problemsOf(fact, 'bad-domain')) {
      report({
        at, message,
        ...severity && { severity },
        ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit], ...replacement.safe && { safe: true } }] },
      });
    }
  },
});
