import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../scripts/generate.js';
import { linkOf } from '../server/src/catalog/index.js';
import { HOMEPAGE } from '../server/src/rules/page.js';
import { rules } from '../server/src/rules/index.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

test('generated files are what the sources make of them (npm run generate writes them)', () => {
  for (const [file, text] of generatedFiles('.')) expect(readFileSync(file, 'utf8'), file).toBe(text);
});

test('rule pages are linked under the homepage of the package', () => {
  expect(HOMEPAGE).toBe(manifest.homepage);
});

test('every rule names the fault in one line and cites at least one source that can be read or is said to be a conclusion', () => {
  for (const { code, summary, sources } of rules) {
    expect(summary, code).not.toMatch(/[.\n]$/);
    for (const source of sources) expect(linkOf(source) !== undefined || 'guide' in source || 'article' in source || 'derived' in source || 'format' in source, code).toBe(true);
  }
});

test('every rule can be set to another severity in the editor', () => {
  const properties = Object.assign({}, ...[manifest.contributes.configuration].flat().map(({ properties }: { properties: object }) => properties));
  expect(Object.keys(properties['imc.rules'].properties).toSorted()).toEqual(rules.map(({ code }) => code).toSorted());
});

test('no test is skipped and none runs alone', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.test.ts'));
  for (const file of files) {
    expect(readFileSync(`test/${file}`, 'utf8').match(/\b(?:it|test|describe|suite)\.(?:skip|only|todo|fails)\b(?!\|)/g), file).toBeNull();
  }
});
