import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import type { DequeueJob } from '../../client/src/dequeue/job.js';
import type { Provider, ProviderOptions } from '../../client/src/provider/options.js';
import { sampleMessages } from '../../client/src/provider/sample-mail.js';
import { answering, freePort, jobFor, requestTo, run, stage, startPractice, TURN } from '../harness/dequeue-bed.js';

let folder: string;
const running: { stop(): Promise<void> }[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-save-'));
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

const saving = (changes: Partial<DequeueJob> = {}): Partial<DequeueJob> => ({
  mode: 'save', folder, login: { mechanism: null, plaintext: true, turnWithoutLogin: false }, ...changes,
});

function filesIn(name: string): readonly string[] {
  return readdirSync(path.join(folder, name)).sort();
}

function mailIn(): readonly string[] {
  return filesIn('new').filter((name) => name.endsWith('.eml')).map((name) => readFileSync(path.join(folder, 'new', name), 'latin1'));
}

/** Everything is well up to TURN and its login; then it says the lines, each after a reply to the one before. */
function turned(lines: readonly string[], heard: string[] = [], then?: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    answering('220 p', { EHLO: '250-p\r\n250-AUTH CRAM-MD5\r\n250 TURN', 'AUTH ': '334 PDFAYj4=', UFJBQ: '235 ok', TURN: '250 ok' })(socket);
    const left = [...lines];
    let greeted = false;
    socket.on('data', (data) => {
      for (const reply of data.toString('latin1').split('\r\n').filter((line) => /^\d{3} /.test(line))) {
        if (reply.startsWith('220 ')) greeted = true;
        if (!greeted) continue;
        heard.push(reply);
        const next = left.shift();
        if (next !== undefined) socket.write(Buffer.from(next, 'latin1'));
        else then?.(socket);
      }
    });
  };
}

async function turning(lines: readonly string[], then?: (socket: Socket) => void) {
  const heard: string[] = [];
  const provider = await stage(turned(lines, heard, then));
  running.push(provider);
  return { provider, heard };
}

test.each(['TURN', 'ATRN'] as const)('after %s every message is on disk octet by octet, and the provider is asked until it has no more', async (verb) => {
  const provider = await practice({ messages: 5 });
  const { result, session } = await run(jobFor([requestTo(provider, { ...TURN, verb })], saving()));
  expect(result).toMatchObject({ mode: 'save', outcome: 'ok' });
  expect(session.requests.map(({ code, outcome }) => [code, outcome])).toEqual([[250, 'turned'], [453, 'nothing-waiting']]);
  expect(provider.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  const sent = sampleMessages('example.com', 5, new Date()).map(({ data }) => data.toString('latin1').replace(/^Date: .*$/m, ''));
  expect(session.messages.map(({ file }) => readFileSync(file ?? '', 'latin1').replace(/^Date: .*$/m, ''))).toEqual(sent);
  for (const { file, sha256, bytes, disposition } of session.messages) {
    expect(disposition).toBe('saved');
    const octets = readFileSync(file ?? '');
    expect([createHash('sha256').update(octets).digest('hex'), octets.length]).toEqual([sha256, bytes]);
    const envelope = JSON.parse(readFileSync((file ?? '').replace(/eml$/, 'json'), 'utf8')) as { readonly forwardPaths: unknown };
    expect(envelope.forwardPaths).toHaveLength(1);
  }
  expect(session.messages[1]).toMatchObject({ subject: 'Practice message 2 for example.com', messageId: '<practice.2.example.com@practice.provider.example>' });
  expect(filesIn('tmp')).toEqual([]);
});

test('ATRN names its domains every time it is sent: mail of others stays where it is', async () => {
  const provider = await practice({ domains: ['example.com', 'example.net', 'example.org'], messages: 2 });
  const { session } = await run(jobFor([requestTo(provider, { ...TURN, verb: 'ATRN', domains: ['example.com', 'example.org'] })], saving()));
  expect(session.requests.map(({ domain, code }) => [domain, code])).toEqual([['example.com,example.org', 250], ['example.com,example.org', 453]]);
  expect(provider.ledger.messages.map(({ domain, state, offered }) => [domain, state, offered])).toEqual(
    ['example.com', 'example.net', 'example.org'].flatMap((domain) => Array.from({ length: 2 }, () => [domain, ...(domain === 'example.net' ? ['queued', 0] : ['delivered', 1])])),
  );
});

test('over TLS, with a new login for every turn', async () => {
  const provider = await practice({ tls: true, messages: 2 });
  const { session } = await run(jobFor([requestTo(provider, { ...TURN, tls: 'required' })], saving({ certificate: { ca: provider.certificatePem, pin: null, insecure: false } })));
  expect(session).toMatchObject({ outcome: 'ok', tls: { authorized: true } });
  expect(provider.ledger.logins).toHaveLength(2);
  expect(mailIn()).toHaveLength(2);
});

test('the callers that ETRN brings are saved too', async () => {
  const port = await freePort();
  const domains = ['example.com', 'example.net'];
  const provider = await practice({ domains, messages: 10, callBack: { host: '127.0.0.1', port } });
  const { session } = await run(jobFor([requestTo(provider, { domains })], saving({ listen: { host: '127.0.0.1', port } })));
  expect(session).toMatchObject({ outcome: 'ok', callback: { connections: 2 } });
  expect(mailIn()).toHaveLength(20);
  expect(provider.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
});

/** Answers ETRN each time by the next of these, and with a 250 calls back to bring one message that is new. */
async function callingBack(port: number, answers: readonly string[]) {
  const left = [...answers];
  let rounds = 0;
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (!data.toString('latin1').startsWith('ETRN')) return;
      const answer = left.shift() ?? '250 started, and nothing more comes';
      socket.write(`${answer}\r\n`);
      if (!answer.includes('calls')) return;
      rounds += 1;
      const lines = ['HELO p\r\n', 'MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n', `Message-ID: <${rounds}@p>\r\n\r\nx\r\n.\r\n`, 'QUIT\r\n'];
      const caller = connect(port, '127.0.0.1');
      caller.on('error', () => undefined).on('data', () => caller.write(lines.shift() ?? ''));
    });
  });
  running.push(provider);
  return provider;
}

