import { rerouting } from '../../model/delivery.js';
import { ANYBODY, RELAY_LISTS, relayDecision, relayFlags, relayList, relayPolicy } from '../../model/relay.js';
import { modelRule, type Fix } from '../rule.js';

export const relayListWithoutFlag = modelRule({
  code: 'relay-list-without-flag',
  severity: 'warning',
  summary: 'A relay list is never asked, for its bit of RelayFlags is not set',
  sources: [{ kb: 'Q193922' }, { kb: 'Q206968' }],
  on: 'model',
  check(model, report) {
    const flags = relayFlags(model);
    const policy = relayPolicy(model);
    if (!policy) return;
    const { said } = rerouting(model);
    for (const list of RELAY_LISTS) {
      const found = relayList(model, list);
      if (!found || found.isEmpty || ((flags?.number ?? 0) & list.bit) !== 0) continue;
      if (said === false && list.bit === 2) continue;                  // allow-list-without-reroute
      const wanted = ((flags?.number ?? 0) | list.bit) >>> 0;
      // Not where flags of 2 or more refuse this server's own recipients (Q206968), nor where the list would let everybody in.
      // A flag of 1 alone lets in whoever is not denied, as no flag does, so setting that much opens nothing.
      const opens = relayDecision({ ...policy, flags: wanted }, ANYBODY).may && (wanted !== 1 || !relayDecision(policy, ANYBODY).may);
      const maySet = !opens && (said !== false || wanted === 1);
      const set: Fix = { title: `Set RelayFlags to ${wanted}`, edits: [{ kind: 'set', section: 'Parameters', name: 'RelayFlags', value: String(wanted) }] };
      const { fact } = found.setting;
      report({
        at: fact.nameSpan,
        message: `${list.name} has no effect: ${flags
          ? `RelayFlags ${flags.number} does not include ${list.bit}`
          : `RelayFlags, which has to include ${list.bit}, is not set`}; ${maySet ? 'set the flag, or delete the list' : 'delete the list'}`,
        ...flags && { related: [{ at: flags.fact.valueSpan, message: 'The lists that are asked' }] },
        fixes: [...maySet ? [set] : [], { title: 'Delete the list', edits: [{ kind: 'remove', fact }] }],
      });
    }
  },
});
