import { rerouting } from '../../model/delivery.js';
import { RELAY_LISTS, relayFlags, relayList } from '../../model/relay.js';
import { modelRule } from '../rule.js';

export const relayListWithoutFlag = modelRule({
  code: 'relay-list-without-flag',
  severity: 'warning',
  summary: 'A relay list is never asked, for its bit of RelayFlags is not set',
  sources: [{ kb: 'Q193922' }],
  on: 'model',
  check(model, report) {
    const flags = relayFlags(model);
    if (flags && flags.number === undefined) return;
    const { said } = rerouting(model);
    for (const list of RELAY_LISTS) {
      const found = relayList(model, list);
      if (!found || found.isEmpty || ((flags?.number ?? 0) & list.bit) !== 0) continue;
      if (said === false && !flags && list.bit === 2) continue;        // allow-list-without-reroute
      const wanted = String(((flags?.number ?? 0) | list.bit) >>> 0);
      const { fact } = found.setting;
      report({
        at: fact.nameSpan,
        message: `${list.name} has no effect: ${flags ? `RelayFlags ${flags.number} does not include ${list.bit}` : 'RelayFlags is not set'}, which asks for it`,
        ...flags && { related: [{ at: flags.fact.valueSpan, message: 'The lists that are asked' }] },
        fixes: [
          // With mail not rerouted, flags of 2 or more refuse this server's own recipients (Q206968).
          ...said !== false || wanted === '1' ? [{ title: `Set RelayFlags to ${wanted}`, edits: [{ kind: 'set' as const, section: 'Parameters', name: 'RelayFlags', value: wanted }] }] : [],
          { title: 'Delete the list', edits: [{ kind: 'remove' as const, fact }] },
        ],
      });
    }
  },
});
