import { deliveryOf, rerouting } from '../../model/delivery.js';
import { nameOfTarget, tableIsUsed } from '../../model/routing-table.js';
import { comparable, deliveryRows, routeRows, takeDelivery, type RouteRow } from '../../model/routes.js';
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
    const rewrites = new Map<string, RouteRow>();
    let seen = 0;
    for (const row of routeRows(model)) {
      if (++seen % 1000 === 0) yield;
      if (row.target.kind !== 'inbound' && !rewrites.has(row.domain)) rewrites.set(row.domain, row);
    }
    const { method, hosts: [smartHost, ...others] } = deliveryOf(model);
    const forward = method === 'Forward' && others.length === 0 ? smartHost?.name : undefined;
    for (const { entry, domain, host } of deliveries) {
      if (++seen % 1000 === 0) yield;
      const row = rewrites.get(domain);
      if (!row) continue;
      const target = comparable(nameOfTarget(row.target));
      if (target === domain) continue;                                  // nothing is rewritten (Q259531)
      const next = takeDelivery(model, target)?.row.host ?? forward ?? target;
      if ([target, comparable(next)].includes(comparable(host))) continue;
      report({
        at: entry.fields[1]!.span,
        message: `Only mail from inside goes to ${host}: what comes in for ${row.written} is rewritten to ${nameOfTarget(row.target)} `
          + 'and delivered as mail for that name is',
        related: [{ at: row.entry.fields[1]!.span, message: `The routing table rewrites ${row.written}` }],
      });
    }
  },
});