test.each([
  // After the last answer with mail: what the provider says when it is asked once more.
  ['nobody calls any more', ['250 calls', '250 calls', '250 calls'], 3, 4, null],
  ['251 says that no mail is left', ['250 calls', '251 none'], 1, 2, null],
  ['458 says that a queue run goes on', ['253 1 calls', '458 Already processing example.com'], 1, 2, '458 Already processing example.com'],
  ['the verb is refused the second time', ['250 calls', '554 5.7.1 Not so often'], 1, 2, '554 5.7.1 Not so often'],
] as const)('ETRN is sent again after a queue run that brought something new, until %s', async (_, answers, saved, asked, noted) => {
  const port = await freePort();
  const provider = await callingBack(port, answers);
  const { result, session } = await run(jobFor([requestTo(provider)], saving({ listen: { host: '127.0.0.1', port }, waitMs: 5000 })));
  expect(session).toMatchObject({ outcome: 'ok', error: null, callback: { connections: saved } });
  expect([session.requests.length, session.messages.length, mailIn().length]).toEqual([asked, saved, saved]);
  expect(result.durationMs, 'the last round is not waited for as long as the first').toBeLessThan(3000);
  const notes = describeOutcome(result).sessions[0]?.notes.join(' ') ?? '';
  if (noted === null) expect(notes).not.toContain('Asked again');
  else expect(notes).toContain(`Asked again, the provider said no (${noted})`);
});

test.each([
  ['greets with 421', { greeting: '421 4.7.0 Not so often' }, '421 4.7.0 Not so often'],
  ['answers EHLO with 4yz', { EHLO: '450 Later' }, '450 Later'],
  ['cannot check the login', { EHLO: '250-p\r\n250-AUTH CRAM-MD5\r\n250 TURN', 'AUTH ': '454 4.7.0 Busy' }, '454 4.7.0 Busy'],
] as const)('a provider that %s when it is connected to again has only put us off: what it brought is saved, and there may be more', async (_, { greeting = '220 p', ...answers }: Readonly<Record<string, string>>, said) => {
  let connections = 0;
  const first = turned(['HELO p\r\n', 'MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n', 'x\r\n.\r\n', 'QUIT\r\n']);
  const provider = await stage((socket) => ((connections += 1) === 1 ? first(socket) : answering(greeting, { ...answers, QUIT: '221 bye' })(socket)));
  running.push(provider);
  const { result, session } = await run(jobFor([requestTo(provider, TURN)], saving()));
  expect(session).toMatchObject({ outcome: 'ok', error: null, greeting: '220 p', messages: [{ disposition: 'saved' }] });
  expect([connections, session.requests.length]).toEqual([2, 1]);
  expect(describeOutcome(result).sessions[0]?.notes.join(' ')).toContain(`Asked again, the provider said no (${said}): there may be more messages at it.`);
});

