import { rerouting, siteDomain } from '../../model/delivery.js';
import { flag, flagVerb, ownDomains } from '../../model/dequeue.js';
import { comparable } from '../../model/routes.js';
import { modelRule } from '../rule.js';

export const etrnSiteDomainOnly = modelRule({
  code: 'etrn-site-domain-only',
  severity: 'warning',
  summary: 'ETRN asks for the Site Addressing domain alone, and there are further domains',
  sources: [{ kb: 'Q269771' }],
  on: 'model',
  check(model, report) {
    const { said, fact } = rerouting(model);
    if (said !== false || !fact || flagVerb(model) !== 'ETRN') return;
    const site = siteDomain(model);
    const own = site && comparable(site.name);
    const further = ownDomains(model).filter(({ domain }) => domain !== own);
    if (further.length < (site ? 1 : 2)) return;        // a lone row may be the site's own domain, where the page is absent
    const missed = `${further.slice(0, 3).map(({ name }) => name).join(', ')}${further.length > 3 ? ` and ${further.length - 3} more` : ''}`;
    report({
      at: fact.valueSpan,
      message: `While mail is not rerouted, AlwaysUseETRN asks for ${site ? site.name : 'the Site Addressing domain'} alone (Q269771), not for ${missed}. Set RerouteIncoming to Yes and list every domain in the routing table`,
      related: [
        { at: flag(model, 'AlwaysUseETRN')!.fact.nameSpan, message: 'ETRN is on here' },
        ...further.slice(0, 10).map(({ name, at }) => ({ at, message: `${name} is not asked for` })),
      ],
    });
  },
});
