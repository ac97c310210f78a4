import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import { mailText } from '../../client/src/runs/mail-text.js';
import { runTranscript, withoutTimes } from '../../client/src/runs/run-transcript.js';

const octets = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

test('mail data is shown as it is, and does nothing on the screen', () => {
  for (const [name, data, expected] of [
    ['lines end as the mail has them', 'Subject: a\r\n\r\nb\r\n', 'Subject: a\n\nb\n'],
    ['a bare line feed ends a line too', 'a\nb', 'a\nb'],
    ['a bare carriage return is seen', 'a\rb', 'a\\x0db'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['NUL and escapes are seen', 'a\0b\x1b[2J', 'a\\x00b\\x1b[2J'],
    ['UTF-8 is read as UTF-8', 'Gr\xc3\xbc\xc3\x9fe', 'Grüße'],
    ['what is not UTF-8 is read as Windows-1252', 'Gr\xfc\xdfe \x80', 'Grüße €'],
    ['marks that turn the direction of writing are seen', 'a\xe2\x80\xaeb', 'a\\u{202e}b'],
    ['a byte order mark is seen', '\xef\xbb\xbfa', '\\u{feff}a'],
  ] as const) expect(mailText(octets(data)), name).toBe(expected);
});

test('a character that is cut in two at the end of what is shown does not make the rest unreadable', () => {
  expect(mailText(octets('Gr\xc3\xbc\xc3'), false)).toBe('Grü');
  expect(mailText(octets('Gr\xc3\xbc\xc3'), true)).not.toBe('Grü');
});

test('whatever octets there are, the text has no control character but tab and line feed', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (data) => {
    expect(mailText(data)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  }));
});

test('a printable message in ASCII comes out as it went in', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...' aZ0.:<>@\n\t~') }), (text) => { expect(mailText(octets(text))).toBe(text); }));
});

const refused: DequeueResult = {
  version: 1, file: 'a.imc', mode: 'hold', started: '2026-11-22T04:00:00.000Z', durationMs: 5, outcome: 'refused',
  sessions: [{
    host: 'smtp.provider.example', port: 25, verb: 'TURN', outcome: 'refused', greeting: '220 hello', capabilities: [], tls: null, auth: null, requests: [], callback: null, messages: [],
    error: { stage: 'auth', code: 'auth', message: 'The provider refused the account or the password.', hint: 'Check both (Q257979).', reply: { code: 535, enhanced: '5.7.8', text: 'No' } },
    transcript: [{ ms: 3, from: 'server', text: '220 hello' }, { ms: 1234, from: 'client', secure: true, text: 'EHLO mail.example.com' }, { ms: 1300, from: 'event', text: 'Closed' }],
  }],
};

test('the transcript ends with what came of it in words: the sentence, the reply, and the advice with its source', () => {
  const end = runTranscript(refused, describeOutcome(refused)).split('\n\n').at(-1);
  expect(end).toBe(
    '=== smtp.provider.example: The provider refused the account or the password.\n===   535 5.7.8 No\n===   Check both. (Q257979)\n',
  );
});

test('two runs in which the same was said differ in nothing but the line that says when', () => {
  const later: DequeueResult = {
    ...refused, started: '2026-11-22T05:00:00.000Z',
    sessions: refused.sessions.map((session) => ({ ...session, transcript: session.transcript.map((entry) => ({ ...entry, ms: entry.ms * 7 + 11 })) })),
  };
  const [one, other] = [refused, later].map((result) => withoutTimes(runTranscript(result, describeOutcome(result))).split('\n'));
  expect(one?.filter((line, index) => line !== other?.[index])).toEqual(['=== Test dequeue of a.imc, mode hold, 2026-11-22T04:00:00.000Z']);
  expect(one).toContain('<-  220 hello');
  expect(one).toContain(' ~> EHLO mail.example.com');
});
