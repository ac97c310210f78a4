import { connect, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { dequeue } from '../../client/src/dequeue/dequeue.js';
import type { DequeueJob, DequeueRequest } from '../../client/src/dequeue/job.js';
import { ACCOUNT, answering, freePort, jobFor, PASSWORD, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';

const stages: Stage[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((each) => each.stop()));
});

const HELLO = '250-provider.example\r\n250-AUTH CRAM-MD5\r\n250-ETRN\r\n250 TURN';
const login: Partial<DequeueRequest> = { account: ACCOUNT, method: 'SASL/AUTH', tls: 'off' };
const turn: Partial<DequeueRequest> = { ...login, verb: 'TURN', domains: [] };
const plaintext: Partial<DequeueJob> = { login: { mechanism: null, plaintext: true, turnWithoutLogin: false } };
const loggedIn = { EHLO: HELLO, 'AUTH ': '334 PDFAYj4=', 'UFJBQ': '235 ok' };

/** Where a conversation stops because the provider says nothing more; the text by which we know that it is there. */
const moments: readonly (readonly [moment: string, stage: string, play: (socket: Socket) => void, request: Partial<DequeueRequest>, until: string])[] = [
  ['waiting for the greeting', 'greeting', () => undefined, {}, 'waiting for the greeting'],
  ['waiting for the answer to EHLO', 'ehlo', answering('220 p', {}), {}, 'Asking the provider what it offers'],
  ['waiting for the TLS handshake', 'starttls', answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go' }), {}, 'Starting encryption'],
  ['waiting in the login', 'auth', answering('220 p', { EHLO: HELLO }), login, 'Logging in with CRAM-MD5'],
  ['waiting for the answer to ETRN', 'dequeue', answering('220 p', { EHLO: HELLO }), { tls: 'off' }, 'Asking for the mail'],
  ['waiting for the call back', 'receive', answering('220 p', { EHLO: HELLO, ETRN: '250 ok', QUIT: '221 bye' }), { tls: 'off' }, 'to call back'],
  ['after the turn', 'receive', answering('220 p', { ...loggedIn, TURN: '250 ok', 220: 'EHLO p' }), turn, 'Waiting for the messages'],
  ['in the middle of a message', 'receive', answering('220 p', { ...loggedIn, TURN: '250 ok', '220 ': 'HELO p\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.com>' }), turn, 'A message was offered'],
];

test.each(moments)('cancelled while %s, the test ends at once and the connection is closed', async (_, where, play, request, until) => {
  const provider = await stage(play);
  stages.push(provider);
  const controller = new AbortController();
  let cancelledAt = 0;
  const job = jobFor([requestTo(provider, request), requestTo(provider, request)], {
    ...plaintext, waitMs: 60_000, listen: { host: '127.0.0.1', port: await freePort() }, timeouts: { connect: 60_000, greeting: 60_000, command: 60_000, quiet: 60_000 },
  });
  const { result, session } = await run(job, {
    signal: controller.signal,
    onStep: ({ sentence }) => {
      if (!sentence.includes(until)) return;
      setTimeout(() => {
        cancelledAt = performance.now();
        controller.abort();
      }, 30);
    },
  });
  expect(performance.now() - cancelledAt).toBeLessThan(1500);
  expect(result.outcome).toBe('cancelled');
  expect(session).toMatchObject({ outcome: 'cancelled', error: { stage: where, code: 'cancelled' } });
  expect(result.sessions.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']); // one word ends them all
  await expect.poll(() => provider.sockets.every(({ destroyed }) => destroyed)).toBe(true);
});

test('cancelled in the middle of receiving, the provider is asked to keep the mail', async () => {
  const heard: string[] = [];
  const provider = await stage((socket) => {
    socket.on('data', (data) => heard.push(data.toString()));
    answering('220 p', { EHLO: HELLO, TURN: '250 ok', '220 ': 'HELO p\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.com>' })(socket);
  });
  stages.push(provider);
  const controller = new AbortController();
  const { session } = await run(jobFor([requestTo(provider, { verb: 'TURN', domains: [], tls: 'off' })], { login: { mechanism: null, plaintext: false, turnWithoutLogin: true } }), {
    signal: controller.signal,
    onStep: ({ sentence }) => (sentence.includes('offered') ? setTimeout(() => controller.abort(), 20) : undefined),
  });
  expect(session).toMatchObject({ outcome: 'cancelled', messages: [{ forwardPaths: ['a@example.com'], disposition: 'held' }] });
  await expect.poll(() => heard.join('')).toContain('\r\n421 4.3.2 The test was cancelled');
  expect(heard.join('')).not.toMatch(/^5\d\d/m);
});

test('dozens of callers and hosts do not pile up listeners on the signal', async () => {
  const port = await freePort();
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: HELLO, ETRN: '250 ok', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('ETRN')) for (let caller = 0; caller < 5; caller += 1) connect(port, '127.0.0.1').on('error', () => undefined);
    });
  });
  stages.push(provider);
  const controller = new AbortController();
  const added = vi.spyOn(controller.signal, 'addEventListener');
  const removed = vi.spyOn(controller.signal, 'removeEventListener');
  let most = 0;
  const request = requestTo(provider, { tls: 'off', account: ACCOUNT, method: 'None' });
  await run(jobFor([request, request, request], { listen: { host: '127.0.0.1', port }, waitMs: 200 }), {
    signal: controller.signal, onStep: () => (most = Math.max(most, added.mock.calls.length - removed.mock.calls.length)),
  });
  expect(most).toBeLessThan(5);
  expect(added.mock.calls.length - removed.mock.calls.length).toBe(0);
});

