import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import { expect } from 'vitest';
import type { DequeueResult } from '../../client/src/dequeue/result.js';

/* What the beds of the real servers have in common. Each of them holds mail for example.com and delivers it to `nextHop` on ETRN. */

/** The name that is in the certificate and in every greeting. */
export const SERVER_NAME = 'mail.provider.test';
/** The account that every provider knows. */
export const ACCOUNT = { user: 'user', password: 'not-a-secret' } as const;

/** A provider that was not written by us, on loopback. */
export interface RealServer {
  readonly port: number;
  /** The port that ETRN makes it deliver to. */
  readonly nextHop: number;
  /** A file with its certificate, which is its own issuer. */
  readonly certificate: string;
  /** Hands it messages for somebody at example.com, and waits until it would bring them all on ETRN. */
  hold(messages: readonly Handed[]): Promise<void>;
  /** Messages that it still has, in whatever queue. */
  held(): number;
  /** How often it has put a message back because its next hop did not take it. */
  deferrals(): number;
  /** AUTH commands that ended in a refusal, by its own log. */
  failedLogins(): number;
  stop(): Promise<void>;
}

/** A message as it is handed to a provider. */
export interface Handed {
  readonly from: string;
  readonly data: Buffer;
}

/** Messages that are easily spoilt: dots at the start of lines, long lines, blank lines at the end, and more than one segment of them. */
export function delicateMessages(): readonly Handed[] {
  const bodies = [
    '.a line that starts with a dot\r\n..and one with two\r\n.\r\n',
    `${'a long line '.repeat(70)}\r\n\tand a tab\r\n\r\n\r\n\r\n`,
    'From the start of a line\r\n>From quoted\r\n',
    Array.from({ length: 3000 }, (_, line) => `${line % 7 === 0 ? '.' : ''}line ${line} of a message that does not fit into one segment\r\n`).join(''),
    '',
  ];
  return bodies.map((body, index) => {
    const n = index + 1;
    const head = [
      `From: Sender ${n} <sender${n}@sender.example>`, 'To: user@example.com', `Subject: waiting ${n}`, `Message-ID: <waiting.${n}@sender.example>`,
      'Date: Sun, 22 Nov 2026 04:00:00 +0000', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=us-ascii', '', '',
    ];
    return { from: `sender${n}@sender.example`, data: Buffer.from(head.join('\r\n') + body) };
  });
}

/** The SHA-256 of a message without the trace that servers put in front of it: Return-Path and Received (RFC 5321 §4.4). */
export function sha256WithoutTrace(message: Buffer): string {
  const trace = /^(?:(?:Return-Path|Received):[^\r\n]*\r\n(?:[ \t][^\r\n]*\r\n)*)*/i.exec(message.toString('latin1'))?.[0].length ?? 0;
  return createHash('sha256').update(message.subarray(trace)).digest('hex');
}

/** Hands messages for somebody at example.com to a server, and waits until it holds them all. */
export async function handOver(server: Pick<RealServer, 'port' | 'held'>, messages: readonly Handed[]): Promise<void> {
  const before = server.held();
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.port, ignoreTLS: true, name: 'origin.sender.example', pool: true, maxConnections: 1 });
  for (const { from, data } of messages) await transport.sendMail({ envelope: { from, to: 'user@example.com' }, raw: data });
  transport.close();
  await until(() => server.held() === before + messages.length, `The server holds ${server.held() - before} of ${messages.length} more messages`);
}

/** Saves all that a server holds, and gives for each file the SHA-256 of what was queued: without the trace. Checks that the result tells what lies on the disk. */
export async function saveAll(server: RealServer, options: readonly string[] = ['--tls', 'off'], password?: string): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-saved-'));
  try {
    const { result, status } = await imcDequeue(server, [...options, '--listen', `127.0.0.1:${server.nextHop}`, '--mode', 'save', '--folder', folder], password);
    expect([result.outcome, status]).toEqual(['ok', 0]);
    const messages = result.sessions.flatMap((session) => session.messages);
    const files = messages.map(({ file, sha256, bytes, disposition }) => {
      const data = readFileSync(file ?? '');
      expect({ disposition, sha256, bytes }).toEqual({ disposition: 'saved', sha256: createHash('sha256').update(data).digest('hex'), bytes: data.length });
      return data;
    });
    expect(readdirSync(path.join(folder, 'new')).filter((name) => name.endsWith('.eml'))).toHaveLength(messages.length);
    expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
    return files.map(sha256WithoutTrace).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const imc = path.join(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))), 'dist', 'imc.js');

