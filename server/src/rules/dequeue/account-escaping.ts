import { accountIn } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const accountEscaping = factRule({
  code: 'account-escaping',
  severity: 'warning',
  summary: 'The backslash of the account is doubled',
  sources: [{ kb: 'Q257979' }, { derived: 'A backslash is doubled in the strings of a registry file, not in an IMC document or a dialog' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    const field = accountIn(fact);
    if (!field) return;
    const { form, canonical, separatorSpan } = parseAccount(field.text);
    if (form !== 'doubled' || !canonical || !separatorSpan) return;
    const at = { ...field.at, start: field.at.start + separatorSpan.start, end: field.at.start + separatorSpan.end };
    report({
      at,
      message: `One backslash stands between domain and user: ${canonical}. It is doubled only in the strings of a registry file`,
      fixes: [{ title: `Change to ${canonical}`, edits: [{ kind: 'respell', span: at, text: '\\' }], safe: true }],
    });
  },
});
