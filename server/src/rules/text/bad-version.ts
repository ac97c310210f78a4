import { problemsOf } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const badVersion = factRule({
  code: 'bad-version',
  severity: 'error',
  summary: 'Not a version of Exchange that has the Internet Mail Connector',
  sources: [{ format: 'IMC document' }],
  on: 'setting',
  check(fact, report) {
    for (const { at, message, edit, replacement } of problemsOf(fact, 'bad-version')) {
      report({ at, message, ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit] }] } });
    }
  },
});
