import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { homepage } from '../../package.json';
import { DOCUMENT, folderOf, imc, only, PARAMETERS } from './imc.js';

const CLEAN = '[Header]\nVersion=1\n';
/** A key as Q257979 prints it, with its slip. */
const SCRIPT = 'Set sh = CreateObject("WScript.Shell")\nsh.RegWrite "HKLM\\System\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters\\AlwaysUseTURN", 1, "REG_DWORD"\n';
const SAVE = '; a save\r\n[Routes]\r\nDeliveryRouting=\r\nDefaultRouting=\r\n';

test('the status says whether something is wrong', async () => {
  const cwd = folderOf({ 'clean.imc': CLEAN, 'error.imc': DOCUMENT, 'warning.imc': `${CLEAN}[Site Addressing]\nDomain=@example.com\n`, 'tool.exe': Buffer.from([77, 90, 0, 0]), 'clean.vbs': 'WScript.Quit', 'error.vbs': SCRIPT });
  for (const [words, status] of [
    ['clean.imc', 0], ['error.imc', 1], ['warning.imc', 0], ['--strict warning.imc', 1], ['clean.imc error.imc', 1],
    ['--rule syntax=off error.imc', 0], ['--rule syntax=warning error.imc', 0], ['--rule site-domain-at=error warning.imc', 1],
    ['missing.imc', 2], ['clean.imc missing.imc', 2], ['missing.imc error.imc', 2], ['tool.exe', 2],
    ['none.vbs', 2], ['clean.vbs', 0], ['error.vbs', 1], ['--language vbs error.imc', 0],
  ] as const) expect((await imc(['check', ...words.split(' ')], { cwd })).status, words).toBe(status);
});

test('a file that cannot be used is named with the reason, and the others are checked', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT, 'picture.imc': Buffer.from([0x89, 80, 78, 71, 0, 0]), 'old.vbs': 'WScript.Quit', 'z.imc': DOCUMENT });
  const { status, stdout, stderr } = await imc(['check', 'a.imc', 'picture.imc', 'old.vbs', 'none.imc', 'a.imc/b.imc', 'z.imc', ...only('syntax')], { cwd });
  expect(status).toBe(2);
  expect(stderr.split('\n')).toEqual([
    'picture.imc: it is not a document: it holds NUL bytes, as programs and pictures do, or it is UTF-16 without a byte order mark',
    'none.imc: there is no such file or folder',
    'a.imc/b.imc: a part of the path is not a folder',
    '',
  ]);
  expect(stdout).toMatch(/^a\.imc:8:1 error .* \[syntax\]\nz\.imc:8:1 error .* \[syntax\]\n2 errors in 3 files\n$/);
});

test('text is a line for each problem, counted from one, and a line that counts', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT, 'table.imc': `${CLEAN}[Routing]\nRoutingTable=+\n+example.com;<inbound>\n+EXAMPLE.com;hub.example.net\n` });
  const { stdout } = await imc(['check', 'a.imc', 'table.imc', ...only('syntax', 'site-domain-at', 'duplicate-route')], { cwd });
  const lines = stdout.split('\n');
  for (const [line, expected] of [
    /^a\.imc:6:8 warning \S.* \[site-domain-at\]$/, /^a\.imc:8:1 error \S.* \[syntax\]$/,
    /^table\.imc:6:2 warning \S.* \[duplicate-route\]$/, /^ {2}table\.imc:5:2 \S/, /^1 error, 2 warnings in 2 files$/, /^$/,
  ].entries()) expect(lines[line]).toMatch(expected);
  expect(lines).toHaveLength(6);
  expect((await imc(['check', 'a.imc', ...only()], { cwd })).stdout).toBe('No problems in 1 file\n');
});

test('json has the shape that is documented', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT, 'table.imc': `${CLEAN}[Routing]\nRoutingTable=+\n+example.com;<inbound>\n+EXAMPLE.com;hub.example.net\n` });
  const { stdout, stderr } = await imc(['check', 'a.imc', 'table.imc', '--format', 'json', ...only('syntax', 'site-domain-at', 'duplicate-route')], { cwd });
  const range = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    files: [
      { path: 'a.imc', language: 'imc', diagnostics: [
        { code: 'site-domain-at', severity: 'warning', message: expect.any(String), range: range(5, 7, 8), related: [], fixable: true, url: `${homepage}/rules/site-domain-at` },
        { code: 'syntax', severity: 'error', message: expect.any(String), range: range(7, 0, 21), related: [], fixable: false, url: `${homepage}/rules/syntax` },
      ] },
      { path: 'table.imc', language: 'imc', diagnostics: [{
        code: 'duplicate-route', severity: 'warning', message: expect.any(String), range: range(5, 1, 12),
        related: [{ message: expect.any(String), path: 'table.imc', range: range(4, 1, 12) }], fixable: true, url: `${homepage}/rules/duplicate-route`,
      }] },
    ],
    errors: 1, warnings: 2, information: 0, hints: 0,
  });
});