test('ETRN that brings nothing new, or that is only to look, is sent once', async () => {
  for (const mode of ['save', 'peek', 'hold'] as const) {
    const port = await freePort();
    // The same message, mode after mode: to the second save it is not new.
    const provider = await callingBack(port, ['250 calls']);
    if (mode === 'save') await run(jobFor([requestTo(provider)], saving({ listen: { host: '127.0.0.1', port }, waitMs: 500 })));
    const again = mode === 'save' ? await callingBack(port, ['250 calls', '250 calls']) : provider;
    const { session } = await run(jobFor([requestTo(again)], saving({ mode, folder: mode === 'save' ? folder : null, listen: { host: '127.0.0.1', port }, waitMs: 500 })));
    expect([session.requests.length, session.messages.length], mode).toEqual([1, 1]);
  }
});

test('the limit leaves the rest where it is, and says that there may be more', async () => {
  const provider = await practice({ messages: 5 });
  const { result, session } = await run(jobFor([requestTo(provider, TURN)], saving({ limit: 2 })));
  expect(session.outcome).toBe('ok');
  expect(mailIn()).toHaveLength(2);
  expect(provider.ledger.messages.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'queued', 'queued', 'queued']);
  expect(provider.ledger.messages[4]?.lastReply).toMatch(/^452 /);
  expect(describeOutcome(result).sessions[0]?.notes.join()).toContain('there may be more');
});

test('a message beyond the limit of size stays where it is, and the others come', async () => {
  const provider = await practice({ messages: 3 });
  const smallest = Math.min(...provider.ledger.messages.map(({ bytes }) => bytes));
  const { session } = await run(jobFor([requestTo(provider, TURN)], saving({ messageLimit: smallest })));
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: 'limit' } });
  expect(provider.ledger.messages.filter(({ state }) => state === 'delivered').map(({ bytes }) => bytes)).toEqual(provider.ledger.messages.map(({ bytes }) => bytes).filter((bytes) => bytes === smallest));
  expect(provider.ledger.messages.filter(({ state }) => state === 'queued').every(({ lastReply }) => lastReply?.startsWith('452'))).toBe(true);
});

test('a provider that brings the same mail again is asked no further, and the copies are named', async () => {
  const lines = ['HELO p\r\n', 'MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n', 'Message-ID: <1@p>\r\n\r\nx\r\n.\r\n', 'QUIT\r\n'];
  const { provider } = await turning(lines);
  const first = await run(jobFor([requestTo(provider, TURN)], saving()));
  // The first is new, so that it is asked again; what comes then is not, and that is the end.
  expect(first.session.messages.map(({ duplicateOf }) => duplicateOf !== undefined)).toEqual([false, true]);
  expect(first.session.requests).toHaveLength(2);
  const [kept, copy] = first.session.messages;
  expect(copy?.duplicateOf).toBe(kept?.file);
  expect(mailIn()).toHaveLength(2); // never refused, never written over
  expect(describeOutcome(first.result).sessions[0]?.notes.join()).toContain('Possible duplicate');
  const later = await run(jobFor([requestTo(provider, TURN)], saving()));
  expect(later.session.requests).toHaveLength(1);
});

test('a link lost inside the mail data leaves nothing behind, and is a failure', async () => {
  const { provider } = await turning(['HELO p\r\n', 'MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n', `half of ${'x'.repeat(200_000)}`], undefined);
  setTimeout(() => provider.sockets.forEach((socket) => socket.destroy()), 500);
  const { session } = await run(jobFor([requestTo(provider, TURN)], saving()));
  expect(session).toMatchObject({ outcome: 'failed', messages: [{ disposition: 'failed', file: null }], error: { stage: 'receive', code: 'closed' } });
  expect([filesIn('tmp'), filesIn('new')]).toEqual([[], []]);
});

