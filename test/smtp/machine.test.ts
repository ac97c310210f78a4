import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Effect, Errand, Input, Phase, Role, Settlement, State } from '../../client/src/smtp/machine.js';
import { begin, step } from '../../client/src/smtp/step.js';
import { actionFor, actionOn, ON_COMMAND, ON_REPLY, PHASES, type ReplyPhase } from '../../client/src/smtp/transitions.js';

const base: Errand = {
  mode: 'hold', verb: 'ETRN', domains: ['example.com', 'example.net'], name: 'mail.example.com', tls: 'offered', login: 'first', account: 'user', mechanisms: null,
  plaintext: true, ntlmV1: false, turnWithoutLogin: true, unadvertised: false, limit: 3, messageLimit: 50, timeouts: { connect: 15_000, greeting: 30_000, command: 60_000 },
  hashes: { hmacMd5: (key, data) => createHmac('md5', key).update(data).digest(), md5: (data) => createHash('md5').update(data).digest(), randomBytes: (count) => new Uint8Array(count).fill(0xaa), now: () => 0 },
};
const errands: readonly (readonly [Errand, Role])[] = [
  [base, 'client'],
  [{ ...base, verb: 'TURN', domains: [] }, 'client'],
  [{ ...base, login: 'if-asked', tls: 'off', unadvertised: true }, 'client'],
  [{ ...base, mode: 'probe' }, 'client'],
  [{ ...base, login: 'never' }, 'server'],
  [{ ...base, login: 'never', mode: 'peek' }, 'server'],
  [{ ...base, login: 'never', mode: 'save' }, 'server'],
  [{ ...base, verb: 'ATRN', mode: 'save' }, 'client'],
];

const bytes = (text: string): Input => ({ kind: 'bytes', data: new TextEncoder().encode(text) });
const message = { bytes: 1, sha256: 'f00d', subject: null, messageId: null, file: 'new/1.eml', duplicateOf: null };
const settlements: readonly Settlement[] = [
  { kind: 'stored', message }, { kind: 'examined', message }, { kind: 'not stored', fault: { code: 'disk', message: 'full', hint: '' }, answer: '452 4.3.1 full' },
  { kind: 'not stored', fault: { code: 'disk', message: 'odd', hint: '' }, answer: '552 never say this' },
];
const world: readonly Input[] = [
  { kind: 'connected', literal: '[192.0.2.1]', secure: false, verified: false }, { kind: 'secured', verified: true },
  { kind: 'unlocked', credential: { account: 'user', password: 'geheim-4711' } }, { kind: 'unlocked', credential: null },
  ...settlements, { kind: 'expired' }, { kind: 'ended' }, { kind: 'broken', code: 'closed', message: 'gone', hint: '' }, { kind: 'cancelled' },
];
const words: readonly string[] = [
  '220 hello', '220-hello\r\n220 x', '250-p\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN CRAM-MD5\r\n250-ETRN\r\n250 TURN', '250-p\r\n250-AUTH LOGIN\r\n250-ETRN\r\n250 TURN',
  '250 ok', '251 none', '253 3 waiting', '334 PDEyMzRAYj4=', '334 ', '235 ok', '421 bye', '450 no', '453 none', '454 no', '458 no', '500 what', '502 no', '504 no', '530 login',
  '535 wrong', '554 no', '221 bye', '354 go', 'nonsense', '', '250-a\r\n550 b', '250-half',
  'EHLO p', 'HELO p', 'MAIL FROM:<a@b.example> SIZE=10', 'RCPT TO:<c@example.com>', 'DATA', 'BDAT 3 LAST', 'RSET', 'NOOP', 'VRFY x', 'HELP', 'QUIT', 'STARTTLS', 'AUTH PLAIN',
  'ETRN x', 'TURN', '.', 'x\r\n.', '..', '\u0000\u001b', 'constructor', '__proto__',
];
const inputs: readonly Input[] = [...world, ...words.map((text) => bytes(`${text}\r\n`)), bytes('25'), bytes('x'.repeat(70_000))];

