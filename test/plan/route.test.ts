import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { domainOf, routeOf, type Route } from '../../server/src/plan/route.js';
import { modelOfLines, modelOfTable } from '../model/read-model.js';

const FORWARD = ['[Connections]', 'MessageDelivery=Forward', 'ForwardTo=smtp.provider.example'];
const DNS = ['[Connections]', 'MessageDelivery=DNS'];

/** A route in a word: `inbound`, `rerouted hub → host x`, `relayed a → dns`. */
function brief({ result, to, nextHop }: Route): string {
  const hop = nextHop.kind === 'host' ? `host ${nextHop.host}` : nextHop.kind;
  return result === 'inbound' ? `inbound, ${hop}` : `${result} to ${to}, ${hop}`;
}

describe('the worked examples of the articles', () => {
  test('Q169683: a suffix row, an exact row, and a subdomain of its own', () => {
    const model = modelOfTable(['ms.example;host1.ms.example', '#ms.example;<inbound>', 'x.ms.example;<inbound>'], ...DNS);
    for (const [address, expected] of [
      ['user@ms.example', 'inbound, local'],
      ['user@sales.ms.example', 'rerouted to host1.ms.example, dns'],
      ['user@x.ms.example', 'inbound, local'],
      ['user@pms.example', 'relayed to pms.example, dns'],
      ['user@abc.x.ms.example', 'inbound, local'],
    ] as const) expect(brief(routeOf(model, address)), address).toBe(expected);
  });

  test('Q217217: the top domain and one subdomain are inbound, the others go by the Connections page', () => {
    const model = modelOfTable(['#sample.example.com;<inbound>', 'dallas.sample.example.com;<inbound>', 'chicago.sample.example.com;hub.example.net'], ...FORWARD);
    for (const [address, expected] of [
      ['user@sample.example.com', 'inbound, local'],
      ['user@dallas.sample.example.com', 'inbound, local'],
      ['user@plano.dallas.sample.example.com', 'inbound, local'],
      ['user@chicago.sample.example.com', 'rerouted to hub.example.net, host smtp.provider.example'],
      ['user@seattle.sample.example.com', 'relayed to seattle.sample.example.com, host smtp.provider.example'],
    ] as const) expect(brief(routeOf(model, address)), address).toBe(expected);
  });

  test('Q307628: domains that are rewritten to an inbound one reach its mailboxes', () => {
    const model = modelOfTable(['adatum.example;<inbound>', 'cpandl.example.net;adatum.example', 'cpandl.example.org;adatum.example', 'internal.adatum.example;adatum.example'], ...FORWARD);
    expect(brief(routeOf(model, 'administrator@adatum.example'))).toBe('inbound, local');
    for (const domain of ['cpandl.example.net', 'cpandl.example.org', 'internal.adatum.example']) {
      const route = routeOf(model, `administrator@${domain}`);
      expect(brief(route), domain).toBe('rerouted to adatum.example, local');
      expect(route.explanation).toContain('our reading');
    }
  });

  test('Q190710: a delivery row chooses the host and keeps the address, a routing row rewrites it', () => {
    const deliver = ['[Routes]', 'DeliveryRouting=+', '+partner.example;192.0.2.7;0'];
    expect(brief(routeOf(modelOfTable([], ...FORWARD, ...deliver), 'user@partner.example'))).toBe('relayed to partner.example, host 192.0.2.7');
    expect(brief(routeOf(modelOfTable(['partner.example;new.example'], ...FORWARD, ...deliver), 'user@partner.example'))).toBe('rerouted to new.example, host smtp.provider.example');
  });

  test('Q258203: a shared domain is inbound, and its delivery row serves what leaves the directory', () => {
    const model = modelOfTable(['example.com;<inbound>'], ...FORWARD, '[Routes]', 'DeliveryRouting=+', '+example.com;other.example.net;0');
    expect(brief(routeOf(model, 'user@example.com'))).toBe('inbound, local');
  });
});

