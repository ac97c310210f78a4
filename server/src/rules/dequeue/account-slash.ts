import { accountIn } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const accountSlash = factRule({
  code: 'account-slash',
  severity: 'error',
  summary: 'A slash stands between domain and user',
  sources: [{ kb: 'Q257979' }, { derived: 'Every documented form of an account has a backslash' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    const field = accountIn(fact);
    if (!field) return;
    const { form, canonical, separatorSpan } = parseAccount(field.text);
    if (form !== 'slash' || !separatorSpan) return;
    const at = { ...field.at, start: field.at.start + separatorSpan.start, end: field.at.start + separatorSpan.end };
    report({
      at,
      message: `Domain and user are separated by a backslash (Q257979)${canonical ? `: ${canonical}` : ', as in DOMAIN\\user'}`,
      fixes: canonical ? [{ title: `Change to ${canonical}`, edits: [{ kind: 'respell', span: at, text: '\\' }], safe: true }] : [],
    });
  },
});
