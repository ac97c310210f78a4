import { rerouting } from '../../model/delivery.js';
import { asksEtrnByTable, flag, ownDomainsBesideTable } from '../../model/dequeue.js';
import { hasRow } from '../../model/routes.js';
import { domainProblems } from '../../values/domain.js';
import { modelRule } from '../rule.js';

export const etrnDomainMissing = modelRule({
  code: 'etrn-domain-missing',
  severity: 'warning',
  summary: 'ETRN does not ask for a domain because the routing table does not list it',
  sources: [{ kb: 'Q269771' }, { kb: 'Q175494' }],
  on: 'model',
  check(model, report) {
    if (!rerouting(model).said || !asksEtrnByTable(model)) return;
    const always = flag(model, 'AlwaysUseETRN');
    const why = always?.set ? always.fact.nameSpan : model.setting('Dial-up Connections', 'MailRetrieval')!.fact.valueSpan;
    for (const { name, domain, at } of ownDomainsBesideTable(model)) {
      // What is no domain, bad-domain speaks of; there is nothing to ask for.
      if (hasRow(model, domain) || domainProblems(domain).some(({ severity = 'error' }) => severity === 'error')) continue;
      report({
        at,
        message: `ETRN asks for the domains of the routing table and no others (Q269771), so waiting mail for ${name} is never asked for. Add a row for it`,
        related: [{ at: why, message: 'ETRN is on here' }],
        fixes: [{
          title: `Add ${name} to the routing table as <inbound>`,
          edits: [{ kind: 'add', section: 'Routing', name: 'RoutingTable', entries: [[name, '<inbound>']] }],
        }],
      });
    }
  },
});
