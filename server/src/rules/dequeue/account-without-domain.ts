import { accountField, methodOf } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const accountWithoutDomain = factRule({
  code: 'account-without-domain',
  severity: 'warning',
  summary: 'The account names no Windows NT domain',
  sources: [{ kb: 'Q257979' }, { kb: 'Q174754' }],
  on: 'entry',
  check(entry, report) {
    const field = accountField(entry);
    if (!field) return;
    const { form, user, problems } = parseAccount(field.text);
    if (form !== 'bare' || problems.length > 0 || methodOf(user)) return;            // fields that changed places: property-value
    report({
      at: field.at,
      message: `A Windows host knows ${user} by its domain only: write DOMAIN\\${user} (Q257979). Any other kind of host may take the name as it is`,
    });
  },
});