describe('the next host', () => {
  const routes = ['[Routes]', 'DeliveryRouting=+', '+example.org;hub.example.org;0', '+eu.example.org;eu-hub.example.org;0'];
  test('is that of the delivery row for the domain or its nearest parent, else the smart host, else DNS', () => {
    for (const [lines, address, expected] of [
      [[...FORWARD, ...routes], 'a@example.org', 'host hub.example.org'],
      [[...FORWARD, ...routes], 'a@us.example.org', 'host hub.example.org'],
      [[...DNS, ...routes], 'a@x.eu.example.org', 'host eu-hub.example.org'],
      [[...FORWARD, ...routes], 'a@example.net', 'host smtp.provider.example'],
      [[...DNS, ...routes], 'a@example.net', 'dns'],
      [['[Connections]', 'MessageDelivery=DNS', 'ForwardTo=smtp.provider.example'], 'a@example.net', 'dns'],
      [['[Connections]', 'MessageDelivery=Forward', 'ForwardTo=a.provider.example, b.provider.example'], 'a@example.net', 'host a.provider.example, b.provider.example'],
      [DNS, 'a@[192.0.2.1]', 'host 192.0.2.1'],
      [FORWARD, 'a@[192.0.2.1]', 'host smtp.provider.example'],
    ] as const) expect(brief(routeOf(modelOfTable([], ...lines), address)), `${lines.join(' ')} ${address}`).toBe(`relayed to ${domainOf(address)}, ${expected}`);
  });

  test('after a rewrite is that of the new domain', () => {
    const model = modelOfTable(['example.com;us.example.org', 'example.net;[192.0.2.9]', 'a.example;b.example', 'b.example;c.example'], ...FORWARD, ...routes);
    expect(brief(routeOf(model, 'u@example.com'))).toBe('rerouted to us.example.org, host hub.example.org');
    expect(brief(routeOf(model, 'u@example.net'))).toBe('rerouted to [192.0.2.9], host smtp.provider.example');
    expect(brief(routeOf(model, 'u@a.example')), 'the table is asked once').toBe('rerouted to b.example, host smtp.provider.example');
    expect(brief(routeOf(modelOfTable(['example.net;[192.0.2.9]'], ...DNS), 'u@example.net'))).toBe('rerouted to [192.0.2.9], host 192.0.2.9');
  });
});

describe('what is assumed or not documented is said', () => {
  test('rerouting, where the document does not say', () => {
    const route = routeOf(modelOfLines('[Routing]', 'RoutingTable=+', '+example.com;<inbound>'), 'u@example.com');
    expect(route.result).toBe('inbound');
    expect(route.explanation).toMatch(/RerouteIncoming is not set; this assumes Yes.*Q193922/);
    expect(routeOf(modelOfTable(['example.com;<inbound>']), 'u@example.com').explanation).not.toContain('assumes');
  });

  test('the way of delivery, where the document does not say', () => {
    for (const [lines, expected] of [[['ForwardTo=smtp.provider.example'], 'host smtp.provider.example'], [[], 'dns']] as const) {
      const route = routeOf(modelOfTable([], '[Connections]', ...lines), 'u@example.com');
      expect(brief(route)).toBe(`relayed to example.com, ${expected}`);
      expect(route.explanation).toContain('MessageDelivery is not set');
    }
    expect(routeOf(modelOfTable([], ...FORWARD), 'u@example.com').explanation).not.toContain('not set');
  });

  test('a smart host that is chosen and not named', () => {
    expect(routeOf(modelOfTable([], '[Connections]', 'MessageDelivery=Forward'), 'u@example.com').explanation).toContain('where it goes is not known');
  });

  test('rows that compete: the first is shown and the others are listed', () => {
    const route = routeOf(modelOfTable(['example.com;a.example.net', 'EXAMPLE.com.;b.example.net', '#example.com;<inbound>'], ...DNS), 'u@x.example.com');
    expect(brief(route)).toBe('rerouted to a.example.net, dns');
    expect(route.ambiguous.map(({ fields }) => fields[1]?.text)).toEqual(['b.example.net']);
    expect(route.explanation).toContain('which one wins is not documented');
    expect(routeOf(modelOfTable(['example.com;<inbound>', '#example.com;a.example.net']), 'u@example.com').ambiguous, 'a row with # competes with none without').toEqual([]);
  });

  test('the Site Addressing domain without a row of its own', () => {
    const site = ['[Site Addressing]', 'Domain=@Example.com'];
    const route = routeOf(modelOfTable(['example.net;<inbound>'], ...site, ...FORWARD), 'u@example.com');
    expect(brief(route)).toBe('relayed to example.com, host smtp.provider.example');
    expect(route.explanation).toMatch(/Site Addressing domain: sources disagree.*Q156063.*xog05015/);
    expect(routeOf(modelOfTable([], ...site), 'u@sales.example.com').explanation).not.toContain('sources disagree');
  });

  test('a misspelt <inbound>, a row that always relays, and a program in place of the table', () => {
    const table = modelOfTable(['example.com;<inboud>', 'example.net;hub.example;AlwaysRelay'], ...DNS);
    expect(routeOf(table, 'u@example.com')).toMatchObject({ result: 'inbound', explanation: expect.stringContaining('misspelt') });
    expect(routeOf(table, 'u@example.net').explanation).toContain('Q195969');
    expect(routeOf(table, 'u@example.net').explanation).not.toContain('Q258206');
    expect(routeOf(modelOfLines('[Routing]', 'RerouteIncoming=Yes', 'CustomProgram=C:\\x.dll', 'RoutingTable=+', '+example.com;<inbound>'), 'u@example.com').explanation).toContain('Q258206');
  });
});

