import { accountField } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const accountUpn = factRule({
  code: 'account-upn',
  severity: 'warning',
  summary: 'The account is written user@domain',
  sources: [{ kb: 'Q255234' }, { kb: 'Q174754' }, { kb: 'Q257979' }],
  on: 'entry',
  check(entry, report) {
    const field = accountField(entry);
    if (!field) return;
    const { form, canonical } = parseAccount(field.text);
    if (form !== 'upn') return;
    report({
      at: field.at,
      message: `The documented form of an account is DOMAIN\\user (Q174754); setup refuses user@domain (Q255234). Whether a login with ${field.text} works is not documented`,
      fixes: canonical ? [{ title: `Change to ${canonical}`, edits: [{ kind: 'respell', span: field.at, text: canonical }] }] : [],
    });
  },
});