/** One state of each kind, as far as behaviour can tell them apart, reached breadth-first; and how it was reached. */
function reachable(errand: Errand, us: Role): readonly State[] {
  const found = new Map<string, State>();
  let edge = [begin(errand, us).state];
  for (let depth = 0; depth < 14 && edge.length > 0; depth += 1) {
    const next: State[] = [];
    for (const state of edge) {
      for (const input of inputs) {
        const { state: after } = step(errand, state, input);
        const key = kindOf(after);
        if (found.has(key)) continue;
        found.set(key, after);
        next.push(after);
      }
    }
    edge = next;
  }
  return [...found.values()];
}

const walked = new Map<Errand, readonly State[]>();

/** Walked once: the checks share it. */
function states(errand: Errand, us: Role): readonly State[] {
  const known = walked.get(errand) ?? reachable(errand, us);
  walked.set(errand, known);
  return known;
}

function kindOf({ phase, us, secure, extensions, login, next, transaction, partial, ending, seen }: State): string {
  if (phase === 'closed') return phase;
  return JSON.stringify([
    phase, us, secure, [...(extensions?.keywords.keys() ?? [])], login.mechanism, login.unknown.length, login.exchange !== null, next,
    (transaction?.forwardPaths.length ?? -1) > 0, transaction?.dot?.place, transaction?.refusal, ending, partial.length > 0, seen.fault !== null, seen.turned, seen.auth !== null, seen.messages.length > 0,
  ]);
}

test('every phase is reached, every input is taken there, and nothing throws', { timeout: 60_000 }, () => {
  const phases = new Set<Phase>();
  for (const [errand, us] of errands) for (const state of states(errand, us)) {
    phases.add(state.phase);
    for (const input of inputs) step(errand, state, input);
  }
  expect([...phases].sort()).toEqual(Object.keys(PHASES).sort());
});

test('from every state the end of the connection, and the word to cancel, lead to closed, and so does waiting', { timeout: 60_000 }, () => {
  for (const [errand, us] of errands) for (const state of states(errand, us)) {
    for (const kind of ['ended', 'cancelled'] as const) {
      const { state: after } = step(errand, state, { kind });
      // What the disk has begun is waited for, and its end is the end.
      if (state.phase === 'storing') for (const settlement of settlements) expect(step(errand, after, settlement).state.phase, `${kind}, then ${settlement.kind}`).toBe('closed');
      else expect(after.phase, `${kind} in ${state.phase}`).toBe('closed');
    }
    if (state.phase === 'storing') continue;
    let waiting = state;
    for (let time = 0; time < 2; time += 1) waiting = step(errand, waiting, { kind: 'expired' }).state;
    expect(waiting.phase, `waiting in ${state.phase}`).toBe('closed');
  }
});

test('as receiver nothing is ever answered 5yz, and where no mail is taken in nothing 354 or 2yz that would take a message', { timeout: 60_000 }, () => {
  for (const [errand, us] of errands) for (const state of states(errand, us)) {
    if (state.us !== 'server') continue;
    for (const input of inputs) {
      const said = saidIn(step(errand, state, input).effects);
      for (const line of said) {
        const takes = errand.mode === 'peek' || errand.mode === 'save';
        expect(line).toMatch(takes ? /^(?:[24]\d\d|354)[ -]/ : /^[24]\d\d[ -]/);
        if (line.startsWith('354')) expect([state.phase, (state.transaction?.forwardPaths.length ?? 0) > 0]).toEqual(['mail', true]);
        if (!takes && input.kind === 'bytes' && /^(RCPT|DATA|BDAT)/.test(Buffer.from(input.data).toString())) expect(line).toMatch(/^4/);
      }
    }
  }
});

test('mail data is answered 2yz on `stored` alone, and in the mode that saves alone', { timeout: 60_000 }, () => {
  let acknowledged = 0;
  for (const [errand, us] of errands) for (const state of states(errand, us)) for (const input of inputs) {
    if (state.phase !== 'data' && state.phase !== 'storing') continue;
    const said = saidIn(step(errand, state, input).effects);
    if (errand.mode === 'save' && state.phase === 'storing' && input.kind === 'stored') {
      // Said to whoever is still there, and first of all that is said.
      expect(said[0]).toEqual(state.ending === 'gone' ? undefined : expect.stringMatching(/^250 /));
      acknowledged += 1;
      continue;
    }
    for (const line of said) expect(line, `${input.kind} in ${state.phase}`).toMatch(/^4/);
  }
  expect(acknowledged).toBeGreaterThan(0);
});

