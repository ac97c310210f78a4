import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import { ACCOUNT, Postfix, until } from './postfix.js';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

let postfix: Postfix;
beforeEach(async () => { postfix = await Postfix.start(); });
afterEach(async () => { await postfix?.stop(); });

test('five messages are offered after ETRN, every one is held, and Postfix still has all five', async () => {
  await postfix.hold(5);
  const { result, status } = await dequeue(['--tls', 'off', '--listen', `127.0.0.1:${postfix.nextHop}`]);
  expect(status).toBe(0);
  expect(result.outcome).toBe('ok');
  const [session] = result.sessions;
  // The three distances of ETRN, each on its own: the command was taken, the provider called back, messages came.
  expect(session?.requests).toMatchObject([{ verb: 'ETRN', domain: 'example.com', code: 250, outcome: 'accepted' }]);
  expect(session?.callback?.connections).toBeGreaterThan(0);
  expect(session?.messages.map(({ reversePath, forwardPaths, disposition }) => ({ reversePath, forwardPaths, disposition })).sort(byReversePath)).toEqual(
    [1, 2, 3, 4, 5].map((n) => ({ reversePath: `sender${n}@sender.example`, forwardPaths: ['user@example.com'], disposition: 'held' })),
  );
  await until(() => deferrals(postfix.log()) >= 5, 'Postfix has not put the five back');
  expect(postfix.held()).toBe(5);
});

test('the same goes over STARTTLS with a CRAM-MD5 login, and the certificate is checked', async () => {
  await postfix.hold(5);
  const { result, status, printed } = await dequeue([
    '--listen', `127.0.0.1:${postfix.nextHop}`, '--tls', 'required', '--ca', postfix.certificate, '--account', ACCOUNT.user, '--auth', 'CRAM-MD5',
  ], ACCOUNT.password);
  expect(status).toBe(0);
  expect(result.outcome).toBe('ok');
  expect(result.sessions[0]?.tls?.authorized).toBe(true);
  expect(result.sessions[0]?.auth).toEqual({ mechanism: 'CRAM-MD5', account: ACCOUNT.user });
  expect(result.sessions[0]?.messages).toHaveLength(5);
  await until(() => /Anonymous TLS connection established|TLS connection established from/.test(postfix.log()), 'Postfix has not logged the TLS connection');
  await until(() => postfix.authAttempts() === 1, `Postfix counted ${postfix.authAttempts()} logins`);
  expect(postfix.held()).toBe(5);
  expect(printed).not.toContain(ACCOUNT.password);
});

