import type { DequeueJob, DequeuePorts } from './job.js';
import { type DequeueResult, type SessionResult, worstOf } from './result.js';
import { runSession } from './session.js';

/**
 * Runs a test dequeue: asks each host in turn whether our mail would come, and takes none of it. Never rejects; whatever goes wrong is in
 * the result, and so is a cancellation. No password is in what it returns or tells.
 */
export async function dequeue(job: DequeueJob, ports: DequeuePorts): Promise<DequeueResult> {
  const started = new Date().toISOString();
  const began = performance.now();
  const sessions: SessionResult[] = [];
  for (const request of job.sessions) {
    const session = await runSession(job, request, ports);
    sessions.push(session);
    // Hosts that are still to be asked are left alone once the user has said stop.
    if (session.outcome === 'cancelled') break;
  }
  const durationMs = Math.round(performance.now() - began);
  return { version: 1, file: job.file, mode: job.mode, started, durationMs, outcome: worstOf(sessions), sessions };
}
