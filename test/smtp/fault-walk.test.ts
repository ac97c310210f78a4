import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { newRecord } from '../../client/src/dequeue/record.js';
import type { SessionResult } from '../../client/src/dequeue/result.js';
import { resultOf } from '../../client/src/dequeue/session-result.js';
import type { Errand, FaultCode, Input, Stage, State } from '../../client/src/smtp/machine.js';
import { begin, step } from '../../client/src/smtp/step.js';
import { byteByByte, type Cut, cutAt, wholeLines } from '../harness/dialogue.js';

/*
 * Every step of a session × everything that can go wrong there, and what each comes to. Nothing here is an example: the sessions below are taken
 * apart, and each step of them is spoilt in each way.
 */

const PASSWORD = 'geheim-4711-ß';
const base: Errand = {
  mode: 'save', verb: 'TURN', domains: [], name: 'mail.example.com', tls: 'off', login: 'first', account: 'EXAMPLE\\user', mechanisms: null, plaintext: true, ntlmV1: false,
  turnWithoutLogin: false, unadvertised: false, limit: 100, messageLimit: 1_000_000, timeouts: { connect: 1, greeting: 1, command: 1 },
  hashes: { hmacMd5: (key, data) => createHmac('md5', key).update(data).digest(), md5: (data) => createHash('md5').update(data).digest(), randomBytes: (count) => new Uint8Array(count).fill(0xaa), now: () => 0 },
};

/** What the provider says when all is well, and the stage that it belongs to. */
type Leg = readonly [stage: Stage, said: string];

const CHALLENGE = Buffer.from('NTLMSSP\0\x02\0\0\0\0\0\0\0\0\0\0\0\x05\x82\x02\0\x01\x23\x45\x67\x89\xab\xcd\xef', 'latin1').toString('base64');
const LOGINS: Readonly<Record<string, readonly Leg[]>> = {
  PLAIN: [['auth', '235 2.7.0 ok']],
  LOGIN: [['auth', '334 VXNlcm5hbWU6'], ['auth', '334 UGFzc3dvcmQ6'], ['auth', '235 2.7.0 ok']],
  'CRAM-MD5': [['auth', '334 PDEyMzRAYj4='], ['auth', '235 2.7.0 ok']],
  NTLM: [['auth', '334 ntlm supported'], ['auth', `334 ${CHALLENGE}`], ['auth', '235 2.7.0 ok']],
};
const hello = (mechanism: string): Leg => ['ehlo', `250-p\r\n250-AUTH ${mechanism}\r\n250-ETRN\r\n250-ATRN\r\n250 TURN`];
const delivery: readonly Leg[] = [
  ['receive', 'EHLO p'], ['receive', 'MAIL FROM:<a@sender.example> SIZE=10'], ['receive', 'RCPT TO:<b@example.com>'], ['receive', 'DATA'], ['receive', 'Subject: x\r\n\r\n..\r\n.'], ['receive', 'QUIT'],
];

const sessions: readonly { readonly name: string; readonly errand: Errand; readonly legs: readonly Leg[] }[] = [
  ...Object.entries(LOGINS).map(([mechanism, login]) => ({
    name: `TURN after ${mechanism}`, errand: { ...base, mechanisms: [mechanism] }, legs: [['greeting', '220 p'], hello(mechanism), ...login, ['dequeue', '250 ok'], ...delivery] as readonly Leg[],
  })),
  {
    name: 'ATRN inside STARTTLS', errand: { ...base, verb: 'ATRN', tls: 'required' },
    legs: [['greeting', '220 p'], ['ehlo', '250-p\r\n250 STARTTLS'], ['starttls', '220 go'], hello('PLAIN'), ...(LOGINS['PLAIN'] ?? []), ['dequeue', '250 ok'], ...delivery],
  },
  { name: 'ETRN', errand: { ...base, verb: 'ETRN', domains: ['example.com', 'example.net'], login: 'never', account: null }, legs: [['greeting', '220 p'], hello('PLAIN'), ['dequeue', '250 ok'], ['dequeue', '250 ok'], ['quit', '221 bye']] },
];

/** Octets, or something of the world. */
type Wrong = string | 'silence' | 'end' | 'reset';

