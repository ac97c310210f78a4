import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string): string => readFileSync(file, 'utf8');
const table = (file: string): Record<string, string> => JSON.parse(read(file)) as Record<string, string>;

/** Every sentence that the client says, as it is written in the code: literal first arguments of `l10n.t`. */
const said = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...read(path.join('client/src', name)).matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)])
  .map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"])/g, '$1'));
const german = table('l10n/bundle.l10n.de.json');

test('every sentence of the client has a German one, and no German one is left over', () => {
  expect(Object.keys(german).sort()).toEqual([...new Set(said)].sort());
});

test('a German sentence takes the same arguments as the English one', () => {
  const places = (text: string): readonly string[] => (text.match(/\{\d\}/g) ?? []).sort();
  for (const [english, translated] of Object.entries(german)) expect(places(translated), english).toEqual(places(english));
});

test('every l10n.t in the client is called with a literal, so that it can be found', () => {
  const calls = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...read(path.join('client/src', name)).matchAll(/l10n\.t\(/g)]);
  expect(said).toHaveLength(calls.length);
});

test('the manifest and its two tables name the same strings', () => {
  const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key).sort();
  expect(Object.keys(table('package.nls.json')).sort()).toEqual([...new Set(used)]);
  expect(Object.keys(table('package.nls.de.json'))).toEqual(Object.keys(table('package.nls.json')));
});
