import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, imc } from './imc.js';

const LOOSE = '[Header]\r\n  Version = 1\r\n; Büro   €\r\n[Routing]\r\nRoutingTable=+\r\n+a.example;<inbound>\r\n+long.example;hub.example.net\r\n';
const TIDY = '[Header]\r\nVersion=1\r\n; Büro   €\r\n[Routing]\r\nRoutingTable=+\r\n+a.example;    <inbound>\r\n+long.example; hub.example.net\r\n';

test('format writes the usual form in the encoding and with the line ends that are there', async () => {
  for (const [what, spell] of [
    ['UTF-8', (text: string) => Buffer.from(text)], ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text.replace('€', '\x80'), 'latin1')],
  ] as const) {
    const cwd = folderOf({ 'a.imc': spell(LOOSE), 'tidy.imc': spell(TIDY) });
    expect(await imc(['format'], { cwd }), what).toMatchObject({ status: 0, stdout: '', stderr: 'Formatted a.imc\n' });
    expect(readFileSync(path.join(cwd, 'a.imc')), what).toEqual(spell(TIDY));
    expect(await imc(['format'], { cwd }), what).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect((await imc(['format', '-'], { stdin: spell(LOOSE) })).bytes, what).toEqual(spell(TIDY));
  }
});

test('format --check names what is not in the usual form, and changes nothing', async () => {
  const cwd = folderOf({ 'a.imc': LOOSE, 'tidy.imc': TIDY });
  expect(await imc(['format', '--check'], { cwd })).toMatchObject({ status: 1, stdout: 'a.imc\n', stderr: '' });
  expect(readFileSync(path.join(cwd, 'a.imc'), 'utf8')).toBe(LOOSE);
  expect(await imc(['format', '--check', 'tidy.imc'], { cwd })).toMatchObject({ status: 0, stdout: '' });
  expect(await imc(['format', '--check', '-'], { stdin: LOOSE })).toMatchObject({ status: 1, stdout: '<stdin>\n' });
});

test('format names what it cannot use and goes on', async () => {
  const cwd = folderOf({ 'a.imc': LOOSE, 'b.imc': Buffer.from([0]) });
  expect(await imc(['format', 'none.imc', 'b.imc', 'a.imc'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringMatching(/^none\.imc: .*\nb\.imc: .*\nFormatted a\.imc\n$/) });
});
