import { expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import { type DequeueResult, type MessageResult, type Outcome, type SessionResult, worstOf } from '../../client/src/dequeue/result.js';
import { transcriptText } from '../../client/src/dequeue/transcript.js';

const message: MessageResult = { reversePath: '', forwardPaths: ['a@example.com'], bytes: null, disposition: 'held', subject: null, messageId: null, sha256: null, file: null };
const session: SessionResult = {
  host: 'mx.provider.example', port: 25, verb: 'ETRN', outcome: 'ok', greeting: '220 p', capabilities: ['ETRN'], tls: null, auth: null,
  requests: [{ verb: 'ETRN', domain: 'example.com', code: 250, enhanced: '2.0.0', text: 'started', outcome: 'accepted', meaning: 'x' }],
  callback: { listened: '127.0.0.1:2525', connections: 1, waitedMs: 310 }, messages: [message], error: null, transcript: [],
};
const result = (sessions: readonly SessionResult[], mode: DequeueResult['mode'] = 'hold'): DequeueResult => ({
  version: 1, file: null, mode, started: '2026-11-21T10:00:00.000Z', durationMs: 1, outcome: worstOf(sessions), sessions,
});

test('the outcome of several sessions is the worst, but mail that came outweighs mail that did not', () => {
  for (const [outcomes, expected] of [
    [['ok', 'ok'], 'ok'], [['ok', 'nothing-waiting'], 'ok'], [['accepted', 'ok'], 'ok'], [['ok', 'no-callback'], 'ok'],
    [['ok', 'refused'], 'refused'], [['ok', 'cancelled'], 'cancelled'], [['refused', 'cancelled', 'failed'], 'failed'],
    [['nothing-waiting', 'accepted'], 'accepted'], [['accepted', 'no-callback'], 'no-callback'], [[], 'failed'],
  ] as const) expect(worstOf(outcomes.map((outcome) => ({ outcome, messages: outcome === 'ok' ? [message] : [] }))), outcomes.join()).toBe(expected);
  // A probe that succeeded brought no message: it does not outweigh anything.
  expect(worstOf([{ outcome: 'ok', messages: [] }, { outcome: 'accepted', messages: [] }])).toBe('accepted');
});

test('every outcome has a sentence that names the host, and a remedy where one is known', () => {
  const fault = { stage: 'auth', code: 'auth', message: 'The provider refused it.', hint: 'Do this (Q257979).', reply: { code: 535, enhanced: '5.7.8', text: 'no' } } as const;
  for (const [changes, words, remedy] of [
    [{}, 'offered 1 message, and it is still there', null],
    [{ messages: [message, message] }, 'offered 2 messages, and every one of them is still there', null],
    [{ outcome: 'nothing-waiting', messages: [] }, 'no mail is waiting', null],
    [{ outcome: 'nothing-waiting', messages: [], callback: null, requests: [] }, 'has no mail waiting', null],
    [{ outcome: 'accepted', messages: [], callback: null }, 'whether mail comes was not tested', 'RFC 1985'],
    [{ outcome: 'no-callback', messages: [], callback: { listened: '127.0.0.1:2525', connections: 0, waitedMs: 30_000 } }, 'did not call back to 127.0.0.1:2525 within 30 s', 'Q183476'],
    [{ outcome: 'refused', messages: [], error: fault }, 'The provider refused it.', 'Q257979'],
    [{ outcome: 'failed', messages: [], error: fault }, 'The provider refused it.', 'Q257979'],
    [{ outcome: 'cancelled', messages: [], error: { ...fault, code: 'cancelled', message: 'It was cancelled.', hint: '' } }, 'It was cancelled.', null],
  ] as const) {
    const text = describeOutcome(result([{ ...session, ...changes } as SessionResult]));
    expect(text.summary).toContain(words);
    expect(text.summary).toContain('mx.provider.example');
    expect(text.sessions[0]?.sentence).toBe(text.summary);
    if (remedy) expect(text.sessions[0]?.remedies.map(({ source }) => source)).toContain(remedy);
    else expect(text.sessions[0]?.remedies).toEqual([]);
  }
});

test('a probe says what is offered', () => {
  const probe = { ...session, messages: [], requests: [], callback: null, auth: { mechanism: 'LOGIN', account: 'a' }, tls: { protocol: 'TLSv1.3', cipher: 'x', authorized: true }, capabilities: ['AUTH LOGIN'] };
  expect(describeOutcome(result([probe], 'probe')).summary).toBe('mx.provider.example offers what the dequeue needs: ETRN, the login of a with LOGIN, TLSv1.3.');
});

test('the reply is shown as the provider wrote it', () => {
  expect(describeOutcome(result([session])).sessions[0]?.replies).toEqual(['ETRN example.com: 250 2.0.0 started']);
});

test('what the user should know besides is noted', () => {
  const notes = (changes: Partial<SessionResult>): string => describeOutcome(result([{ ...session, ...changes }])).sessions[0]?.notes.join(' ') ?? '';
  const auth = { mechanism: 'PLAIN', account: 'a' };
  expect(notes({ auth, capabilities: ['AUTH PLAIN CRAM-MD5'] })).toContain('LOGIN and NTLM only');
  expect(notes({ auth, capabilities: ['AUTH PLAIN', 'AUTH=LOGIN'] })).not.toContain('LOGIN and NTLM only');
  expect(notes({ auth })).toContain('not encrypted');
  expect(notes({ tls: { protocol: 'TLSv1.3', cipher: 'x', authorized: false } })).toContain('was not checked');
});

test('of several sessions the one that decides is told', () => {
  const refused: SessionResult = { ...session, host: 'other.example', outcome: 'refused', messages: [], error: { stage: 'dequeue', code: 'refused', message: 'It said no.', hint: '' } };
  expect(describeOutcome(result([session, refused])).summary).toBe('1 of 2 sessions: other.example: It said no.');
  expect(describeOutcome({ ...result([]), outcome: 'cancelled' as Outcome }).summary).toContain('cancelled');
});

test('the transcript bears the marks of swaks', () => {
  const transcript = [
    { ms: 1, from: 'event', text: 'connected' }, { ms: 2, from: 'server', text: '220 p' }, { ms: 3, from: 'client', text: 'EHLO x' },
    { ms: 4, from: 'server', text: '250 x', secure: true }, { ms: 5, from: 'client', text: '«redacted»', secure: true }, { ms: 6, from: 'server', text: 'HELO p', connection: 2 },
  ] as const;
  expect(transcriptText(result([{ ...session, transcript }])).split('\n').slice(1)).toEqual([
    '=== mx.provider.example:25, ETRN: ok', '     1 === connected', '     2 <-  220 p', '     3  -> EHLO x', '     4 <~  250 x', '     5  ~> «redacted»', '     6 <-  [call 2] HELO p', '',
  ]);
});