/** Feeds the machine and does for it what the world would do. */
function player(errand: Errand) {
  let { state } = begin(errand);
  const said: string[] = [];
  const shown: string[] = [];
  let acknowledged = 0;
  const feed = (input: Input): void => {
    const next = step(errand, state, input);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.kind === 'send') said.push(Buffer.from(effect.data).toString());
      if (effect.kind === 'record') shown.push(effect.entry.text);
      if (effect.kind === 'secure') feed({ kind: 'secured', verified: true });
      if (effect.kind === 'unlock') feed({ kind: 'unlocked', credential: { account: effect.account, password: PASSWORD } });
      if (effect.kind === 'commit') {
        acknowledged += 1;
        feed({ kind: 'stored', message: { bytes: 1, sha256: 'f00d', subject: null, messageId: null, file: 'new/1.eml', duplicateOf: null } });
      }
    }
  };
  feed({ kind: 'connected', literal: '[192.0.2.1]', secure: false, verified: false });
  return {
    get state(): State {
      return state;
    },
    said, shown,
    stored: () => acknowledged,
    say: (text: string, cut: Cut) => cut([text]).forEach((data) => feed({ kind: 'bytes', data })),
    happen: (wrong: 'silence' | 'end' | 'reset') =>
      feed(wrong === 'silence' ? { kind: 'expired' } : wrong === 'end' ? { kind: 'ended' } : { kind: 'broken', code: 'closed', message: 'The provider broke the connection.', hint: 'Try again later.' }),
  };
}

function played(errand: Errand, legs: readonly string[], wrong: Wrong, cut: Cut) {
  const one = player(errand);
  for (const leg of legs) one.say(`${leg}\r\n`, wholeLines);
  if (wrong === 'silence' || wrong === 'end' || wrong === 'reset') one.happen(wrong);
  else one.say(wrong, cut);
  return one;
}

function result(errand: Errand, state: State): SessionResult {
  const request = { host: 'p.example', port: 25, tlsName: 'p.example', verb: errand.verb, domains: errand.domains, account: errand.account, method: null, tls: errand.tls } as const;
  return resultOf(request, newRecord(0), { fault: state.seen.fault, state });
}

/** What is wrong × at which stage → the code; `null`: nothing came of it. Where a stage is not named, `else` is meant. */
type Expected = Readonly<Partial<Record<Stage | 'else', FaultCode | null>>>;

const refusals: Expected = { starttls: 'tls', auth: 'auth', quit: null, else: 'refused' };
const WRONG: readonly (readonly [name: string, wrong: Wrong, expected: Expected])[] = [
  ['what is no reply', 'What do you want?\r\n', { quit: null, else: 'protocol' }],
  ['the greeting of another protocol', 'SSH-2.0-server\r\n', { quit: null, else: 'protocol' }],
  ['an empty line', '\r\n', { quit: null, else: 'protocol' }],
  ['NULs', '\0\0\0\r\n', { quit: null, else: 'protocol' }],
  ['octets above 127', '\xff\xfe\x80\r\n', { quit: null, else: 'protocol' }],
  ['a code that there is not', '199 what\r\n', { quit: null, else: 'protocol' }],
  ['a code of two digits', '25 ok\r\n', { quit: null, else: 'protocol' }],
  ['leave to send mail data', '354 go on\r\n', { quit: null, else: 'protocol' }],
  ['lines with different codes', '250-one\r\n550 other\r\n', { quit: null, else: 'protocol' }],
  ['silence', 'silence', { quit: null, else: 'timeout' }],
  ['half a line, and silence', '25', { quit: null, else: 'timeout' }],
  ['half a reply, and silence', '250-more\r\n', { quit: null, else: 'timeout' }],
  ['the end of the connection', 'end', { quit: null, else: 'closed' }],
  ['a broken connection', 'reset', { quit: null, else: 'closed' }],
  ['a reply without end', '250-and so on\r\n'.repeat(600), { quit: null, else: 'limit' }],
  ['a line without end', 'x'.repeat(70_000), { quit: null, else: 'limit' }],
  ['lines of a reply that are too much together', `250-${'x'.repeat(60_000)}\r\n`.repeat(20), { quit: null, else: 'limit' }],
  ['421', '421 4.3.2 Shutting down\r\n', { auth: 'auth', quit: null, else: 'refused' }],
  ['421 in two lines', '421-4.3.2 Shutting\r\n421 4.3.2 down\r\n', { auth: 'auth', quit: null, else: 'refused' }],
  ...['400', '450', '451', '454', '458', '499'].map((code) => [code, `${code} 4.7.1 not now\r\n`, refusals] as const),
  ...['501', '504', '530', '535', '550', '554', '599'].map((code) => [code, `${code} 5.7.1 no\r\n`, refusals] as const),
  ...['500', '502'].map((code) => [code, `${code} 5.5.1 what\r\n`, { ...refusals, ehlo: 'not-offered' }] as const),
];

/** Long ones are not cut into octets: it would say nothing more, and take long. */
function cutsOf(wrong: Wrong): readonly (readonly [name: string, cut: Cut])[] {
  if (wrong.length > 2_000_000) return [['whole', wholeLines]];
  if (wrong.length > 1000) return [['whole', wholeLines], ['in pieces', cutAt(Array.from({ length: 40 }, (_, index) => (index * 0.0247) % 1))]];
  return [['whole', wholeLines], ['octet by octet', byteByByte], ['in pieces', cutAt([0.21, 0.5, 0.83])]];
}

