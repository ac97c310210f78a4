import { X509Certificate } from 'node:crypto';
import * as net from 'node:net';
import fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { makeCertificate } from '../../client/src/provider/certificate.js';
import { ntlmChallenge, ntlmSaid } from '../../client/src/provider/ntlm-check.js';
import type { Provider, ProviderEvent, ProviderOptions } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { answering, freePort, stage } from '../harness/dequeue-bed.js';

const running: Provider[] = [];
const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all([...running.splice(0).map((provider) => provider.stop()), ...servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve)))]);
});

async function start(options: Partial<ProviderOptions> = {}): Promise<Provider> {
  const provider = await startProvider({ domains: ['example.com'], ...options });
  running.push(provider);
  return provider;
}

/** Says the lines one after the other, each after the reply to the one before; gives the last lines of the replies. */
async function talk(provider: Provider, lines: readonly string[]): Promise<readonly string[]> {
  const socket = net.connect(provider.port, provider.host);
  const replies: string[] = [];
  const left = [...lines];
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', (data) => {
      text += data.toString('utf8');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (/^\d\d\d-/.test(line)) continue;
        replies.push(line);
        const next = left.shift();
        if (next === undefined) socket.end();
        else socket.write(`${next}\r\n`);
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(replies));
  });
}

/** A mail server that takes what the provider brings, or not. */
async function customer(verdict: (data: string) => number): Promise<{ readonly port: number; readonly taken: string[] }> {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true,
    onData(stream, _, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const data = Buffer.concat(pieces).toString('latin1');
        const code = verdict(data);
        if (code === 250) taken.push(data);
        done(code === 250 ? null : Object.assign(new Error('not now'), { responseCode: code }));
      });
    },
  });
  servers.push(server);
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port, taken };
}

test('a message leaves the queue on 2yz to the end of its data, and only then', async () => {
  const { port, taken } = await customer((data) => (data.includes('Practice message 2') ? 451 : 250));
  const provider = await start({ callBack: { host: '127.0.0.1', port } });
  expect(await talk(provider, ['EHLO mail.example.com', 'ETRN Example.COM'])).toEqual([expect.stringMatching(/^220 /), expect.stringMatching(/^250 /), expect.stringMatching(/^250 2\.0\.0/)]);
  await expect.poll(() => provider.ledger.messages.map(({ state, offered }) => [state, offered])).toEqual([['delivered', 1], ['queued', 1], ['delivered', 1]]);
  expect(taken.map((data) => /^Subject: (.*)\r$/m.exec(data)?.[1])).toEqual(['Practice message 1 for example.com', 'Practice message 3 for example.com']);
  // The dot that begins a line is doubled on the way and one again at the end; nothing else changes.
  expect(taken[0]).toContain('\r\n.A line that begins with a dot.\r\n');
  expect(taken[0]?.length).toBe(provider.ledger.messages[0]?.bytes);
  await talk(provider, ['ETRN example.com']);
  await expect.poll(() => provider.ledger.messages[1]?.offered).toBe(2);
});

test('of customers who ask at once each message goes to one alone', async () => {
  const { port, taken } = await customer(() => 250);
  const provider = await start({ messages: 5, callBack: { host: '127.0.0.1', port } });
  await Promise.all([1, 2, 3].map(() => talk(provider, ['ETRN example.com', 'QUIT'])));
  await expect.poll(() => provider.ledger.messages.every(({ state }) => state === 'delivered')).toBe(true);
  expect([taken.length, new Set(taken).size, provider.ledger.messages.map(({ offered }) => offered)]).toEqual([5, 5, [1, 1, 1, 1, 1]]);
});

test('a dot at the start of a line is doubled on the way', async () => {
  let heard = '';
  const sink = await stage((socket) => {
    answering('220 c', { EHLO: '250 c', MAIL: '250 ok', RCPT: '250 ok', DATA: '354 go', '.\r\n': '', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (heard.endsWith('\r\n.\r\n')) socket.write('250 taken\r\n');
    });
  });
  const provider = await start({ messages: 1, callBack: { host: '127.0.0.1', port: sink.port } });
  await talk(provider, ['ETRN example.com']);
  await expect.poll(() => provider.ledger.messages[0]?.state).toBe('delivered');
  expect(heard).toContain('\r\n..A line that begins with a dot.\r\n.\r\n');
  await sink.stop();
});

test('whatever is said, the reply is one of those that providers give', async () => {
  const provider = await start({ account: 'a', password: 'b', messages: 0 });
  const replies = await talk(provider, [
    'HELO x', 'NOOP', 'RSET', 'ETRN', 'ETRN other.example', 'ETRN example.com', 'TURN', 'STARTTLS', 'AUTH GSSAPI', 'AUTH PLAIN !', 'AUTH LOGIN', '*', 'MAIL FROM:<>', 'ATRN', '', 'QUIT',
  ]);
  expect(replies.map((line) => line.slice(0, 3))).toEqual(['220', '250', '250', '250', '501', '459', '251', '530', '503', '504', '501', '334', '501', '550', '530', '502', '221']);
});

