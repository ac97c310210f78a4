import { accountField } from '../../model/accounts.js';
import { parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const badAccount = factRule({
  code: 'bad-account',
  severity: 'error',
  summary: 'The account cannot be one of Windows NT',
  sources: [{ kb: 'Q257979' }, { kb: 'Q174754' }, { kb: 'Q199771' }, { derived: 'The characters that Windows NT keeps out of account names' }],
  on: 'entry',
  check(entry, report) {
    const field = accountField(entry);
    if (!field || (field.text === '' && !NEEDS_ACCOUNT.test(entry.fields[1]!.text))) return;
    const { form, problems } = parseAccount(field.text);
    if (form === 'slash' || form === 'upn' || form === 'local') return;        // account-slash, account-upn and account-local say it
    for (const { start, end, message } of problems) {
      report({ at: { ...field.at, start: field.at.start + start, end: field.at.start + end }, message });
    }
  },
});

/** An empty field is a slip only where the row logs in. */
const NEEDS_ACCOUNT = /^(?:NTLM|SASL\/AUTH(?:\+SSL)?)$/i;
