import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import { dequeue } from '../../client/src/dequeue/dequeue.js';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import { transcriptText } from '../../client/src/dequeue/transcript.js';
import type { Provider, ProviderMechanism } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { ACCOUNT, jobFor, PASSWORD, requestTo } from '../harness/dequeue-bed.js';
import { formsOf, type Said, secretsIn } from '../harness/secrets.js';

/*
 * What goes into a login stays in it. A tap on the line knows every word that was really said; then all that the program shows, writes or leaves
 * behind is searched for the password, for what was said, and for all that can be made of them.
 *
 * Not claimed: that the memory of the process does not hold it. A program that logs in has the password in memory, so a core dump or a snapshot of
 * the heap has it too. A diagnostic report, which is what Node writes when it crashes, has not.
 */

const MECHANISMS: readonly ProviderMechanism[] = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'NTLM'];
const WRONG = 'falsch-0815-äöü';

let home: string;
let program: string;
let folder: string;
const running: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'imc-secrets-'));
  program = path.join(home, 'imc.js');
  await build({
    entryPoints: ['cli/src/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error',
    plugins: [{ name: 'certificates apart', setup: ({ onResolve }) => onResolve({ filter: /\/x509\.js$/ }, () => ({ path: './x509.js', external: true })) }],
  });
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(path.join(home, 'run-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

interface Tap {
  readonly host: string;
  readonly port: number;
  /** What was said in logins so far. */
  said(password: string): Said;
}

/** Stands between a customer and its provider and listens. An echo repeats to the customer what it said, as it stands and decoded. */
async function tapped(provider: Provider, manner: 'quiet' | 'echo' = 'quiet'): Promise<Tap> {
  const answers: string[] = [];
  const challenges: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((customer) => {
    const upstream = net.connect(provider.port, provider.host);
    let [inLogin, last] = [false, ''];
    for (const socket of [customer, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    customer.on('data', (data) => {
      for (const line of data.toString('latin1').split('\r\n').slice(0, -1)) {
        const auth = /^AUTH \S+ ?(.*)$/.exec(line);
        if (inLogin || auth?.[1]) answers.push(last = auth?.[1] ?? line);
        inLogin ||= auth !== null;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      const text = data.toString('latin1');
      for (const line of text.split('\r\n')) {
        if (inLogin && line.startsWith('334 ') && line.length > 4) challenges.push(line.slice(4));
        if (/^(?:235|[45]\d\d)/.test(line)) inLogin = false;
      }
      const echo = manner === 'echo' && last !== '' && /^\d{3} [^\r]*\r\n$/.test(text) && !text.startsWith('3');
      const decoded = Buffer.from(last, 'base64').toString('latin1').replaceAll(/[\r\n]/g, ' ');
      // Twice: as it came, and as a sender writes it that takes octets for characters.
      customer.write(echo ? Buffer.concat([Buffer.from(`${text.slice(0, 4)}you said ${last}, which is ${decoded} or `, 'latin1'), Buffer.from(`${decoded}\r\n`)]) : data);
    });
    customer.on('close', () => upstream.destroy());
    upstream.on('close', () => customer.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return { host: '127.0.0.1', port: (server.address() as net.AddressInfo).port, said: (password) => ({ account: ACCOUNT, password, answers, challenges }) };
}

async function practice(mechanism: ProviderMechanism, faults: readonly string[] = []): Promise<{ readonly provider: Provider; readonly events: readonly unknown[] }> {
  const events: unknown[] = [];
  const provider = await startProvider({ domains: ['example.com'], account: ACCOUNT, password: PASSWORD, mechanisms: [mechanism], faults, onEvent: (event) => events.push(event) });
  running.push(provider);
  return { provider, events };
}

/** Everything that an object can be made to show. */
function everyWayOf(value: unknown): string {
  return [JSON.stringify(value), inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null }), String(value)].join('\n');
}

function filesUnder(place: string): string {
  return readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name), 'latin1')}\n${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`).join('\n');
}

const CASES = MECHANISMS.flatMap((mechanism) => (['right', 'wrong', 'echo', 'echo of a wrong one', 'stall@auth', 'close@auth', 'garbage@auth', 'stall@ask', '554@ask'] as const).map((manner) => [mechanism, manner] as const));

test.each(CASES)('%s, %s: nothing in result, progress, transcript, sentences, ledger or folder tells the login', async (mechanism, manner) => {
  const password = manner.includes('wrong') ? WRONG : PASSWORD;
  const { provider, events } = await practice(mechanism, manner.includes('@') ? [manner] : []);
  const tap = await tapped(provider, manner.startsWith('echo') ? 'echo' : 'quiet');
  const heard: unknown[] = [];
  const job = jobFor([requestTo(tap, { account: ACCOUNT, method: 'SASL/AUTH', tls: 'off', verb: 'TURN', domains: [] })], {
    mode: 'save', folder, login: { mechanism, plaintext: true, turnWithoutLogin: false }, timeouts: { connect: 5000, greeting: 5000, command: manner.startsWith('stall') ? 400 : 5000, quiet: 100 },
  });
  const result = await dequeue(job, {
    signal: new AbortController().signal, password: async () => password, progress: (step) => heard.push(step), received: (count) => heard.push(count),
  });
  const said = tap.said(password);
  if (manner === 'right' || manner === 'wrong') expect(result.outcome).toBe(manner === 'right' ? 'ok' : 'refused');
  const shown = [everyWayOf(result), everyWayOf(heard), transcriptText(result), everyWayOf(describeOutcome(result)), everyWayOf(provider.ledger), everyWayOf(events), filesUnder(folder)].join('\n');
  const forms = formsOf(said);
  expect(secretsIn(shown, forms)).toEqual([]);
  // What was looked for is really what was said, and would have been found.
  const line = Buffer.from(said.answers?.at(-1) ?? '', 'base64');
  if (line.length > 6) for (const leak of [line.toString('hex'), line.toString('base64'), line.toString('latin1')]) expect(secretsIn(`${shown} ${leak}`, forms)).not.toEqual([]);
  expect(line.length > 6).toBe(!/^(?:close|stall|garbage)@auth$/.test(manner) || mechanism === 'PLAIN');
});

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly command: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  const written = { out: '', err: '' };
  child.stdout?.on('data', (data: Buffer) => (written.out += data.toString('latin1') + data.toString()));
  child.stderr?.on('data', (data: Buffer) => (written.err += data.toString('latin1') + data.toString()));
  const file = `/proc/${child.pid}/cmdline`;
  const command = existsSync(file) ? readFileSync(file, 'latin1') : '';
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...written, command };
}

function imc(args: readonly string[], { env = {}, node = [], stdin = '' }: { readonly env?: Readonly<Record<string, string>>; readonly node?: readonly string[]; readonly stdin?: string } = {}): ChildProcess {
  const child = spawn(process.execPath, [...node, program, ...args], { cwd: folder, env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe' });
  child.stdin.end(stdin);
  return child;
}

const asking = (tap: Tap, mechanism: string): readonly string[] => ['dequeue', '--host', `127.0.0.1:${tap.port}`, '--verb', 'TURN', '--account', ACCOUNT, '--plaintext-auth', '--auth', mechanism];

test.each(MECHANISMS)('%s: the program as it is run shows nothing of it on its outputs, in its files or in the list of processes', { timeout: 60_000 }, async (mechanism) => {
  const { provider } = await practice(mechanism);
  for (const password of [WRONG, PASSWORD]) {
    const tap = await tapped(provider);
    const files = ['--mode', 'save', '--folder', path.join(folder, 'mail'), '--transcript', path.join(folder, 'transcript.txt')];
    // The wrong one comes from standard input, the right one from the environment.
    const ran = await (password === WRONG
      ? ended(imc([...asking(tap, mechanism), ...files, '--format', 'json', '--password-stdin'], { stdin: `${password}\n` }))
      : ended(imc([...asking(tap, mechanism), ...files], { env: { IMC_PASSWORD: password } })));
    expect(ran.status).toBe(password === PASSWORD ? 0 : 1);
    const forms = formsOf(tap.said(password));
    expect(secretsIn([ran.out, ran.err, ran.command, filesUnder(folder)].join('\n'), forms)).toEqual([]);
    expect(secretsIn(`${ran.out}${tap.said(password).answers?.at(-1)}`, forms)).not.toEqual([]);
  }
  expect(readdirSync(path.join(folder, 'mail', 'new'))).toHaveLength(6);
});

/** Runs the program into a login that stands still, has it write a diagnostic report there, and returns that. */
async function reportOf(env: Readonly<Record<string, string>>): Promise<{ readonly report: string; readonly tap: Tap }> {
  const { provider } = await practice('CRAM-MD5', ['stall@ask']);
  const tap = await tapped(provider);
  const child = imc([...asking(tap, 'CRAM-MD5'), '--timeout', '60'], { env, node: ['--report-on-signal', '--report-on-fatalerror', '--report-uncaught-exception', `--report-directory=${folder}`] });
  const over = ended(child);
  await expect.poll(() => provider.ledger.verbs, { timeout: 15_000 }).toContain('TURN');
  child.kill('SIGUSR2');
  const reports = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('report.'));
  await expect.poll(reports, { timeout: 15_000 }).toHaveLength(1);
  const file = path.join(folder, reports()[0] ?? '');
  await expect.poll(() => readFileSync(file, 'utf8').trimEnd().endsWith('}'), { timeout: 15_000 }).toBe(true);
  child.kill('SIGKILL');
  await over;
  const report = readFileSync(file, 'utf8');
  rmSync(file);
  expect(report).toContain('"environmentVariables"');
  return { report, tap };
}

test('a diagnostic report of the running program holds nothing of the login, though the password came by the environment', { timeout: 60_000 }, async () => {
  const { report, tap } = await reportOf({ IMC_PASSWORD: PASSWORD });
  expect(secretsIn(report, formsOf(tap.said(PASSWORD)))).toEqual([]);
  // The report does hold what else is in the environment, so it would have held this.
  const planted = await reportOf({ IMC_PASSWORD: PASSWORD, PLANTED: PASSWORD });
  expect(secretsIn(planted.report, formsOf(planted.tap.said(PASSWORD)))).toContain('the password');
});

test('a question for the password that fails with it in the error, and in what caused that, tells nothing', async () => {
  const { provider } = await practice('PLAIN');
  const result: DequeueResult = await dequeue(jobFor([requestTo(provider, { account: ACCOUNT, method: 'SASL/AUTH', tls: 'off', verb: 'TURN', domains: [] })]), {
    signal: new AbortController().signal, progress: () => undefined,
    password: () => Promise.reject(Object.assign(new Error(`no: ${PASSWORD}`, { cause: new Error(PASSWORD) }), { password: PASSWORD })),
  });
  expect(result.outcome).toBe('failed');
  expect(secretsIn(everyWayOf(result), formsOf({ account: ACCOUNT, password: PASSWORD }))).toEqual([]);
});

test('the search finds what is planted, in every guise', () => {
  const said: Said = { account: ACCOUNT, password: PASSWORD, answers: ['AGEAZ2VoZWlt'], challenges: [Buffer.from('<1@practice>').toString('base64')] };
  const forms = formsOf(said);
  expect(secretsIn('nothing of it: GEHEIM, 4711, example.com, PRACTICE\\user', forms)).toEqual([]);
  const password = Buffer.from(PASSWORD);
  for (const leak of [
    PASSWORD, password.toString('hex'), password.toString('hex').toUpperCase(), password.toString('base64'), Buffer.from(`x${PASSWORD}y`).toString('base64'), Buffer.from(`xy${PASSWORD}`).toString('base64'),
    password.toString('base64url'), Buffer.from(PASSWORD, 'utf16le').toString('hex'), Buffer.from(PASSWORD, 'utf16le').toString('base64'), Buffer.from(PASSWORD, 'latin1').toString('hex'),
    Buffer.from(PASSWORD, 'utf16le').toString('latin1'), encodeURIComponent(PASSWORD), JSON.stringify({ PASSWORD }), JSON.stringify(password), inspect(new Uint8Array(password)).replaceAll(/\s+/g, ' '),
    Buffer.from(`\0${ACCOUNT}\0${PASSWORD}`).toString('base64'), 'AGEAZ2VoZWlt',
  ]) expect(secretsIn(`… ${leak} …`, forms), leak).not.toEqual([]);
});
