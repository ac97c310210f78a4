import { relayEntry } from '../../model/relay.js';
import { formatIPv4 } from '../../values/ipv4.js';
import { factRule } from '../rule.js';

export const missingMask = factRule({
  code: 'missing-mask',
  severity: 'warning',
  summary: 'The address of a network stands without a mask and so means one host',
  sources: [{ kb: 'Q193922' }, { kb: 'Q258140' }],
  on: 'entry',
  check(fact, report) {
    const entry = relayEntry(fact);
    if (!entry || entry.netmask.separator) return;
    const { span, netmask: { net } } = entry;
    if (net === undefined || (net & 0xff) !== 0) return;
    const address = formatIPv4(net);
    const change = (mask: string, what: string) => {
      const text = `${address};${mask}`;
      return { title: `Change to ${text} (${what})`, edits: [{ kind: 'respell' as const, span, text }] };
    };
    report({
      at: span,
      message: net === 0
        ? 'Without a mask, 0.0.0.0 means one host, which there is not; every host is 0.0.0.0;0.0.0.0'
        : `Without a mask, ${address} means this one host and not a network; add the mask`,
      // No fix makes it mean every host.
      fixes: net === 0 ? [] : [change(formatIPv4(maskOf(net)), 'the network'), change('255.255.255.255', 'one host')],
    });
  },
});

/** The mask whose zeros are the zeros at the end of a dotted address. */
function maskOf(net: number): number {
  return (net & 0xffff) !== 0 ? 0xffffff00 : (net & 0xffffff) !== 0 ? 0xffff0000 : 0xff000000;
}