test('without rerouting the table is not asked and every recipient is looked up', () => {
  const model = modelOfLines('[Routing]', 'RerouteIncoming=No', 'RoutingTable=+', '+example.com;hub.example.net', ...FORWARD);
  for (const address of ['u@example.com', 'u@elsewhere.example', 'u@[192.0.2.1]']) {
    expect(routeOf(model, address)).toMatchObject({ result: 'inbound', to: null, nextHop: { kind: 'local' }, row: undefined, ambiguous: [] });
  }
});

test('a route knows the row that decided it', () => {
  const model = modelOfTable(['example.com;<inbound>', '#sales.example.com;hub.example.net']);
  for (const [address, row] of [['u@a.example.com', 'example.com'], ['u@SALES.example.com', '#sales.example.com'], ['u@example.org', undefined]] as const) {
    expect(routeOf(model, address).row?.fields[0]?.text, address).toBe(row);
  }
});

test('the domain of an address is what follows its last @', () => {
  for (const [address, domain] of [['u@example.com', 'example.com'], ['"a@b"@example.com', 'example.com'], ['example.com', 'example.com'], ['u%other.example@example.com', 'example.com']] as const) {
    expect(domainOf(address)).toBe(domain);
  }
});

/**
 * Routes by the sentences of the facts (M1–M11 and language.md, section 3), over a table in which every target is either
 * inbound or a domain of the same small alphabet, so that rewritten domains meet rows again.
 */
interface Row { readonly exact: boolean; readonly domain: string; readonly target: string }
interface Document { readonly reroute: boolean; readonly rows: readonly Row[]; readonly deliveries: readonly { readonly domain: string; readonly host: string }[]; readonly smartHost: boolean }

function sentences({ reroute, rows, deliveries, smartHost }: Document, domain: string): string {
  const under = (child: string, parent: string) => child === parent || child.endsWith(`.${parent}`);
  const nearest = <T extends { readonly domain: string }>(those: readonly T[], wanted: string) =>
    those.filter(({ domain }) => under(wanted, domain)).reduce<T | undefined>((best, one) => (best && best.domain.split('.').length >= one.domain.split('.').length ? best : one), undefined);
  const rowFor = (wanted: string) => rows.find(({ exact, domain }) => exact && domain === wanted) ?? nearest(rows.filter(({ exact }) => !exact), wanted);
  const hop = (wanted: string) => {
    const delivery = nearest(deliveries, wanted);
    return delivery ? `host ${delivery.host}` : smartHost ? 'host smart.example' : 'dns';
  };
  if (!reroute) return 'inbound, local';                                            // R1: the table is not consulted
  const row = rowFor(domain);
  if (!row) return `relayed to ${domain}, ${hop(domain)}`;                          // M8
  if (row.target === '<inbound>') return 'inbound, local';                          // M9
  const inbound = rowFor(row.target)?.target === '<inbound>';                       // W3
  return `rerouted to ${row.target}, ${inbound ? 'local' : hop(row.target)}`;       // M10
}

const domain = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 }).map(labels => [...labels, 'z'].join('.'));
const anyDocument: fc.Arbitrary<Document> = fc.record({
  reroute: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), smartHost: fc.boolean(),
  rows: fc.array(fc.record({ exact: fc.boolean(), domain, target: fc.oneof(fc.constant('<inbound>'), domain) }), { maxLength: 6 }),
  deliveries: fc.array(fc.record({ domain, host: fc.constantFrom('h1.example', 'h2.example') }), { maxLength: 3 }),
});

test('every route is the one that the sentences of the articles give', () => fc.assert(fc.property(anyDocument, domain, (document, domain) => {
  const model = modelOfLines(
    '[Connections]', `MessageDelivery=${document.smartHost ? 'Forward' : 'DNS'}`, 'ForwardTo=smart.example',
    '[Routes]', 'DeliveryRouting=+', ...document.deliveries.map(({ domain, host }) => `+${domain};${host};0`),
    '[Routing]', `RerouteIncoming=${document.reroute ? 'Yes' : 'No'}`, 'RoutingTable=+', ...document.rows.map(({ exact, domain, target }) => `+${exact ? '#' : ''}${domain};${target}`),
  );
  expect(brief(routeOf(model, `user@${domain}`))).toBe(sentences(document, domain));
}), { numRuns: 2000 }));
