import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, imc, only } from './imc.js';

const takesIn = (...domains: readonly string[]) => `[Header]\nVersion=1\n[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n${domains.map(domain => `+${domain};<inbound>\n`).join('')}`;
const exported = (digit: string) => `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]\r\n"AlwaysUseETRN"=dword:0000000${digit}\r\n`;

test('documents that are given in one run are judged beside each other; the other place stands below, with its file', async () => {
  const cwd = folderOf({ 'north.imc': takesIn('example.com', 'north.example.com'), 'south/south.imc': takesIn('south.example.com', 'example.com') });
  const { stdout, status } = await imc(['check', '.', ...only('claimed-twice')], { cwd });
  expect(stdout.split('\n').filter(line => /claimed-twice|^ {2}/.test(line))).toEqual([
    expect.stringMatching(/^north\.imc:6:2 warning Mail for example\.com is taken in by south\.imc too.* \[claimed-twice\]$/),
    '  south/south.imc:7:2 Here mail for example.com is taken in too',
    expect.stringMatching(/^south\/south\.imc:7:2 warning Mail for example\.com is taken in by north\.imc too.* \[claimed-twice\]$/),
    '  north.imc:6:2 Here mail for example.com is taken in too',
  ]);
  expect(status).toBe(0);
});

test('a document that is given alone has no neighbours', async () => {
  const cwd = folderOf({ 'north.imc': takesIn('example.com'), 'south.imc': takesIn('example.com') });
  expect((await imc(['check', 'north.imc'], { cwd })).stdout).not.toContain('claimed-twice');
});

test('JSON names the file of the other place, and SARIF its address', async () => {
  const cwd = folderOf({ 'office.imc': '[Header]\nVersion=1\n[Parameters]\nAlwaysUseETRN=1\n', 'office.reg': exported('0') });
  const { files } = JSON.parse((await imc(['check', 'office.imc', 'office.reg', '--format', 'json'], { cwd })).stdout) as { files: { path: string; diagnostics: { code: string; related: object[] }[] }[] };
  const drifts = files.map(({ path, diagnostics }) => [path, diagnostics.filter(({ code }) => code === 'drift').map(({ related }) => related)]);
  expect(drifts).toEqual([
    ['office.imc', [[{ message: 'Here it is 0', path: 'office.reg', range: { start: { line: 3, character: 22 }, end: { line: 3, character: 30 } } }]]],
    ['office.reg', [[{ message: 'Here it is 1', path: 'office.imc', range: { start: { line: 3, character: 14 }, end: { line: 3, character: 15 } } }]]],
  ]);
  const sarif = (await imc(['check', 'office.imc', 'office.reg', '--format', 'sarif'], { cwd })).stdout;
  expect(JSON.stringify((JSON.parse(sarif) as { runs: { results: { ruleId: string; relatedLocations?: object[] }[] }[] }).runs[0]!.results.find(({ ruleId }) => ruleId === 'drift')!.relatedLocations)).toContain('"uri":"office.reg"');
});

test('what --fix does to one document is where the others refer to it', async () => {
  const cwd = folderOf({ 'a.imc': takesIn('example.com'), 'b.imc': takesIn('example.com').replace('[Header]\nVersion=1\n', '') });
  const { stdout } = await imc(['check', '--fix', '.'], { cwd });
  const line = readFileSync(path.join(cwd, 'b.imc'), 'utf8').split('\n').findIndex(text => text.includes('+example.com')) + 1;
  expect(line).toBeGreaterThan(4);
  expect(stdout).toContain(`  b.imc:${line}:2 Here mail for example.com is taken in too`);
});

test('a rule across files is switched off as any other', async () => {
  const cwd = folderOf({ 'a.imc': takesIn('example.com'), 'b.imc': takesIn('example.com') });
  expect((await imc(['check', '.', '--rule', 'claimed-twice=off'], { cwd })).stdout).not.toContain('claimed-twice');
  expect((await imc(['check', '.', '--rule', 'claimed-twice=error'], { cwd })).status).toBe(1);
});
