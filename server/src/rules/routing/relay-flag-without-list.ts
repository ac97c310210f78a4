import { rerouting } from '../../model/delivery.js';
import { openTo, RELAY_LISTS, relayFlags, relayList, type RelayList } from '../../model/relay.js';
import { modelRule } from '../rule.js';

export const relayFlagWithoutList = modelRule({
  code: 'relay-flag-without-list',
  severity: 'warning',
  summary: 'A bit of RelayFlags asks for a list that names nobody',
  sources: [{ kb: 'Q193922' }, { kb: 'Q206968' }],
  on: 'model',
  check(model, report) {
    const flags = relayFlags(model);
    if (flags?.number === undefined) return;
    if (openTo(model) === 'not denied' || rerouting(model).said === false) return;     // open-relay, relay-flags-without-reroute
    const { number, fact } = flags;
    for (const list of RELAY_LISTS) {
      const found = relayList(model, list);
      if ((number & list.bit) === 0 || found && !found.isEmpty) continue;
      const rest = number - list.bit;
      report({
        at: fact.valueSpan,
        message: `RelayFlags ${number} asks for ${list.name} (${list.bit}), which names ${list.bit === 4 ? 'no address' : 'no host'}: ${effectOf(list, number)}`,
        ...found && { related: [{ at: found.setting.fact.nameSpan, message: 'The list is empty' }] },
        ...rest >= 2 && { fixes: [{ title: `Change to ${rest}`, edits: [{ kind: 'respell', span: fact.valueSpan, text: String(rest) }] }] },
      });
    }
  },
});

/** Without the bit, 0 restricts nobody and 1 lets everybody relay who is not denied: only other numbers mean the same with and without it. */
function effectOf({ name, bit }: RelayList, flags: number): string {
  if (flags === 1) return 'it refuses nobody; name the hosts that may not relay';
  if (flags === bit) return `nobody may relay, as it stands; list who may in ${name}`;
  if (flags === bit + 1) return `nobody may relay, as it stands; list who may in ${name}. Without the bit everybody may who is not denied`;
  return 'the bit has no effect';
}
