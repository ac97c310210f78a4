import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, nearest } from '../../server/src/values/distance.js';

test('a slip is a letter more, less, wrong, or two that changed places', () => {
  for (const [a, b, slips] of [
    ['AlwaysUseTURN', 'alwaysuseturn', 0], ['AlwaysUseTRN', 'AlwaysUseTURN', 1], ['AlwaysUseTRN', 'AlwaysUseETRN', 1], ['RelayFalgs', 'RelayFlags', 1],
    ['RelayFlag', 'RelayFlags', 1], ['ReleyFlugs', 'RelayFlags', 2], ['inboud', 'inbound', 1], ['outbound', 'inbound', 3], ['', 'ab', 2],
    ['abc', 'xyz', 3], ['RelayFlags', 'TurfTable', 3],
  ] as const) expect(distance(a, b, 2), `${a} ~ ${b}`).toBe(slips);
});

test('it agrees with the definition, and is the same both ways', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(fc.property(name, name, (a, b) => {
    expect(distance(a, b, 9)).toBe(byDefinition(a, b));
    expect(distance(a, b, 9)).toBe(distance(b, a, 9));
    expect(distance(a, b, 2)).toBe(Math.min(3, byDefinition(a, b)));
  }));
});

test('all candidates of the smallest distance are named', () => {
  const names = ['AlwaysUseETRN', 'AlwaysUseTURN', 'DisableETRN', 'RelayFlags', 'RelayAllowList', 'Host'];
  for (const [written, found] of [
    ['AlwaysUseTRN', ['AlwaysUseETRN', 'AlwaysUseTURN']],
    ['AlwaysUseTUNR', ['AlwaysUseTURN']],
    ['RelayFlag', ['RelayFlags']],
    ['RelyAlowList', ['RelayAllowList']],
    ['Hots', ['Host']],
    ['Hxyt', []],                         // two slips in four letters is another word
    ['Something', []],
    ['relayflags', ['RelayFlags']],
  ] as const) expect(nearest(written, names), written).toEqual(found);
});

test('no candidate is passed over, whatever letters it has', () => {
  const name = fc.oneof(fc.constantFrom('AlwaysUseETRN', 'RelayFlags', 'TurfDir', 'İnbound', 'KELVIN\u212A'), fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '1', 'K', 'İ', '\u212A'), maxLength: 7 }));
  const slips = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('', 'e', 'x', '5', 'É')), { maxLength: 3 });
  fc.assert(fc.property(fc.array(name, { maxLength: 6 }), name, slips, (candidates, meant, changes) => {
    const written = changes.reduce((text, [at, letter]) => text.slice(0, at) + letter + text.slice(at + 1), meant);
    const limit = Math.min(2, Math.max(1, Math.floor(written.length / 3)));
    const apart = candidates.map(candidate => distance(written, candidate, limit));
    const smallest = Math.min(...apart);
    expect(nearest(written, candidates)).toEqual(smallest > limit ? [] : candidates.filter((_, i) => apart[i] === smallest));
  }), { numRuns: 2000 });
});

/** The recursive definition: optimal string alignment. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1);
  const ways = [byDefinition(a.slice(0, -1), b) + 1, byDefinition(a, b.slice(0, -1)) + 1, byDefinition(a.slice(0, -1), b.slice(0, -1)) + (same ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) ways.push(byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}
