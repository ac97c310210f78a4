import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DequeueJob, DequeueRequest } from '../../client/src/dequeue/job.js';
import type { Provider, ProviderEvent } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { ACCOUNT, freePort, jobFor, PASSWORD, requestTo, run, type Run } from '../harness/dequeue-bed.js';

/* A practice provider that does things wrong, and a save from it: the error says what is wrong, in time, and no message is lost. */

let folder: string;
let provider: Provider | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-faults-'));
});
afterEach(async () => {
  await provider?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Short where silence is waited out; long where it must not be taken for a busy computer. */
const TIMEOUT = 600;
const PATIENCE = 5000;
/** Two silences, at the step and at QUIT, and some time to work. */
const IN_TIME = 2 * TIMEOUT + 3000;
const turn: Partial<DequeueRequest> = { account: ACCOUNT, method: 'SASL/AUTH', tls: 'required', verb: 'TURN', domains: [] };

async function saveFrom(faults: readonly string[], { request = turn, job = {}, tls = true, onEvent = () => undefined }: {
  readonly request?: Partial<DequeueRequest>; readonly job?: Partial<DequeueJob>; readonly tls?: boolean; readonly onEvent?: (event: ProviderEvent) => void;
} = {}): Promise<Run & { readonly provider: Provider }> {
  const port = await freePort();
  provider = await startProvider({ domains: ['example.com'], messages: 3, account: ACCOUNT, password: PASSWORD, tls, faults, onEvent, callBack: { host: '127.0.0.1', port } });
  const patience = faults.some((fault) => fault.startsWith('stall@')) ? TIMEOUT : PATIENCE;
  const timeouts = { connect: PATIENCE, greeting: patience, command: patience, quiet: 100 };
  const certificate = { ca: provider.certificatePem, pin: null, insecure: false };
  const listen = request.verb === 'TURN' ? null : { host: '127.0.0.1', port };
  const ran = await run(jobFor([requestTo(provider, request)], { mode: 'save', folder, timeouts, certificate, listen, ...job }));
  return { ...ran, provider };
}

function saved(): readonly string[] {
  const names = readdirSync(path.join(folder, 'new')).filter((name) => name.endsWith('.eml'));
  return names.map((name) => createHash('sha256').update(readFileSync(path.join(folder, 'new', name))).digest('hex'));
}

/** Each message is at the provider, or whole on disk, or both; and nothing else is on disk. */
function expectNothingLost({ ledger }: Provider): void {
  const here = saved();
  for (const { id, state, sha256 } of ledger.messages) expect(state === 'queued' || here.includes(sha256), `message ${id}`).toBe(true);
  for (const sha256 of here) expect(ledger.messages.map((message) => message.sha256)).toContain(sha256);
  expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
}

test.each([
  // The stage is where it happens; the code, what it comes to.
  ['stall@greeting', 'greeting', 'timeout'], ['stall@ehlo', 'ehlo', 'timeout'], ['stall@starttls', 'starttls', 'timeout'], ['stall@auth', 'auth', 'timeout'], ['stall@ask', 'dequeue', 'timeout'],
  ['close@greeting', 'greeting', 'closed'], ['close@ehlo', 'ehlo', 'closed'], ['close@starttls', 'starttls', 'closed'], ['close@auth', 'auth', 'closed'], ['close@ask', 'dequeue', 'closed'],
  ['421@greeting', 'greeting', 'refused'], ['421@ehlo', 'ehlo', 'refused'], ['421@starttls', 'starttls', 'refused'], ['421@auth', 'auth', 'auth'], ['421@ask', 'dequeue', 'refused'],
  ['450@greeting', 'greeting', 'refused'], ['554@greeting', 'greeting', 'refused'], ['502@ehlo', 'ehlo', 'not-offered'], ['550@ehlo', 'ehlo', 'refused'],
  ['454@starttls', 'starttls', 'tls'], ['454@auth', 'auth', 'auth'], ['535@auth', 'auth', 'auth'], ['450@ask', 'dequeue', 'refused'], ['502@ask', 'dequeue', 'refused'],
  ['endless@greeting', 'greeting', 'limit'], ['endless@ehlo', 'ehlo', 'limit'], ['endless@starttls', 'starttls', 'limit'], ['endless@auth', 'auth', 'limit'], ['endless@ask', 'dequeue', 'limit'],
  ['strip-starttls', 'starttls', 'not-offered'], ['inject-after-starttls', 'starttls', 'protocol'],
] as const)('%s is told as %s: %s, in time, and all mail stays where it is', async (fault, where, code) => {
  const { session, result, provider: asked } = await saveFrom([fault]);
  expect(session.error).toMatchObject({ stage: where, code });
  expect(['failed', 'refused']).toContain(result.outcome);
  expect(result.durationMs).toBeLessThan(IN_TIME);
  expect(session.messages).toEqual([]);
  expect(asked.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
  // Where TLS is required, nothing of a login goes out before it.
  if (where === 'starttls') expect(asked.ledger.verbs).not.toContain('AUTH');
  expect(saved()).toEqual([]);
});

test.each([
  // What is on disk then, and what the provider still has; 'closed' and 'timeout' in the middle of a message are failures.
  ['stall@hello', 0, 3, 'timeout'], ['stall@mail', 0, 3, 'timeout'], ['stall@rcpt', 0, 3, 'timeout'], ['stall@data', 0, 3, 'timeout'], ['stall@mail-data', 0, 3, 'timeout'],
  ['close@hello', 0, 3, 'closed'], ['close@mail', 0, 3, 'closed'], ['close@rcpt', 0, 3, 'closed'], ['close@mail-data', 0, 3, 'closed'],
] as const)('%s after the turn: %i saved, %i at the provider, told as %s', async (fault, here, there, code) => {
  const { session, result, provider: asked } = await saveFrom([fault]);
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code } });
  expect(result.durationMs).toBeLessThan(IN_TIME);
  expect([saved().length, asked.ledger.messages.filter(({ state }) => state === 'queued').length]).toEqual([here, there]);
  expectNothingLost(asked);
});

