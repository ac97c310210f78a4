import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparable, deliveryRows, routeRows, takeDelivery, takeRoute, takeRouteWithout } from '../../server/src/model/routes.js';
import { modelOfLines, modelOfTable } from './read-model.js';

/** The row that takes a domain, as written; undefined where none does. */
function taker(table: readonly string[], domain: string): string | undefined {
  const row = takeRoute(modelOfTable(table), domain)?.row;
  return row?.entry.fields.map(({ text }) => text).join(';');
}

describe('the row that takes a recipient', () => {
  test('is the one of the worked example of Q169683', () => {
    const table = ['ms.example;host1.ms.example', '#ms.example;<inbound>', 'x.ms.example;<inbound>'];
    for (const [domain, expected] of [
      ['ms.example', '#ms.example;<inbound>'],                  // exact rows first: M4, M6
      ['sales.ms.example', 'ms.example;host1.ms.example'],      // M2
      ['x.ms.example', 'x.ms.example;<inbound>'],               // the most labels: M7
      ['pms.example', undefined],                               // whole labels only: M3, M8
      ['abc.x.ms.example', 'x.ms.example;<inbound>'],           // M2, M7
    ] as const) expect(taker(table, domain), domain).toBe(expected);
  });

  test('is the one of the worked example of Q217217', () => {
    const table = ['#sample.example.com;<inbound>', 'dallas.sample.example.com;<inbound>', 'chicago.sample.example.com;hub.example.net'];
    for (const [domain, expected] of [
      ['sample.example.com', '#sample.example.com;<inbound>'],
      ['dallas.sample.example.com', 'dallas.sample.example.com;<inbound>'],
      ['plano.dallas.sample.example.com', 'dallas.sample.example.com;<inbound>'],       // there is no # before dallas
      ['chicago.sample.example.com', 'chicago.sample.example.com;hub.example.net'],
      ['seattle.sample.example.com', undefined],
      ['example.com', undefined],
    ] as const) expect(taker(table, domain), domain).toBe(expected);
    expect(taker(table.map((row, i) => (i === 0 ? row.slice(1) : row)), 'seattle.sample.example.com'), 'without the # every other subdomain is inbound').toBe('sample.example.com;<inbound>');
  });

  test('does not depend on case, a final dot, blanks or the order of the rows', () => {
    const table = ['Example.COM.;<inbound>', '# sales.example.com ;hub.example.net'];
    for (const rows of [table, table.toReversed()]) {
      for (const domain of ['example.com', 'EXAMPLE.com.', 'a.b.example.com', 'a.sales.example.com']) expect(taker(rows, domain), domain).toBe(table[0]);
      expect(taker(rows, 'SALES.example.com')).toBe('# sales.example.com;hub.example.net');
    }
  });

  test('for an address is the row for that very address, with brackets or without', () => {
    const table = ['192.0.2.1;<inbound>', '[192.0.2.2];<inbound>', '2;hub.example.net', '2.2;hub.example.net'];
    for (const [domain, expected] of [
      ['[192.0.2.1]', table[0]], ['192.0.2.1', table[0]], ['[192.0.2.2]', table[1]], ['[192.0.2.3]', undefined],
      ['[198.51.2.2]', undefined],                              // an address has no parent domains
    ] as const) expect(taker(table, domain), domain).toBe(expected);
  });

  test('competes with the other rows for the same domain, and the first is shown', () => {
    const taken = takeRoute(modelOfTable(['example.com;a.example.net', '#example.com;b.example.net', 'EXAMPLE.com;c.example.net', 'example.com.;d.example.net']), 'x.example.com');
    expect(taken?.row.entry.fields[1]?.text).toBe('a.example.net');
    expect(taken?.ambiguous.map(({ entry }) => entry.fields[1]?.text)).toEqual(['c.example.net', 'd.example.net']);
  });

  test('is never a row without a domain or without a target', () => {
    expect(routeRows(modelOfTable(['', ';', '#;<inbound>', ' ;<inbound>', 'example.com', 'example.com;', '.;<inbound>']))).toEqual([]);
  });

  test('is a row of the last table that is written', () => {
    const model = modelOfLines('[Routing]', 'RoutingTable=+', '+example.com;<inbound>', 'RoutingTable=+', '+example.net;<inbound>');
    expect(takeRoute(model, 'example.com')).toBeUndefined();
    expect(takeRoute(model, 'example.net')).toBeDefined();
  });
});

/**
 * The matching rules as their sources have them (facts M2–M7), one sentence each, tried in order. Nothing here is shared with
 * the model: labels are compared as lists, and every row is looked at.
 */