test('columns are UTF-16 units of the line without a byte order mark', async () => {
  const cwd = folderOf({ 'a.imc': `\ufeff${CLEAN}[Site Addressing]\n Domain = @example.com\n`, 'b.imc': '\ufeff\u{1f4e7}\n' });
  const { files } = JSON.parse((await imc(['check', 'a.imc', 'b.imc', '--format', 'json', ...only('site-domain-at', 'syntax')], { cwd })).stdout);
  expect(files[0].diagnostics[0].range.start).toEqual({ line: 3, character: 10 });
  expect(files[1].diagnostics[0].range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 2 } });
});

test('github gets workflow commands, with all that could end them escaped', async () => {
  const cwd = folderOf({ 'a, b: 100%.imc': DOCUMENT });
  const { stdout, status } = await imc(['check', 'a, b: 100%.imc', '--format', 'github', ...only('syntax', 'site-domain-at')], { cwd });
  expect(status).toBe(1);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^::warning file=a%2C b%3A 100%25\.imc,line=6,endLine=6,col=8,endColumn=9,title=site-domain-at::\S/);
  expect(lines[1]).toMatch(/^::error file=a%2C b%3A 100%25\.imc,line=8,endLine=8,col=1,endColumn=22,title=syntax::\S/);
  expect(lines).toHaveLength(2);
  expect((await imc(['check', '-', '--format', 'github', ...only('syntax')], { stdin: DOCUMENT })).stdout).toMatch(/^::error line=8,/);
});

test('standard input is a document of the language that is named, imc if none is', async () => {
  expect((await imc(['check', '-', ...only('syntax')], { stdin: DOCUMENT })).stdout).toMatch(/^<stdin>:8:1 error /);
  expect((await imc(['check', '-', '--format', 'json', ...only('syntax')], { stdin: Buffer.from(`\ufeff${DOCUMENT}`, 'utf16le') })).stdout).toContain('"path": "-"');
  expect(await imc(['check', '-', '--language', 'reg', ...only('syntax')], { stdin: `REGEDIT4\n${PARAMETERS}\n"AlwaysUseETRN"=0x1\n` })).toMatchObject({ status: 1, stdout: expect.stringMatching(/^<stdin>:3:17 error /) });
  expect(await imc(['check', '-', '--language', 'vbs', ...only('misprinted-key')], { stdin: SCRIPT })).toMatchObject({ status: 1, stdout: expect.stringMatching(/^<stdin>:2:44 error /) });
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  expect(await imc(['check', '.', '--language', 'reg', ...only('syntax')], { cwd }), 'in folders the name says it').toMatchObject({ status: 1, stderr: '' });
  expect(await imc(['check', '-'], { stdin: Buffer.alloc(4) })).toMatchObject({ status: 2, stderr: expect.stringContaining('Standard input: it is not a document') });
});

test('folders are searched for documents and saves, in one order, each file once', async () => {
  const cwd = folderOf({
    'b.imc': CLEAN, 'a/z.IMC': CLEAN, 'a/.hidden.imc': CLEAN, 'save.txt': SAVE, 'routes': Buffer.from(`\ufeff${SAVE}`, 'utf16le'), 'save.md': SAVE, 'letter.txt': 'Dear all,\n[Routes]\n',
    'x.reg': 'REGEDIT4\r\n', 'y.vbs': 'WScript.Quit', 'node_modules/m.imc': CLEAN, '.git/g.imc': CLEAN, 'empty.txt': '', 'late.txt': `${';'.repeat(1100)}\n${SAVE}`,
  });
  mkdirSync(path.join(cwd, 'folder.imc'));
  symlinkSync('b.imc', path.join(cwd, 'link.imc'));
  symlinkSync('.', path.join(cwd, 'circle'));
  symlinkSync('nobody@nowhere.1234', path.join(cwd, '.#b.imc'));
  const paths = async (...words: string[]) => {
    const { stdout, stderr } = await imc(['check', '--format', 'json', ...words], { cwd });
    expect(stderr).toBe('');
    return JSON.parse(stdout).files.map((file: { path: string }) => file.path);
  };
  const all = ['a/.hidden.imc', 'a/z.IMC', 'b.imc', 'link.imc', 'routes', 'save.txt', 'x.reg', 'y.vbs'];
  expect(await paths()).toEqual(all);
  expect(await paths('.')).toEqual(all);
  expect(await paths('b.imc', '.', './b.imc', 'a')).toEqual(['b.imc', ...all.filter(file => file !== 'b.imc')]);
  expect(await paths('save.md')).toEqual(['save.md']);
  expect(await paths(path.join(cwd, 'a'))).toEqual(['.hidden.imc', 'z.IMC'].map(file => path.join(cwd, 'a', file)));
});

test('a folder without documents is no problem, and is said', async () => {
  const cwd = folderOf({ 'readme.md': '# nothing' });
  expect(await imc(['check'], { cwd })).toMatchObject({ status: 0, stdout: 'Nothing was checked\n', stderr: expect.stringContaining('No documents were found') });
});

