import { rerouting } from '../../model/delivery.js';
import { RELAY_LISTS, relayFlags, relayList } from '../../model/relay.js';
import { modelRule, type Fix } from '../rule.js';

export const relayFlagsWithoutReroute = modelRule({
  code: 'relay-flags-without-reroute',
  severity: 'error',
  summary: 'Relay restrictions are left over although mail is no longer rerouted',
  sources: [{ kb: 'Q206968' }, { kb: 'Q256856' }],
  on: 'model',
  check(model, report) {
    const { said, fact } = rerouting(model);
    const flags = relayFlags(model);
    if (said !== false || !fact || flags?.number === undefined || flags.number < 2) return;
    const change = (text: string): Fix => ({ title: `Change to ${text}`, edits: [{ kind: 'respell', span: flags.fact.valueSpan, text }] });
    const denies = (flags.number & 1) !== 0 && relayList(model, RELAY_LISTS[0])?.isEmpty === false;
    report({
      at: flags.fact.valueSpan,
      message: `RelayFlags ${flags.number} refuses mail for this server’s own recipients while mail is not rerouted; it has to be 0 or 1, or go`,
      related: [{ at: fact.valueSpan, message: 'Mail is not rerouted' }],
      fixes: [
        { title: 'Delete RelayFlags', edits: [{ kind: 'remove', fact: flags.fact }] },
        change('0'),
        ...denies ? [change('1')] : [],
      ],
    });
  },
});