test('close@data, between the envelope and the message, leaves all of it there', async () => {
  const { session, provider: asked } = await saveFrom(['close@data']);
  expect(session.messages.map(({ disposition }) => disposition)).toEqual(['held']);
  expect(saved()).toEqual([]);
  expectNothingLost(asked);
});

test('close@dot: a message whose 250 nobody reads is at both ends, and comes again as a possible duplicate', async () => {
  const { session, provider: asked } = await saveFrom(['close@dot']);
  expect(asked.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
  expectNothingLost(asked);
  // The same message again at the second turn, and that is enough.
  expect(session.messages.map(({ duplicateOf }) => duplicateOf !== undefined)).toEqual([false, true]);
  expect(session.messages.map(({ unacknowledged }) => unacknowledged)).toEqual([true, true]);
});

test('stall@dot: what is on disk is told, though the provider never reads that it is', async () => {
  const { session, result, provider: asked } = await saveFrom(['stall@dot']);
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: 'timeout' }, messages: [{ disposition: 'saved' }] });
  expect(result.durationMs).toBeLessThan(IN_TIME);
  expect(asked.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
  expectNothingLost(asked);
});

test.each(['stall@quit', 'close@quit', 'endless@quit', '421@quit', '554@quit'])('%s changes nothing about what was learnt before', async (fault) => {
  const { result } = await saveFrom([fault], { request: { ...turn, verb: 'ETRN', domains: ['example.com'] }, job: { listen: null } });
  expect(result).toMatchObject({ outcome: 'accepted', sessions: [{ error: null }] });
  expect(result.durationMs).toBeLessThan(IN_TIME);
});

test.each(['stall@goodbye', 'close@goodbye'])('%s: what was saved before is saved', async (fault) => {
  const { session, provider: asked } = await saveFrom([fault]);
  expect(session.messages.map(({ disposition }) => disposition)).toEqual(['saved', 'saved', 'saved']);
  expect(asked.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  expectNothingLost(asked);
});

test.each(['TURN', 'ATRN', 'ETRN'] as const)('octet by octet, %s brings everything whole', async (verb) => {
  const { session, provider: asked } = await saveFrom(['byte-by-byte'], { request: { ...turn, verb, domains: verb === 'ETRN' ? ['example.com'] : [] }, job: { timeouts: { connect: 5000, greeting: 5000, command: 5000, quiet: 300 }, waitMs: 5000 } });
  expect(session.outcome).toBe('ok');
  expect(asked.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  expectNothingLost(asked);
});

test('bare line feeds are kept as they came, and no command that hides behind them is obeyed', async () => {
  const { session } = await saveFrom(['bare-lf']);
  expect(session.messages).toHaveLength(3);
  expect(session.messages.map(({ reversePath }) => reversePath)).not.toContain('smuggled@sender.example');
  for (const { file } of session.messages) expect(readFileSync(file ?? '', 'latin1')).toMatch(/bare\n\.\nMAIL FROM:<smuggled@sender\.example>\nbare\n\.\r\nlast\r\n$/);
});

test.each(['stall@mail-data', 'close@mail-data'])('%s on the call back of ETRN is told too', async (fault) => {
  const { session, provider: asked } = await saveFrom([fault], { request: { ...turn, verb: 'ETRN', domains: ['example.com'] } });
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: fault.startsWith('stall') ? 'timeout' : 'closed' }, messages: [{ disposition: 'failed' }] });
  expectNothingLost(asked);
});

test('wherever the link is cut, each message is at the provider or whole on disk, and the next run brings the rest', { timeout: 300_000 }, async () => {
  const job: Partial<DequeueJob> = { login: { mechanism: null, plaintext: true, turnWithoutLogin: false } };
  const request: Partial<DequeueRequest> = { ...turn, tls: 'off' };
  // Every octet would be some 1800 runs; IMC_CUTS=all makes them.
  const step = process.env['IMC_CUTS'] === 'all' ? 1 : 37;
  for (let at = 1; ; at += step) {
    await provider?.stop();
    rmSync(folder, { recursive: true, force: true });
    let cut = false;
    const { provider: asked } = await saveFrom([`cut@${at}`], { request, job, tls: false, onEvent: ({ text }) => (cut ||= text.startsWith('The link is lost')) });
    expectNothingLost(asked);
    // The provider said less than that in all.
    if (!cut) {
      expect(at).toBeGreaterThan(1000);
      break;
    }
    const again = await run(jobFor([requestTo(asked, request)], { mode: 'save', folder, ...job }));
    expect(['ok', 'nothing-waiting'], `cut at ${at}`).toContain(again.session.outcome);
    expect(asked.ledger.messages.every(({ state }) => state === 'delivered'), `cut at ${at}`).toBe(true);
    expectNothingLost(asked);
    expect(saved().length, `cut at ${at}: at most one message twice`).toBeLessThanOrEqual(4);
  }
});
