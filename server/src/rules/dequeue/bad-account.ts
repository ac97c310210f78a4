import { accountIn } from '../../model/accounts.js';
import { LONGEST_NETBIOS_DOMAIN, parseAccount } from '../../values/account.js';
import { factRule } from '../rule.js';

export const badAccount = factRule({
  code: 'bad-account',
  severity: 'error',
  summary: 'The account cannot be one of Windows NT',
  sources: [{ kb: 'Q257979' }, { kb: 'Q174754' }, { kb: 'Q199771' }, { derived: 'The characters that Windows NT keeps out of account names' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    const field = accountIn(fact);
    if (!field || (field.text === '' && !(fact.kind === 'entry' && NEEDS_ACCOUNT.test(fact.fields[1]!.text)))) return;
    const { form, domain, problems } = parseAccount(field.text);
    if (fact.kind === 'setting' && domain.length > LONGEST_NETBIOS_DOMAIN) return;                     // ras-domain-length says it
    if (form === 'slash' || fact.kind === 'entry' && (form === 'upn' || form === 'local')) return;        // account-slash, account-upn and account-local say it
    for (const { start, end, message } of problems) {
      report({ at: { ...field.at, start: field.at.start + start, end: field.at.start + end }, message });
    }
  },
});

/** An empty field is a slip only where the row logs in. */
const NEEDS_ACCOUNT = /^(?:NTLM|SASL\/AUTH(?:\+SSL)?)$/i;