for (const { name, errand, legs } of sessions) {
  test(`${name}: whatever goes wrong at whichever reply is told with its stage and code, a reason and what to do, and no mail is taken`, () => {
    let cases = 0;
    for (const [at, [stage, said]] of legs.entries()) {
      if (stage === 'receive') continue;
      for (const [wrongly, wrong, expected] of WRONG) for (const [manner, cut] of cutsOf(wrong)) {
        const before = legs.slice(0, at).map(([, words]) => words);
        const one = played(errand, before, wrong, cut);
        const what = `${wrongly} (${manner}) instead of ${JSON.stringify(said)}`;
        // ETRN goes on with the next domain after a refusal.
        if (one.state.phase === 'asking' && one.state.next > 0 && /^[45]/.test(wrong)) one.say('251 none\r\n', wholeLines);
        // Whoever has said no is left with QUIT; whoever has not said all, and whoever does not answer that, has said enough.
        if (one.state.phase !== 'closed') one.happen('silence');
        expect(one.state.phase, what).toBe('closed');
        const { error, outcome, messages } = result(errand, one.state);
        const code = stage in expected ? expected[stage] : expected.else;
        if (code === null) expect(error?.code, what).toBeUndefined();
        else {
          expect([error?.stage, error?.code], what).toEqual([stage, code]);
          expect(['failed', 'refused'], what).toContain(outcome);
          expect([error?.message ?? '', error?.hint ?? ''].map((text) => /^[A-Z].*[.)]$/s.test(text)), `${what}: ${error?.message} ${error?.hint}`).toEqual([true, true]);
        }
        expect([messages, one.stored()], what).toEqual([[], 0]);
        expectNoPassword(one, what);
        cases += 1;
      }
    }
    expect(cases).toBeGreaterThan(300);
  });
}

/** Where in a delivery something goes wrong: before a message was named, after that, in its data, and after it was stored. */
type Moment = 'before' | 'named' | 'data' | 'after';