test('while a message is stored, nothing that is said is read, and none of it is lost', () => {
  const errand: Errand = { ...base, login: 'never', mode: 'save' };
  let { state } = begin(errand, 'server');
  for (const input of [world[0], bytes('HELO p\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.com>\r\nDATA\r\nx\r\n.\r\nNOOP\r\n')]) if (input) state = step(errand, state, input).state;
  expect(state.phase).toBe('storing');
  const more = step(errand, state, bytes('QUIT\r\n'));
  expect(more.effects).toEqual([]);
  expect(saidIn(step(errand, more.state, { kind: 'stored', message }).effects).map((line) => line.slice(0, 3))).toEqual(['250', '250', '221']);
});

test('a password leaves in nothing but an answer inside authentication, and is in no entry and no finding', { timeout: 60_000 }, () => {
  const secret = Buffer.from('geheim-4711').toString('base64').slice(0, 12);
  for (const [errand, us] of errands) for (const state of states(errand, us)) for (const input of inputs) {
    const { state: after, effects } = step(errand, state, input);
    const shown = JSON.stringify([effects.filter(({ kind }) => kind === 'record' || kind === 'tell'), after.seen === state.seen ? null : after.seen]);
    expect(shown.includes('geheim-4711') || shown.includes(secret)).toBe(false);
    if (after.phase !== 'authenticating') expect(saidIn(effects).join('\n')).not.toContain(secret);
  }
});

test('a timer runs wherever the other side is waited for, and none after the end', { timeout: 60_000 }, () => {
  for (const [errand, us] of errands) for (const state of states(errand, us)) for (const input of inputs) {
    const { state: after, effects } = step(errand, state, input);
    if (after.phase === state.phase) continue;
    const timer = effects.filter(({ kind }) => kind === 'arm' || kind === 'disarm').at(-1)?.kind;
    // A person who looks for a password is not hurried.
    if (after.phase === 'closed' || after.phase === 'unlocking' || after.phase === 'storing') expect(timer, after.phase).toBe('disarm');
    else if (PHASES[after.phase].awaits !== 'nothing') expect(timer, `${state.phase} → ${after.phase}`).toBe('arm');
  }
});

test('whatever is said in whatever order, the machine takes it and stays within its bounds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...errands), fc.array(fc.constantFrom(...inputs), { maxLength: 40 }), ([errand, us], list) => {
      let { state } = begin(errand, us);
      for (const input of list) state = step(errand, state, input).state;
      expect(state.seen.messages.length).toBeLessThanOrEqual(errand.limit);
      expect(state.seen.answers.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 500 },
  );
});

test('a reply too many stops the test: after it, no reply could be told to belong to its command', () => {
  const errand: Errand = { ...base, login: 'never', tls: 'off' };
  const state = run(errand, [bytes('220 p\r\n'), bytes('250-p\r\n250 ETRN\r\n250 Queuing started\r\n')]);
  expect(state.phase).toBe('closed');
  expect(state.seen.fault).toMatchObject({ stage: 'ehlo', code: 'protocol' });
  expect(state.seen.answers).toEqual([]);
});

test('plaintext behind the 220 to STARTTLS keeps the handshake from beginning at all', () => {
  const before = run({ ...base, login: 'never' }, [bytes('220 p\r\n'), bytes('250-p\r\n250 STARTTLS\r\n')]);
  const { effects } = step(base, before, bytes('220 go\r\n250 injected\r\n'));
  expect(effects.map(({ kind }) => kind)).not.toContain('secure');
});

test('what was offered in the clear is forgotten when TLS starts, before anything new is known', () => {
  const before = run({ ...base, login: 'never' }, [bytes('220 p\r\n'), bytes('250-p\r\n250-ETRN\r\n250 STARTTLS\r\n'), bytes('220 go\r\n')]);
  expect(before.seen.capabilities).toEqual(['ETRN', 'STARTTLS']);
  const { state } = step(base, before, { kind: 'secured', verified: true });
  expect([state.extensions, state.seen.capabilities]).toEqual([null, []]);
});

