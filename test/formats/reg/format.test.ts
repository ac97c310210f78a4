import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDocument } from '../../../server/src/analysis/format-document.js';
import { openDocument } from '../../../server/src/analysis/open-document.js';
import { lineEndOf } from '../../../server/src/text/tree.js';
import { meaningOf, regText } from '../../convert/documents.js';

const KEY = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]';

function formatted(text: string): string {
  const document = openDocument('test:///a.reg', 'reg', 1, text);
  const eol = lineEndOf(document.tree);
  const lines = text.split(eol);
  for (const { range: { start }, text: line } of formatDocument(document)) lines[start.line] = line;
  return lines.join(eol);
}

test.each([
  ['blanks around names, = and data', '  "ResolveP2"  =\tdword:00000002  ', '"ResolveP2"=dword:00000002'],
  ['a comment behind data', '"ResolveP2"=dword:2;as before  ', '"ResolveP2"=dword:2 ;as before'],
  ['blanks in a text and in a name', ' "A  b" = " x ; y " ; z', '"A  b"=" x ; y " ; z'],
  ['a default value and deletions', ' @ = "x"\n"ResolveP2" = - ', '@="x"\n"ResolveP2"=-'],
  ['bytes that go on', '"TurfTable" = hex(7):61 , 00,\\  ; first\n00 ,00,\\\n\t00', '"TurfTable"=hex(7):61,00,\\ ; first\n  00,00,\\\n  00'],
  ['two digits that only a blank keeps apart', '"Any"=hex: 3 1,0 ', '"Any"=hex:3 1,0'],
  ['a heading and comments', `${KEY}  ; of this server\n ; note `, `${KEY} ; of this server\n; note`],
  ['a line of blanks', '   ', ''],
] as const)('%s', (_, written, tidy) => {
  expect(formatted(`REGEDIT4\n\n${KEY}\n${written}\n`)).toBe(`REGEDIT4\n\n${KEY}\n${tidy}\n`);
});

test.each([
  ['lines that cannot be read', `${KEY}\n "Any" = 0x1 \n not a line  \n"Open"= "x \n`],
  ['keys of others', '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n  "Any"  =  "x"  \n ; note \n'],
  ['what the Registry Editor exports', `${KEY}\n"AlwaysUseETRN"=dword:00000001\n"TurfTable"=hex(7):61,00,\\\n  00\n\n`],
] as const)('%s are left alone', (_, text) => {
  expect(formatted(`REGEDIT4\n\n${text}`)).toBe(`REGEDIT4\n\n${text}`);
});

test('any registry file says the same afterwards, has all its characters but blanks, and is formatted once', () => {
  fc.assert(fc.property(regText, text => {
    const tidy = formatted(text);
    expect(tidy.replace(/[ \t]/g, '')).toBe(text.replace(/[ \t]/g, ''));
    expect(meaningOf('reg', tidy)).toEqual(meaningOf('reg', text));
    expect(formatted(tidy)).toBe(tidy);
  }), { numRuns: 200 });
});
