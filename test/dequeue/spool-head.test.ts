import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeadCatcher, type MailHead } from '../../client/src/dequeue/mail-head.js';

function headOf(...pieces: readonly (string | Uint8Array)[]): MailHead {
  const catcher = new HeadCatcher();
  for (const piece of pieces) catcher.see(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
  return catcher.head();
}

test('subject and Message-ID are read as a person wants to see them', () => {
  for (const [head, subject, messageId] of [
    ['Subject: hello\r\nMessage-ID: <1@x.example>\r\n\r\nbody', 'hello', '<1@x.example>'],
    ['SUBJECT:hello\r\nmessage-id:<1@x.example>\r\n\r\n', 'hello', '<1@x.example>'],
    ['Subject: one\r\n two\r\n\tthree\r\n\r\n', 'one two three', null],
    ['Subject:\r\n on the next line\r\n\r\n', 'on the next line', null],
    ['Subject: first\r\nSubject: second\r\n\r\n', 'first', null],
    ['Subject: \r\n\r\n', '', null],
    ['X: y\r\n\r\nSubject: in the body\r\n', null, null],
    ['\r\nSubject: in the body\r\n', null, null],
    ['Subject: unix\nMessage-ID: <2@x.example>\n\nSubject: body\n', 'unix', '<2@x.example>'],
    ['Subject: no end of the head', 'no end of the head', null],
    ['', null, null],
  ] as const) {
    expect(headOf(head), head).toEqual({ subject, messageId });
    expect(headOf(...Array.from(head)), `octet by octet: ${head}`).toEqual({ subject, messageId });
  }
});

test('encoded words are decoded (RFC 2047)', () => {
  for (const [value, expected] of [
    ['=?utf-8?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
    ['=?ISO-8859-1?q?a_b=5Fc?=', 'a b_c'],
    ['=?UTF-8?B?R3LDvMOfZQ==?= from here', 'Grüße from here'],
    ['=?utf-8?q?a?= =?utf-8?q?b?=', 'ab'],
    ['=?utf-8?q?a?=  =?iso-8859-1?q?=FC?= c', 'aü c'],
    ['=?utf-8?b?w7w=?=\r\n =?utf-8?b?w58=?=', 'üß'],
    ['=?utf-8?b?ww==?= =?utf-8?b?vA==?=', 'ü'], // cut inside a character
    ['=?utf-8*de?q?=C3=BC?=', 'ü'], // RFC 2231 §5
    ['=?shift_jis?b?k/qWe4zq?=', '日本語'],
    ['=?no-such-charset?q?a?=', '=?no-such-charset?q?a?='],
    ['=?utf-8?x?a?=', '=?utf-8?x?a?='],
    ['a =?utf-8?q?b', 'a =?utf-8?q?b'],
    ['1 =?= 2', '1 =?= 2'],
  ] as const) expect(headOf(`Subject: ${value}\r\n\r\n`).subject, value).toBe(expected);
});

test('raw octets are read as UTF-8 where they are that, else one character for each', () => {
  expect(headOf(Buffer.from('Subject: Grüße\r\n\r\n')).subject).toBe('Grüße');
  expect(headOf(Buffer.from('Subject: Grüße\r\n\r\n', 'latin1')).subject).toBe('Grüße');
});

test('nothing that a stranger writes reaches a terminal as it stands', () => {
  expect(headOf('Subject: \x1b[31mred\x07\r\n\r\n').subject).toBe('\\x1b[31mred\\x07');
  expect(headOf('Subject: =?utf-8?q?=1B[2J=E2=80=AEgpj=0D=0A.exe?=\r\n\r\n').subject).toBe('\\x1b[2J\\u{202e}gpj\\x0d\\x0a.exe');
  expect(headOf('Message-ID: <\x00\x9b@x>\r\n\r\n').messageId).toBe('<\\x00\\x9b@x>');
});

test('whatever comes in whatever pieces, it is read the same, shown safely, and kept short', () => {
  const part = fc.constantFrom('Subject', 'Message-ID', ':', ' ', '\r\n', '\r\n\r\n', '\n', '\r', '=?utf-8?q?', '=?utf-8?b?', '?=', '=C3', 'ü', 'w7w=', '\x1b', '\0', 'a'.repeat(500));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 6 }), (parts, cuts) => {
      const whole = Buffer.from(parts.join(''), 'latin1');
      const at = [0, ...cuts.map((cut) => cut % (whole.length + 1)).toSorted((a, b) => a - b), whole.length];
      const head = headOf(...at.slice(1).map((end, index) => whole.subarray(at[index], end)));
      expect(head).toEqual(headOf(whole));
      for (const shown of [head.subject ?? '', head.messageId ?? '']) {
        expect(shown).not.toMatch(/\p{Cc}|\p{Cf}/u);
        expect(shown.length).toBeLessThanOrEqual(999);
      }
    }),
    { numRuns: 1000 },
  );
});

test('of a message that is all head 64 KiB are looked at, in no time', () => {
  const before = process.cpuUsage();
  const endless = Buffer.from(`Subject: ${'=?=?utf-8?q?'.repeat(400_000)}`);
  expect(headOf(endless).subject).toHaveLength(999);
  expect(headOf('Subject: early\r\n', ...Array.from({ length: 500 }, () => 'X: y\r\n'.repeat(1000))).subject).toBe('early');
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2000);
});
