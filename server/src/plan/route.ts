import { deliveryOf, rerouting, siteDomain } from '../model/delivery.js';
import type { EntryFact } from '../model/fact.js';
import type { Model } from '../model/model.js';
import { parseIPv4 } from '../values/host.js';
import { comparable, takeDelivery, takeRoute, type RouteRow } from '../model/routes.js';
import { unsaid } from './wording.js';

/** Where mail to one address goes, and which text decided it. */
export interface Route {
  readonly address: string;
  readonly result: 'inbound' | 'rerouted' | 'relayed';
  /** null for inbound, the new domain or host for rerouted, the recipient's own domain for relayed. */
  readonly to: string | null;
  readonly nextHop: { readonly kind: 'local' | 'dns' } | { readonly kind: 'host'; readonly host: string };
  /** The row of the routing table that took the recipient. */
  readonly row: EntryFact | undefined;
  /** Rows that name the same domain; which of them wins is not documented. */
  readonly ambiguous: readonly EntryFact[];
  /** Sentences for people: what happens, why, and what is assumed or not documented. */
  readonly explanation: string;
}

/** The domain of an address, as it is compared: what follows the last `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Where the connector sends mail to an address (rules M1–M11: `Q169683`, `Q190710`, guide xog05015). */
export function routeOf(model: Model, address: string): Route {
  const domain = comparable(domainOf(address));
  const { said, fact } = rerouting(model);
  const found = { address, row: undefined, ambiguous: [] };
  if (said === false) {
    return {
      ...found, result: 'inbound', to: null, nextHop: { kind: 'local' },
      explanation: 'Incoming mail is not rerouted, so the routing table is not consulted: the recipient is looked up in the directory, and the message is returned if it is not there (Q237927).',
    };
  }
  const assumed = sentences(
    said === undefined && `${unsaid('RerouteIncoming', fact)}; this assumes Yes, the choice after installation (Q193922).`,
    model.value('Routing', 'CustomProgram') ? 'A custom routing program takes the place of the table (Q258206); this is what the table says.' : undefined,
  );
  const taken = takeRoute(model, domain);
  if (!taken) return relayed(model, address, domain, assumed);
  const { row } = taken;
  const rest = { address, row: row.entry, ambiguous: taken.ambiguous.map(({ entry }) => entry) };
  const others = taken.ambiguous.length;
  const rivals = others === 1 ? 'Another row names the same domain; which one wins is not documented, and the first is shown.'
    : others > 1 && `${others} other rows name the same domain; which one wins is not documented, and the first is shown.`;
  const by = `The row for ${row.exact ? '#' : ''}${row.written} ${row.exact || comparable(row.written) === domain ? 'takes this domain' : 'takes its subdomain too'}`;
  if (row.target.kind === 'inbound') {
    return {
      ...rest, result: 'inbound', to: null, nextHop: { kind: 'local' },
      explanation: sentences(`${by}: the recipient is local and looked up in the directory (Q237927).`, !row.target.exact && 'The target is misspelt; it is read as <inbound>.', rivals, assumed),
    };
  }
  const to = targetText(row);
  const inbound = takeRoute(model, to)?.row.target.kind === 'inbound';
  const hop = inbound ? { nextHop: { kind: 'local' as const }, how: 'which the table takes inbound, so it is local (Q307628; our reading)' } : nextHop(model, to);
  return {
    ...rest, result: 'rerouted', to, nextHop: hop.nextHop,
    explanation: sentences(
      `${by}: the recipient is rewritten to ${localPart(address)}@${to} (Q190710), ${hop.how}`, row.alwaysRelay && 'Relay restrictions do not apply to this row (Q195969).', rivals, assumed,
    ),
  };
}

function relayed(model: Model, address: string, domain: string, assumed: string): Route {
  const to = parseIPv4(domain) === undefined ? domain : `[${domain}]`;
  const { nextHop: hop, how } = nextHop(model, to);
  const site = siteDomain(model);
  const own = site !== undefined && comparable(site.name) === domain
    && 'It is the Site Addressing domain: sources disagree whether it is taken inbound without a row of its own (Q156063, guide xog05015).';
  return {
    address, result: 'relayed', to, nextHop: hop, row: undefined, ambiguous: [],
    explanation: sentences(`No row of the routing table takes this domain, so the message is relayed to it (Q169683), ${how}`, own, assumed),
  };
}

/** The next host for a domain: its delivery row or that of its nearest parent, else the smart host, else DNS. */
function nextHop(model: Model, domain: string): { readonly nextHop: Route['nextHop']; readonly how: string } {
  const row = takeDelivery(model, domain);
  if (row) {
    const which = row.row.domain === comparable(domain) ? `the delivery row for ${row.row.domain}` : `the delivery row for its parent ${row.row.domain}`;
    return { nextHop: { kind: 'host', host: row.row.host }, how: `by ${which} to ${row.row.host}${row.ambiguous.length > 0 ? ' (other delivery rows name the same domain)' : ''}` };
  }
  const delivery = deliveryOf(model);
  const why = delivery.fact?.value ? ' (MessageDelivery cannot be read, so this is assumed)' : ' (MessageDelivery is not set, so this is assumed)';
  const assumed = delivery.assumed ? why : '';
  if (delivery.method === 'Forward') {
    const host = delivery.hosts.map(({ name }) => name).join(', ');
    if (host === '') return { nextHop: { kind: 'dns' }, how: 'and MessageDelivery is Forward but ForwardTo names no host, so where it goes is not known' };
    return { nextHop: { kind: 'host', host }, how: `by the smart host ${host}${assumed}` };
  }
  const literal = /^\[(.*)\]$/.exec(domain)?.[1];
  if (literal) return { nextHop: { kind: 'host', host: literal }, how: `straight to the address ${literal}${assumed}` };
  return { nextHop: { kind: 'dns' }, how: `and DNS names the next host${assumed}` };
}

/** Those that are said, one behind the other, each with its full stop. */
function sentences(...each: readonly (string | false | undefined)[]): string {
  return each.flatMap(one => one || []).map(one => (one.endsWith('.') ? one : `${one}.`)).join(' ');
}

function targetText({ target }: RouteRow): string {
  return target.kind === 'literal' ? `[${target.address}]` : target.kind === 'host' ? comparable(target.host) : '';
}

function localPart(address: string): string {
  const end = address.lastIndexOf('@');
  return end === -1 ? address : address.slice(0, end);
}
