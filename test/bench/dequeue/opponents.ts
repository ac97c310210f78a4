import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the programs are that take part. */
export interface Programs {
  /** `dist/imc.js`, the real one. */
  readonly imc: string;
  /** receiver.ts, built. */
  readonly receiver: string;
  /** Null where fetchmail is not here. */
  readonly fetchmail: string | null;
}

/** Somebody who fetches the queue of a provider on a loopback port into `new` under a folder. Rejects when it says that it failed. */
export interface Opponent {
  readonly name: string;
  /** Messages of one turn, at most: who is slow is not waited for longer than it takes to measure it. */
  readonly most: number;
  fetch(port: number, folder: string, watch?: (process: ChildProcess) => void): Promise<void>;
}

export function opponentsFrom({ imc, receiver, fetchmail }: Programs): readonly Opponent[] {
  const byReceiver = (name: string): Opponent => ({ name, most: Infinity, fetch: (port, folder) => ended(spawn(process.execPath, [receiver, name, String(port), folder], QUIET), name) });
  return [
    { name: 'imc', most: Infinity, fetch: (port, folder, watch) => imcSave(imc, port, folder, watch) },
    ...(fetchmail === null ? [] : [{ name: 'fetchmail', most: 15, fetch: (port: number, folder: string) => fetchmailRun(fetchmail, receiver, port, folder) }]),
    byReceiver('smtp-server'),
    byReceiver('plain'),
  ];
}

const QUIET = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
const PASSWORD = 'not-a-secret';

async function imcSave(imc: string, port: number, folder: string, watch?: (process: ChildProcess) => void): Promise<void> {
  const args = [
    'dequeue', '--host', `127.0.0.1:${port}`, '--verb', 'ATRN', '--domain', 'example.com', '--mode', 'save', '--folder', folder, '--limit', '10000', '--message-limit', '2000',
    '--tls', 'off', '--account', 'user', '--auth', 'CRAM-MD5', '--plaintext-auth', '--format', 'json',
  ];
  const child = spawn(process.execPath, [imc, ...args], { ...QUIET, env: { ...process.env, IMC_PASSWORD: PASSWORD } });
  watch?.(child);
  await ended(child, 'imc dequeue');
}

/** fetchmail hands everything on to an SMTP server of the house; it gets the quickest that we know. */
async function fetchmailRun(fetchmail: string, receiver: string, port: number, folder: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'imc-bench-fetchmail-'));
  const sink = fork(receiver, ['sink', folder], { execArgv: [] });
  try {
    const [sinkPort] = (await once(sink, 'message')) as [number];
    const rc = path.join(home, 'rc');
    writeFileSync(rc, `poll 127.0.0.1 protocol odmr port ${port}\n user "user" password "${PASSWORD}" fetchdomains example.com smtphost 127.0.0.1/${sinkPort}\n`, { mode: 0o600 });
    const child = spawn(fetchmail, ['-f', rc, '--nosyslog', '--nodetach', '--silent', '--pidfile', path.join(home, 'pid')], {
      stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: home, FETCHMAILHOME: home },
    });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    await ended(child, 'fetchmail').catch((error: unknown) => {
      throw new Error(`${String(error)}\n${said}`);
    });
  } finally {
    sink.disconnect();
    await once(sink, 'exit');
    rmSync(home, { recursive: true, force: true });
  }
}

async function ended(child: ChildProcess, name: string): Promise<void> {
  const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (status !== 0) throw new Error(`${name} ended with ${status ?? signal}`);
}

/** The most memory that a process had at once so far, octets; null where the system does not tell, or the process is gone. */
export function peakMemory(pid: number | undefined): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