function oracle(rows: readonly { readonly exact: boolean; readonly labels: readonly string[] }[], recipient: readonly string[]): number | undefined {
  const exactly = (row: readonly string[]) => row.length === recipient.length && row.every((label, i) => label === recipient[i]);
  const ends = (row: readonly string[]) => row.length <= recipient.length && row.toReversed().every((label, i) => label === recipient.toReversed()[i]);
  const candidates = rows.map((row, index) => ({ ...row, index }));
  const first = candidates.filter(({ exact, labels }) => exact && exactly(labels));                     // M4, M6: exact rows come first
  if (first[0]) return first[0].index;
  const suffixes = candidates.filter(({ exact, labels }) => !exact && ends(labels));                    // M2, M3: from the right, whole labels
  const most = Math.max(...suffixes.map(({ labels }) => labels.length));                                // M7: the most specific one
  return suffixes.find(({ labels }) => labels.length === most)?.index;                                  // M6: else no match
}

const labels = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 });
const row = fc.record({ exact: fc.boolean(), labels });

describe('the rules of the articles, read as a list of sentences', () => {
  test('name the same row for every table and recipient', () => fc.assert(fc.property(fc.array(row, { maxLength: 8 }), labels, (rows, recipient) => {
    const model = modelOfTable(rows.map(({ exact, labels }, i) => `${exact ? '#' : ''}${labels.join('.')};host${i}.example`));
    const expected = oracle(rows, recipient);
    expect(takeRoute(model, recipient.join('.'))?.row.entry.fields[1]?.text).toBe(expected === undefined ? undefined : `host${expected}.example`);
  }), { numRuns: 2000 }));

  test('give the same target wherever a row stands, unless rows compete', () => fc.assert(fc.property(fc.uniqueArray(row, { selector: row => JSON.stringify(row), maxLength: 8 }), labels, fc.nat(), (rows, recipient, seed) => {
    const written = rows.map(({ exact, labels }, i) => `${exact ? '#' : ''}${labels.join('.')};host${i}.example`);
    const shuffled = written.map((row, i) => ({ row, key: Math.imul(i + 1, seed | 1) >>> 0 })).toSorted((a, b) => a.key - b.key).map(({ row }) => row);
    expect(taker(shuffled, recipient.join('.'))).toBe(taker(written, recipient.join('.')));
  }), { numRuns: 500 }));

  test('name the next best row when one is taken away', () => fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), labels, fc.nat(), (rows, recipient, which) => {
    const suffixOnly = rows.map(({ labels }) => ({ exact: false, labels }));
    const left = which % rows.length;
    const model = modelOfTable(suffixOnly.map(({ labels }, i) => `${labels.join('.')};host${i}.example`));
    const expected = oracle(suffixOnly.map((row, i) => (i === left ? { ...row, labels: ['nowhere'] } : row)), recipient);
    const found = takeRouteWithout(model, recipient.join('.'), routeRows(model)[left]!);
    expect(found?.entry.fields[1]?.text).toBe(expected === undefined ? undefined : `host${expected}.example`);
  }), { numRuns: 500 }));
});

describe('the delivery row for a domain', () => {
  const model = modelOfLines('[Routes]', 'DeliveryRouting=+', '+EXAMPLE.COM;192.0.2.1;0', '+sales.example.com;hub.example.net;0', '+example.com;other.example.net;0', '+;x;0', '+example.org;;0');

  test('is its own or that of its nearest parent', () => {
    for (const [domain, host] of [
      ['example.com', '192.0.2.1'], ['a.example.com', '192.0.2.1'], ['sales.example.com', 'hub.example.net'], ['a.b.sales.example.com.', 'hub.example.net'],
      ['myexample.com', undefined], ['com', undefined], ['example.org', undefined],
    ] as const) expect(takeDelivery(model, domain)?.row.host, domain).toBe(host);
  });

  test('competes with another row for the same domain', () => {
    expect(takeDelivery(model, 'example.com')?.ambiguous.map(({ host }) => host)).toEqual(['other.example.net']);
    expect(takeDelivery(model, 'sales.example.com')?.ambiguous).toEqual([]);
  });

  test('is never one without a domain or a host', () => {
    expect(deliveryRows(model).map(({ host }) => host)).toEqual(['192.0.2.1', 'hub.example.net', 'other.example.net']);
  });
});

test('the compared form of a domain knows no case, blanks, final dot or brackets', () => {
  for (const [written, compared] of [
    ['Example.COM', 'example.com'], [' example.com. ', 'example.com'], ['[192.0.2.1]', '192.0.2.1'], ['müller.example', 'xn--mller-kva.example'], ['', ''], ['.', ''],
  ] as const) expect(comparable(written)).toBe(compared);
});
