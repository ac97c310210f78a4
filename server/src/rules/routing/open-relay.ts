import { rerouting } from '../../model/delivery.js';
import { openTo, relayFlags } from '../../model/relay.js';
import { modelRule } from '../rule.js';

export const openRelay = modelRule({
  code: 'open-relay',
  severity: 'error',
  summary: 'Any host on the Internet may relay mail through this server',
  sources: [{ kb: 'Q260562' }, { kb: 'Q193922' }, { kb: 'Q206968' }, { kb: 'Q195969' }],
  on: 'model',
  check(model, report) {
    const why = openTo(model);
    const { fact } = rerouting(model);
    if (!why || !fact || !isReached(model.value('Connections', 'TransferMode'), model.value('Connections', 'AcceptFrom'))) return;
    const flags = relayFlags(model)?.fact;
    report({
      at: flags?.valueSpan ?? fact.valueSpan,
      message: `Any host may relay through this server: mail is rerouted and ${{
        'no flags': 'RelayFlags is not set',
        'flags are 0': 'RelayFlags 0 restricts nobody',
        'nobody is denied': 'RelayFlags 1 refuses only the hosts of RelayDenyList, which has none',
      }[why]}; restrict relaying with RelayFlags and its lists`,
      ...flags && { related: [{ at: fact.valueSpan, message: 'Mail is rerouted' }] },
    });
  },
});

/** Whether strangers get as far as asking: connections are accepted, and not only from hosts that log on. */
function isReached(transferMode: string | undefined, acceptFrom: string | undefined): boolean {
  const mode = transferMode?.toLowerCase();
  return mode !== 'outboundonly' && mode !== 'none' && !acceptFrom?.toLowerCase().startsWith('authentication');
}