test('the version that a document is held against is that of its header, else that of --exchange', async () => {
  const silent = `${CLEAN}[Routing]\nRoutingTable=+\n+#example.com;<inbound>\n`;               // # came with 5.0 SP2 (Q169683)
  const cwd = folderOf({ 'silent.imc': silent, 'says.imc': silent.replace('Version=1', 'Version=1\nExchange=5.5 SP4') });
  for (const [words, found] of [['silent.imc', 0], ['--exchange 4.0 silent.imc', 1], ['--exchange 4.0 says.imc', 0]] as const) {
    const { stdout } = await imc(['check', '--format', 'json', ...words.split(' '), ...only('needs-version')], { cwd });
    expect(JSON.parse(stdout).files[0].diagnostics, words).toHaveLength(found);
  }
});

test('nothing that a document or a name holds reaches a terminal as a control character', async () => {
  const cwd = folderOf({ 'a\u001b[2J.imc': `${CLEAN}[Site Addressing]\nDomain=exa\u001b]0;mple\u0007.com\u009b2J\n[\u001b[31m]\n` });
  for (const format of ['text', 'json']) {
    const { stdout } = await imc(['check', '.', '--format', format], { cwd });
    expect(stdout, format).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(stdout).toContain(format === 'text' ? 'a\\x1b[2J.imc:' : 'a\\u001b[2J.imc');
  }
});

test('a password that stands in a document is reported and shown in no form of output', async () => {
  const cwd = folderOf({ 'a.imc': `${CLEAN}[Connections]\nForwardTo=smtp.provider.example\n[Security]\nDomains=+\n+provider.example;SASL/AUTH;EXAMPLE\\user:geheim\n+b.example;SASL/AUTH;EXAMPLE\\user;geheim\n[Parameters]\nAlwaysUseTURN=1\nPassword=geheim\n` });
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { stdout, stderr } = await imc(['check', 'a.imc', '--format', format], { cwd });
    expect(stdout.split('password-in-document').length, format).toBeGreaterThan(3);
    expect(stdout + stderr, format).not.toContain('geheim');
  }
  for (const words of [['plan', 'a.imc'], ['plan', 'a.imc', '--format', 'json'], ['route', 'a.imc', 'u@example.com']]) {
    const { stdout, stderr } = await imc(words, { cwd });
    expect(stdout + stderr, words.join(' ')).not.toContain('geheim');
  }
});

test('colours are for terminals that want them', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  expect((await imc(['check', 'a.imc', ...only('syntax')], { cwd, colours: true })).stdout).toContain('\u001b[31merror\u001b[0m');
  expect((await imc(['check', 'a.imc', ...only('syntax')], { cwd })).stdout).not.toContain('\u001b');
});

test('cancelling ends the check with 130 and without half an answer', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  expect(await imc(['check', 'a.imc', '--format', 'json'], { cwd, signal: AbortSignal.abort() })).toMatchObject({ status: 130, stdout: '' });
});

test('a registry export is held against a version only where one is named', async () => {
  const cwd = folderOf({ 'a.reg': `REGEDIT4\r\n\r\n${PARAMETERS}\r\n"AlwaysUseETRN"=dword:00000001\r\n"EnableTTL"=dword:00000001\r\n` });
  for (const [words, found] of [['a.reg', 0], ['--exchange 4.0 a.reg', 2], ['--exchange 5.5 a.reg', 1]] as const) {
    const { stdout } = await imc(['check', '--format', 'json', ...words.split(' '), ...only('needs-version')], { cwd });
    expect(JSON.parse(stdout).files[0], words).toMatchObject({ language: 'reg', diagnostics: { length: found } });
  }
});

test.each([
  ['DR on Gateway Transmission', 1, 'MSExchangeMTA\\Parameters', [['4.0', 0], ['5.0', 1]]],
  ['DR for Gateway Transmission', 1, 'MSExchangeMTA\\Parameters', [['4.0', 1], ['5.0', 0]]],
  ['Use Lowest Cost Routes Only', 1, 'MSExchangeMTA\\Parameters', [['4.0 SP3', 1], ['4.0 SP4', 0], ['5.0', 1], ['5.0 SP1', 0], ['5.5', 0]]],
  ['FontSize', 3, 'MSExchangeIS\\ParametersSystem\\InternetContent', [['5.0 SP1', 1], ['5.0 SP2', 0], ['5.5', 1], ['5.5 SP1', 0]]],
  ['RemapExtension', 1, 'MSExchangeIS\\ParametersSystem\\InternetContent', [['5.0', 1], ['5.0 SP2', 0], ['5.5', 0]]],
  ['RemapExtension', 2, 'MSExchangeIS\\ParametersSystem\\InternetContent', [['5.0', 1], ['5.0 SP2', 1], ['5.5 SP1', 1], ['5.5 SP2', 0]]],
] as const)('%s %i in %s is read by some versions only', async (name, number, key, expected) => {
  const cwd = folderOf({ 'a.reg': `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\${key}]\r\n"${name}"=dword:0000000${number}\r\n` });
  for (const [version, found] of expected) {
    const { stdout } = await imc(['check', '--format', 'json', '--exchange', version, 'a.reg', ...only('needs-version')], { cwd });
    expect(JSON.parse(stdout).files[0].diagnostics, version).toHaveLength(found);
  }
});
