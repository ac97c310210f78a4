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
    report({
      at: { ...valueSpan, start: valueSpan.start + domainSpan.start, end: valueSpan.start + domainSpan.end },
      message: `The domain of this account has ${domain.length} characters; that of a Windows NT domain has at most ${LONGEST_NETBIOS_DOMAIN}${domain.length >= CRASHES ? `, and from ${CRASHES} on the service can stop when it dials` : ''} (Q199771). Write the name of the Windows NT domain`,
    });
  },
});

/** From this length on dialling fails with event 4106 [87], or the service stops (`Q199771`). */
const CRASHES = 18;
