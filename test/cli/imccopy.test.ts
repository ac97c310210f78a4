import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, imc, only } from './imc.js';

interface Report {
  readonly files: readonly { readonly path: string; readonly language: string; readonly diagnostics: readonly { readonly code: string; readonly range: { readonly start: { readonly line: number; readonly character: number } } }[] }[];
}

/** As the tool writes: ANSI characters, CR LF; a header (it is printed above `[Domain]` alone) and `DefaultRouting` may be missing. */
const ansi = (...lines: readonly string[]) => Buffer.from(lines.map(line => `${line}\r\n`).join(''), 'latin1');
const ROUTES = ['[Routes]', 'DeliveryRouting=+', '+EXAMPLE.COM;192.0.2.1;0', '+B\xdcRO.EXAMPLE;192.0.2.2;0'];
const DOMAIN = ['[Domain]', 'DomainInformation=+', '+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,0', '+example.com,ISO-8859-1,ISO-8859-1,800,76,0,0,0'];
/** The articles print their samples with blanks in front of each line. */
const indented = (lines: readonly string[]) => lines.map(line => `   ${line}`);

const SAVES: Readonly<Record<string, Buffer>> = {
  ROUTES: ansi(...ROUTES), 'routes.txt': ansi(...ROUTES, 'DefaultRouting='), 'ROUTES.TXT': ansi(...indented(ROUTES)), 'tabs.sav': ansi(...ROUTES.map(line => `\t${line}`)),
  'domain.out': ansi(...DOMAIN), 'domain.imccopy': ansi('[Header]', 'Version=1', ...DOMAIN), 'indented.dat': ansi(...indented(['[Header]', 'Version=1', ...DOMAIN])),
  'blank-first.txt': ansi('', '  ', ...indented(ROUTES)), 'lower.txt': ansi('[routes]', 'deliveryrouting=+', '+example.com;192.0.2.1;0'), 'empty-table.txt': ansi('[Routes]', 'DeliveryRouting=', 'DefaultRouting='),
};

async function check(words: readonly string[], cwd: string): Promise<Report> {
  return JSON.parse((await imc(['check', '--format', 'json', ...only('bad-domain', 'syntax', 'missing-default-routing', 'entry-outside-list', 'unknown-section', 'unknown-property'), ...words], { cwd })).stdout) as Report;
}

test('the saves of IMCCOPY in a folder are found by what they hold, whatever they are called', async () => {
  const cwd = folderOf({ ...SAVES, 'readme.txt': 'The [Routes] section is saved with\r\n[Routes]\r\n', 'other.ini': '[Settings]\r\nRoutes=1\r\n', 'picture.png': Buffer.from('[Routes]\r\n') });
  const { files } = await check([], cwd);
  expect(files.map(({ path: name }) => name).sort()).toEqual(Object.keys(SAVES).sort());
  expect(new Set(files.map(({ language }) => language))).toEqual(new Set(['imc']));
});

test('every line of such a save is read, in ANSI, with CR LF, and with blanks in front', async () => {
  const cwd = folderOf(SAVES);
  for (const name of Object.keys(SAVES)) {
    const { files: [file] } = await check([name], cwd);
    const codes = file!.diagnostics.map(({ code }) => code).filter(code => code !== 'bad-domain');
    expect(codes, name).toEqual(/DeliveryRouting=\+/i.test(SAVES[name]!.toString('latin1')) && !/DefaultRouting/.test(SAVES[name]!.toString('latin1')) ? ['missing-default-routing'] : []);
  }
  const { files: [file] } = await check(['ROUTES.TXT'], cwd);
  expect(file!.diagnostics.map(({ code, range: { start } }) => [code, start.line, start.character])).toEqual([['missing-default-routing', 1, 3], ['bad-domain', 3, 4]]);
});

test('a fix leaves such a save in ANSI and with CR LF', async () => {
  const cwd = folderOf({ 'routes.txt': SAVES.ROUTES! });
  await imc(['check', '--fix', ...only('missing-default-routing'), 'routes.txt'], { cwd });
  expect(readFileSync(path.join(cwd, 'routes.txt'))).toEqual(ansi(...ROUTES, 'DefaultRouting='));
});

test('a save as the articles print it that was converted into a document and back is the same to the byte', async () => {
  const cwd = folderOf({ 'routes.txt': ansi(...ROUTES, 'DefaultRouting='), 'domain.sav': ansi('[Header]', 'Version=1', ...DOMAIN) });
  for (const name of ['routes.txt', 'domain.sav']) {
    const { bytes, status } = await imc(['convert', name, '--to', 'imc'], { cwd });
    const back = await imc(['convert', '-', '--to', 'imccopy'], { stdin: bytes });
    expect([status, back.status]).toEqual([0, 0]);
    expect(back.bytes, name).toEqual(readFileSync(path.join(cwd, name)));
  }
});
