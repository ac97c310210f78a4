import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dequeueCommand } from '../../cli/src/dequeue.js';
import type { Io } from '../../cli/src/io.js';
import { providerCommand } from '../../cli/src/provider.js';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import type { Provider } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import type { PlanJson } from '../../server/src/protocol.js';
import { ACCOUNT, answering, expectNoSecret, freePort, PASSWORD, stage } from '../harness/dequeue-bed.js';

let folder: string;
let provider: Provider;
let port: number;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-dequeue-'));
  port = await freePort();
  provider = await startProvider({ domains: ['example.com'], account: ACCOUNT, password: PASSWORD, callBack: { host: '127.0.0.1', port } });
});
afterEach(async () => {
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Readable;
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
  /** Sees standard output grow. */
  readonly onOut?: (all: string) => void;
}

async function command(run: (io: Io) => Promise<number>, world: World = {}): Promise<Said> {
  const written = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): PassThrough => {
    const stream = new PassThrough();
    stream.on('data', (data: Buffer) => {
      written[name] += data.toString('utf8');
      if (name === 'out') world.onOut?.(written.out);
    });
    return stream;
  };
  const io: Io = {
    stdin: world.stdin ?? Readable.from([]), stdout: sink('out'), stderr: sink('err'), env: world.env ?? {}, isTerminal: world.isTerminal ?? false,
    colours: false, columns: undefined, cwd: folder, signal: world.signal ?? new AbortController().signal,
  };
  const status = await run(io);
  await new Promise((resolve) => setImmediate(resolve));
  // Whatever a command is told and whatever it meets, it does not show the password.
  expectNoSecret(written.out + written.err, PASSWORD);
  return { status, ...written };
}

const plan: PlanJson = {
  version: 1, verb: 'ETRN', reason: 'AlwaysUseETRN is on.', occasion: '', alsoAsked: [], warnings: [], ehloName: 'mail.example.com', etrnDomains: ['example.com'],
  requests: [{
    host: 'smtp.provider.example', port: 25, verb: 'ETRN', domains: ['example.com'], account: ACCOUNT, method: 'SASL/AUTH', tls: 'offered', occasion: '', reasons: [],
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  }],
};
const plans: Readonly<Record<string, PlanJson>> = {
  'office.imc': plan, 'nobody.imc': { ...plan, verb: null, reason: 'Neither flag is set.', requests: [] }, 'odd-name.imc': { ...plan, ehloName: 'HEAD OFFICE' },
  'accounts.imc': { ...plan, requests: [...plan.requests, ...plan.requests.map((request) => ({ ...request, host: 'smtp.other.example', account: 'OTHER\\user' }))] },
  'ntlm.imc': { ...plan, requests: plan.requests.map((request) => ({ ...request, method: 'NTLM' as const })) },
  'spare.imc': { ...plan, requests: plan.requests.map((request) => ({ ...request, account: null, spareAccount: ACCOUNT, method: 'None' as const })) },
};
async function planOf(file: string): Promise<PlanJson> {
  const made = plans[file];
  if (!made) throw new Error(`${file} cannot be read.`);
  return made;
}

const dequeueWith = (args: readonly string[], world?: World): Promise<Said> => command((io) => dequeueCommand(args, io, planOf), world);
const here = (): readonly string[] => ['--host', `127.0.0.1:${provider.port}`];
const login = { env: { IMC_PASSWORD: PASSWORD } };

