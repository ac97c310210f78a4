import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode, type DecodedText } from '../../cli/src/read-document.js';

const bytes = (...parts: readonly (number | string)[]) => Buffer.concat(parts.map(part => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'latin1'))));

test('the encoding of a file is read from its byte order mark, else UTF-8, else Windows-1252', () => {
  for (const [what, given, encoding, text] of [
    ['nothing', bytes(), 'utf-8', ''],
    ['ASCII', bytes('Domain=a'), 'utf-8', 'Domain=a'],
    ['UTF-8', bytes('B', 0xc3, 0xbc), 'utf-8', 'Bü'],
    ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 'B'), 'utf-8', 'B'],
    ['a mark alone', bytes(0xef, 0xbb, 0xbf), 'utf-8', ''],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 'B', 0, 0xac, 0x20), 'utf-16le', 'B€'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 'B', 0x20, 0xac), 'utf-16be', 'B€'],
    ['what an old editor wrote', bytes('B', 0xfc, 'ro ', 0x80, 0x96), 'windows-1252', 'Büro €–'],
    ['the five bytes without a character', bytes(0x81, 0x8d, 0x8f, 0x90, 0x9d), 'windows-1252', '\x81\x8d\x8f\x90\x9d'],
    ['a surrogate in UTF-8, which is none', bytes(0xed, 0xa0, 0x80), 'windows-1252', 'í\xa0€'],
    ['a half surrogate in UTF-16', bytes(0xff, 0xfe, 0x00, 0xd8), 'utf-16le', '\ud800'],
    ['NUL in UTF-16', bytes(0xff, 0xfe, 0x00, 0x00, 'B', 0), 'problem', 'UTF-32'],
    ['NUL later in UTF-16', bytes(0xff, 0xfe, 'B', 0, 0x00, 0x00), 'utf-16le', 'B\0'],
    ['half a unit of UTF-16', bytes(0xff, 0xfe, 'B'), 'problem', 'ends in the middle of a character'],
    ['a program', bytes(0x7f, 'ELF', 0, 0), 'problem', 'NUL bytes'],
    ['UTF-16 without a mark', bytes('B', 0), 'problem', 'UTF-16 without a byte order mark'],
  ] as const) {
    const decoded = decode(given);
    if ('problem' in decoded) {
      expect(encoding, what).toBe('problem');
      expect(decoded.problem, what).toContain(text);
    } else expect({ encoding: decoded.encoding, text: decoded.text }, what).toEqual({ encoding, text });
  }
});

test('writing undoes reading, to the byte', () => {
  const start = fc.constantFrom(bytes(), bytes(0xef, 0xbb, 0xbf), bytes(0xff, 0xfe), bytes(0xfe, 0xff));
  const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: 'binary' }).map(text => Buffer.from(text)));
  fc.assert(fc.property(start, piece, (mark, body) => {
    const given = Buffer.concat([mark, body]);
    const decoded = decode(given);
    if (!('problem' in decoded)) expect(Buffer.from(encode(decoded) as Uint8Array)).toEqual(given);
  }), { numRuns: 500 });
});

test('a text is never written with another character than it has', () => {
  const mark = new Uint8Array(0);
  for (const [encoding, text, outcome] of [
    ['windows-1252', 'Bür€ž', bytes('B', 0xfc, 'r', 0x80, 0x9e)],
    ['windows-1252', 'Ж', 'Ж'],
    ['windows-1252', 'a\u0080', '\u0080'],                // a control character, not the euro sign's byte
    ['windows-1252', 'a\u{1f4e7}', '\u{1f4e7}'],
    ['utf-8', 'a\ud800', '\ud800'],
    ['utf-8', '\u{1f4e7}', Buffer.from('\u{1f4e7}')],
    ['utf-16be', '\ud800', bytes(0xd8, 0)],
  ] as const) {
    const encoded = encode({ text, encoding, mark } satisfies DecodedText);
    expect('unencodable' in encoded ? encoded.unencodable : Buffer.from(encoded), `${encoding} ${JSON.stringify(text)}`).toEqual(outcome);
  }
});