test('save takes what Postfix brings, each message whole, and Postfix has none of them any more', async () => {
  await postfix.hold(5);
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-saved-'));
  try {
    const { result, status } = await dequeue(['--tls', 'off', '--listen', `127.0.0.1:${postfix.nextHop}`, '--mode', 'save', '--folder', folder]);
    expect([result.outcome, status]).toEqual(['ok', 0]);
    const messages = [...(result.sessions[0]?.messages ?? [])].sort(byReversePath);
    expect(messages.map(({ subject, disposition }) => [subject, disposition])).toEqual([1, 2, 3, 4, 5].map((n) => [`waiting ${n}`, 'saved']));
    for (const [index, { file }] of messages.entries()) {
      expect(readFileSync(file ?? '', 'utf8')).toMatch(new RegExp(`\\r\\n\\r\\nMessage ${index + 1}\\r\\n\\.a line that starts with a dot\\r\\n\\.\\.and one with two\\r\\n$`));
    }
    await until(() => postfix.held() === 0, `Postfix still has ${postfix.held()}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('peek reads what Postfix brings, and Postfix has all of it afterwards', async () => {
  await postfix.hold(3);
  const { result, status } = await dequeue(['--tls', 'off', '--listen', `127.0.0.1:${postfix.nextHop}`, '--mode', 'peek']);
  expect([result.outcome, status]).toEqual(['ok', 0]);
  expect(result.sessions[0]?.messages.map(({ subject, disposition }) => [subject, disposition]).sort()).toEqual([1, 2, 3].map((n) => [`waiting ${n}`, 'held']));
  await until(() => deferrals(postfix.log()) >= 3, 'Postfix has not put the three back');
  expect(postfix.held()).toBe(3);
});

test('a login with NTLM convinces Cyrus SASL, by version 2 of its proof', async () => {
  await postfix.hold(1);
  const { result, status, printed } = await dequeue([
    '--listen', `127.0.0.1:${postfix.nextHop}`, '--tls', 'required', '--ca', postfix.certificate, '--account', ACCOUNT.user, '--auth', 'NTLM',
  ], ACCOUNT.password);
  expect(result.sessions[0]?.auth).toEqual({ mechanism: 'NTLM', account: ACCOUNT.user });
  expect([result.outcome, status]).toEqual(['ok', 0]);
  await until(() => postfix.authAttempts() === 1, `Postfix counted ${postfix.authAttempts()} logins`);
  expect(printed).not.toContain(ACCOUNT.password);
  expect(printed).not.toContain('TlRMTVNT'); // base64 of NTLMSSP: neither challenge nor answer is shown
});

test('a wrong password is said once and not tried again, by any mechanism', async () => {
  await postfix.hold(1);
  const wrong = 'certainly-not-it';
  const before = postfix.disconnects();
  const { result, status, printed } = await dequeue([
    '--listen', `127.0.0.1:${postfix.nextHop}`, '--tls', 'required', '--ca', postfix.certificate, '--account', ACCOUNT.user,
  ], wrong);
  expect(status).toBe(1);
  expect(result.outcome).toBe('refused');
  expect(result.sessions[0]?.error).toMatchObject({ stage: 'auth', code: 'auth', reply: { code: 535 } });
  expect(result.sessions[0]?.requests).toEqual([]); // without the login it does not go on
  await until(() => postfix.disconnects() > before, 'Postfix has not seen us hang up');
  expect(postfix.authAttempts()).toBe(1);
  expect(postfix.held()).toBe(1);
  expect(printed).not.toContain(wrong);
  expect(printed).not.toContain(Buffer.from(wrong).toString('base64'));
});

test('a certificate of an unknown issuer stops the test before anything secret is said', async () => {
  const before = postfix.disconnects();
  const { result, status } = await dequeue(['--tls', 'required', '--account', ACCOUNT.user], ACCOUNT.password);
  expect(status).toBe(1);
  expect(result.sessions[0]?.error).toMatchObject({ stage: 'starttls', code: 'tls' });
  await until(() => postfix.disconnects() > before, 'Postfix has not seen us hang up');
  expect(postfix.authAttempts()).toBe(0);
});

test('ETRN accepted for an empty queue is not taken for mail: nobody calls back, and the result says so', async () => {
  const { result, status } = await dequeue(['--tls', 'off', '--listen', `127.0.0.1:${postfix.nextHop}`, '--wait', '3']);
  expect(result.sessions[0]?.requests).toMatchObject([{ code: 250, outcome: 'accepted' }]);
  expect(result.outcome).toBe('no-callback');
  expect(status).toBe(1);
});

test('a look at the connection starts no queue run', async () => {
  await postfix.hold(2);
  const before = deferrals(postfix.log());
  const { result, status } = await dequeue(['--mode', 'probe', '--tls', 'required', '--ca', postfix.certificate]);
  expect(status).toBe(0);
  expect(result.outcome).toBe('ok');
  expect(result.sessions[0]?.capabilities).toContain('ETRN');
  expect(deferrals(postfix.log())).toBe(before);
  expect(postfix.held()).toBe(2);
});

/** Runs `imc dequeue` as a user does, and gives its result, its exit status and everything it printed. */
async function dequeue(options: readonly string[], password?: string): Promise<{ result: DequeueResult; status: number | null; printed: string }> {
  const args = [path.join(root, 'dist', 'imc.js'), 'dequeue', '--host', `127.0.0.1:${postfix.port}`, '--verb', 'ETRN', '--domain', 'example.com', '--format', 'json', ...options];
  const env = { ...process.env, ...(password === undefined ? {} : { IMC_PASSWORD: password }) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (!out.startsWith('{')) throw new Error(`imc dequeue printed no result (${status}): ${out}${err}`);
  return { result: JSON.parse(out) as DequeueResult, status, printed: out + err };
}

/** How often Postfix has put a message back because its next hop, which is us, did not take it. */
function deferrals(log: string): number {
  return [...log.matchAll(/status=deferred \(host 127\.0\.0\.1/g)].length;
}

function byReversePath(a: { reversePath: string }, b: { reversePath: string }): number {
  return a.reversePath.localeCompare(b.reversePath);
}
