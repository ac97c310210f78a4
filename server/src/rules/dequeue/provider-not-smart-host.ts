import { logsIn, securityRows } from '../../model/accounts.js';
import { deliveryOf } from '../../model/delivery.js';
import { flagVerb } from '../../model/dequeue.js';
import { hostText } from '../../model/passwords.js';
import { comparable } from '../../model/routes.js';
import { isSubdomain } from '../../values/domain.js';
import { parseIPv4 } from '../../values/host.js';
import { modelRule } from '../rule.js';

export const providerNotSmartHost = modelRule({
  code: 'provider-not-smart-host',
  severity: 'warning',
  summary: 'The account is for another host than the one that ETRN is sent to',
  sources: [{ kb: 'Q241157' }, { kb: 'Q175494' }],
  on: 'model',
  check(model, report) {
    const delivery = deliveryOf(model);
    if (flagVerb(model) !== 'ETRN' || delivery.assumed || delivery.method !== 'Forward' || delivery.hosts.length === 0) return;
    const hosts = delivery.hosts.map(({ name }) => comparable(name));
    if (hosts.some(host => parseIPv4(host) !== undefined)) return;          // whose address that is cannot be told from names
    const accounts = securityRows(model).filter(row => !row.isDefault && (logsIn(row) || row.account !== undefined));
    if (accounts.length === 0 || accounts.some(({ domain }) => hosts.some(host => host === domain || isSubdomain(host, domain)))) return;
    const names = delivery.hosts.map(({ name }) => name).join(' and ');
    const others = accounts.slice(0, 3).map(({ entry }) => hostText(entry.fields[0]!.text)).join(', ');
    report({
      at: { ...delivery.hosts[0]!.at, end: delivery.hosts.at(-1)!.at.end },
      message: `ETRN is sent to ${names}, and the account is for ${others}. If that is the provider, make it the smart host: ETRN goes nowhere else (Q241157; Q175494 disagrees and has every host asked)`,
      related: accounts.slice(0, 10).map(({ entry }) => ({ at: entry.fields[0]!.span, message: 'The account is for this domain' })),
    });
  },
});
