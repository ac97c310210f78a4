import type * as net from 'node:net';
import * as tls from 'node:tls';
import { X509Certificate } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { CertificatePolicy } from '../../client/src/dequeue/job.js';
import { connectionFault, handshakeFault } from '../../client/src/dequeue/wire-faults.js';
import { type Certificate, makeCertificate } from '../../client/src/provider/certificate.js';
import { chain, issue } from '../harness/certificates.js';
import { answering, jobFor, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';

const stages: Stage[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((each) => each.stop()));
});

const good = await makeCertificate(['localhost', '127.0.0.1']);
const expired = await makeCertificate(['localhost'], new Date('2024-03-01T00:00:00Z'));
const early = await makeCertificate(['localhost'], new Date(Date.now() + 30 * 86_400_000));
const elsewhere = await makeCertificate(['mail.provider.example', 'smtp.provider.example']);
const fingerprint = (certificate: Certificate): string => new X509Certificate(certificate.certificate).fingerprint256;

interface Options extends tls.SecureContextOptions {
  /** Insist on a certificate of the client. */
  readonly requestCert?: boolean;
}

/** Speaks STARTTLS with this certificate, then offers ETRN and takes it. */
function secureHost(certificate: Certificate, options: Options = {}): Promise<Stage> {
  return staged((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go' })(socket);
    socket.on('data', (data) => {
      if (!data.toString('latin1').startsWith('STARTTLS')) return;
      socket.removeAllListeners('data');
      speakInside(socket, certificate, options, '');
    });
  });
}

function speakInside(socket: net.Socket, certificate: Certificate, { requestCert = false, ...options }: Options, greeting: string): void {
  const secure = new tls.TLSSocket(socket, { isServer: true, requestCert, rejectUnauthorized: requestCert, secureContext: tls.createSecureContext({ cert: certificate.certificate, key: certificate.key, ...options }) });
  secure.on('error', () => undefined);
  const answers = { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' };
  if (greeting !== '') return answering(greeting, answers)(secure);
  let text = '';
  secure.on('data', (data: Buffer) => {
    text += data.toString('latin1');
    for (const [start, answer] of Object.entries(answers)) {
      if (!text.startsWith(start) || !text.endsWith('\r\n')) continue;
      text = '';
      secure.write(`${answer}\r\n`);
    }
  });
}

async function staged(play: (socket: net.Socket) => void): Promise<Stage> {
  const made = await stage(play);
  stages.push(made);
  return made;
}

const policy = (part: Partial<CertificatePolicy>): CertificatePolicy => ({ ca: null, pin: null, insecure: false, ...part });
const wrongPin = 'AB'.repeat(32);

const root = await issue({ name: 'Root of the provider', authority: true });
const between = await issue({ name: 'Between', issuer: root, authority: true });
const oldBetween = await issue({ name: 'Between', issuer: root, authority: true, from: -60, to: -2 });
const layman = await issue({ name: 'Layman', issuer: root });
const rooted = policy({ ca: root.certificate });

test.each([
  // Each with a sentence of its own: what the provider is asked for depends on it.
  ['a certificate that signs itself, with the fingerprint to compare', good, policy({}), 'signed by itself and by no issuer'],
  ['a certificate that signs itself, by its fingerprint', good, policy({}), fingerprint(good)],
  ['an issuer of its own, sent along', chain(await issue({ issuer: root }), root), policy({}), 'an issuer of its own that is not known here'],
  ['an issuer that is not known, not sent along', await issue({ issuer: root }), policy({}), 'or the provider does not send all that leads to a known one'],
  ['a chain with a gap, though its root is trusted', await issue({ issuer: between }), rooted, 'does not send all that leads to a known one'],
  ['a certificate of the chain that has expired, though the first is good', chain(await issue({ issuer: oldBetween }), oldBetween), rooted, 'but that of its issuer has expired'],
  ['an issuer that may not sign', chain(await issue({ issuer: layman }), layman), rooted, 'signed by one that may not sign others'],
  ['a signature by another key', await issue({ issuer: root, forged: true }), rooted, 'The signature of the certificate of localhost is wrong'],
  ['a certificate for clients', await issue({ issuer: root, purpose: 'client' }), rooted, 'not made out for a server'],
  ['a certificate of a known issuer that has expired', await issue({ issuer: root, from: -30, to: -1 }), rooted, 'expired on'],
  ['a certificate that has expired, with the day', expired, policy({ ca: expired.certificate }), 'expired on Mar 31'],
  ['a certificate that is not valid yet', early, policy({ ca: early.certificate }), 'valid only from'],
  ['a certificate for somebody else, with the names it bears', elsewhere, policy({ ca: elsewhere.certificate }), 'made out to mail.provider.example, smtp.provider.example and not to localhost'],
  ['a certificate that is not the pinned one', good, policy({ pin: wrongPin }), 'not the pinned one'],
  ['a certificate that is not the pinned one, though its issuer is trusted', good, policy({ ca: good.certificate, pin: wrongPin }), fingerprint(good)],
])('%s stops the test before anything is said inside', async (_, shown, certificate, words) => {
  const host = await secureHost(shown);
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })], { certificate }));
  expect(session).toMatchObject({ outcome: 'failed', tls: null, requests: [], error: { stage: 'starttls', code: 'tls' } });
  expect(session.error?.message).toContain(words);
  expect(session.transcript.some(({ secure }) => secure)).toBe(false);
});

