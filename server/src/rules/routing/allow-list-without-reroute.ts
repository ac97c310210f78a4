import { rerouting } from '../../model/delivery.js';
import { RELAY_LISTS, relayFlags, relayList } from '../../model/relay.js';
import { modelRule } from '../rule.js';

const ALLOW = RELAY_LISTS[1];

export const allowListWithoutReroute = modelRule({
  code: 'allow-list-without-reroute',
  severity: 'warning',
  summary: 'Hosts may still relay although mail is not rerouted',
  sources: [{ kb: 'Q243045' }, { kb: 'Q193922' }],
  on: 'model',
  check(model, report) {
    const { said, fact } = rerouting(model);
    const list = relayList(model, ALLOW);
    if (said !== false || !fact || !list || list.isEmpty) return;
    const flags = relayFlags(model);
    const isAsked = flags?.number === undefined || (flags.number & ALLOW.bit) !== 0;
    const setting = list.setting.fact;
    report({
      at: setting.nameSpan,
      message: 'The hosts of RelayAllowList can still relay, although mail is not rerouted '
        + `(Q243045${isAsked ? '' : '; by Q193922 only where RelayFlags includes 2'}); delete the list if nobody is to relay`,
      related: [{ at: fact.valueSpan, message: 'Mail is not rerouted' }],
      fixes: [{ title: 'Delete the list', edits: [{ kind: 'remove', fact: setting }] }],
    });
  },
});
