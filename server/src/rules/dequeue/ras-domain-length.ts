import { LONGEST_NETBIOS_DOMAIN, parseAccount } from '../../values/account.js';
import { accountText } from '../../model/passwords.js';
import { factRule } from '../rule.js';

export const rasDomainLength = factRule({
  code: 'ras-domain-length',
  severity: 'error',
  summary: 'The domain of the account for dialling is longer than 15 characters',
  sources: [{ kb: 'Q199771' }, { kb: 'Q244748' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    if (section !== 'Dial-up Connections' || name.toLowerCase() !== 'logonaccount') return;
    const { form, domain, domainSpan } = parseAccount(accountText(value));
    if (form === 'upn' || domain.length <= LONGEST_NETBIOS_DOMAIN) return;
    const effect = domain.length >= CRASHES ? `${CRASHES} or more stop the service (Q199771)` : 'longer ones do not work (Q199771)';
    report({
      at: { ...valueSpan, start: valueSpan.start + domainSpan.start, end: valueSpan.start + domainSpan.end },
      message: `The domain of this account has ${domain.length} characters; a Windows NT domain has at most ${LONGEST_NETBIOS_DOMAIN}, and ${effect}. Write the name of the Windows NT domain`,
    });
  },
});

/** From this length on the service does not only fail to dial (`Q199771`). */
const CRASHES = 18;
