import { deliveryOf, rerouting } from '../../model/delivery.js';
import { nameOfTarget, tableIsUsed } from '../../model/routing-table.js';
import { comparable, deliveryRows, routeRows, takeDelivery, type DeliveryRow } from '../../model/routes.js';
import { modelRule } from '../rule.js';

export const rewriteAndDeliveryDiffer = modelRule({
  code: 'rewrite-and-delivery-differ',
  severity: 'information',
  summary: 'A domain is rewritten to one host by the routing table and delivered to another by the delivery table',
  sources: [{ kb: 'Q190710' }, { kb: 'Q259531' }, { kb: 'Q258203' }],
  on: 'model',
  *check(model, report) {
    const deliveries = deliveryRows(model);
    if (deliveries.length === 0 || rerouting(model).said !== true || !tableIsUsed(model)) return;
    const { method, hosts: [smartHost, ...others] } = deliveryOf(model);
    const forward = method === 'Forward' && others.length === 0 ? smartHost?.name : undefined;
    const byDomain = new Map<string, DeliveryRow>();
    for (const row of deliveries) if (!byDomain.has(row.domain)) byDomain.set(row.domain, row);
    let seen = 0;
    for (const row of routeRows(model)) {
      if (++seen % 1000 === 0) yield;
      const delivery = row.target.kind === 'inbound' ? undefined : byDomain.get(row.domain);
      if (!delivery) continue;
      const { entry, host } = delivery;
      const target = comparable(nameOfTarget(row.target));
      if (target === row.domain) continue;                              // nothing is rewritten (Q259531)
      const next = takeDelivery(model, target)?.row.host ?? forward ?? target;
      if ([target, comparable(next)].includes(comparable(host))) continue;
      byDomain.delete(row.domain);                                      // said once, also where the domain has a row with # besides
      report({
        at: entry.fields[1]!.span,
        message: `Only mail from inside goes to ${host}: what comes in for ${row.written} is rewritten to ${nameOfTarget(row.target)} `
          + 'and delivered as mail for that name is',
        related: [{ at: row.entry.fields[1]!.span, message: `The routing table rewrites ${row.written}` }],
      });
    }
  },
});