test('cancelled in the moment between two steps, the next is not begun', async () => {
  const provider = await stage(() => undefined);
  stages.push(provider);
  const controller = new AbortController();
  const { result } = await run(jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port: 0 }, timeouts: { connect: 60_000, greeting: 60_000, command: 60_000, quiet: 100 } }), {
    signal: controller.signal,
    onStep: (step) => (step.stage === 'listen' ? controller.abort() : undefined),
  });
  expect(result.outcome).toBe('cancelled');
});

test('cancelled before it begins, nothing connects', async () => {
  const provider = await stage(() => undefined);
  stages.push(provider);
  const { result } = await run(jobFor([requestTo(provider)]), { signal: AbortSignal.abort() });
  expect(result.outcome).toBe('cancelled');
  expect(provider.sockets).toHaveLength(0);
});

test('cancelled while the password is asked for, the question need not be answered', async () => {
  const provider = await stage(() => undefined);
  stages.push(provider);
  const controller = new AbortController();
  const result = await dequeue(jobFor([requestTo(provider, login)]), {
    signal: controller.signal,
    password: () => {
      setTimeout(() => controller.abort(), 20);
      return new Promise(() => undefined);
    },
    progress: () => undefined,
  });
  expect(result.outcome).toBe('cancelled');
  expect(provider.sockets).toHaveLength(0);
});

test('a provider that says nothing is waited for as long as was said, and no longer', async () => {
  for (const [play, where] of [[() => undefined, 'greeting'], [answering('220 p', {}), 'ehlo']] as const) {
    const provider = await stage(play);
    stages.push(provider);
    const { result, session } = await run(jobFor([requestTo(provider)], { timeouts: { connect: 100, greeting: 100, command: 100, quiet: 100 } }));
    expect(session).toMatchObject({ outcome: 'failed', error: { stage: where, code: 'timeout' } });
    expect(result.durationMs).toBeLessThan(1500);
  }
});

test('a password that cannot be had is no password: the port may reject', async () => {
  const provider = await stage(answering('220 p', { EHLO: HELLO, QUIT: '221 bye' }));
  stages.push(provider);
  const result = await dequeue(jobFor([requestTo(provider, login)], plaintext), {
    signal: new AbortController().signal, password: () => Promise.reject(new Error(PASSWORD)), progress: () => undefined,
  });
  expect(result).toMatchObject({ outcome: 'failed', sessions: [{ error: { stage: 'auth', code: 'auth' } }] });
  expect(JSON.stringify(result)).not.toContain(PASSWORD);
});
