import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDocument, type ReadFile } from '../../cli/src/read-document.js';
import { writeDocument } from '../../cli/src/write-document.js';
import { DOCUMENT, FIXED, folderOf, imc, only, PARAMETERS } from './imc.js';

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const latin1 = (text: string) => Buffer.from(text.replaceAll('–', '\x96').replaceAll('€', '\x80'), 'latin1');
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const utf16be = (text: string) => utf16(text).swap16();
const inside = (cwd: string, name: string) => readFileSync(path.join(cwd, name));

test('a fix changes its own characters, in every encoding and with every line end, and not one byte else', async () => {
  for (const [what, before, after] of [
    ['UTF-8', Buffer.from(DOCUMENT), Buffer.from(FIXED)],
    ['UTF-8 with CRLF and a mark', Buffer.from(`\ufeff${crlf(DOCUMENT)}`), Buffer.from(`\ufeff${crlf(FIXED)}`)],
    ['UTF-16 with CRLF', utf16(crlf(DOCUMENT)), utf16(crlf(FIXED))],
    ['UTF-16, big end first', utf16be(crlf(DOCUMENT)), utf16be(crlf(FIXED))],
    ['Windows-1252 with CRLF', latin1(crlf(DOCUMENT)), latin1(crlf(FIXED))],
    ['Windows-1252 with bytes that have no character', Buffer.concat([latin1(DOCUMENT), Buffer.from([0x3b, 0x81, 0x8d, 0xff])]), Buffer.concat([latin1(FIXED), Buffer.from([0x3b, 0x81, 0x8d, 0xff])])],
    ['CR alone', Buffer.from(DOCUMENT.replaceAll('\n', '\r')), Buffer.from(FIXED.replaceAll('\n', '\r'))],
    ['line ends of all kinds', Buffer.from(DOCUMENT.replace('\n', '\r\n').replace('30 €\n', '30 €\r')), Buffer.from(FIXED.replace('\n', '\r\n').replace('30 €\n', '30 €\r'))],
    ['half surrogates and NULs in UTF-16', utf16(`${DOCUMENT}; \ud800 \0 \udc00`), utf16(`${FIXED}; \ud800 \0 \udc00`)],
    ['no line end at the end', Buffer.from('[Header]\nVersion=1\n[Site Addressing]\nDomain=@example.com'), Buffer.from('[Header]\nVersion=1\n[Site Addressing]\nDomain=example.com')],
  ] as const) {
    const cwd = folderOf({ 'a.imc': before });
    const { stdout, stderr } = await imc(['check', '--fix', 'a.imc', ...only('site-domain-at')], { cwd });
    expect({ stdout, stderr }, what).toEqual({ stdout: 'No problems in 1 file; 1 file changed\n', stderr: '' });
    expect(inside(cwd, 'a.imc').equals(after), `${what}: ${inside(cwd, 'a.imc').toString('latin1')}`).toBe(true);
    expect(readdirSync(cwd), what).toEqual(['a.imc']);
  }
});

test('a script keeps everything but what is mended in it, and a slip in a name is mended where the name is given', async () => {
  const script = (service: string, name: string) => crlf([
    'Const KEY = "HKLM\\System\\CurrentControlSet\\Service?\\MSExchangeIMC\\Parameters\\"', 'Set sh = WScript.CreateObject("WScript.Shell") \' Büro',
    'sh.RegWrite KEY & "?", 1, "REG_DWORD" : MsgBox "alwaysuseetrn ""1""" \' 30 €', 'If sh.RegRead(KEY & "?") = 1 Then WScript.Quit', '',
  ].join('\n')).replace('?', service).replaceAll('?', name);
  const cwd = folderOf({ 'a.vbs': latin1(script('', 'RelayAllowLists')), 'b.vbs': utf16(script('', 'alwaysuseetrn')) });
  await imc(['check', '--fix', 'a.vbs', 'b.vbs', ...only('misprinted-key', 'misspelled-value', 'value-case')], { cwd });
  expect(inside(cwd, 'a.vbs').equals(latin1(script('s', 'RelayAllowList')))).toBe(true);
  expect(inside(cwd, 'b.vbs').equals(utf16(script('s', 'AlwaysUseETRN')))).toBe(true);
});

test('a registry export keeps its encoding and its line ends, and lists are written as its first line says', async () => {
  const export_ = (header: string, data: string, type: string) => `${header}\r\n\r\n; Büro\r\n${PARAMETERS.replace('Services', type)}\r\n"RelayAllowList"=${data}\r\n"AlwaysUseETRN"=dword:00000001`;
  const ansi = (text: string) => Buffer.from(text, 'latin1');
  for (const [what, encoded, header, data] of [
    ['ANSI', ansi, 'REGEDIT4', 'hex(7):31,39,32,2e,30,2e,32,2e,31,00,00'],
    ['UTF-8', Buffer.from, 'REGEDIT4', 'hex(7):31,39,32,2e,30,2e,32,2e,31,00,00'],
    ['UTF-16', utf16, 'Windows Registry Editor Version 5.00', 'hex(7):31,00,39,00,32,00,2e,00,30,00,2e,00,32,00,2e,00,31,00,\\\r\n  00,00,00,00'],
  ] as const) {
    const cwd = folderOf({ 'a.reg': encoded(export_(header, '"192.0.2.1"', 'Service')) });
    const { stdout, stderr } = await imc(['check', '--fix', ...only('misprinted-key', 'wrong-type')], { cwd });
    expect({ stdout, stderr }, what).toEqual({ stdout: 'No problems in 1 file; 1 file changed\n', stderr: '' });
    expect(inside(cwd, 'a.reg').equals(encoded(export_(header, data, 'Services'))), `${what}: ${inside(cwd, 'a.reg').toString('latin1')}`).toBe(true);
  }
});