/** Runs `imc dequeue` as a user does, and gives its result, its exit status and everything it printed. */
export async function imcDequeue(server: Pick<RealServer, 'port'>, options: readonly string[], password?: string): Promise<{ result: DequeueResult; status: number | null; printed: string }> {
  const domain = options.includes('--domain') ? [] : ['--domain', 'example.com'];
  const args = [imc, 'dequeue', '--host', `127.0.0.1:${server.port}`, '--verb', 'ETRN', ...domain, '--format', 'json', ...options];
  const env = { ...process.env, ...(password === undefined ? {} : { IMC_PASSWORD: password }) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (!out.startsWith('{')) throw new Error(`imc dequeue printed no result (${status}): ${out}${err}`);
  return { result: JSON.parse(out) as DequeueResult, status, printed: out + err };
}

/** Repeats a question until its answer is yes; fails with `otherwise` after a while. */
export async function until(question: () => boolean | Promise<boolean>, otherwise: string | (() => string), seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) if (await question()) return;
  throw new Error(typeof otherwise === 'string' ? otherwise : otherwise());
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens. */
export async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}

/** Says lines to a server, each after a reply to the one before, and gives everything that it answered. */
export async function say(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    let said = 0;
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      const line = lines[said];
      if (line !== undefined && /^\d{3} .*\r\n$/m.test(data.toString('latin1'))) {
        said++;
        socket.write(`${line}\r\n`);
      }
    });
    socket.once('close', () => resolve(heard));
    socket.once('error', reject);
  });
}

/** Makes `cert.pem` and `key.pem` in a folder, for `SERVER_NAME` and for loopback. */
export function makeCertificate(folder: string): void {
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', `/CN=${SERVER_NAME}`,
    '-addext', `subjectAltName=DNS:${SERVER_NAME},DNS:localhost,IP:127.0.0.1`, '-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`,
  ], { stdio: 'pipe' });
}

/** Ends whatever still works in a folder of ours: by its working directory, or by the program that it runs. */
export function endProcessesUnder(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const ours = ['cwd', 'exe'].some((link) => {
      try {
        return readlinkSync(`/proc/${pid}/${link}`).startsWith(`${folder}/`);
      } catch {
        return false; // gone meanwhile
      }
    });
    if (!ours) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // gone meanwhile
    }
  }
}

/** Asks a daemon to end, and makes it where it does not. */
export async function stopped(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGTERM');
  const waited = await Promise.race([ended.then(() => true), pause(5000, false)]);
  if (!waited) daemon.kill('SIGKILL');
}

/** The account in Cyrus SASL's own database, and the file by which a server finds it. Cyrus adds its realm by itself. */
export function makeSaslAccount(folder: string, configuration: string): void {
  const database = `${folder}/sasldb2`;
  execFileSync('saslpasswd2', ['-p', '-f', database, '-c', '-u', 'provider.test', ACCOUNT.user], { input: ACCOUNT.password, stdio: 'pipe' });
  chmodSync(database, 0o600);
  const lines = ['pwcheck_method: auxprop', 'auxprop_plugin: sasldb', `sasldb_path: ${database}`, 'mech_list: PLAIN LOGIN CRAM-MD5 NTLM', 'log_level: 0', ''];
  writeFileSync(`${folder}/${configuration}`, lines.join('\n'));
}

export function idOf(database: 'passwd' | 'group', name: string): number {
  return Number(execFileSync('getent', [database, name], { encoding: 'utf8' }).split(':')[2]);
}
