import { deliveryOf } from '../../model/delivery.js';
import { dialUpEntries } from '../../model/dequeue.js';
import { modelRule } from '../rule.js';

export const dialupDns = modelRule({
  code: 'dialup-dns',
  severity: 'warning',
  summary: 'Messages are delivered by DNS over a dialled line',
  sources: [{ kb: 'Q242961' }],
  on: 'model',
  check(model, report) {
    const { method, assumed, fact } = deliveryOf(model);
    if (method !== 'DNS' || assumed || !fact) return;
    const dialUsing = model.setting('Connections', 'DialUsing')?.fact;
    const entry = dialUpEntries(model)[0]?.fields[0]?.span ?? (dialUsing?.value ? dialUsing.valueSpan : undefined);
    if (!entry) return;
    report({
      at: fact.valueSpan,
      message: 'Delivery by DNS is meant for permanent links, and this document dials (Q242961). Forward all messages to the provider\'s host',
      related: [{ at: entry, message: 'This entry is dialled' }],
    });
  },
});
