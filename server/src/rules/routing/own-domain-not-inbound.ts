import { rerouting, siteDomain } from '../../model/delivery.js';
import { nameOfRow, nameOfTarget, tableIsUsed } from '../../model/routing-table.js';
import { comparable, takeRoute } from '../../model/routes.js';
import { INBOUND } from '../../values/target.js';
import { modelRule } from '../rule.js';

export const ownDomainNotInbound = modelRule({
  code: 'own-domain-not-inbound',
  severity: 'warning',
  summary: 'No row of the routing table takes in the domain of Site Addressing',
  sources: [{ guide: 'xog05015' }, { kb: 'Q156063' }],
  on: 'model',
  check(model, report) {
    const site = siteDomain(model);
    const { said, fact } = rerouting(model);
    if (!site || said !== true || !fact || !tableIsUsed(model)) return;
    const domain = comparable(site.name);
    const row = takeRoute(model, domain)?.row;
    // A row of its own that sends the domain elsewhere is a decision; the row of a parent domain may do so by oversight.
    if (domain === '' || row && (row.target.kind === 'inbound' || row.domain === domain)) return;
    const name = site.name.replace(/\.$/, '');
    report({
      at: site.at,
      message: row
        ? `Mail for ${name}, this site’s own domain, is not taken in: the row for ${nameOfRow(row)} sends it to ${nameOfTarget(row.target)}`
        : `No row takes in mail for ${name}, this site’s own domain: by guide xog05015 it is sent out again, by Q156063 it is not; an inbound row settles it`,
      related: [row ? { at: row.entry.span, message: `This row takes ${name} too` } : { at: fact.valueSpan, message: 'Incoming mail is rerouted by the table' }],
      fixes: [{
        title: `Add a row for ${name}: ${INBOUND}`,
        edits: [{ kind: 'add', section: 'Routing', name: 'RoutingTable', entries: [[name, INBOUND]] }],
      }],
    });
  },
});