test.each([
  ['by its issuer and name', good, policy({ ca: good.certificate }), true],
  ['by its pin, whoever issued it and whatever name it bears', elsewhere, policy({ pin: fingerprint(elsewhere) }), true],
  ['by its pin written without colons in small letters', good, policy({ pin: fingerprint(good).replaceAll(':', '').toLowerCase() }), true],
  ['because the user waives the check', expired, policy({ insecure: true }), false],
])('a certificate is accepted %s', async (_, shown, certificate, authorized) => {
  const host = await secureHost(shown);
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })], { certificate }));
  expect(session).toMatchObject({ outcome: 'accepted', tls: { protocol: 'TLSv1.3', authorized } });
  expect(session.tls?.cipher).toMatch(/^TLS_/);
});

test('an address that a certificate holds as the name of a host is told as such, for it seems to be the right one', async () => {
  const address = await issue({ name: '127.0.0.1' });
  const host = await secureHost(address);
  const { session } = await run(jobFor([requestTo(host, { tls: 'required', tlsName: '127.0.0.1' })], { certificate: policy({ ca: address.certificate }) }));
  expect(session.error).toMatchObject({ stage: 'starttls', code: 'tls', message: 'The certificate holds 127.0.0.1 as if it were the name of a host, which does not count for an address.' });
});

test('a chain that is sent whole, and a certificate made out for servers, are accepted', async () => {
  for (const shown of [chain(await issue({ issuer: between, purpose: 'server' }), between), await issue({ issuer: root, purpose: 'server' })]) {
    const host = await secureHost(shown);
    expect((await run(jobFor([requestTo(host, { tls: 'required' })], { certificate: rooted }))).session).toMatchObject({ outcome: 'accepted', tls: { authorized: true } });
  }
});

test.each([
  ['wants a certificate of ours', { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', requestCert: true }, 'wants a certificate from this computer'],
  ['wants a certificate of ours, in TLS 1.2', { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', requestCert: true }, 'no kind of encryption that both accept|wants a certificate|closed the connection'],
  ['has no cipher that we have', { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers: 'ADH-AES128-SHA256:@SECLEVEL=0' }, 'no kind of encryption that both accept'],
] as const)('a provider that %s is told as such', async (_, options, words) => {
  const host = await secureHost(good, options);
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })], { certificate: policy({ insecure: true }) }));
  expect(session).toMatchObject({ outcome: 'failed', requests: [], error: { code: 'tls' } });
  expect(session.error?.message).toMatch(new RegExp(words));
});

test('a provider that does not go on with the handshake is given its time and no more', async () => {
  const host = await staged(answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go' }));
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })], { timeouts: { connect: 2000, greeting: 2000, command: 300, quiet: 100 } }));
  expect(session.error).toMatchObject({ stage: 'starttls', code: 'timeout', message: 'The provider did not finish the TLS handshake in time.' });
});

test('a port that wants TLS from the first byte is silent, and that is guessed', async () => {
  const host = await staged((socket) => speakInside(socket, good, {}, '220 p'));
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })], { timeouts: { connect: 2000, greeting: 300, command: 2000, quiet: 100 } }));
  expect(session.error).toMatchObject({ stage: 'greeting', code: 'timeout', hint: 'If the port wants TLS from the first byte, choose implicit TLS.' });
});

