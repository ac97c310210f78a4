import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultCode } from '../../client/src/smtp/machine.js';
import type { DequeueJob, DequeueRequest } from '../../client/src/dequeue/job.js';
import type { Provider, ProviderEvent } from '../../client/src/provider/options.js';
import { withOddOctets, withSmuggling } from '../../client/src/provider/faults.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { ACCOUNT, freePort, jobFor, PASSWORD, requestTo, run, type Run } from '../harness/dequeue-bed.js';

/* A practice provider that does things wrong, and a save from it: the error says what is wrong, in time, and no message is lost. */

let home: string;
const running: Provider[] = [];
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'imc-faults-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.stop()));
  rmSync(home, { recursive: true, force: true });
});

/** Short where silence is waited out, but no shorter than many handshakes at once take; long where it must not be taken for a busy computer. */
const TIMEOUT = 2500;
const PATIENCE = 5000;
/** Two silences, at the step and at QUIT, and some time to work. */
const IN_TIME = 2 * TIMEOUT + 3000;
const turn: Partial<DequeueRequest> = { account: ACCOUNT, method: 'SASL/AUTH', tls: 'required', verb: 'TURN', domains: [] };

interface Saved extends Run {
  readonly provider: Provider;
  readonly folder: string;
  /** The SHA-256 of every message in the folder. */
  saved(): readonly string[];
  end(): Promise<void>;
}

async function saveFrom(faults: readonly string[], { request = turn, job = {}, tls = true, onEvent = () => undefined }: {
  readonly request?: Partial<DequeueRequest>; readonly job?: Partial<DequeueJob>; readonly tls?: boolean; readonly onEvent?: (event: ProviderEvent) => void;
} = {}): Promise<Saved> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(home, 'mail-'));
  const provider = await startProvider({ domains: ['example.com'], messages: 3, account: ACCOUNT, password: PASSWORD, tls, faults, onEvent, callBack: { host: '127.0.0.1', port } });
  running.push(provider);
  // Waited out where the provider says nothing more, or nothing that ends.
  const silent = faults.some(isSilent);
  const patience = silent ? TIMEOUT : PATIENCE;
  const timeouts = { connect: PATIENCE, greeting: patience, command: patience, quiet: 100 };
  const certificate = { ca: provider.certificatePem, pin: null, insecure: false };
  const listen = request.verb === 'TURN' || request.verb === 'ATRN' ? null : { host: '127.0.0.1', port };
  const ran = await run(jobFor([requestTo(provider, request)], { mode: 'save', folder, timeouts, certificate, listen, messageLimit: 200_000, ...job }));
  return { ...ran, provider, folder, saved: () => savedIn(folder), end: () => provider.stop() };
}

function savedIn(folder: string): readonly string[] {
  const names = readdirSync(path.join(folder, 'new')).filter((name) => name.endsWith('.eml'));
  expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
  return names.map((name) => createHash('sha256').update(readFileSync(path.join(folder, 'new', name))).digest('hex'));
}

/** Each message is at the provider, or whole on disk, or both; and nothing else is on disk. */
function expectNothingLost({ ledger }: Provider, here: readonly string[]): void {
  for (const { id, state, sha256 } of ledger.messages) expect(state === 'queued' || here.includes(sha256), `message ${id}`).toBe(true);
  for (const sha256 of here) expect(ledger.messages.map((message) => message.sha256)).toContain(sha256);
}

function isSilent(fault: string): boolean {
  return /^stall@|^garbage@mail-data$/.test(fault);
}

/** Runs them side by side: those that wait out a silence all at once, for they do nothing else, the others a few at a time. */
async function each<T>(cases: readonly T[], faultOf: (one: T) => string, play: (one: T, fault: string) => Promise<void>): Promise<void> {
  const playOne = (one: T): Promise<void> => play(one, faultOf(one));
  const left = cases.filter((one) => !isSilent(faultOf(one)));
  const lanes = Array.from({ length: 4 }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await playOne(next);
  });
  await Promise.all([...cases.filter((one) => isSilent(faultOf(one))).map(playOne), ...lanes]);
}

/** What each step of a session is called by the provider and in the result. */
const REPLIES = { greeting: 'greeting', ehlo: 'ehlo', starttls: 'starttls', auth: 'auth', ask: 'dequeue' } as const;
type Step = keyof typeof REPLIES;