test('a document says what to ask, the user says where, and the text says what will be asked and what came', async () => {
  const { status, out, err } = await dequeueWith(['office.imc', ...here(), '--plaintext-auth', '--listen', `127.0.0.1:${port}`, '--wait', '5'], login);
  expect(err).toBe('');
  expect(status).toBe(0);
  const [announced = '', warned = ''] = out.split('\n');
  expect(announced).toBe(`127.0.0.1:${provider.port} will be asked for the mail of example.com with ETRN, as ${ACCOUNT}, TLS if it is offered; the call back is awaited on 127.0.0.1:${port}.`);
  expect(warned).toContain('whatever this test does');
  expect(out).toContain('Mail would come: 127.0.0.1 offered 3 messages, and every one of them is still there.');
  expect(out).toContain('held: <> to <user3@example.com>');
  expect(provider.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
});

test('JSON is the result and nothing else', async () => {
  const { status, out, err } = await dequeueWith(['office.imc', ...here(), '--plaintext-auth', '--format', 'json'], login);
  const result = JSON.parse(out) as DequeueResult;
  expect(result).toMatchObject({ version: 1, file: 'office.imc', mode: 'hold', outcome: 'accepted', sessions: [{ auth: { mechanism: 'CRAM-MD5', account: ACCOUNT } }] });
  expect(Object.keys(result.sessions[0] ?? {})).toEqual(['host', 'port', 'verb', 'outcome', 'greeting', 'capabilities', 'tls', 'auth', 'requests', 'callback', 'messages', 'error', 'transcript']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

test('host, verb and domain say it all without a document', async () => {
  const { status, out } = await dequeueWith([...here(), '--verb', 'etrn', '--domain', 'example.com', '--domain', 'example.net']);
  expect(status).toBe(1);
  expect(out).toContain('ETRN example.com: 250');
  expect(out).toContain('ETRN example.net: 459');
});

test('the exit status tells the outcome', async () => {
  for (const [args, expected] of [
    [['--verb', 'ETRN', '--domain', 'example.com'], 0], // accepted
    [['--verb', 'ETRN', '--domain', 'example.net'], 1], // refused
    [['--verb', 'ETRN', '--domain', 'example.com', '--tls', 'required'], 1], // failed
    [['--verb', 'ETRN', '--domain', 'example.com', '--mode', 'probe'], 0], // ok
    [['--verb', 'TURN'], 1], // without a login
    [['--verb', 'ATRN', '--domain', 'example.com'], 1], // without a login
  ] as const) expect((await dequeueWith([...here(), ...args])).status, args.join(' ')).toBe(expected);
  expect((await dequeueWith([...here(), '--verb', 'ETRN', '--domain', 'example.com'], { signal: AbortSignal.abort() })).status).toBe(130);
});

test('the password comes from standard input, the environment or a person, and a terminal does not show it', async () => {
  const turn = [...here(), '--verb', 'TURN', '--account', ACCOUNT, '--plaintext-auth'];
  expect((await dequeueWith([...turn, '--password-stdin'], { stdin: Readable.from([`${PASSWORD.slice(0, 3)}`, `${PASSWORD.slice(3)}\r\nmore\n`]) })).status).toBe(0);
  expect((await dequeueWith(turn, login)).status).toBe(0);
  const keyboard = new PassThrough() as PassThrough & { setRawMode?: (raw: boolean) => void };
  const raw: boolean[] = [];
  keyboard.setRawMode = (on) => raw.push(on);
  setTimeout(() => keyboard.write(`x😀\u007f\u007f${PASSWORD}\r`), 50);
  const typed = await dequeueWith(turn, { stdin: keyboard, isTerminal: true });
  expect(typed.status).toBe(0);
  expect(typed.err).toContain(`Password of ${ACCOUNT} at 127.0.0.1: `);
  expect(raw).toEqual([true, false]);
  expect(provider.ledger.logins.map(({ accepted }) => accepted)).toEqual([true, true, true]);
});

test('a password that comes octet by octet is the same, whatever characters are in it', async () => {
  const turn = [...here(), '--verb', 'TURN', '--account', ACCOUNT, '--plaintext-auth'];
  const octets = (): readonly Buffer[] => [...Buffer.from(`${PASSWORD}\n`)].map((octet) => Buffer.of(octet));
  expect((await dequeueWith([...turn, '--password-stdin'], { stdin: Readable.from(octets()) })).status).toBe(0);
  const keyboard = new PassThrough();
  setTimeout(() => octets().forEach((octet) => keyboard.write(octet)), 50);
  expect((await dequeueWith(turn, { stdin: keyboard, isTerminal: true })).status).toBe(0);
  expect((await dequeueWith([...turn, '--password-stdin'], { stdin: Readable.from(['a\0b\n']) })).err).toContain('NUL');
  expect(provider.ledger.logins.map(({ accepted }) => accepted)).toEqual([true, true]);
});

test('a terminal does not show what is typed from the moment the question stands there', async () => {
  const order: string[] = [];
  const keyboard = new PassThrough() as PassThrough & { setRawMode?: (raw: boolean) => void };
  keyboard.setRawMode = (on) => order.push(on ? 'hidden' : 'shown');
  const stderr = new PassThrough();
  stderr.on('data', (data: Buffer) => {
    if (data.includes('Password')) order.push('asked');
  });
  setTimeout(() => keyboard.write('\u0003'), 50);
  await command((io) => dequeueCommand([...here(), '--verb', 'TURN', '--account', ACCOUNT], { ...io, stderr }, planOf), { stdin: keyboard, isTerminal: true });
  expect(order).toEqual(['hidden', 'asked', 'shown']);
});

test('Ctrl+C ends the wait for a password on standard input', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const { status } = await dequeueWith([...here(), '--verb', 'TURN', '--account', ACCOUNT, '--password-stdin'], { stdin: new PassThrough(), signal: controller.signal });
  expect(status).toBe(130);
  expect(provider.ledger.connections).toBe(0);
});

test('a person who gives up at the password has cancelled', async () => {
  const keyboard = new PassThrough();
  setTimeout(() => keyboard.write('abc\u0003'), 50);
  const { status } = await dequeueWith([...here(), '--verb', 'TURN', '--account', ACCOUNT], { stdin: keyboard, isTerminal: true });
  expect(status).toBe(130);
  expect(provider.ledger.connections).toBe(0);
});

test('an account without a password off a terminal connects to nobody: status 2, a sentence, and JSON where it was asked for', async () => {
  const { status, out, err } = await dequeueWith(['office.imc', ...here(), '--format', 'json']);
  expect(status).toBe(2);
  expect(err).toContain('needs a password');
  expect(JSON.parse(out)).toMatchObject({ version: 1, file: 'office.imc', outcome: 'failed', sessions: [] });
  expect(provider.ledger.connections).toBe(0);
});

test('a plan that asks nobody, and a document that cannot be read, are input errors', async () => {
  const nobody = await dequeueWith(['nobody.imc', '--format', 'json']);
  expect(nobody).toMatchObject({ status: 2, err: expect.stringContaining('Neither flag is set.') as string });
  expect(JSON.parse(nobody.out)).toMatchObject({ outcome: 'failed', sessions: [] });
  expect(await dequeueWith(['missing.imc'])).toMatchObject({ status: 2, out: '', err: expect.stringContaining('missing.imc cannot be read.') as string });
});

test.each([
  [['--no-such-option'], 'no-such-option'], [['--mode', 'save'], 'needs --folder'], [['--mode', 'x'], 'probe, hold, peek or save'],
  [['--folder', 'x'], '--folder is for --mode save'],
  [['--auth', 'GSSAPI'], 'PLAIN, LOGIN, CRAM-MD5 or NTLM'], [['--tls', 'maybe'], 'required, offered, off or implicit'], [['--format', 'xml'], 'text or json'], [['--wait', '-1'], 'The option --wait needs a value'],
  [['--acount', 'a'], 'Did you mean --account?'], [['--password', 'a'], 'There is no option --password'], [['--transcript', ''], 'needs a value'],
  [['--wait', 'x'], 'whole number'], [['--limit', '0'], 'from 1'], [['--timeout', '1.5'], 'whole number'], [['--listen', '2525'], 'ADDR:PORT'], [['--listen', '127.0.0.1'], 'ADDR:PORT'],
  [['--host', 'a:b:c'], 'HOST:PORT'], [['--pin', 'abc'], '64 hexadecimal digits'], [['--pin', 'a'.repeat(64), '--insecure'], 'contradict'], [['--ca', 'no-such-file.pem'], 'cannot be read'],
  [['--ehlo', 'a b'], '--ehlo'], [['a.imc', 'b.imc'], 'One document'], [['--domain', 'a b'], 'blank'], [['--account', 'a\nb'], 'control character'], [['-', '--password-stdin'], 'Standard input'],
  [['--domain'], 'domain'],
])('%j is a usage error that says what is wrong', async (args, words) => {
  const { status, out, err } = await dequeueWith([...here(), '--verb', 'ETRN', ...(args.includes('--domain') ? [] : ['--domain', 'example.com']), ...args]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toContain(words);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(provider.ledger.connections).toBe(0);
});

test('a certificate that is damaged is known before anything connects', async () => {
  const ca = path.join(folder, 'ca.pem');
  writeFileSync(ca, '-----BEGIN CERTIFICATE-----\nZm9v\n-----END CERTIFICATE-----\n');
  const { status, err } = await dequeueWith([...here(), '--verb', 'ETRN', '--domain', 'example.com', '--ca', ca]);
  expect([status, err]).toEqual([2, `imc dequeue: --ca: ${ca} holds a certificate that is damaged.\n`]);
  expect(provider.ledger.connections).toBe(0);
});

test('the practice provider takes options only, and says so', async () => {
  for (const [args, words] of [[['office.imc'], '"office.imc" is no option'], [['--mesages', '3'], 'Did you mean --messages?'], [['--messages', '-1'], 'needs a value']] as const) {
    const { status, out, err } = await command((io) => providerCommand(args, io));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
  }
});

test('help needs nothing, and lists every option', async () => {
  const { status, out } = await dequeueWith(['--help']);
  expect(status).toBe(0);
  for (const option of ['--mode', '--folder', '--verb', '--host', '--domain', '--account', '--password-stdin', '--auth', '--plaintext-auth', '--ntlm-v1', '--tls', '--ca', '--pin', '--insecure', '--listen', '--wait', '--limit', '--timeout', '--unadvertised', '--ehlo', '--format', '--transcript']) {
    expect(out).toContain(option);
  }
  expect((await command((io) => providerCommand(['--help'], io))).out).toContain('--call-back');
});

test('save takes the messages into the folder, and says where each one is', async () => {
  const { status, out } = await dequeueWith([...here(), '--verb', 'TURN', '--account', ACCOUNT, '--plaintext-auth', '--mode', 'save', '--folder', path.join(folder, 'mail')], login);
  expect(status).toBe(0);
  expect(out).toContain(`saved to ${path.join(folder, 'mail')}.`);
  expect(out).toContain('127.0.0.1 brought 3 messages, now saved here.');
  const files = [...out.matchAll(/^ {4}(\/.*\.eml)$/gm)].map(([, file]) => file ?? '');
  expect(files.map((file) => readFileSync(file, 'utf8').split('\r\n')[2])).toEqual([1, 2, 3].map((n) => `Subject: Practice message ${n} for example.com`));
  expect(provider.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
});

test('peek shows the subjects and leaves the messages where they are', async () => {
  const { status, out } = await dequeueWith([...here(), '--verb', 'TURN', '--account', ACCOUNT, '--plaintext-auth', '--mode', 'peek'], login);
  expect(status).toBe(0);
  expect(out).toContain('    Subject: Practice message 3 for example.com');
  expect(out).toContain('every one of them is still there');
  expect(provider.ledger.messages.every(({ state, lastReply }) => state === 'queued' && lastReply?.startsWith('451'))).toBe(true);
});

test('the transcript is written with the login struck out', async () => {
  const file = path.join(folder, 'transcript.txt');
  await dequeueWith(['office.imc', ...here(), '--plaintext-auth', '--transcript', file], login);
  const text = readFileSync(file, 'utf8');
  expectNoSecret(text, PASSWORD);
  expect(text).toMatch(/ -> EHLO mail\.example\.com\n/);
  expect(text).toMatch(/ <- {2}334 «redacted»\n\s+\d+ {2}-> «redacted»\n/);
});

test('a transcript that cannot be written is known before anything connects', async () => {
  const nowhere = await dequeueWith([...here(), '--verb', 'ETRN', '--domain', 'example.com', '--transcript', path.join(folder, 'no', 'such')]);
  expect(nowhere).toMatchObject({ status: 2, err: expect.stringContaining('cannot be written') as string, out: '' });
  expect(provider.ledger.connections).toBe(0);
});

test('one password is not tried with several accounts', async () => {
  for (const world of [login, { stdin: Readable.from([`${PASSWORD}\n`]) }] as const) {
    const { status, out, err } = await dequeueWith(['accounts.imc', ...('stdin' in world ? ['--password-stdin'] : [])], world);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`as ${ACCOUNT} and OTHER\\user, and one password is given`);
  }
});

test('--auth does not go beyond what the document allows', async () => {
  const ntlm = await dequeueWith(['ntlm.imc', ...here(), '--auth', 'PLAIN', '--plaintext-auth'], login);
  expect([ntlm.status, ntlm.err]).toEqual([2, 'imc dequeue: --auth PLAIN is not what the document allows for 127.0.0.1: its method is NTLM.\n']);
  expect((await dequeueWith(['ntlm.imc', ...here(), '--auth', 'NTLM', '--plaintext-auth'], login)).status).toBe(0);
  expect(provider.ledger.logins.map(({ mechanism }) => mechanism)).toEqual(['NTLM']);
});

test('a document whose method does without its account logs in where the provider demands it, and asks once more', async () => {
  let loggedIn = false;
  const demanding = await stage((socket) => {
    socket.write('220 p\r\n');
    socket.on('data', (data) => {
      const said = data.toString('latin1');
      loggedIn ||= said.startsWith('AUTH PLAIN');
      socket.write(said.startsWith('EHLO') ? '250-p\r\n250-AUTH PLAIN\r\n250 ETRN\r\n' : said.startsWith('AUTH') ? '235 ok\r\n' : said.startsWith('QUIT') ? '221 bye\r\n' : loggedIn ? '250 ok\r\n' : '530 5.7.0 Log in first\r\n');
      if (said.startsWith('QUIT')) socket.end();
    });
  });
  const at = ['--host', `127.0.0.1:${demanding.port}`, '--plaintext-auth', '--auth', 'PLAIN'];
  const { status, out } = await dequeueWith(['spare.imc', ...at], login);
  expect(out).toContain(`without a login unless one is demanded, then as ${ACCOUNT}`);
  expect(out).toContain('ETRN example.com: 250 ok');
  expect(status).toBe(0);
  await demanding.stop();
});

test('Ctrl+C at a password that the provider made necessary cancels the test', async () => {
  const demanding = await stage(answering('220 p', { EHLO: '250-p\r\n250-AUTH PLAIN\r\n250 ETRN', ETRN: '530 5.7.0 Log in first', QUIT: '221 bye' }));
  const keyboard = new PassThrough();
  const stderr = new PassThrough();
  // In raw mode Ctrl+C is a key, and no signal.
  stderr.on('data', (data: Buffer) => void (data.includes('Password of') && setTimeout(() => keyboard.write('\u0003'), 50)));
  const args = ['spare.imc', '--host', `127.0.0.1:${demanding.port}`, '--plaintext-auth', '--auth', 'PLAIN', '--format', 'json'];
  const { status, out } = await command((io) => dequeueCommand(args, { ...io, stderr }, planOf), { stdin: keyboard, isTerminal: true });
  expect(JSON.parse(out)).toMatchObject({ outcome: 'cancelled', sessions: [{ error: { stage: 'auth', code: 'cancelled' } }] });
  expect(status).toBe(130);
  await demanding.stop();
});

test('a name in the document that cannot be said gives way to the address', async () => {
  const { status, err } = await dequeueWith(['odd-name.imc', ...here(), '--plaintext-auth'], login);
  expect(status).toBe(0);
  expect(err).toContain('"HEAD OFFICE" cannot be said in EHLO');
});

test('--timeout bounds the wait for a greeting and for a TLS handshake too', async () => {
  const silent = await stage(() => undefined);
  for (const [tls, at] of [['off', 'greeting'], ['implicit', 'connect']] as const) {
    const { status, out } = await dequeueWith(['--host', `127.0.0.1:${silent.port}`, '--verb', 'ETRN', '--domain', 'example.com', '--tls', tls, '--timeout', '1', '--format', 'json']);
    const result = JSON.parse(out) as DequeueResult;
    expect([status, result.sessions[0]?.error]).toMatchObject([1, { stage: at, code: 'timeout' }]);
    expect(result.durationMs).toBeLessThan(3000);
  }
  await silent.stop();
});

test('Ctrl+C ends a test that waits', async () => {
  const silent = await stage(answering('220 p', {}));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const began = performance.now();
  const { status, out } = await dequeueWith(['--host', `127.0.0.1:${silent.port}`, '--verb', 'ETRN', '--domain', 'example.com'], { signal: controller.signal });
  expect(status).toBe(130);
  expect(out).toContain('cancelled');
  expect(performance.now() - began).toBeLessThan(2000);
  await silent.stop();
});

test('the practice provider prints its address first, writes its certificate, serves a test over TLS, and stops', async () => {
  const controller = new AbortController();
  const ca = path.join(folder, 'ca.pem');
  let address: (text: string) => void = () => undefined;
  const listening = new Promise<string>((resolve) => (address = resolve));
  const ended = command((io) => providerCommand(['--ca-out', ca, '--account', ACCOUNT, '--messages', '2', '--domain', 'example.com', '--call-back', `127.0.0.1:${port}`], io), {
    ...login, signal: controller.signal, onOut: (all) => (all.includes('\n') ? address(all.split('\n')[0] ?? '') : undefined),
  });
  const place = await listening;
  expect(place).toMatch(/^127\.0\.0\.1:\d+$/);
  const { status, out } = await dequeueWith(['--host', place, '--verb', 'TURN', '--account', ACCOUNT, '--tls', 'required', '--ca', ca], login);
  expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('offered 2 messages') as string });
  controller.abort();
  const said = await ended;
  expect(said.status).toBe(0);
  expect(said.out).toContain('Message 1 for user1@example.com stays queued: 450 4.2.0');
});

test.each([
  [['--listen', '0.0.0.0:0'], 'not a loopback address'], [['--fault', 'x'], 'no fault that the practice provider knows'], [['--fault', '250@ehlo'], 'no fault'], [['--fault', 'endless@mail'], 'no fault'], [['--fault', 'stall@nowhere'], 'no fault'], [['--ledger', path.join('no', 'such', 'ledger')], 'cannot be written'], [['--verb', 'VRFY'], 'ETRN, TURN or ATRN'], [['--messages', 'x'], 'from 0 to'],
  [['--account', 'a'], 'needs a password'], [['--listen', '2525'], 'ADDR:PORT'], [['x'], 'x'], [['--ca-out', path.join('no', 'such', 'folder', 'ca.pem')], 'cannot be written'],
])('a practice provider with %j is a usage error', async (args, words) => {
  const { status, err } = await command((io) => providerCommand(args, io));
  expect(status).toBe(2);
  expect(err).toContain(words);
  expect(existsSync('no')).toBe(false);
});
