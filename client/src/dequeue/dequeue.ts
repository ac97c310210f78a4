import { setMaxListeners } from 'node:events';
import { openCalls } from './calls.js';
import { DISK } from './disk.js';
import { EXAMINATION, type Intake, spoolIntake } from './intake.js';
import type { DequeueJob, DequeuePorts } from './job.js';
import { newLogins } from './logins.js';
import { newQuota } from './quota.js';
import { type DequeueResult, worstOf } from './result.js';
import { awaitsCalls, errandOf, objectionTo, runSession, type Shared } from './session.js';
import { type NotStored, Spool } from './spool.js';
import { newNames } from './spool-names.js';

/**
 * Runs a test dequeue: asks all hosts side by side whether our mail would come, and takes none of it unless the mode is `save`. The sessions of the
 * result are in the order of the job. They share the listener for calls back, the folder, the limit of messages and the word to cancel. Never
 * rejects; whatever goes wrong is in the result, and so is a cancellation. No password is in what it returns or tells.
 */
export async function dequeue(job: DequeueJob, ports: DequeuePorts): Promise<DequeueResult> {
  const started = new Date().toISOString();
  const began = performance.now();
  const { signal, release } = ownSignal(ports.signal);
  const inside: DequeuePorts = {
    signal,
    password: (account, host) => ports.password(account, host),
    progress: (step) => ports.progress(step),
    received: (count) => ports.received?.(count),
    ...(ports.disk ? { disk: ports.disk } : {}),
  };
  const shared = await share(job, inside);
  const sessions = await Promise.all(job.sessions.map((_, index) => runSession(job, index, inside, shared)));
  release();
  const durationMs = Math.round(performance.now() - began);
  return { version: 1, file: job.file, mode: job.mode, started, durationMs, outcome: worstOf(sessions), sessions };
}

/** Nothing is opened where nobody can be asked. */
async function share(job: DequeueJob, ports: DequeuePorts): Promise<Shared> {
  const { signal } = ports;
  const [quota, logins] = [newQuota(job.limit), newLogins(ports)];
  const sound = signal.aborted ? [] : job.sessions.filter((request) => objectionTo(job, request) === null);
  const intake = sound.length === 0 ? EXAMINATION : await intakeFor(job, ports);
  const called = 'fault' in intake ? [] : sound.filter((request) => awaitsCalls(job, request));
  const [first] = called;
  if (!first || !job.listen || 'fault' in intake) return { intake, calls: null, quota, logins };
  const calls = await openCalls(errandOf(job, first), { listen: job.listen, waitMs: job.waitMs, quietMs: job.timeouts.quiet, sessions: called.length, signal, intake, quota });
  return { intake, calls, quota, logins };
}

/** Opens the folder to save to before anything is asked: where it cannot be written to, no provider need be bothered. */
async function intakeFor({ mode, folder }: DequeueJob, { disk = DISK }: DequeuePorts): Promise<Intake | NotStored> {
  if (mode !== 'save' || folder === null) return EXAMINATION;
  const spool = await Spool.open(folder, { disk, names: newNames() });
  return spool instanceof Spool ? spoolIntake(spool) : spool;
}

/** A signal that does as the other does, and may be listened to by as many as there are hosts and callers. */
function ownSignal(other: AbortSignal): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  const abort = (): void => controller.abort();
  if (other.aborted) abort();
  other.addEventListener('abort', abort, { once: true });
  return { signal: controller.signal, release: () => other.removeEventListener('abort', abort) };
}