/** What can be done at each of them, and the code that it is told by; a reply code is judged by the step. */
const DEEDS: Readonly<Record<string, (step: Step) => FaultCode>> = {
  stall: () => 'timeout', close: () => 'closed', reset: () => 'closed', garbage: () => 'protocol', mixed: () => 'protocol', endless: () => 'limit', 'long-line': () => 'limit',
  421: (step) => (step === 'auth' ? 'auth' : 'refused'), 450: refusal, 454: refusal, 535: refusal, 550: refusal, 554: refusal,
  502: (step) => (step === 'ehlo' ? 'not-offered' : refusal(step)),
};

function refusal(step: Step): FaultCode {
  return step === 'starttls' ? 'tls' : step === 'auth' ? 'auth' : 'refused';
}

test.each(['TURN', 'ETRN', 'ATRN'] as const)('%s: every deed at every reply is told with its stage and code, in time, and all mail stays where it is', { timeout: 120_000 }, async (verb) => {
  const request: Partial<DequeueRequest> = { ...turn, verb, domains: verb === 'ETRN' ? ['example.com'] : [] };
  const cases = (Object.keys(REPLIES) as Step[]).flatMap((step) => Object.entries(DEEDS).map(([deed, code]) => ({ step, deed, code: code(step) })));
  expect(cases).toHaveLength(70);
  await each(cases, ({ step, deed }) => `${deed}@${step}`, async ({ step, code }, fault) => {
    const { session, result, provider: asked, saved: here, end } = await saveFrom([fault], { request });
    // A reset may overtake the news that the connection stands.
    const where = fault === 'reset@greeting' ? expect.stringMatching(/^(?:connect|greeting)$/) as string : REPLIES[step];
    expect([session.error?.stage, session.error?.code], fault).toEqual([where, code]);
    expect([session.error?.message, session.error?.hint].every((text) => text !== undefined && text !== ''), fault).toBe(true);
    expect(['failed', 'refused'], fault).toContain(result.outcome);
    expect(result.durationMs, fault).toBeLessThan(IN_TIME);
    expect([session.messages, here()], fault).toEqual([[], []]);
    expect(asked.ledger.messages.every(({ state }) => state === 'queued'), fault).toBe(true);
    // Where TLS is required, nothing of a login goes out before it.
    if (step === 'starttls') expect(asked.ledger.verbs, fault).not.toContain('AUTH');
    await end();
  });
});

test.each(['strip-starttls', 'inject-after-starttls'] as const)('%s stops the test before anything of a login is said', async (fault) => {
  const { session, provider: asked, end } = await saveFrom([fault]);
  expect(session.error).toMatchObject({ stage: 'starttls', code: fault === 'strip-starttls' ? 'not-offered' : 'protocol' });
  expect(asked.ledger.verbs).not.toContain('AUTH');
  await end();
});

/** What comes of each deed in a delivery; in the middle of a message, and once it was named, it is a failure of that message. */
const DELIVERY_DEEDS: Readonly<Record<string, FaultCode>> = { stall: 'timeout', close: 'closed', reset: 'closed', garbage: 'protocol', 'long-line': 'limit' };

test.each(['TURN', 'ETRN', 'ATRN'] as const)('%s: every deed at every step of a delivery leaves each message there or whole here, and is told', { timeout: 120_000 }, async (verb) => {
  const request: Partial<DequeueRequest> = { ...turn, verb, domains: verb === 'ETRN' ? ['example.com'] : [] };
  const cases = ['hello', 'mail', 'rcpt', 'data', 'mail-data'].flatMap((step) => Object.entries(DELIVERY_DEEDS).map(([deed, code]) => ({ step, deed, code })));
  await each(cases, ({ step, deed }) => `${deed}@${step}`, async ({ step, deed, code }, fault) => {
    const { session, result, provider: asked, saved: here, end } = await saveFrom([fault], { request });
    expectNothingLost(asked, here());
    expect([here(), asked.ledger.messages.filter(({ state }) => state === 'queued').length], fault).toEqual([[], 3]);
    // In the middle of a message nonsense is mail data, and what waits for its end waits too long; once a message is named, any line may be nonsense.
    const named = step === 'data' || step === 'mail-data';
    const told = deed === 'garbage' && step === 'mail-data' ? 'timeout' : deed === 'long-line' && step === 'data' ? 'protocol' : code;
    expect(session, fault).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: told } });
    expect(session.messages.map(({ disposition }) => disposition), fault).toEqual(named ? ['failed'] : []);
    expect(result.durationMs, fault).toBeLessThan(IN_TIME);
    await end();
  });
});

