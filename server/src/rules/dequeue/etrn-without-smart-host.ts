import { deliveryOf } from '../../model/delivery.js';
import { flag, flagVerb } from '../../model/dequeue.js';
import { modelRule } from '../rule.js';

export const etrnWithoutSmartHost = modelRule({
  code: 'etrn-without-smart-host',
  severity: 'warning',
  summary: 'AlwaysUseETRN is on, and no smart host is used that could be asked',
  sources: [{ kb: 'Q175494' }, { kb: 'Q241157' }],
  on: 'model',
  check(model, report) {
    if (flagVerb(model) !== 'ETRN') return;
    const { method, assumed, fact, hosts } = deliveryOf(model);
    if (assumed || !fact || (method === 'Forward' && hosts.length > 0)) return;
    report({
      at: flag(model, 'AlwaysUseETRN')!.fact.nameSpan,
      message: method === 'DNS'
        ? `AlwaysUseETRN asks every host that mail goes to, because messages are delivered by DNS: slow, and the provider may never be among them (Q175494). ${hosts.length > 0 ? 'Set MessageDelivery to Forward' : 'Forward all messages to the provider'}`
        : 'AlwaysUseETRN has no host to ask: MessageDelivery is Forward and ForwardTo names none. Name the provider\'s host',
      related: [{ at: fact.valueSpan, message: method === 'DNS' ? 'Messages are delivered by DNS' : 'All messages are to be forwarded' }],
    });
  },
});
