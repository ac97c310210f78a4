import { deliveryOf } from '../../model/delivery.js';
import { modelRule } from '../rule.js';

export const smartHostUnused = modelRule({
  code: 'smart-host-unused',
  severity: 'information',
  summary: 'A smart host is named, but mail is delivered by DNS',
  sources: [{ kb: 'Q182339' }, { kb: 'Q146165' }, { derived: 'The two choices of Message Delivery exclude each other.' }],
  on: 'model',
  check(model, report) {
    const { method, assumed, fact, hosts } = deliveryOf(model);
    const [first] = hosts;
    const last = hosts.at(-1);
    if (method !== 'DNS' || assumed || !fact || !first || !last) return;
    report({
      at: { ...first.at, end: last.at.end },
      message: `No mail goes to ${hosts.map(({ name }) => name).join(', ')} while MessageDelivery is DNS; choose Forward to use it`,
      related: [{ at: fact.valueSpan, message: 'Mail goes to the hosts that DNS names' }],
    });
  },
});
