import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, imc, PARAMETERS } from './imc.js';

const OFFICE = `[Header]
Version=1

[Connections]
ForwardTo=smtp.provider.example

[Parameters]
; Büro
AlwaysUseETRN=1
RelayAllowList=+
+192.0.2.1
`;

test('a document becomes a registry file of NT 4.0, in its bytes, and what has no place in it is named with line and reason', async () => {
  const { status, bytes, stderr } = await imc(['convert', '-', '--to', 'reg'], { stdin: OFFICE });
  const lines = bytes.toString('latin1').split('\r\n');
  expect(lines[0]).toBe('REGEDIT4');
  expect(lines.slice(-5)).toEqual(['; B\xfcro', PARAMETERS, '"AlwaysUseETRN"=dword:00000001', '"RelayAllowList"=hex(7):31,39,32,2e,30,2e,32,2e,31,00,00', '']);
  expect(stderr).toBe('<stdin>:5: left out: [Connections] ForwardTo: it lives in the directory, behind the Connections page of the Internet Mail Service; set it with the Administrator program\n');
  expect(status).toBe(1);
});

test('--lossy accepts what is left out, and still names it', async () => {
  const { status, stderr } = await imc(['convert', '-', '--to', 'reg', '--lossy'], { stdin: OFFICE });
  expect(status).toBe(0);
  expect(stderr).toContain('[Connections] ForwardTo');
});

test('nothing is left out where everything has its place', async () => {
  for (const to of ['imc', 'json']) expect(await imc(['convert', '-', '--to', to], { stdin: OFFICE }), to).toMatchObject({ status: 0, stderr: '' });
});

test('the language is that of the name, else what the text begins like, else what is said', async () => {
  const cwd = folderOf({
    'a.reg': `REGEDIT4\n\n${PARAMETERS}\n"AlwaysUseETRN"=dword:1\n`, 'export': `REGEDIT4\n\n${PARAMETERS}\n"AlwaysUseETRN"=dword:1\n`,
    'a.json': '{ "version": 1, "sections": [{ "name": "Parameters", "content": [{ "name": "AlwaysUseETRN", "value": 1 }] }] }',
    'a.vbs': `Set s = CreateObject("WScript.Shell")\ns.RegWrite "${PARAMETERS.slice(1, -1)}\\AlwaysUseETRN", 1, "REG_DWORD"\n`,
  });
  for (const [words, stdin] of [
    [['a.reg']], [['export']], [['a.json']], [['a.vbs']], [['-'], readFileSync(path.join(cwd, 'a.json'))], [['-'], readFileSync(path.join(cwd, 'a.reg'))],
    [['-', '--language', 'vbs'], readFileSync(path.join(cwd, 'a.vbs'))],
  ] as const) {
    const { stdout } = await imc(['convert', ...words, '--to', 'imc', '--lossy'], { cwd, ...stdin && { stdin } });
    expect(stdout, words.join(' ')).toBe('[Header]\nVersion=1\n\n[Parameters]\nAlwaysUseETRN=1\n');
  }
});