test('a reply without end, and a line without end, are given up', () => {
  const errand: Errand = { ...base, login: 'never', tls: 'off' };
  for (const data of ['250-x\r\n'.repeat(600), 'x'.repeat(70_000), `250-${'x'.repeat(60_000)}\r\n`.repeat(20)]) {
    expect(run(errand, [bytes('220 p\r\n'), bytes(data)]).seen.fault).toMatchObject({ stage: 'ehlo', code: 'limit' });
  }
});

test('a provider that floods while the password is looked for is left', () => {
  const state = run(base, [bytes('220 p\r\n'), bytes('250-p\r\n250-AUTH CRAM-MD5\r\n250 ETRN\r\n'), bytes('x'.repeat(70_000))]);
  expect(state.phase).toBe('closed');
  expect(state.seen.fault?.code).toBe('limit');
});

test('a caller that never stops, and a message with recipients without end, stay within bounds', () => {
  const errand: Errand = { ...base, login: 'never' };
  let { state } = begin(errand, 'server');
  state = step(errand, state, { kind: 'connected', literal: '[192.0.2.1]', secure: false, verified: false }).state;
  state = step(errand, state, bytes('HELO p\r\nMAIL FROM:<>\r\n')).state;
  state = step(errand, state, bytes('RCPT TO:<a@example.com>\r\n'.repeat(1500))).state;
  expect(state.transaction?.forwardPaths).toHaveLength(1000);
  const chunk = bytes(`RCPT TO:<${'x'.repeat(8000)}@example.com>\r\n`.repeat(200));
  for (let time = 0; time < 10 && state.phase !== 'closed'; time += 1) state = step(errand, state, chunk).state;
  expect(state.phase).toBe('closed');
  expect(state.seen.messages).toHaveLength(1);
});

test('a caller that says commands for ever and hands nothing over is left, and one that does it between messages is not', () => {
  const errand: Errand = { ...base, mode: 'peek', login: 'never' };
  const start = step(errand, begin(errand, 'server').state, { kind: 'connected', literal: '[192.0.2.1]', secure: false, verified: false }).state;
  const idle = bytes('NOOP\r\nRSET\r\n'.repeat(40));
  const named = bytes('MAIL FROM:<>\r\nRSET\r\n');
  const patient = [bytes('HELO p\r\n'), idle, named, idle, named, idle].reduce((state, input) => step(errand, state, input).state, start);
  expect(patient.phase).toBe('ready');
  const { state, effects } = step(errand, patient, idle);
  expect([state.phase, saidIn(effects).at(-1)]).toEqual(['closed', '421 4.3.2 No message comes; please keep the mail and try later']);
  expect(state.seen.fault).toMatchObject({ stage: 'receive', code: 'protocol' });
});

test('an unknown code is judged by its first digit, and one out of place is not obeyed', () => {
  for (const [phase, code, action] of [
    ['greeting', 220, 'say hello'], ['greeting', 250, 'out of place'], ['greeting', 499, 'no service'], ['greeting', 354, 'out of place'],
    ['hello', 599, 'no service'], ['starttls', 250, 'out of place'], ['starttls', 599, 'no encryption now'],
    ['authenticating', 299, 'logged in'], ['authenticating', 399, 'out of place'], ['authenticating', 599, 'login refused'],
  ] as const) expect(actionOn(phase, code), `${phase} ${code}`).toBe(action);
  for (const phase of Object.keys(ON_REPLY) as ReplyPhase[]) for (let code = 200; code < 600; code += 1) expect(actionOn(phase, code)).toBeTypeOf('string');
});

test('every command has an action in every phase in which we are the server, inherited names of objects included', () => {
  for (const phase of ['greeted', 'ready', 'mail'] as const) {
    for (const verb of Object.keys(ON_COMMAND)) expect(actionFor(phase, verb)).not.toBe('unknown');
    for (const verb of ['', 'TURN', 'CONSTRUCTOR', 'constructor', '__proto__', 'toString']) expect(actionFor(phase, verb)).toBe('unknown');
  }
});

function run(errand: Errand, list: readonly Input[]): State {
  const [connected] = world;
  return [connected ?? { kind: 'ended' as const }, ...list].reduce((state, input) => step(errand, state, input).state, begin(errand).state);
}

function saidIn(effects: readonly Effect[]): readonly string[] {
  const text = effects.map((effect) => (effect.kind === 'send' ? Buffer.from(effect.data).toString('utf8') : '')).join('');
  return text.split('\r\n').filter((line) => line !== '');
}