test('close@dot: a message whose 250 nobody reads is at both ends, and comes again as a possible duplicate', async () => {
  const { session, provider: asked, saved: here } = await saveFrom(['close@dot']);
  expect(asked.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
  expectNothingLost(asked, here());
  // The same message again at the second turn, and that is enough.
  expect(session.messages.map(({ duplicateOf }) => duplicateOf !== undefined)).toEqual([false, true]);
  expect(session.messages.map(({ unacknowledged }) => unacknowledged)).toEqual([true, true]);
});

test('stall@dot: what is on disk is told, though the provider never reads that it is', async () => {
  const { session, result, provider: asked, saved: here } = await saveFrom(['stall@dot']);
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: 'timeout' }, messages: [{ disposition: 'saved' }] });
  expect(result.durationMs).toBeLessThan(IN_TIME);
  expect(asked.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
  expectNothingLost(asked, here());
});

test('whatever is done at QUIT changes nothing about what was learnt before', { timeout: 60_000 }, async () => {
  const cases = ['stall', 'close', 'reset', 'garbage', 'mixed', 'long-line', 'endless', '421', '450', '554'];
  await each(cases, (deed) => `${deed}@quit`, async (_, fault) => {
    const { result, end } = await saveFrom([fault], { request: { ...turn, verb: 'ETRN', domains: ['example.com'] }, job: { listen: null } });
    expect(result, fault).toMatchObject({ outcome: 'accepted', sessions: [{ error: null }] });
    expect(result.durationMs, fault).toBeLessThan(IN_TIME);
    await end();
  });
});

test('whatever is done at the goodbye of a delivery, what was saved before is saved', { timeout: 60_000 }, async () => {
  await each(['stall', 'close', 'reset', 'garbage', 'long-line'], (deed) => `${deed}@goodbye`, async (_, fault) => {
    const { session, provider: asked, saved: here, end } = await saveFrom([fault]);
    expect(session.messages.map(({ disposition }) => disposition), fault).toEqual(['saved', 'saved', 'saved']);
    expect(asked.ledger.messages.every(({ state }) => state === 'delivered'), fault).toBe(true);
    expectNothingLost(asked, here());
    await end();
  });
});