test('every sentence about TLS is another, and says what to do', () => {
  const codes = [
    'ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME', 'ECONNRESET', 'ERR_SSL_SOMETHING_NEW',
  ];
  const faults = codes.map((code) => handshakeFault({ code }));
  expect(new Set(faults.map(({ message }) => message)).size).toBe(codes.length);
  for (const { code, message, hint } of faults) expect([code, /\.$/.test(message), /\.$/.test(hint)]).toEqual(['tls', true, true]);
  expect(faults.at(-1)?.message).toContain('ERR_SSL_SOMETHING_NEW');
  // Said after the handshake, it is about TLS all the same.
  expect(connectionFault({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' })).toEqual(faults[2]);
});

test('the certificate is checked against the name that was configured, an address too', async () => {
  const host = await secureHost(good);
  const trusting = policy({ ca: good.certificate });
  expect((await run(jobFor([requestTo(host, { tlsName: '127.0.0.1' })], { certificate: trusting }))).session.outcome).toBe('accepted');
  const { session } = await run(jobFor([requestTo(host, { tlsName: 'mail.provider.example' })], { certificate: trusting }));
  expect(session.error?.message).toContain('not to mail.provider.example');
});

test('TLS from the first byte works, and a port without it says so', async () => {
  const host = await staged((socket) => speakInside(socket, good, {}, '220 p'));
  const { session } = await run(jobFor([requestTo(host, { tls: 'implicit' })], { certificate: policy({ ca: good.certificate }) }));
  expect(session).toMatchObject({ outcome: 'accepted', tls: { authorized: true } });
  const plain = await staged(answering('220 p', {}));
  const { session: refused } = await run(jobFor([requestTo(plain, { tls: 'implicit' })]));
  expect(refused.error).toMatchObject({ stage: 'connect', code: 'tls' });
  expect(refused.error?.message).toContain('not TLS');
});

test('TLS older than 1.2 is named as the fault', async () => {
  const host = await secureHost(good, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  const { session } = await run(jobFor([requestTo(host)]));
  expect(session.error).toMatchObject({ stage: 'starttls', code: 'tls' });
  expect(session.error?.message).toContain('older than 1.2');
});

test('a provider that closes during the handshake is named as the fault', async () => {
  const host = await staged((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go' })(socket);
    socket.on('data', (data) => (data[0] === 0x16 ? socket.destroy() : undefined));
  });
  const { session } = await run(jobFor([requestTo(host)]));
  expect(session.error).toMatchObject({ stage: 'starttls', code: 'tls', message: 'The provider closed the connection during the TLS handshake.' });
});

test('plaintext that follows the 220 stops the test, in the same segment and in the next', async () => {
  const together = await staged(answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go\r\n250-p\r\n250 ETRN' }));
  expect((await run(jobFor([requestTo(together)]))).session.error).toMatchObject({ stage: 'starttls', code: 'protocol' });
  const apart = await staged((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 STARTTLS', STARTTLS: '220 go' })(socket);
    socket.on('data', (data) => (data.toString('latin1').startsWith('STARTTLS') ? setTimeout(() => socket.write('250-p\r\n250 ETRN\r\n'), 20) : undefined));
  });
  const { session } = await run(jobFor([requestTo(apart)]));
  expect(session).toMatchObject({ outcome: 'failed', tls: null, requests: [], error: { stage: 'starttls', code: 'tls' } });
});

test('an offer of STARTTLS that was taken away stops the test where TLS is required', async () => {
  const host = await staged(answering('220 p', { EHLO: '250-p\r\n250-XXXXXXXA\r\n250 ETRN', QUIT: '221 bye' }));
  const { session } = await run(jobFor([requestTo(host, { tls: 'required' })]));
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'starttls', code: 'not-offered' } });
  expect(session.transcript.filter(({ from }) => from === 'client').map(({ text }) => text)).toEqual(['EHLO [127.0.0.1]', 'QUIT']);
});

test('each way of not connecting has its own code', async () => {
  const gone = await stage(() => undefined);
  await gone.stop();
  expect((await run(jobFor([requestTo(gone)]))).session.error).toMatchObject({ stage: 'connect', code: 'refused' });
  const { session } = await run(jobFor([{ ...requestTo(gone), host: 'no-such-host.invalid' }]));
  expect(session.error).toMatchObject({ stage: 'connect', code: 'dns' });
});

test('a connection that breaks is a fault where it broke', async () => {
  const host = await staged((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN' })(socket);
    socket.on('data', (data) => (data.toString('latin1').startsWith('ETRN') ? socket.resetAndDestroy() : undefined));
  });
  expect((await run(jobFor([requestTo(host)]))).session.error).toMatchObject({ stage: 'dequeue', code: 'closed' });
});

test('control characters of a provider reach nobody raw', async () => {
  const host = await staged(answering('220 p\x1b[2J\x07 \u202e', { EHLO: '250-p\r\n250-ETRN\r\n250 X\x1b]0;title\x07', ETRN: '459 \x1b[31mno\x00', QUIT: '221 bye' }));
  const { result, session } = await run(jobFor([requestTo(host)]));
  expect(session.greeting).toContain('\\x1b[2J\\x07');
  expect(session.capabilities[1]).toContain('\\x1b]0;title\\x07');
  expect(session.requests[0]?.text).toBe('\\x1b[31mno\\x00');
  const texts: string[] = [];
  JSON.stringify(result, (_, value: unknown) => (typeof value === 'string' ? (texts.push(value), value) : value));
  for (const text of texts) expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
});
