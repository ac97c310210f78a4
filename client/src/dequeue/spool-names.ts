import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/*
 * Names of files in a spool, Maildir fashion: nobody has to be asked whether one is free, and of a name that was left behind it can be told
 * whose it was.
 *
 *   20261122T013712Z.4711-5c9e0a1b-77f3c2d4e5a6-3                    in tmp: time, process, host, lot, number
 *   20261122T013712Z.4711-5c9e0a1b-77f3c2d4e5a6-3-9f86d081884c7d65   in new: the same, and the beginning of the SHA-256 of the mail data
 */

/** Names for one run, never twice the same. */
export function newNames(): () => string {
  const lot = randomBytes(6).toString('hex');
  OURS.add(lot);
  let count = 0;
  return () => `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}.${process.pid}-${HOST}-${lot}-${++count}`;
}

/** The name that a message keeps: whoever looks for copies of it need not open every file. */
export function finalName(name: string, sha256: string): string {
  return `${name}-${sha256.slice(0, DIGITS)}`;
}

/** The beginning of the SHA-256 that a final name bears; null for a name that is not of this kind. */
export function contentMark(file: string): string | null {
  return PATTERN.exec(file)?.groups?.['mark'] ?? null;
}

export function markOf(sha256: string): string {
  return sha256.slice(0, DIGITS);
}

/**
 * A file of a run that has ended: on this computer the process is gone, elsewhere it has had 36 hours, the time that Maildir allows. A name
 * that is not of this kind belongs to somebody else and is nobody's leftover.
 */
export function isLeftover(file: string, now: number = Date.now()): boolean {
  const { time, pid, host, lot } = PATTERN.exec(file)?.groups ?? {};
  if (time === undefined || pid === undefined || lot === undefined) return false;
  if (OURS.has(lot)) return false;
  const began = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  return (host === HOST && !isAlive(Number(pid))) || now - began > PATIENCE;
}

/** Lots of the runs of this process: another process that had its number is not to be taken for it. */
const OURS = new Set<string>();
/** 64 bits: no two messages that differ will have the same by chance. */
const DIGITS = 16;
/** Milliseconds. */
const PATIENCE = 36 * 3600 * 1000;
/** The name of the computer, but not to be read. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const PATTERN = /^(?<time>\d{8}T\d{6}Z)\.(?<pid>\d+)-(?<host>[0-9a-f]{8})-(?<lot>[0-9a-f]{12})-\d+(?:-(?<mark>[0-9a-f]{16}))?\.(?:eml|json)$/;

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Anything but "no such process" means that there is one, if only somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