test('what the fixes leave is reported and decides the status', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  const { status, stdout } = await imc(['check', '--fix', '--format', 'json', ...only('site-domain-at', 'syntax')], { cwd });
  expect(status).toBe(1);
  expect(JSON.parse(stdout).files[0].diagnostics.map(({ code }: { code: string }) => code)).toEqual(['syntax']);
});

test('fixes make room for others until nothing safe is left', async () => {
  const cwd = folderOf({ 'a.imc': '[Site Addressing]\nDomain=@example.com.\n[Routes]\nDeliveryRouting=+\n+a.example;192.0.2.1;0\n' });
  await imc(['check', '--fix'], { cwd });
  const once = inside(cwd, 'a.imc').toString();
  expect(once).toContain('Domain=example.com\n');
  expect(once).toMatch(/^\[Header\]\nVersion=1\n/);
  // What remains is for people to decide: a second round changes nothing.
  expect((await imc(['check', '--fix'], { cwd })).stdout).not.toContain('changed');
  expect(inside(cwd, 'a.imc').toString()).toBe(once);
});

test('a file without anything to fix is not written', async () => {
  const cwd = folderOf({ 'a.imc': FIXED });
  const file = path.join(cwd, 'a.imc');
  utimesSync(file, 1, 1);
  const { ino } = statSync(file);
  await imc(['check', '--fix', ...only('site-domain-at')], { cwd });
  expect(statSync(file)).toMatchObject({ ino, mtimeMs: 1000 });
});

test('a written file keeps its mode, and a link still leads to it', async () => {
  const cwd = folderOf({ 'real/a.imc': DOCUMENT });
  mkdirSync(path.join(cwd, 'links'));
  chmodSync(path.join(cwd, 'real/a.imc'), 0o640);
  symlinkSync('../real/a.imc', path.join(cwd, 'links/a.imc'));
  await imc(['check', '--fix', 'links/a.imc', ...only('site-domain-at')], { cwd });
  expect(inside(cwd, 'real/a.imc').toString()).toBe(FIXED);
  expect(statSync(path.join(cwd, 'real/a.imc')).mode & 0o777).toBe(0o640);
  expect(lstatSync(path.join(cwd, 'links/a.imc')).isSymbolicLink()).toBe(true);
  expect(readdirSync(path.join(cwd, 'links'))).toEqual(['a.imc']);
});

test('a character that the encoding cannot hold is an error, and nothing is written', async () => {
  const cwd = folderOf({ 'a.imc': latin1(DOCUMENT) });
  const file = path.join(cwd, 'a.imc');
  const was = await readDocument(file) as ReadFile;
  expect(await writeDocument(file, was, FIXED.replace('Büro', 'Бюро'))).toEqual({
    problem: 'nothing was written: Windows-1252, in which it is saved, has no character U+0411; save it as UTF-8 first',
  });
  expect(inside(cwd, 'a.imc')).toEqual(latin1(DOCUMENT));
  expect(readdirSync(cwd)).toEqual(['a.imc']);
});

test('a file that somebody else changed since it was read is left to them', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  const file = path.join(cwd, 'a.imc');
  const was = await readDocument(file) as ReadFile;
  writeFileSync(file, `${DOCUMENT}; mine\n`);
  expect(await writeDocument(file, was, FIXED)).toEqual({ problem: 'nothing was written: somebody else changed it in the meantime' });
  expect(inside(cwd, 'a.imc').toString()).toBe(`${DOCUMENT}; mine\n`);
});

test('only plain files are replaced', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  const was = await readDocument(path.join(cwd, 'a.imc')) as ReadFile;
  execFileSync('mkfifo', [path.join(cwd, 'pipe')]);
  expect(await writeDocument(path.join(cwd, 'pipe'), was, FIXED)).toEqual({ problem: 'it is not a file and cannot be changed in place' });
  expect(lstatSync(path.join(cwd, 'pipe')).isFIFO()).toBe(true);
});

test('whoever holds the old file open goes on reading the old text: it is replaced, not overwritten', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  linkSync(path.join(cwd, 'a.imc'), path.join(cwd, 'held'));
  await imc(['check', '--fix', 'a.imc', ...only('site-domain-at')], { cwd });
  expect(inside(cwd, 'held').toString()).toBe(DOCUMENT);
  expect(inside(cwd, 'a.imc').toString()).toBe(FIXED);
});
