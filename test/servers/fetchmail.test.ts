import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { Provider } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { unpacked } from '../../scripts/servers.mjs';
import { freePort } from '../harness/real-server.js';

/* fetchmail 6.4 is a customer by RFC 2645 that we did not write: what our practice provider takes for ATRN is ATRN. It hands what it gets to an SMTP server. */

const DOMAIN = 'example.com';
const PASSWORD = 'not-a-secret';
const ended: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

interface Run {
  readonly status: number | null;
  readonly provider: Provider;
  /** Mail data that reached the SMTP server behind fetchmail. */
  readonly taken: readonly string[];
}

/** Lets fetchmail ask our provider for mail, with a server behind it that answers the mail data with `verdict`. */
async function fetchmail(password: string, verdict: 250 | 451 = 250, domain = DOMAIN): Promise<Run> {
  const programs = unpacked('fetchmail');
  if (programs === undefined) throw new Error('fetchmail is not here yet: run `node scripts/servers.mjs` (npm test does) first');
  const provider = await startProvider({ domains: [DOMAIN], messages: 4, account: 'user', password: PASSWORD });
  ended.push(() => provider.stop());
  const taken: string[] = [];
  const behind = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true,
    onData(stream, _, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.once('end', () => {
        if (verdict === 250) taken.push(Buffer.concat(pieces).toString('latin1'));
        done(verdict === 250 ? null : Object.assign(new Error('later'), { responseCode: verdict }));
      });
    },
  });
  const port = await freePort();
  await new Promise<void>((resolve) => behind.listen(port, '127.0.0.1', resolve));
  ended.push(() => new Promise<void>((resolve) => behind.close(() => resolve())));
  const home = mkdtempSync(path.join(tmpdir(), 'imc-fetchmail-'));
  ended.push(() => rmSync(home, { recursive: true, force: true }));
  const poll = `poll 127.0.0.1 protocol odmr port ${provider.port} user "user" password "${password}" fetchdomains ${domain} smtphost 127.0.0.1/${port}\n`;
  writeFileSync(path.join(home, 'rc'), poll, { mode: 0o600 });
  const child = spawn(path.join(programs, 'usr/bin/fetchmail'), ['-f', path.join(home, 'rc'), '--nosyslog', '--nodetach', '--pidfile', path.join(home, 'pid')], {
    stdio: 'ignore', env: { ...process.env, HOME: home, FETCHMAILHOME: home },
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, provider, taken };
}

test('fetchmail logs in, asks with ATRN, and hands on every message; our provider has let them go', async () => {
  const { status, provider, taken } = await fetchmail(PASSWORD);
  expect(status).toBe(0);
  const { messages, logins, verbs } = provider.ledger;
  expect(logins).toEqual([{ mechanism: 'CRAM-MD5', account: 'user', accepted: true }]);
  expect(verbs).toContain('ATRN');
  expect(messages.map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
  expect(taken).toHaveLength(4);
  for (const [index, data] of taken.entries()) expect(data).toContain(`This is message ${index + 1} of the practice provider.\r\n.A line that begins with a dot.\r\n`);
});

test('what the server behind fetchmail does not take stays with our provider', async () => {
  const { provider, taken } = await fetchmail(PASSWORD, 451);
  expect(taken).toEqual([]);
  expect(provider.ledger.messages.map(({ state, offered }) => [state, offered])).toEqual(Array(4).fill(['queued', 1]));
});

test('fetchmail with a wrong password gets nothing', async () => {
  const { status, provider, taken } = await fetchmail('certainly-not-it');
  expect(status).not.toBe(0);
  expect(provider.ledger.logins).toEqual([{ mechanism: 'CRAM-MD5', account: 'user', accepted: false }]);
  expect(provider.ledger.messages.map(({ state }) => state)).toEqual(Array(4).fill('queued'));
  expect(taken).toEqual([]);
});

test('fetchmail that names a domain of somebody else is refused with 450, and says so by its exit status', async () => {
  const { status, provider, taken } = await fetchmail(PASSWORD, 250, 'somebody-else.example');
  expect(status).toBe(4); // its word for a protocol error
  expect(provider.ledger.verbs).toContain('ATRN');
  expect(taken).toEqual([]);
});
