import { relayEntry } from '../../model/relay.js';
import { formatIPv4 } from '../../values/ipv4.js';
import { factRule } from '../rule.js';

export const maskSeparator = factRule({
  code: 'mask-separator',
  severity: 'error',
  summary: 'Something else than a semicolon stands between address and mask',
  sources: [{ kb: 'Q193922' }],
  on: 'entry',
  check(fact, report) {
    const entry = relayEntry(fact);
    if (!entry) return;
    const { list, text, span, netmask: { net, mask, prefix, separator, canonical } } = entry;
    if (!separator || separator.text === ';' || canonical === undefined || net === undefined || mask === undefined) return;
    if (prefix !== undefined || isMask(mask)) {
      report({
        at: span,
        message: `An address and its mask are written with a semicolon and without blanks: ${canonical}`,
        // What would make the row mean every host is asked for, not done in passing.
        fixes: [{ title: `Change to ${canonical}`, edits: [{ kind: 'respell', span, text: canonical }], ...mask !== 0 && { safe: true } }],
      });
      return;
    }
    const [first, second] = [formatIPv4(net), formatIPv4(mask)];
    report({
      at: span,
      message: `“${text}” reads like two addresses; each has a row of its own, and a semicolon comes before a mask`,
      fixes: [{
        title: `Make ${second} a row of its own`,
        edits: [{ kind: 'respell', span, text: first }, { kind: 'add', section: 'Parameters', name: list.name, entries: [[second]], beside: fact }],
      }],
    });
  },
});

/** Whether a number can be meant as a mask rather than as a second address. */
function isMask(mask: number): boolean {
  return mask === 0 || mask >>> 24 === 255;
}