test('JSON of another shape is refused with the place and the path of each fault', async () => {
  for (const [json, fault] of [
    ['{', '1:2: Here should be a name in double quotes'],
    ['{ "version": 1, "sections": [] } x', '1:34: Here should be the end: a JSON text is one value'],
    ['{ "version": 2, "sections": [] }', '1:14: version: The only version of this shape is 1'],
    ['{ "version": 1 }', '1:1: Here should be "sections", a list'],
    ['{ "version": 1, "sections": [{ "name": "Parameters", "content": [{ "name": "X", "type": "REG_DWORD", "value": "1" }] }] }', '1:111: sections[0].content[0].value: Here should be a whole number from 0 to 4294967295, in decimal'],
    ['{ "version": 1, "sections": [{ "name": "Routing", "content": [{ "name": "RoutingTable", "rows": [["a;b", "c"]] }] }] }', '1:99: sections[0].content[0].rows[0][0]: A field cannot hold “;”, which separates the fields of this list; write the fields as a list of texts'],
    ['{ "version": 1, "sections": [{ "name": "Routing", "contents": [] }] }', '1:51: sections[0].contents: Nothing here is called so; here can be name, key, content'],
  ] as const) {
    const { status, stdout, stderr } = await imc(['convert', '-', '--language', 'json', '--to', 'imc'], { stdin: json });
    expect(stderr.split('\n')[0], json).toBe(`<stdin>:${fault}`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  }
  const deep = await imc(['convert', '-', '--language', 'json', '--to', 'imc'], { stdin: '['.repeat(100_000) });
  expect(deep).toMatchObject({ status: 2, stderr: '<stdin>:1:102: This is nested too deep\n' });
});

test('--output writes a new file, replaces one only when told to, and never the document itself', async () => {
  const cwd = folderOf({ 'a.imc': OFFICE, 'there.json': 'keep me', 'empty.json': '' });
  linkSync(path.join(cwd, 'a.imc'), path.join(cwd, 'other-name.imc'));
  mkdirSync(path.join(cwd, 'folder'));
  const to = (output: string, ...more: readonly string[]) => imc(['convert', 'a.imc', '--to', 'json', '--output', output, ...more], { cwd });

  expect(await to('new.json')).toMatchObject({ status: 0, stdout: '' });
  expect(JSON.parse(readFileSync(path.join(cwd, 'new.json'), 'utf8'))).toMatchObject({ version: 1 });
  expect(statSync(path.join(cwd, 'new.json')).mode & 0o111).toBe(0);

  expect(await to('there.json')).toMatchObject({ status: 2, stderr: 'there.json: nothing was written: there is such a file already; --force replaces it\n' });
  expect(readFileSync(path.join(cwd, 'there.json'), 'utf8')).toBe('keep me');
  expect(await to('there.json', '--force')).toMatchObject({ status: 0 });
  expect(readFileSync(path.join(cwd, 'there.json'), 'utf8')).toBe(readFileSync(path.join(cwd, 'new.json'), 'utf8'));

  expect(await to('empty.json'), 'nothing is lost with it').toMatchObject({ status: 0 });
  expect(readFileSync(path.join(cwd, 'empty.json'), 'utf8')).toBe(readFileSync(path.join(cwd, 'new.json'), 'utf8'));

  for (const itself of ['a.imc', './folder/../a.imc', 'other-name.imc']) expect((await to(itself, '--force')).stderr, itself).toContain('is the document that is converted');
  expect(readFileSync(path.join(cwd, 'a.imc'), 'utf8')).toBe(OFFICE);
  expect(await to('folder', '--force')).toMatchObject({ status: 2, stderr: 'folder: it is not a file and cannot be replaced\n' });
  expect((await to('nowhere/new.json')).status).toBe(2);
  expect(existsSync(path.join(cwd, 'nowhere'))).toBe(false);
  expect(readdirSync(cwd).sort(), 'no half files are left').toEqual(['a.imc', 'empty.json', 'folder', 'new.json', 'other-name.imc', 'there.json']);
});

test('a save of IMCCOPY is written as the tool has it, and read back', async () => {
  const stdin = '[Header]\nVersion=1\n[Routes]\nDeliveryRouting=+\n+EXAMPLE.COM;192.0.2.1;0\n; Büro\n[Domain]\nDomainInformation=+\n+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,0\n';
  const { bytes, stderr } = await imc(['convert', '-', '--to', 'imccopy'], { stdin });
  expect(bytes.toString('latin1')).toBe([
    '[Header]', 'Version=1', '[Routes]', 'DeliveryRouting=+', '+EXAMPLE.COM;192.0.2.1;0', 'DefaultRouting=', '[Domain]', 'DomainInformation=+', '+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,0', '',
  ].join('\r\n'));
  expect(stderr).toBe('<stdin>:6: left out: a comment: whether IMCCOPY passes over comments is not documented\n');
});

test('what a registry file or a script deletes is said at its top', async () => {
  const key = PARAMETERS.slice(1, -1);
  const stdin = `REGEDIT4\n\n[-${key}\\Extension]\n\n[${key}]\n"DisableETRN"=-\n`;
  const reg = await imc(['convert', '-', '--language', 'reg', '--to', 'reg'], { stdin });
  expect(reg.stdout).toContain(`\r\n; ${key}\\Extension: this key is deleted, with all that is in it.\r\n; DisableETRN: this value is deleted.\r\n`);
  expect((await imc(['convert', '-', '--language', 'reg', '--to', 'reg'], { stdin: reg.bytes })).bytes, 'nothing is said twice').toEqual(reg.bytes);
  expect((await imc(['convert', '-', '--language', 'reg', '--to', 'vbs'], { stdin })).stdout).toContain('\r\n\' DisableETRN: this value is deleted.\r\n');
});

test('bytes behind the end of a text or a list are listed, and so is a number of another length', async () => {
  const lines = ['"RelayAllowList"=hex(7):31,00,00,32,00,00', '"TurfTable"=hex(7):61,00,00,\\', '  00,00', '"TurfDir"=hex(2):61,00,62,00', '"AlwaysUseETRN"=hex(4):01,00'];
  for (const to of ['imc', 'reg', 'json', 'vbs']) {
    const { stderr, status } = await imc(['convert', '-', '--language', 'reg', '--to', to], { stdin: `REGEDIT4\n\n${PARAMETERS}\n${lines.join('\n')}\n` });
    expect(status, to).toBe(1);
    expect(stderr.split('\n').filter(line => / left out: the bytes behind/.test(line)).map(line => line.replace(/: they stand.*/, '')), to).toEqual([
      '<stdin>:4: left out: the bytes behind the end of [Parameters] RelayAllowList', '<stdin>:7: left out: the bytes behind the end of [Parameters] TurfDir',
    ]);
    expect(stderr, to).toContain('<stdin>:8: left out: [Parameters] AlwaysUseETRN: ');
  }
});

test('a password is not copied and not shown', async () => {
  const stdin = '[Connections]\nForwardTo=user:geheim@smtp.provider.example\n[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH;EXAMPLE\\user;geheim\n[Parameters]\nPassword=geheim\n';
  for (const to of ['imc', 'reg', 'vbs', 'imccopy', 'json']) {
    const { stdout, stderr, status } = await imc(['convert', '-', '--to', to], { stdin });
    expect(stdout + stderr, to).not.toContain('geheim');
    expect(stderr).toMatch(/<stdin>:7: left out: \[Parameters\] Password: it holds what seems to be a password/);
    expect(status).toBe(1);
  }
});

test('what is written wrongly is a usage error', async () => {
  const cwd = folderOf({ 'a.imc': OFFICE });
  for (const words of [['a.imc'], ['--to', 'reg'], ['a.imc', 'a.imc', '--to', 'reg'], ['a.imc', '--to', 'csv'], ['missing.imc', '--to', 'reg']]) {
    expect((await imc(['convert', ...words], { cwd })).status, words.join(' ')).toBe(2);
  }
});

test('what is converted to a registry file or a script gives no problem that the document did not give', async () => {
  const stdin = '[Parameters]\nAlwaysUseTURN=1\nRelayFlags=8\nSiteDomain=example.com\nTurfDir=C:\\Turf\n';
  for (const to of ['reg', 'vbs']) {
    const { bytes, status } = await imc(['convert', '-', '--to', to], { stdin });
    const cwd = folderOf({ [`a.${to}`]: bytes });
    expect(status, to).toBe(0);
    expect(await imc(['check', `a.${to}`, '--strict'], { cwd }), to).toMatchObject({ status: 0 });
  }
});

test('the place of a file that cannot be written beside is said', async () => {
  const cwd = folderOf({ 'a.imc': OFFICE });
  writeFileSync(path.join(cwd, 'plain'), '');
  expect((await imc(['convert', 'a.imc', '--to', 'json', '--output', 'plain/new.json'], { cwd })).stderr).toBe('plain/new.json: it could not be written: a part of the path is not a folder\n');
});
