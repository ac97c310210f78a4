import { rerouting } from '../../model/delivery.js';
import { openTo, relayFlags, type RelayDecision } from '../../model/relay.js';
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
    const flags = relayFlags(model);
    report({
      at: flags?.fact.valueSpan ?? fact.valueSpan,
      message: `Any host may relay through this server: mail is rerouted, and ${reasonOf(why, flags?.number)}; restrict relaying with RelayFlags and its lists`,
      ...flags && { related: [{ at: fact.valueSpan, message: 'Mail is rerouted' }] },
    });
  },
});

function reasonOf(why: RelayDecision['because'], flags: number | undefined): string {
  switch (why) {
    case 'allowed': return 'RelayAllowList covers every address';
    case 'local address': return 'RelayLocalIPList covers every address of the server';
    case 'not denied': return 'RelayFlags 1 refuses only the hosts of RelayDenyList, which has none';
    default: return flags === undefined ? 'RelayFlags is not set' : 'RelayFlags 0 restricts nobody';
  }
}

/** Whether strangers get as far as asking: connections are accepted, and not only from hosts that log on. */
function isReached(transferMode: string | undefined, acceptFrom: string | undefined): boolean {
  const mode = transferMode?.toLowerCase();
  return mode !== 'outboundonly' && mode !== 'none' && !acceptFrom?.toLowerCase().startsWith('authentication');
}
