import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAIL_DATA_BEGINS, readMailData } from '../../client/src/smtp/dot-reader.js';

/** One octet for each character. */
const octets = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

interface Read {
  readonly data: string;
  /** Null: the end has not come. */
  readonly rest: string | null;
  readonly bareCr: number;
  readonly bareLf: number;
}

function read(pieces: readonly Uint8Array[]): Read {
  let state = MAIL_DATA_BEGINS;
  let data = '';
  let rest: string | null = null;
  for (const piece of pieces) {
    const step = readMailData(state, piece);
    state = step.state;
    data += step.data.map(text).join('');
    if (step.rest !== null) rest = (rest ?? '') + text(step.rest);
  }
  expect(state.octets).toBe(data.length);
  return { data, rest, bareCr: state.bareCr, bareLf: state.bareLf };
}

/** The same octets cut at the given places, wherever these are. */
function cut(whole: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => place % (whole.length + 1)).toSorted((a, b) => a - b), whole.length];
  return at.slice(1).map((end, index) => whole.subarray(at[index], end));
}

/** What RFC 5321 §4.5.2 says, in as few words as possible; what is under test has to do it piece by piece. */
function oracle(whole: string): Read {
  const asIfAfterData = `\r\n${whole}`;
  const end = asIfAfterData.indexOf('\r\n.\r\n');
  const body = end < 0 ? whole : whole.slice(0, end);
  const data = `\r\n${body}`.replaceAll('\r\n.', '\r\n').slice(2);
  return {
    data,
    rest: end < 0 ? null : whole.slice(end + 3),
    bareCr: body.match(/\r(?!\n)/g)?.length ?? 0,
    bareLf: body.match(/(?<!\r)\n/g)?.length ?? 0,
  };
}

const everyWay = fc.array(fc.nat(), { maxLength: 12 });

function expectHoweverCut(whole: string, expected: Read): void {
  const bytes = octets(whole);
  expect(read([bytes]), 'whole').toEqual(expected);
  expect(read([...bytes].map((byte) => Uint8Array.of(byte))), 'octet by octet').toEqual(expected);
  for (let at = 0; at <= bytes.length; at += 1) expect(read(cut(bytes, [at])), `cut at ${at}`).toEqual(expected);
  fc.assert(fc.property(everyWay, (places) => void expect(read(cut(bytes, places))).toEqual(expected)), { numRuns: 20 });
}

test('mail data ends at a line that is a dot, and what follows belongs to the next command', () => {
  for (const [wire, data, rest] of [
    ['Subject: a\r\n\r\nb\r\n.\r\n', 'Subject: a\r\n\r\nb\r\n', ''],
    ['a\r\n.\r\nQUIT\r\n', 'a\r\n', 'QUIT\r\n'],
    ['.\r\n', '', ''],
    ['.\r\n.\r\n', '', '.\r\n'],
    ['..\r\n.\r\n', '.\r\n', ''],
    ['..leading\r\n...\r\n.\r\n', '.leading\r\n..\r\n', ''],
    ['.unstuffed by a careless sender\r\n.\r\n', 'unstuffed by a careless sender\r\n', ''],
    ['a.\r\n.\r\n', 'a.\r\n', ''],
    ['a\r\n.b\r\n.\r\n', 'a\r\nb\r\n', ''],
    ['no end yet\r\n', 'no end yet\r\n', null],
    ['no end yet\r\n.\r', 'no end yet\r\n', null],
    ['\r\n.\r\n', '\r\n', ''],
  ] as const) expectHoweverCut(wire, { data, rest, bareCr: 0, bareLf: 0 });
});

// What was taken for the end by one server and not by the next, so that a second message could be hidden in the first: CVE-2023-51764 (Postfix),
// -51765 (Sendmail), -51766 (Exim). After each the smuggled command must still be mail data.
test('nothing but CRLF, dot, CRLF ends the mail data', () => {
  for (const [forgery, data, bareCr, bareLf] of [
    ['\n.\n', '\n.\n', 0, 2],
    ['\n.\r\n', '\n.\r\n', 0, 1],
    ['\r\n.\n', '\r\n\n', 0, 1],
    ['\r.\r', '\r.\r', 2, 0],
    ['\r\n.\r', '\r\n\r', 1, 0],
    ['\r.\r\n', '\r.\r\n', 1, 0],
    ['\r\r.\r\r', '\r\r.\r\r', 4, 0],
    ['\n\r.\r\n', '\n\r.\r\n', 1, 1],
    ['\r\n.\r\r\n', '\r\n\r\r\n', 1, 0],
    ['\r\n.\0\r\n', '\r\n\0\r\n', 0, 0],
    ['\r\n\0.\r\n', '\r\n\0.\r\n', 0, 0],
    ['\r\0\n.\r\n', '\r\0\n.\r\n', 1, 1],
    ['\r\n. \r\n', '\r\n \r\n', 0, 0],
    ['\r\n .\r\n', '\r\n .\r\n', 0, 0],
    ['\r\n.\u000b\r\n', '\r\n\u000b\r\n', 0, 0],
    ['\u0085.\u0085', '\u0085.\u0085', 0, 0],
  ] as const) {
    expectHoweverCut(`a${forgery}MAIL FROM:<x@example.net>\r\n.\r\nNOOP\r\n`, {
      data: `a${data}MAIL FROM:<x@example.net>\r\n`, rest: 'NOOP\r\n', bareCr, bareLf,
    });
  }
});

