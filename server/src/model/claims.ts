import { rerouting, siteDomain } from './delivery.js';
import { dialUpRetrieval, etrnDomains, flagVerb, listedRetrievalDomains } from './dequeue.js';
import type { Model } from './model.js';
import { comparable, routeRows } from './routes.js';
import { tableIsUsed } from './routing-table.js';
import type { Span } from '../text/tree.js';

/** A domain that a document says its server takes in, or asks a provider for. */
export interface Claim {
  /** As written, without `#`. */
  readonly name: string;
  /** Where it says that mail for the domain is taken in. */
  readonly inbound?: Span;
  /** Where the domain stands that ETRN names. TURN names none: its domains follow from the account (`Q183476`). */
  readonly dequeued?: Span;
}

/** What a document claims, by the form in which domains are compared. Worked out once for a model. */
export function claimsOf(model: Model): ReadonlyMap<string, Claim> {
  const known = remembered.get(model);
  if (known) return known;
  const claims = new Map<string, Claim>();
  const add = (domain: string, claim: Claim) => {
    if (domain !== '') claims.set(domain, { ...claim, ...claims.get(domain) });
  };
  if (model.medium === 'document') {
    const site = siteDomain(model);
    // Where mail is not rerouted, every recipient is looked up in the directory (`Q237927`), and the site's domain is its own.
    if (rerouting(model).said === false) {
      if (site) add(comparable(site.name), { name: site.name, inbound: site.at });
    } else if (tableIsUsed(model)) {
      for (const { target, domain, written, entry } of routeRows(model)) {
        if (target.kind === 'inbound') add(domain, { name: written, inbound: entry.fields[0]!.span });
      }
    }
    for (const { name, domain, at } of askedFor(model)) add(domain, { name, dequeued: at });
  }
  remembered.set(model, claims);
  return claims;
}

const remembered = new WeakMap<Model, ReadonlyMap<string, Claim>>();

/** The domains that ETRN asks for, on whichever occasion (`Q269771`). */
function askedFor(model: Model) {
  const dialled = dialUpRetrieval(model) === 'ETRN' ? listedRetrievalDomains(model) : undefined;
  const derived = flagVerb(model) === 'ETRN' || (dialUpRetrieval(model) === 'ETRN' && dialled === undefined);
  return [...derived ? etrnDomains(model) : [], ...dialled ?? []];
}
