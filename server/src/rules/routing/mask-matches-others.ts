import { isWellFormed, relayEntry } from '../../model/relay.js';
import { formatIPv4 } from '../../values/ipv4.js';
import { addressesOf, isContiguous, neverMatches, sizeOf } from '../../values/netmask.js';
import { factRule } from '../rule.js';

export const maskMatchesOthers = factRule({
  code: 'mask-matches-others',
  severity: 'warning',
  summary: 'A mask with holes matches hosts that are not meant',
  sources: [
    { kb: 'Q258140' }, { kb: 'Q193922' }, { kb: 'Q196626' }, { kb: 'Q251283' }, { kb: 'Q315687' },
    { derived: 'Each bit that the mask lacks may be set or not in the address of a host.' },
  ],
  on: 'entry',
  check(fact, report) {
    const entry = relayEntry(fact);
    if (!entry || !isWellFormed(entry)) return;
    const { text, span, netmask } = entry;
    const [net, mask] = [netmask.net!, netmask.mask!];
    if (isContiguous(mask) || neverMatches(netmask)) return;
    const others = addressesOf(netmask, SHOWN + 1).filter(address => address !== net).map(formatIPv4);
    const more = sizeOf(netmask) - 1 - others.length;
    const oneHost = `${formatIPv4(net)};255.255.255.255`;
    const meansOneHost = (mask & 0xffffff00) >>> 0 === 0xffffff00;
    report({
      at: span,
      message: `${text} also matches ${others.join(', ')}${more > 0 ? ` and ${more} more` : ''}, by the formula of Q193922`
        + (meansOneHost ? '; Q258140 asks for such a mask, but 255.255.255.255 is the mask of one host' : '; the ones of a network’s mask stand in one row'),
      ...meansOneHost && { fixes: [{ title: `Change to ${oneHost}`, edits: [{ kind: 'respell', span, text: oneHost }] }] },
    });
  },
});

/** So many of the other hosts are named. */
const SHOWN = 3;