test('a login is checked by each mechanism, and the third failure ends the connection', async () => {
  const provider = await start({ account: 'EX\\user', password: 'pass word ß' });
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  expect((await talk(provider, [`AUTH PLAIN ${base64('\0ex\\USER\0pass word ß')}`, 'AUTH PLAIN =', 'TURN'])).at(1)).toMatch(/^235/);
  expect((await talk(provider, ['AUTH PLAIN', base64('\0EX\\user\0pass word ß')])).at(2)).toMatch(/^235/);
  expect((await talk(provider, ['AUTH LOGIN', base64('EX\\user'), base64('pass word ß')])).at(3)).toMatch(/^235/);
  const wrong = ['', 'pass', 'pass word ss'].map((password) => `AUTH PLAIN ${base64(`\0EX\\user\0${password}`)}`);
  expect((await talk(provider, [...wrong, 'NOOP'])).map((line) => line.slice(0, 3))).toEqual(['220', '535', '535', '421']);
  expect(provider.ledger.logins.map(({ accepted }) => accepted)).toEqual([true, true, true, false, false, false]);
  expect(JSON.stringify(provider.ledger)).not.toContain('pass');
});

test('whatever order a customer says account and password in, the password is not taken for the account and written down', async () => {
  const told: ProviderEvent[] = [];
  const provider = await start({ account: 'user', password: 'geheim-4711', onEvent: (event) => told.push(event) });
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  // Python's smtplib and swaks say the account with the command, and answer the one prompt that is left.
  expect((await talk(provider, [`AUTH LOGIN ${base64('user')}`, base64('geheim-4711'), 'QUIT'])).slice(2, 3)).toEqual(['235 2.7.0 Logged in']);
  for (const odd of ['user\0geheim-4711', 'geheim-4711', '\0user\0other\0geheim-4711']) expect((await talk(provider, [`AUTH PLAIN ${base64(odd)}`, 'QUIT'])).at(1)).toMatch(/^501 /);
  // Refused before it was heard, by a provider that offers no such login.
  const without = await start({ onEvent: (event) => told.push(event) });
  await talk(without, ['AUTH LOGIN', base64('user'), base64('geheim-4711'), 'QUIT']);
  expect(without.ledger.verbs).toEqual(['AUTH', 'UNKNOWN', 'UNKNOWN', 'QUIT']);
  expect(JSON.stringify([told, provider.ledger])).not.toContain('geheim');
});

test('what happens is told in words, without a password', async () => {
  const events: ProviderEvent[] = [];
  const provider = await start({ account: 'user', password: 'geheim-4711', onEvent: (event) => events.push(event), callBack: { host: '127.0.0.1', port: await freePort() } });
  await talk(provider, [`AUTH PLAIN ${Buffer.from('\0user\0geheim-4711').toString('base64')}`, 'ETRN example.com', 'QUIT']);
  await expect.poll(() => events.map(({ kind }) => kind).sort()).toEqual(['asked', 'closed', 'connected', 'fault', 'login']);
  expect(JSON.stringify(events)).not.toContain('geheim');
});

test('no octets that a customer sends as NTLM make the provider stumble', () => {
  const nonce = Buffer.from('0123456789abcdef', 'hex');
  const signed = fc.tuple(fc.constantFrom(1, 2, 3), fc.uint8Array({ maxLength: 120 })).map(([type, rest]) => Buffer.concat([Buffer.from('NTLMSSP\0'), Buffer.from([type, 0, 0, 0]), rest]));
  fc.assert(fc.property(fc.oneof(signed, fc.uint8Array({ maxLength: 80 }).map((octets) => Buffer.from(octets))), (octets) => {
    expect(ntlmSaid(octets, nonce, 'password')?.right ?? false).toBe(false);
    expect(ntlmChallenge(octets, nonce) === null).toBe(octets.length < 12 || octets.readUInt32LE(8) !== 1 || !octets.subarray(0, 8).equals(Buffer.from('NTLMSSP\0')));
  }));
});

test('it stays on this computer', async () => {
  for (const options of [{ host: '0.0.0.0' }, { host: '192.0.2.1' }, { callBack: { host: '192.0.2.1', port: 25 } }, { host: '127.evil.example' }]) {
    await expect(start(options), JSON.stringify(options)).rejects.toThrow('not a loopback address');
  }
});

test('options that make no sense are refused with a sentence', async () => {
  await expect(start({ domains: [] })).rejects.toThrow('needs a domain');
  await expect(start({ domains: ['a b'] })).rejects.toThrow('blank');
  await expect(start({ messages: -1 })).rejects.toThrow('from 0 to');
  await expect(start({ account: 'a' })).rejects.toThrow('needs a password');
  const { port } = await start();
  await expect(start({ port })).rejects.toThrow('already listens');
});

test('stopping closes every connection and the port', async () => {
  const provider = await start();
  const socket = net.connect(provider.port, provider.host);
  await new Promise((resolve) => socket.once('data', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  running.splice(0);
  await provider.stop();
  await closed;
  await expect(new Promise((resolve, reject) => net.connect(provider.port, provider.host).once('connect', resolve).once('error', reject))).rejects.toThrow('ECONNREFUSED');
});

test('the certificate is one that Node reads, for the names and the days it was made for', async () => {
  for (let time = 0; time < 20; time += 1) { // serial numbers and signatures differ in length
    const made = await makeCertificate(['localhost', 'practice.provider.example', '127.0.0.1', '::1', '2001:db8::a'], new Date('2026-11-21T12:00:00Z'));
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('CN=localhost');
    expect(certificate.subjectAltName).toBe('DNS:localhost, DNS:practice.provider.example, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:2001:DB8:0:0:0:0:0:A');
    expect([certificate.validFrom, certificate.validTo]).toEqual(['Nov 20 12:00:00 2026 GMT', 'Dec 21 12:00:00 2026 GMT']);
  }
});
