import { describe, expect, test } from 'vitest';
import { formats } from '../../server/src/formats/index.js';
import { examine } from './examine.js';
import { instrument } from './instrument.js';
import { LONGEST, mutate } from './mutate.js';
import { hashOf, randomNumbers } from './random.js';
import { corpusOf } from './seeds.js';

for (const { id } of formats) describe(`what is promised of any text, in ${id}`, () => {
  test('holds for every text that a hunt kept', () => {
    const corpus = corpusOf(id);
    expect(corpus.size).toBeGreaterThan(20);
    for (const [name, text] of corpus) expect(() => examine(id, text, randomNumbers(hashOf(text))), name).not.toThrow();
  });
});

test('a text that is changed by the same numbers is changed in the same way, and stays small', () => {
  const grow = (seed: number) => {
    const numbers = randomNumbers(seed);
    let text = '[Routing]\nRoutingTable=+\n+example.com;<inbound>\n';
    for (let i = 0; i < 500; i++) text = mutate(text, [text, '[Header]\r\n'], ['RoutingTable', '<inbound>'], numbers);
    return text;
  };
  expect(grow(1)).toBe(grow(1));
  expect(grow(1)).not.toBe(grow(2));
  for (const seed of [1, 2, 3]) expect(grow(seed).length).toBeLessThanOrEqual(LONGEST);
});

test('a bundle in which branches are counted does what it did, and leaves another trace for another way', async () => {
  const bundle = `// server/src/a.ts
export const kind = (x) => { if (x > 9) return 'large'; else return x && x > 0 ? 'small' : 'none'; };
// test/fuzz/b.ts
export const other = (x) => (x ? 1 : 2);
`;
  const { code, branches } = instrument(bundle, ['test/fuzz/']);
  expect(branches).toBe(6);                      // the function, if and else, behind &&, both sides of ?:
  const { kind, other } = await import(`data:text/javascript,${encodeURIComponent(code)}`) as { kind: (x: number) => string; other: (x: number) => number };
  const trace = (x: number) => {
    globalThis.imcEdges.fill(0);
    const said = kind(x);
    return { said, edges: [...globalThis.imcEdges.entries()].filter(([, count]) => count > 0).map(([edge]) => edge) };
  };
  trace(0);
  expect([10, 5, -5, 0].map(x => trace(x).said)).toEqual(['large', 'small', 'none', 'none']);
  expect(new Set([10, 5, -5, 0].map(x => String(trace(x).edges))).size).toBe(4);
  globalThis.imcEdges.fill(0);
  other(1);
  expect(globalThis.imcEdges.every(count => count === 0)).toBe(true);
});
