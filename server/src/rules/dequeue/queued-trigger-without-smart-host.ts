import { deliveryOf } from '../../model/delivery.js';
import { modelRule } from '../rule.js';

export const queuedTriggerWithoutSmartHost = modelRule({
  code: 'queued-trigger-without-smart-host',
  severity: 'error',
  summary: 'Dialling waits for queued mail, which needs a smart host',
  sources: [{ kb: 'Q156063' }],
  on: 'model',
  check(model, report) {
    const dial = model.setting('Dial-up Connections', 'Dial')?.fact;
    const word = dial && /^queued(?=[ \t]*(?:;|$))/i.exec(dial.value);
    if (!word) return;
    const { method, assumed, fact, hosts } = deliveryOf(model);
    const byDns = method === 'DNS' && !assumed;
    if (hosts.length > 0 && !byDns) return;
    report({
      at: { ...dial.valueSpan, end: dial.valueSpan.start + word[0].length },
      message: `Dialling once mail is queued works only where all messages are forwarded to a host (Q156063); ${hosts.length > 0 ? 'by DNS' : 'without one'} the mail is never delivered. ${hosts.length > 0 ? 'Set MessageDelivery to Forward' : 'Name the provider\'s host in ForwardTo'}`,
      related: byDns ? [{ at: fact!.valueSpan, message: 'Messages are delivered by DNS' }] : [],
    });
  },
});
