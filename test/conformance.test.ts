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

test('the tools for assistants are those that the contract names; each is registered, says what it does in both languages, and takes no host to connect to', () => {
  const source = readFileSync('client/src/commands/tools.ts', 'utf8');
  const registered = [...source.matchAll(/\['(imc_[a-z]+)'/g)].map(([, name]) => name);
  const declared = manifest.contributes.languageModelTools as readonly { name: string; inputSchema: { properties: object } }[];
  expect(declared.map(({ name }) => name)).toEqual(['imc_check', 'imc_plan', 'imc_route', 'imc_explain']);
  expect(registered).toEqual(declared.map(({ name }) => name));
  for (const extension of ['extension.ts', 'extension.web.ts']) expect(readFileSync(`client/src/${extension}`, 'utf8'), extension).toContain('registerTools(server)');
  expect([...new Set(declared.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties)))].toSorted()).toEqual(['addresses', 'file', 'name']);
  expect(source, 'nothing that connects').not.toMatch(/dequeue\/|executeCommand|practice|runner/);
});

test('in IMC documents the editor formats while one types, so that a new entry gets its plus', () => {
  expect(manifest.contributes.configurationDefaults).toEqual({ '[imc]': { 'editor.formatOnType': true } });
});

test('no command is offered in the palette where it cannot work', () => {
  const hidden = new Map((manifest.contributes.menus.commandPalette as { command: string; when: string }[]).map(({ command, when }) => [command, when]));
  // A row of a view is what these are about.
  for (const command of ['imc.showRunTranscript', 'imc.openMessage', 'imc.revealMessage', 'imc.copyMessagePath']) expect(hidden.get(command), command).toBe('false');
  expect(hidden.get('imc.treatAsDocument'), 'without an editor, or in a document that is one').toBe('editorLangId && editorLangId != imc && editorLangId != imc-transcript');
});

test('no test is skipped and none runs alone', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.test.ts'));
  for (const file of files) {
    expect(readFileSync(`test/${file}`, 'utf8').match(/\b(?:it|test|describe|suite)\.(?:skip|only|todo|fails)\b(?!\|)/g), file).toBeNull();
  }
});
