import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
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

test('each page of the walkthrough has a German twin, both begin with the same picture, described in their own language', () => {
  const { walkthroughs } = (JSON.parse(read('package.json')) as { contributes: { walkthroughs: { steps: { media: { markdown: string } }[] }[] } }).contributes;
  for (const { markdown } of walkthroughs.flatMap(({ steps }) => steps).map(({ media }) => media)) {
    const pictures = [markdown, markdown.replace(/\.md$/, '.nls.de.md')].map((page) => /^!\[([^\]]{20,})\]\(([a-z]+\.svg)\)\n/.exec(read(page)));
    const [english, translated] = pictures;
    expect(english?.[2], markdown).toBeDefined();
    expect(translated?.[2], markdown).toBe(english?.[2]);
    expect(translated?.[1], markdown).not.toBe(english?.[1]);
    expect(read(path.join(path.dirname(markdown), english?.[2] ?? '')), markdown).toMatch(/^<svg /);
  }
});

test('a message without a button is said by `tell`, which gives one to what is longer than a line', () => {
  const files = readdirSync('client/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const file of files) {
    const bare: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /\.show(?:Information|Warning|Error)Message$/.test(node.expression.getText()) && node.arguments.length === 1) bare.push(node.getText());
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, read(path.join('client/src', file)), ts.ScriptTarget.Latest, true));
    expect(bare, file).toEqual([]);
  }
});
