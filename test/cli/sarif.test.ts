import { expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.js';
import { DOCUMENT, folderOf, imc, only } from './imc.js';

interface Location {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>> };
}
interface Result {
  readonly ruleId: string; readonly ruleIndex: number; readonly level: string; readonly message: { readonly text: string };
  readonly locations: readonly Location[]; readonly relatedLocations?: readonly (Location & { readonly id: number; readonly message: { readonly text: string } })[];
}

const TABLE = '[Header]\nVersion=1\n[Routing]\nRoutingTable=+\n+example.com;<inbound>\n+example.com;hub.example.net\n';

async function sarif(cwd: string, ...words: readonly string[]) {
  return JSON.parse((await imc(['check', '--format', 'sarif', ...words], { cwd })).stdout);
}

test('a SARIF log has what its schema asks for, and every rule with the address of its page', async () => {
  const log = await sarif(folderOf({ 'a.imc': DOCUMENT }));
  expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
  expect(log.version).toBe('2.1.0');
  const [run] = log.runs;
  expect(run.columnKind).toBe('utf16CodeUnits');
  const { name, version, informationUri, rules: described } = run.tool.driver;
  expect(name).toBe('imc');
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  for (const uri of [log.$schema, informationUri, ...described.map(({ helpUri }: { helpUri: string }) => helpUri)]) expect(() => new URL(uri)).not.toThrow();
  expect(described.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ code }) => code));
  for (const { id, shortDescription, defaultConfiguration } of described) {
    expect(shortDescription.text, id).toMatch(/\S/);
    expect(['error', 'warning', 'note'], id).toContain(defaultConfiguration.level);
  }
});

test('a result names its rule, its level, and places counted from one', async () => {
  const { runs: [run] } = await sarif(folderOf({ 'a.imc': DOCUMENT, 'table.imc': TABLE }), ...only('syntax', 'site-domain-at', 'duplicate-route'));
  const results = run.results as readonly Result[];
  expect(results.map(({ ruleId, level, locations }) => [ruleId, level, locations[0]?.physicalLocation])).toEqual([
    ['site-domain-at', 'warning', { artifactLocation: { uri: 'a.imc' }, region: { startLine: 6, startColumn: 8, endLine: 6, endColumn: 9 } }],
    ['syntax', 'error', { artifactLocation: { uri: 'a.imc' }, region: { startLine: 8, startColumn: 1, endLine: 8, endColumn: 22 } }],
    ['duplicate-route', 'warning', { artifactLocation: { uri: 'table.imc' }, region: { startLine: 6, startColumn: 2, endLine: 6, endColumn: 13 } }],
  ]);
  for (const { ruleId, ruleIndex, message } of results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(message.text).toMatch(/\S/);
  }
  expect(results[2]!.relatedLocations).toMatchObject([{ id: 0, message: { text: expect.stringMatching(/\S/) }, physicalLocation: { region: { startLine: 5, startColumn: 2 } } }]);
});

test('hints and information are notes', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  for (const [severity, level] of [['error', 'error'], ['warning', 'warning'], ['information', 'note'], ['hint', 'note']]) {
    expect((await sarif(cwd, ...only('syntax'), '--rule', `syntax=${severity}`)).runs[0].results[0].level).toBe(level);
  }
});

test('a path becomes a URI reference whatever it is made of', async () => {
  const cwd = folderOf({ 'Büro 1/a #%?:b.imc': DOCUMENT });
  const uriOf = async (...words: string[]) => ((await sarif(cwd, ...words, ...only('syntax'))).runs[0].results as readonly Result[])[0]!.locations[0]!.physicalLocation.artifactLocation.uri;
  expect(await uriOf('.')).toBe('B%C3%BCro%201/a%20%23%25%3F%3Ab.imc');
  expect(await uriOf(cwd)).toMatch(/^file:\/\/\/.*\/B%C3%BCro%201\/a%20%23%25%3F:b\.imc$/);
});

test('a run without problems is a log without results', async () => {
  expect((await sarif(folderOf({ 'a.imc': '[Header]\nVersion=1\n' }))).runs[0].results).toEqual([]);
});