test('what is no folder, or cannot be one, is known before anything connects', async () => {
  const provider = await practice();
  writeFileSync(path.join(folder, 'file'), '');
  for (const place of [path.join(folder, 'file'), path.join(folder, 'file', 'below')]) {
    const { session } = await run(jobFor([requestTo(provider, TURN)], saving({ folder: place })));
    expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: 'disk' } });
  }
  expect((await run(jobFor([requestTo(provider, TURN)], saving({ folder: null })))).session.error?.message).toContain('no folder');
  expect(provider.ledger.connections).toBe(0);
});

test('a folder that breaks in the middle refuses the mail for now', async () => {
  const provider = await practice({ messages: 2 });
  const job = jobFor([requestTo(provider, TURN)], saving());
  const { session } = await run(job, {
    onStep: ({ sentence }) => {
      if (sentence !== 'Waiting for the messages') return;
      rmSync(path.join(folder, 'tmp'), { recursive: true });
      writeFileSync(path.join(folder, 'tmp'), '');
    },
  });
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'receive', code: 'disk' } });
  expect(session.messages.map(({ disposition }) => disposition)).toEqual(['failed', 'failed']);
  expect(provider.ledger.messages.every(({ state, lastReply }) => state === 'queued' && /^45[12] /.test(lastReply ?? ''))).toBe(true);
  rmSync(path.join(folder, 'tmp'));
  mkdirSync(path.join(folder, 'tmp'));
  expect((await run(job)).session.messages.map(({ disposition }) => disposition)).toEqual(['saved', 'saved']);
});

test('cancelled in the middle of a message, nothing of it is kept and what was acknowledged stays', async () => {
  const message = ['MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n'];
  const controller = new AbortController();
  const { provider, heard } = await turning(['HELO p\r\n', ...message, 'first\r\n.\r\n', ...message, 'half of'], undefined);
  let begun = 0;
  const { session } = await run(jobFor([requestTo(provider, TURN)], saving()), {
    signal: controller.signal,
    onStep: ({ sentence }) => {
      if (sentence === 'A message comes in' && ++begun === 2) setTimeout(() => controller.abort(), 100);
    },
  });
  expect(session).toMatchObject({ outcome: 'cancelled', messages: [{ disposition: 'saved' }, { disposition: 'failed' }] });
  expect(mailIn()).toEqual(['first\r\n']);
  expect(filesIn('tmp')).toEqual([]);
  await expect.poll(() => heard.at(-1)).toMatch(/^421 /);
});

test('peek shows what each message is, answers 451, and asks once', async () => {
  const provider = await practice({ messages: 2 });
  const { session } = await run(jobFor([requestTo(provider, TURN)], saving({ mode: 'peek', folder: null })));
  expect(session.outcome).toBe('ok');
  expect(session.requests).toHaveLength(1);
  expect(session.messages.map(({ disposition, subject, file, bytes }) => [disposition, subject, file, bytes])).toEqual(
    provider.ledger.messages.map(({ id, bytes }) => ['held', `Practice message ${id} for example.com`, null, bytes]),
  );
  expect(session.messages.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256 ?? ''))).toBe(true);
  expect(provider.ledger.messages.every(({ state, lastReply }) => state === 'queued' && lastReply?.startsWith('451 '))).toBe(true);
});

test('a big message passes without being held in memory', { timeout: 60_000 }, async () => {
  const chunk = Buffer.from(`${'x'.repeat(998)}\r\n`.repeat(1000));
  const { provider } = await turning(['HELO p\r\n', 'MAIL FROM:<>\r\n', 'RCPT TO:<a@example.com>\r\n', 'DATA\r\n'], (socket) => {
    if (socket.writableLength > 0 || socket.listenerCount('drain') > 0) return void socket.write('QUIT\r\n');
    let left = 100;
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!socket.write(chunk)) return void socket.once('drain', more);
      }
      socket.write('.\r\n');
    };
    more();
  });
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 10);
  const { session } = await run(jobFor([requestTo(provider, TURN)], saving({ limit: 1, timeouts: { connect: 2000, greeting: 2000, command: 20_000, quiet: 100 } })));
  clearInterval(watch);
  expect(session.messages).toMatchObject([{ disposition: 'saved', bytes: 100 * chunk.length }]);
  expect(most).toBeLessThan(60 * 1024 * 1024);
});