const WRONG_AS_CLIENT: readonly (readonly [name: string, wrong: Wrong, expected: Readonly<Record<Moment, FaultCode | null>>])[] = [
  ['silence', 'silence', { before: 'timeout', named: 'timeout', data: 'timeout', after: 'timeout' }],
  ['the end of the connection', 'end', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['a broken connection', 'reset', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['half a command, and the end', 'RSE', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['nonsense over and over', 'What do you want?\r\n'.repeat(12), { before: 'protocol', named: 'protocol', data: 'closed', after: null }],
  ['commands that are no use here', 'ETRN x\r\nTURN\r\nSTARTTLS\r\nAUTH PLAIN\r\n', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['data announced in chunks', 'BDAT 10 LAST\r\n0123456789', { before: 'protocol', named: 'protocol', data: 'closed', after: null }],
  ['421 as if it were the server', '421 4.3.2 Bye\r\n', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['550 as if it were the server', '550 5.7.1 No\r\n', { before: 'closed', named: 'closed', data: 'closed', after: null }],
  ['a line without end', 'x'.repeat(70_000), { before: 'limit', named: 'protocol', data: 'closed', after: null }],
  ['commands without end', `NOOP ${'x'.repeat(8000)}\r\n`.repeat(1100), { before: 'protocol', named: 'protocol', data: 'limit', after: null }],
  ['small talk without end', 'NOOP\r\nHELP\r\n'.repeat(60), { before: 'protocol', named: 'protocol', data: 'closed', after: null }],
  ['NULs and octets above 127', '\0\0\xff\xfe\r\n', { before: 'closed', named: 'closed', data: 'closed', after: null }],
];

test('whatever goes wrong in a delivery, nothing is answered 5yz, and nothing 2yz at the end of the mail data but what is stored', () => {
  let cases = 0;
  // After the turn it is no matter how the login went.
  const turned = sessions.filter(({ name }) => name === 'TURN after PLAIN' || name === 'ATRN inside STARTTLS');
  for (const mode of ['save', 'peek'] as const) for (const { errand: { mode: _, ...rest }, legs } of turned) {
    const errand: Errand = { ...rest, mode };
    for (const [at, [stage, said]] of legs.entries()) {
      if (stage !== 'receive') continue;
      const moment: Moment = said === 'DATA' ? 'named' : said.startsWith('Subject') ? 'data' : said === 'QUIT' ? 'after' : 'before';
      for (const [wrongly, wrong, expected] of WRONG_AS_CLIENT) for (const [manner, cut] of cutsOf(wrong)) {
        const one = played(errand, legs.slice(0, at).map(([, words]) => words), wrong, cut);
        const what = `${wrongly} (${manner}) instead of ${said} in ${mode}`;
        if (one.state.phase !== 'closed') one.happen('end');
        expect(one.state.phase, what).toBe('closed');
        const { error, messages } = result(errand, one.state);
        // Cancelled by itself, a message too big is refused and read on: what is lost then is lost in the middle of it.
        expect(error?.code ?? null, what).toBe(expected[moment]);
        if (error) expect(error.stage, what).toBe('receive');
        expect(messages.map(({ disposition }) => disposition), what).toEqual(moment === 'before' ? [] : moment === 'after' ? ['saved'] : ['failed']);
        const turnedAt = one.said.findIndex((line) => line.startsWith('220 '));
        for (const line of one.said.slice(turnedAt).join('').split('\r\n')) expect(line, what).not.toMatch(/^5/);
        const acknowledged = one.said.filter((line) => line.startsWith('250 2.0.0 The message is stored')).length;
        expect(acknowledged, what).toBe(mode === 'save' && moment === 'after' ? 1 : 0);
        expectNoPassword(one, what);
        cases += 1;
      }
    }
  }
  expect(cases).toBeGreaterThan(500);
});

/** What is odd and yet allowed, or does no harm: the session comes to the same as without it. */
const ODD: readonly (readonly [name: string, oddly: (reply: string) => string])[] = [
  ['in several lines', (reply) => (/^3/.test(reply) ? reply : `${reply.slice(0, 3)}-one\r\n${reply.slice(0, 3)}-\r\n${reply}`)],
  ['ended by bare line feeds', (reply) => `${reply}\r\n`.replaceAll('\r\n', '\n').slice(0, -1)],
  ['with octets above 127, NULs and escapes in its text', (reply) => (/^(?:3|250-)/.test(reply) ? reply : `${reply} \xff\0\x1b[2J\u202e`)],
  ['with a code alone', (reply) => (/^(?:3|250-)/.test(reply) ? reply : reply.slice(0, 3))],
  ['with tabs for blanks behind the code', (reply) => (/^(?:3|250-)/.test(reply) ? reply : reply.replaceAll(/(?<=^... .*) /g, '\t'))],
];

test('a reply that is odd changes nothing, whichever it is and however it is cut', () => {
  for (const { name, errand, legs } of sessions) {
    const summary = (state: State): unknown => {
      const { outcome, messages, requests, auth } = result(errand, state);
      return [outcome, messages, requests.map(({ code, outcome: each }) => [code, each]), auth];
    };
    const usual = summary(played(errand, legs.map(([, words]) => words), '', wholeLines).state);
    expect((usual as readonly unknown[])[0], name).toBe(errand.verb === 'ETRN' ? 'accepted' : 'ok');
    for (const [oddity, oddly] of ODD) for (const cut of [wholeLines, byteByByte, cutAt([0.1, 0.3, 0.6, 0.9])]) {
      const one = player(errand);
      // An EHLO reply of several lines has its name in the first of them.
      for (const [stage, said] of legs) one.say(`${stage === 'receive' || said.startsWith('250-p') && oddity === 'in several lines' ? said : oddly(said)}${oddity.includes('line feeds') && stage !== 'receive' ? '\n' : '\r\n'}`, cut);
      expect(summary(one.state), `${name}: replies ${oddity}`).toEqual(usual);
      expect([...one.shown, JSON.stringify(one.state.seen)].join('')).not.toMatch(/[\0\x1b\u202e]/);
    }
  }
});

test('421 may come unasked, before the login too, and is told as what it is', () => {
  const errand: Errand = { ...base, mechanisms: ['CRAM-MD5'] };
  for (const then of ['unlocked', 'ended'] as const) {
    let { state } = begin(errand);
    const feed = (input: Input): void => void ({ state } = step(errand, state, input));
    feed({ kind: 'connected', literal: '[192.0.2.1]', secure: false, verified: false });
    for (const line of ['220 p', hello('CRAM-MD5')[1], '421 4.4.2 You took too long']) feed({ kind: 'bytes', data: new TextEncoder().encode(`${line}\r\n`) });
    feed(then === 'unlocked' ? { kind: 'unlocked', credential: { account: 'user', password: PASSWORD } } : { kind: 'ended' });
    expect(state.phase).toBe('closed');
    expect(state.seen.fault).toMatchObject({ stage: 'auth', code: 'refused', reply: { code: 421, lines: ['You took too long'] } });
  }
});

function expectNoPassword({ shown, state }: ReturnType<typeof player>, what: string): void {
  const all = shown.join('\n') + JSON.stringify(state.seen);
  for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString('base64'), Buffer.from(`\0EXAMPLE\\user\0${PASSWORD}`).toString('base64')]) expect(all, what).not.toContain(secret);
}
