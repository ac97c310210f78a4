import { INBOUND, readTarget } from '../../values/target.js';
import { factRule } from '../rule.js';

export const inboundSpelling = factRule({
  code: 'inbound-spelling',
  severity: 'warning',
  summary: 'A target that means <inbound> is spelt otherwise',
  sources: [{ kb: 'Q264557' }, { kb: 'Q307628' }],
  on: 'entry',
  check({ section, list, fields }, report) {
    if (section !== 'Routing' || list !== 'RoutingTable') return;
    const target = fields[1];
    if (!target || target.text === '') return;
    const read = readTarget(target.text);
    if (read.kind !== 'inbound' || read.exact) return;
    report({
      at: target.span,
      message: `“${target.text}” could be taken for the name of a host; the target that takes mail in is written ${INBOUND}`,
      fixes: [{ title: `Change to ${INBOUND}`, edits: [{ kind: 'respell', span: target.span, text: INBOUND }], safe: true }],
    });
  },
});