test.each(['TURN', 'ATRN', 'ETRN'] as const)('octet by octet, %s brings everything whole', async (verb) => {
  const { session, provider: asked, saved: here } = await saveFrom(['byte-by-byte'], { request: { ...turn, verb, domains: verb === 'ETRN' ? ['example.com'] : [] }, job: { timeouts: { connect: 5000, greeting: 5000, command: 5000, quiet: 300 }, waitMs: 5000 } });
  expect(session.outcome).toBe('ok');
  expect(asked.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  expectNothingLost(asked, here());
});

test('bare line feeds are kept as they came, and no command that hides behind them is obeyed', async () => {
  const { session } = await saveFrom(['bare-lf']);
  expect(session.messages).toHaveLength(3);
  expect(session.messages.map(({ reversePath }) => reversePath)).not.toContain('smuggled@sender.example');
  for (const { file } of session.messages) expect(readFileSync(file ?? '', 'latin1')).toMatch(/bare\n\.\nMAIL FROM:<smuggled@sender\.example>\nbare\n\.\r\nlast\r\n$/);
});

test('what some take for the end of mail data ends nothing, whatever mixture of CR, LF and dot it is', async () => {
  const { session, provider: asked } = await saveFrom(['smuggling']);
  expect(session.messages).toHaveLength(3);
  for (const { file, bytes, reversePath, forwardPaths } of session.messages) {
    expect([reversePath, forwardPaths]).not.toContain('smuggled@sender.example');
    const octets = readFileSync(file ?? '');
    expect(octets.length).toBe(bytes);
    expect(octets.subarray(-withSmuggling(Buffer.alloc(0)).length).equals(withSmuggling(Buffer.alloc(0)))).toBe(true);
  }
  expect(asked.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
});

test('NULs, octets above 127 and very long lines are kept as they came', async () => {
  const { session } = await saveFrom(['odd-octets']);
  for (const { file } of session.messages) expect(readFileSync(file ?? '').subarray(-withOddOctets(Buffer.alloc(0)).length).equals(withOddOctets(Buffer.alloc(0)))).toBe(true);
  expect(session.messages).toHaveLength(3);
});

test('a message may have 1,000 recipients', async () => {
  const { session, provider: asked, saved: here } = await saveFrom(['many-recipients']);
  expect(session.messages.map(({ forwardPaths }) => [forwardPaths.length, new Set(forwardPaths).size, forwardPaths.at(-1)])).toEqual([1, 2, 3].map((n) => [1000, 1000, `other999.user${n}@example.com`]));
  expectNothingLost(asked, here());
});

/** More than a transcript can hold. */
const MANY = 10_000;
/** For `save`, which waits for the disk at each; `IMC_MESSAGES=10000` for a longer look. */
const SAVED = Number(process.env['IMC_MESSAGES'] ?? 500);

test.each([['hold', MANY], ['peek', MANY], ['save', SAVED]] as const)('%s goes through thousands of messages in one turn, and each is where it belongs once', { timeout: 60_000 + 50 * SAVED }, async (mode, messages) => {
  const folder = mkdtempSync(path.join(home, 'mail-'));
  const provider = await startProvider({ domains: ['example.com'], messages, account: ACCOUNT, password: PASSWORD });
  running.push(provider);
  const login = { mechanism: null, plaintext: true, turnWithoutLogin: false };
  const { session } = await run(jobFor([requestTo(provider, { ...turn, tls: 'off' })], { mode, folder, limit: 20_000, login, timeouts: { connect: PATIENCE, greeting: PATIENCE, command: PATIENCE, quiet: 100 } }));
  expect([session.outcome, session.messages.length]).toEqual(['ok', messages]);
  expect(provider.ledger.messages.every(({ state }) => state === (mode === 'save' ? 'delivered' : 'queued'))).toBe(true);
  if (mode === 'peek') expect(session.messages.map(({ sha256 }) => sha256)).toEqual(provider.ledger.messages.map(({ sha256 }) => sha256));
  if (mode !== 'save') return;
  const here = savedIn(folder);
  expect([here.length, new Set(here).size]).toEqual([messages, messages]);
  expectNothingLost(provider, here);
});

test.each(['TURN', 'ETRN', 'ATRN'] as const)('%s from a provider that gives every reply in several lines brings everything', async (verb) => {
  const { session, provider: asked, saved: here } = await saveFrom(['multi-line'], { request: { ...turn, verb, domains: verb === 'ETRN' ? ['example.com'] : [] } });
  expect(session.outcome).toBe('ok');
  expect(asked.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  expectNothingLost(asked, here());
});

test('wherever the link is cut, each message is at the provider or whole on disk, and the next run brings the rest', { timeout: process.env['IMC_CUTS'] === 'all' ? 3_600_000 : 300_000 }, async () => {
  const job: Partial<DequeueJob> = { login: { mechanism: null, plaintext: true, turnWithoutLogin: false } };
  const request: Partial<DequeueRequest> = { ...turn, tls: 'off' };
  // Every octet would be some 1800 runs; IMC_CUTS=all makes them.
  const step = process.env['IMC_CUTS'] === 'all' ? 1 : 37;
  for (let at = 1; ; at += step) {
    let cut = false;
    const { provider: asked, folder, saved: here, end } = await saveFrom([`cut@${at}`], { request, job, tls: false, onEvent: ({ text }) => (cut ||= text.startsWith('The link is lost')) });
    expectNothingLost(asked, here());
    // The provider said less than that in all.
    if (!cut) {
      expect(at).toBeGreaterThan(1000);
      break;
    }
    const again = await run(jobFor([requestTo(asked, request)], { mode: 'save', folder, ...job }));
    expect(['ok', 'nothing-waiting'], `cut at ${at}`).toContain(again.session.outcome);
    expect(asked.ledger.messages.every(({ state }) => state === 'delivered'), `cut at ${at}`).toBe(true);
    expectNothingLost(asked, here());
    expect(here().length, `cut at ${at}: at most one message twice`).toBeLessThanOrEqual(4);
    await end();
    rmSync(folder, { recursive: true });
  }
});
