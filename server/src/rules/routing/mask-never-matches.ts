import { isWellFormed, relayEntry } from '../../model/relay.js';
import { formatIPv4 } from '../../values/ipv4.js';
import { isContiguous, neverMatches } from '../../values/netmask.js';
import { factRule } from '../rule.js';

export const maskNeverMatches = factRule({
  code: 'mask-never-matches',
  severity: 'error',
  summary: 'An address and mask that no host can match',
  sources: [{ kb: 'Q193922' }, { kb: 'Q258140' }, { derived: 'A host matches where its address AND the mask is the address of the entry.' }],
  on: 'entry',
  check(fact, report) {
    const entry = relayEntry(fact);
    if (!entry || !isWellFormed(entry) || !neverMatches(entry.netmask)) return;
    const { text, span, netmask, list } = entry;
    const [net, mask] = [netmask.net!, netmask.mask!];
    // A mask with holes is no network's, and a mask of zeros would mean every host, which nobody means who names one.
    const network = isContiguous(mask) && mask !== 0 ? formatIPv4((net & mask) >>> 0) : undefined;
    const change = (to: string, what: string) => ({ title: `Change to ${to} (${what})`, edits: [{ kind: 'respell' as const, span, text: to }] });
    report({
      at: span,
      message: `No host matches ${text}: ${formatIPv4(net)} has bits that the mask takes away, so ${list.name} ${list.bit === 1 ? 'denies' : 'allows'} nobody by it. `
        + `Name one host${network === undefined ? '' : `, or the network ${network}`}`,
      fixes: [
        change(`${formatIPv4(net)};255.255.255.255`, 'one host'),
        ...network === undefined ? [] : [change(`${network};${formatIPv4(mask)}`, 'the network')],
      ],
    });
  },
});
