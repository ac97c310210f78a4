import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { makeCertificate } from '../../client/src/provider/certificate.js';
import { ACCOUNT, answering, freePort, jobFor, PASSWORD, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';

/* People we do not control: smtp-server plays the provider up to the verb, nodemailer delivers after the turn and on the call back. */

const stages: Stage[] = [];
const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all([...stages.splice(0).map((each) => each.stop()), ...servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve)))]);
});

const certificate = await makeCertificate(['localhost']);
const trusting = { ca: certificate.certificate, pin: null, insecure: false };

async function smtpServer(mechanisms: string[], logins: unknown[]): Promise<{ readonly host: string; readonly port: number }> {
  const server = new SMTPServer({
    cert: certificate.certificate, key: certificate.key, authMethods: mechanisms, disableReverseLookup: true,
    onAuth(auth, _, done) {
      logins.push(auth.method);
      const right = auth.method === 'CRAM-MD5' ? auth.validatePassword?.(PASSWORD) : auth.password === PASSWORD;
      if (auth.username === ACCOUNT && right) done(null, { user: auth.username });
      else done(new Error('Account or password wrong'));
    },
  });
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.on('error', () => undefined);
  return { host: '127.0.0.1', port };
}

test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])('smtp-server takes our STARTTLS and our login with %s, and lists no ETRN', async (mechanism) => {
  const logins: unknown[] = [];
  const host = await smtpServer([mechanism], logins);
  const request = requestTo(host, { account: ACCOUNT, method: 'SASL/AUTH+SSL', tls: 'required' });
  const probe = await run(jobFor([request], { mode: 'probe', certificate: trusting }));
  expect(probe.session).toMatchObject({ outcome: 'failed', tls: { authorized: true }, auth: { mechanism, account: ACCOUNT }, error: { stage: 'dequeue', code: 'not-offered' } });
  const asked = await run(jobFor([request], { unadvertised: true, certificate: trusting }));
  expect(asked.session).toMatchObject({ outcome: 'refused', auth: { mechanism }, requests: [{ verb: 'ETRN', outcome: 'refused' }] });
  expect(logins).toEqual([mechanism, mechanism]);
});

test('smtp-server sees a wrong password once', async () => {
  const logins: unknown[] = [];
  const host = await smtpServer(['PLAIN', 'LOGIN', 'CRAM-MD5'], logins);
  const { session } = await run(jobFor([requestTo(host, { account: ACCOUNT, method: 'SASL/AUTH', tls: 'required' })], { mode: 'probe', certificate: trusting }), { password: 'not-the-right-one' });
  expect(session).toMatchObject({ outcome: 'refused', error: { stage: 'auth', code: 'auth', reply: { code: 535 } } });
  expect(logins).toEqual(['PLAIN']);
});

/** Sends through nodemailer over a socket where somebody else is about to greet. */
async function deliver(options: SMTPConnection.Options, envelopes: readonly { readonly from: string; readonly to: string[] }[]): Promise<readonly (number | string)[]> {
  const connection = new SMTPConnection({ ...options, ignoreTLS: true, name: 'provider.example' });
  connection.on('error', () => undefined);
  await new Promise<void>((resolve) => connection.connect(() => resolve()));
  const codes: (number | string)[] = [];
  for (const envelope of envelopes) {
    codes.push(await new Promise<number | string>((resolve) => connection.send({ ...envelope, size: 4711 }, 'Subject: x\r\n\r\nx\r\n', (error, info) => resolve(error ? (error.responseCode ?? error.message) : info?.response ?? ''))));
    await new Promise<void>((resolve) => connection.reset(() => resolve()));
  }
  await new Promise<void>((resolve) => {
    connection.once('end', () => resolve());
    connection.quit();
  });
  return codes;
}

const envelopes = [{ from: 'a@sender.example', to: ['b@example.com', 'c@example.com'] }, { from: '', to: ['d@example.com'] }];
const seen = [
  { reversePath: 'a@sender.example', forwardPaths: ['b@example.com', 'c@example.com'], bytes: 4711, disposition: 'held' },
  { reversePath: '', forwardPaths: ['d@example.com'], bytes: 4711, disposition: 'held' },
];

/** A provider whose side of the turned connection is nodemailer; `codes` are the answers to what it handed over. */
async function turningRound() {
  let codes: Promise<readonly (number | string)[]> | undefined;
  const provider = await stage((socket: net.Socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 TURN' })(socket);
    socket.on('data', (data) => {
      if (!data.toString('latin1').startsWith('TURN')) return;
      socket.removeAllListeners('data');
      socket.write('250 turning\r\n');
      codes = deliver({ connection: socket }, envelopes);
    });
  });
  stages.push(provider);
  return { provider, codes: () => codes };
}

test('nodemailer on the turned connection offers its messages, and has to keep them', async () => {
  const { provider, codes } = await turningRound();
  const { session } = await run(jobFor([requestTo(provider, { verb: 'TURN', domains: [], tls: 'off' })], { login: { mechanism: null, plaintext: false, turnWithoutLogin: true } }));
  expect(await codes()).toEqual([450, 450]);
  expect(session).toMatchObject({ outcome: 'ok', requests: [{ outcome: 'turned' }], messages: seen });
});

test('nodemailer on the turned connection hands its messages over in save, several on one connection', async () => {
  const { provider, codes } = await turningRound();
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-opponents-'));
  try {
    const job = jobFor([requestTo(provider, { verb: 'TURN', domains: [], tls: 'off' })], { mode: 'save', folder, limit: 2, login: { mechanism: null, plaintext: false, turnWithoutLogin: true } });
    const { session } = await run(job);
    expect(await codes()).toEqual(['250 2.0.0 The message is stored', '250 2.0.0 The message is stored']);
    expect(session.messages.map(({ reversePath, forwardPaths }) => [reversePath, forwardPaths])).toEqual(envelopes.map(({ from, to }) => [from, to]));
    for (const { file, subject } of session.messages) expect([readFileSync(file ?? '', 'latin1'), subject]).toEqual(['Subject: x\r\n\r\nx\r\n', 'x']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('nodemailer calling back is heard on several connections at once, and has to keep its messages', async () => {
  const port = await freePort();
  let codes: Promise<readonly (readonly (number | string)[])[]> | undefined;
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('ETRN')) codes = Promise.all(envelopes.map((envelope) => deliver({ host: '127.0.0.1', port }, [envelope])));
    });
  });
  stages.push(provider);
  const { session } = await run(jobFor([requestTo(provider, { tls: 'off' })], { listen: { host: '127.0.0.1', port } }));
  expect(await codes).toEqual([[450], [450]]);
  expect(session).toMatchObject({ outcome: 'ok', callback: { connections: 2 } });
  expect([...session.messages].sort((a, b) => b.forwardPaths.length - a.forwardPaths.length)).toMatchObject(seen);
});

test('callers that come one after another, as those of Exim do, are all waited for', async () => {
  const port = await freePort();
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('ETRN')) void inTurn();
    });
  });
  const inTurn = async (): Promise<void> => {
    for (const envelope of [...envelopes, ...envelopes]) {
      await deliver({ host: '127.0.0.1', port }, [envelope]);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  stages.push(provider);
  const job = jobFor([requestTo(provider, { tls: 'off' })], { listen: { host: '127.0.0.1', port } });
  const { session } = await run({ ...job, waitMs: 10_000, timeouts: { ...job.timeouts, quiet: 1000 } });
  expect(session).toMatchObject({ outcome: 'ok', callback: { connections: 4 }, messages: [...seen, ...seen] });
});
