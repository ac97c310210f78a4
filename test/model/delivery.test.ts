import { describe, expect, test } from 'vitest';
import { deliveryOf, rerouting, siteDomain } from '../../server/src/model/delivery.js';
import { holdsPages } from '../../server/src/model/pages.js';
import { modelOfLines } from './read-model.js';

describe('how outbound mail finds its host', () => {
  test('is what MessageDelivery says, and follows from ForwardTo where it says nothing', () => {
    for (const [lines, method, assumed] of [
      [['MessageDelivery=DNS'], 'DNS', false], [['MessageDelivery=forward'], 'Forward', false],
      [['MessageDelivery=DNS', 'ForwardTo=smtp.provider.example'], 'DNS', false],
      [['ForwardTo=smtp.provider.example'], 'Forward', true], [[], 'DNS', true], [['ForwardTo='], 'DNS', true],
      [['MessageDelivery=Pigeon', 'ForwardTo=smtp.provider.example'], 'Forward', true],
    ] as const) expect(deliveryOf(modelOfLines('[Connections]', ...lines)), lines.join(' ')).toMatchObject({ method, assumed });
  });

  test('knows each of several hosts with its place', () => {
    const { hosts } = deliveryOf(modelOfLines('[Connections]', 'ForwardTo = smtp.provider.example , ,192.0.2.25'));
    expect(hosts.map(({ name, at: { start, end } }) => [name, start, end])).toEqual([['smtp.provider.example', 12, 33], ['192.0.2.25', 37, 47]]);
  });
});

test('whether mail is rerouted is said, denied or left open', () => {
  for (const [line, said] of [['RerouteIncoming=Yes', true], ['RerouteIncoming=NO', false], ['RerouteIncoming=', undefined], ['RerouteIncoming=1', undefined], ['', undefined]] as const) {
    expect(rerouting(modelOfLines('[Routing]', line)).said, line).toBe(said);
  }
});

test('the site domain is read without the @ that may stand before it', () => {
  for (const [value, name] of [['example.com', 'example.com'], ['@example.com', 'example.com'], ['', undefined], ['@', undefined]] as const) {
    expect(siteDomain(modelOfLines('[Site Addressing]', `Domain=${value}`))?.name, value).toBe(name);
  }
});

test('only a document with headings of its own could hold the property pages', () => {
  for (const [lines, expected] of [[['[Parameters]', 'AlwaysUseTURN=1'], true], [['[ROUTING]'], true], [['AlwaysUseTURN=1'], false], [['[Nonsense]'], false], [[], false]] as const) {
    expect(holdsPages(modelOfLines(...lines)), lines.join(' ')).toBe(expected);
  }
});