test('a dot is taken off after CRLF alone', () => {
  for (const [wire, data] of [
    ['\n..a\r\n.\r\n', '\n..a\r\n'],
    ['\r..a\r\n.\r\n', '\r..a\r\n'],
    ['a\n.b\r\n.\r\n', 'a\n.b\r\n'],
  ] as const) expect(read([octets(wire)]).data).toBe(data);
});

test('every octet is kept, NUL and 8-bit ones too, and lines of any length', () => {
  const all = Array.from({ length: 256 }, (_, octet) => String.fromCharCode(octet)).filter((octet) => octet !== '\r' && octet !== '\n').join('');
  const data = `${all}\r\n${'x'.repeat(200_000)}\r\n`;
  expect(read([octets(`${data}.\r\n`)])).toEqual({ data, rest: '', bareCr: 0, bareLf: 0 });
});

test('any octets in any pieces are read as the sentence of the standard has it', () => {
  const wire = fc.array(fc.constantFrom('\r', '\n', '.', '\r\n', '\r\n.', '\r\n.\r\n', 'a', '\0', 'ÿ'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(wire, everyWay, (wire, places) => {
      const seen = read(cut(octets(wire), places));
      const expected = oracle(wire);
      // Without an end the last octets may still be about to become one: they are held back, and a last CR is not yet known to be bare.
      if (expected.rest !== null) return void expect(seen).toEqual(expected);
      expect(seen.rest).toBeNull();
      expect([expected.data, expected.data.replace(/\r$/, '')]).toContain(seen.data);
    }),
    { numRuns: 2000 },
  );
});

test('what a sender stuffs comes out as it went in', () => {
  const line = fc.array(fc.constantFrom('.', 'a', '\0', 'é', '\r', '\n'), { maxLength: 5 }).map((parts) => parts.join('').replace(/\r$/, ''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), everyWay, (lines, places) => {
      const message = lines.map((line) => `${line}\r\n`).join('');
      const stuffed = `\r\n${message}`.replaceAll('\r\n.', '\r\n..').slice(2);
      expect(read(cut(octets(`${stuffed}.\r\n250`), places))).toMatchObject({ data: message, rest: '250' });
    }),
    { numRuns: 1000 },
  );
});

test('after the end nothing is read any more', () => {
  const { state } = readMailData(MAIL_DATA_BEGINS, octets('.\r\n'));
  expect(readMailData(state, octets('.\r\n'))).toEqual({ state, data: [], rest: octets('.\r\n') });
});

test('a piece with few leading dots is handed on without being copied, one with very many in a copy', () => {
  const line = `${'x'.repeat(70)}\r\n`;
  for (const [unit, views] of [[line, true], [`${line.repeat(30)}..\r\n`, true], ['..\r\n', false]] as const) {
    const piece = octets(unit.repeat(30_000 / unit.length));
    const { data } = readMailData(MAIL_DATA_BEGINS, piece);
    expect(data.every(({ buffer }) => buffer === piece.buffer), unit).toBe(views);
    expect(data.length, unit).toBeLessThan(100);
  }
});

// Quadratic reading of any of these would take minutes. Time of the processor, as other work may go on beside this.
test('time grows with the length of the data, whatever it is made of', () => {
  for (const unit of ['\r', '\n', '.', '\r\n', '\r\n.', '\r\n..', '.\r', `${'x'.repeat(76)}\r\n`, '\r\r\n.\n']) {
    const piece = octets(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    const before = process.cpuUsage();
    let state = MAIL_DATA_BEGINS;
    for (let at = 0; at < piece.length; at += 65_536) state = readMailData(state, piece.subarray(at, at + 65_536)).state;
    readMailData(MAIL_DATA_BEGINS, piece);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000, JSON.stringify(unit)).toBeLessThan(3000);
  }
});
