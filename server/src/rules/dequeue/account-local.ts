import { accountField } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const accountLocal = factRule({
  code: 'account-local',
  severity: 'warning',
  summary: 'The account is one of the machine itself, .\\user',
  sources: [{ kb: 'Q257979' }, { kb: 'Q174754' }, { derived: 'No article shows an account with a dot in place of the domain' }],
  on: 'entry',
  check(entry, report) {
    const field = accountField(entry);
    if (!field) return;
    const { form, user } = parseAccount(field.text);
    if (form !== 'local') return;
    report({
      at: field.at,
      message: `A dot for the domain is documented nowhere, and the provider cannot know which machine is meant. Write the domain or the machine's name: DOMAIN\\${user || 'user'}`,
    });
  },
});
