import { problemsOf } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const badIp = factRule({
  code: 'bad-ip',
  severity: 'error',
  summary: 'Not an IPv4 address',
  sources: [{ kb: 'Q193922' }, { kb: 'Q193316' }, { derived: 'Addresses are compared as numbers of 32 bits, so short forms and leading zeros have no documented meaning' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const { at, message, edit, replacement } of problemsOf(fact, 'bad-ip')) {
      report({ at, message, ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit] }] } });
    }
  },
});
