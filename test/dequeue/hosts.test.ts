import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimantsOf, type Claimant, ownerOf } from '../../client/src/dequeue/attribution.js';
import { dequeue } from '../../client/src/dequeue/dequeue.js';
import type { Provider, ProviderOptions } from '../../client/src/provider/options.js';
import { answering, freePort, jobFor, PASSWORD, requestTo, run, stage, startPractice, TURN } from '../harness/dequeue-bed.js';

/* Several hosts in one run: side by side, with one listener, one limit, one folder and one word to cancel. */

let folder: string;
const running: { stop(): Promise<void> }[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-hosts-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function practice(options: Partial<ProviderOptions> = {}): Promise<Provider> {
  const provider = await startPractice(options);
  running.push(provider);
  return provider;
}

const plaintext = { login: { mechanism: null, plaintext: true, turnWithoutLogin: false } } as const;

test('the sessions are in the order of the plan, and the worst of them is the outcome of all', async () => {
  const one = await practice();
  const other = await practice({ domains: ['example.net'] });
  const { result } = await run(jobFor([requestTo(one), requestTo(other), requestTo(one)]));
  expect(result.sessions.map(({ port, outcome }) => [port, outcome])).toEqual([[one.port, 'accepted'], [other.port, 'refused'], [one.port, 'accepted']]);
  expect(result.outcome).toBe('refused');
});

test('a host that is silent holds up no other', async () => {
  const silent = await stage(() => undefined);
  running.push(silent);
  const quick = await practice();
  let quickDone = 0;
  const began = performance.now();
  const job = jobFor([requestTo(silent), requestTo(quick)], { timeouts: { connect: 1000, greeting: 1000, command: 1000, quiet: 100 } });
  const { result } = await run(job, {
    onStep: ({ session, stage: where }) => {
      if (session === 1 && where === 'dequeue') quickDone = performance.now() - began;
    },
  });
  expect(result.sessions.map(({ outcome }) => outcome)).toEqual(['failed', 'accepted']);
  expect(quickDone).toBeLessThan(800);
  expect(result.durationMs).toBeLessThan(2500);
});

test('hosts with addresses of their own call one listener, and each call is counted for the host that made it', async () => {
  const port = await freePort();
  const callBack = { host: '127.0.0.1', port };
  // The slow one is asked first: the calls come in the other order.
  const slow = await practice({ host: '127.0.0.2', messages: 1, callBack, faults: ['byte-by-byte'] });
  const quick = await practice({ host: '127.0.0.3', messages: 4, callBack });
  const none = await practice({ host: '127.0.0.4', messages: 0, callBack });
  const { result, counts } = await run(jobFor([requestTo(slow), requestTo(quick), requestTo(none)], { listen: callBack }));
  expect(result.sessions.map(({ outcome, messages, callback }) => [outcome, messages.length, callback?.connections, callback?.listened])).toEqual([
    ['ok', 1, 1, `127.0.0.1:${port}`], ['ok', 4, 1, `127.0.0.1:${port}`], ['nothing-waiting', 0, 0, `127.0.0.1:${port}`],
  ]);
  for (const [index, address] of ['127.0.0.2', '127.0.0.3'].entries()) {
    expect(result.sessions[index]?.transcript).toContainEqual(expect.objectContaining({ from: 'event', connection: 1, text: `The provider called back from ${address}` }));
  }
  expect(result.outcome).toBe('ok');
  expect([0, 1, 2].map((session) => counts.filter((count) => count.session === session).at(-1)?.messages)).toEqual([1, 4, undefined]);
});

test('hosts that share an address are told apart by the domain that they were asked for', async () => {
  const port = await freePort();
  const callBack = { host: '127.0.0.1', port };
  const com = await practice({ messages: 2, callBack, faults: ['byte-by-byte'] });
  const net = await practice({ domains: ['example.net'], messages: 3, callBack });
  const { result } = await run(jobFor([requestTo(com), requestTo(net, { domains: ['example.net'] })], { listen: callBack }));
  expect(result.sessions.map(({ messages }) => messages.map(({ forwardPaths }) => forwardPaths[0]))).toEqual([
    ['user1@example.com', 'user2@example.com'], ['user1@example.net', 'user2@example.net', 'user3@example.net'],
  ]);
  // What was said before the recipient was known is in the transcript of the right one, in its place.
  for (const { transcript } of result.sessions) {
    const called = transcript.filter(({ connection }) => connection === 1).map(({ text }) => text.split(' ')[0]);
    expect(called.slice(0, 3)).toEqual(['The', '220', 'EHLO']);
    expect(transcript.map(({ ms }) => ms)).toEqual(transcript.map(({ ms }) => ms).toSorted((a, b) => a - b));
  }
});

test('hosts that nothing tells apart get a call each, and the transcript says that it is not certain', async () => {
  const port = await freePort();
  const callBack = { host: '127.0.0.1', port };
  const [one, other] = [await practice({ messages: 1, callBack }), await practice({ messages: 1, callBack })];
  const { result } = await run(jobFor([requestTo(one), requestTo(other)], { listen: callBack }));
  expect(result.sessions.map(({ outcome, messages }) => [outcome, messages.length])).toEqual([['ok', 1], ['ok', 1]]);
  expect(result.sessions.some(({ transcript }) => transcript.some(({ text }) => text.includes('not certain')))).toBe(true);
});

test('the limit of messages is for the run, whichever hosts and connections they come over', async () => {
  const port = await freePort();
  const callBack = { host: '127.0.0.1', port };
  const etrn = await practice({ messages: 20, callBack });
  const turned = await practice({ messages: 20 });
  for (const mode of ['hold', 'save'] as const) {
    const { result } = await run(jobFor([requestTo(etrn, { tls: 'off' }), requestTo(turned, TURN)], { ...plaintext, mode, folder: mode === 'save' ? folder : null, listen: callBack, limit: 7 }));
    expect(result.sessions.flatMap(({ messages }) => messages)).toHaveLength(7);
    expect(result.outcome).toBe('ok');
  }
  expect(readdirSync(path.join(folder, 'new')).filter((name) => name.endsWith('.eml'))).toHaveLength(7);
  const letGo = [etrn, turned].flatMap(({ ledger }) => ledger.messages).filter(({ state }) => state === 'delivered');
  expect(letGo).toHaveLength(7);
});

test('several hosts save into one folder at a time, and what comes is counted in messages and bytes', async () => {
  const hosts = await Promise.all([practice({ messages: 10 }), practice({ messages: 10 }), practice({ messages: 10, domains: ['example.net'] })]);
  const { result, counts } = await run(jobFor(hosts.map((host) => requestTo(host, TURN)), { ...plaintext, mode: 'save', folder }));
  expect(result.outcome).toBe('ok');
  for (const [session, { ledger }] of hosts.entries()) {
    expect(ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
    const bytes = ledger.messages.reduce((sum, message) => sum + message.bytes, 0);
    const mine = counts.filter((count) => count.session === session);
    expect(mine.at(-1)).toEqual({ session, host: '127.0.0.1', messages: 10, bytes });
    // They only ever grow.
    for (const key of ['messages', 'bytes'] as const) expect(mine.map((count) => count[key])).toEqual(mine.map((count) => count[key]).toSorted((a, b) => a - b));
  }
  expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
});

test('one word cancels all of them, and every one of them says so', async () => {
  const silent = await Promise.all([stage(() => undefined), stage(answering('220 p', {})), stage(answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' }))]);
  running.push(...silent);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 150);
  const { result } = await run(jobFor(silent.map((host) => requestTo(host)), { listen: { host: '127.0.0.1', port: await freePort() }, waitMs: 60_000 }), { signal: controller.signal });
  expect(result.sessions.map(({ outcome, error }) => [outcome, error?.stage])).toEqual([['cancelled', 'greeting'], ['cancelled', 'ehlo'], ['cancelled', 'receive']]);
  expect(result.durationMs).toBeLessThan(2000);
});

test('a port in use keeps ETRN from being sent, and TURN goes on', async () => {
  const taken = await stage(() => undefined);
  running.push(taken);
  const provider = await practice({ messages: 1 });
  const { result } = await run(jobFor([requestTo(provider), requestTo(provider, TURN)], { ...plaintext, listen: { host: '127.0.0.1', port: taken.port } }));
  expect(result.sessions).toMatchObject([{ outcome: 'failed', error: { stage: 'listen', code: 'in-use' } }, { outcome: 'ok' }]);
  expect(provider.ledger.verbs).not.toContain('ETRN');
});

test('a password that one host refused is not tried at the others, whose account might be locked by it', async () => {
  const hosts = await Promise.all([practice(), practice(), practice()]);
  const { result } = await run(jobFor(hosts.map((host) => requestTo(host, TURN)), plaintext), { password: 'not-the-right-one' });
  expect(hosts.flatMap(({ ledger }) => ledger.logins)).toHaveLength(1);
  expect(result.sessions.map(({ outcome, error }) => [outcome, error?.stage, error?.code]).toSorted()).toEqual([['failed', 'auth', 'auth'], ['failed', 'auth', 'auth'], ['refused', 'auth', 'auth']]);
  const spared = result.sessions.filter(({ outcome }) => outcome === 'failed');
  for (const { error, transcript } of spared) {
    expect(error?.message).toContain('127.0.0.1 has just refused');
    expect(transcript.map(({ text }) => text.split(' ')[0])).not.toContain('AUTH');
  }
});

test('a host that answers no login holds up the others with the same account only until its time is over', async () => {
  const stuck = await practice({ faults: ['stall@auth'] });
  const good = await practice();
  const { result } = await run(jobFor([requestTo(stuck, TURN), requestTo(good, TURN)], { ...plaintext, timeouts: { connect: 2000, greeting: 2000, command: 400, quiet: 100 } }));
  expect(result.sessions.map(({ outcome, error }) => [outcome, error?.code])).toEqual([['failed', 'timeout'], ['ok', undefined]]);
});

test('passwords are asked for one at a time, and once for an account at a host', async () => {
  const hosts = await Promise.all([practice({ account: 'a' }), practice({ account: 'b' })]);
  const requests = hosts.flatMap((host, index) => [1, 2].map(() => requestTo(host, { ...TURN, account: 'ab'.charAt(index) })));
  const questions: string[] = [];
  let open = 0;
  const result = await dequeue(jobFor(requests, plaintext), {
    signal: new AbortController().signal,
    password: async (account) => {
      questions.push(account);
      expect((open += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 30));
      open -= 1;
      return PASSWORD;
    },
    progress: () => undefined,
  });
  expect(questions).toEqual(['a', 'b']);
  expect(result.outcome).toBe('ok');
});

test('somebody who calls though no host asked for it is heard out as the hosts are, and has nothing of it', async () => {
  const port = await freePort();
  const provider = await practice({ messages: 0, callBack: { host: '127.0.0.1', port } });
  const { session } = await run(jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port } }), {
    onStep: ({ stage: where }) => (where === 'listen' ? connect(port, '127.0.0.1').on('error', () => undefined) : undefined),
  });
  expect(session).toMatchObject({ messages: [], callback: { connections: 1 } });
});

const desk = (changes: Partial<Claimant> & { readonly addresses?: ReadonlySet<string> }): Claimant => ({ domains: ['example.com'], addresses: new Set(['192.0.2.1']), askedAt: 1, left: false, calls: 0, ...changes });

test('whose call it may be, by the address of the caller', () => {
  const [a, b] = [desk({}), desk({ addresses: new Set(['192.0.2.2', '2001:db8::1']) })];
  const early = desk({ addresses: new Set(['192.0.2.1']), askedAt: null });
  const gone = desk({ left: true });
  for (const [desks, caller, expected] of [
    [[a, b], '192.0.2.1', [a]], [[a, b], '::ffff:192.0.2.2', [b]], [[a, b], '2001:DB8::1', [b]], [[a, b], '192.0.2.9', [a, b]], [[a, b], '', [a, b]],
    [[a, early], '192.0.2.1', [a]], [[early, b], '192.0.2.1', [b]], [[early], '192.0.2.1', [early]],
    [[a, gone], '192.0.2.1', [a]], [[gone, b], '192.0.2.1', [gone]], [[gone, b], '192.0.2.9', [b]],
  ] as const) expect(claimantsOf(desks, caller), caller).toEqual(expected);
});

test('whose call it is, by the domain of the first recipient and else by who has waited longest', () => {
  const com = desk({ askedAt: 2 });
  const net = desk({ domains: ['Example.NET'], askedAt: 1 });
  const below = desk({ domains: ['@example.org'], askedAt: 3 });
  const queue = desk({ domains: ['#example.com'], askedAt: 4 });
  const called = desk({ askedAt: 0, calls: 2 });
  for (const [claimants, recipient, expected] of [
    [[com, net], 'a@example.com', com], [[com, net], 'a@EXAMPLE.net', net], [[com, net], 'a@sub.example.com', net], [[com, net], null, net], [[com, net], 'postmaster', net],
    [[com, below], 'a@sub.example.org', below], [[com, below], 'a@example.org', below], [[com, below], 'a@notexample.org', com], [[com, queue], 'a@example.com', com],
    [[called, com], 'a@example.com', com], [[called, com], null, com], [[called], null, called], [[], null, null],
  ] as const) expect(ownerOf(claimants, recipient), String(recipient)).toBe(expected);
});
