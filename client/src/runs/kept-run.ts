import type { OutcomeText } from '../dequeue/describe.js';
import type { DequeueJob } from '../dequeue/job.js';
import { place } from '../dequeue/place.js';
import type { DequeueResult } from '../dequeue/result.js';
import type { Mode } from '../smtp/machine.js';

/** A run as it is kept across windows: plain data without a secret and without mail data. Its transcript lies beside it. */
export interface KeptRun {
  readonly version: 1;
  /** Made of the time of its start, so that names in order are runs in order. */
  readonly id: string;
  /** The document's address in the editor. */
  readonly document: string;
  /** The document's path as a person names it. */
  readonly name: string;
  readonly mode: Mode;
  /** ISO 8601, UTC. */
  readonly started: string;
  /** Where `save` puts the mail; null in the other modes. */
  readonly folder: string | null;
  /** `host:port` of every host that is asked, in the order of the plan. */
  readonly hosts: readonly string[];
  /** The process that carries it out: names of saved messages bear its number too. */
  readonly pid: number;
  /** Null while it has not come to its end; it may never come to it. */
  readonly end: RunEnd | null;
}

/** What a run came to. The transcripts of the sessions are empty here. */
export interface RunEnd {
  readonly result: DequeueResult;
  readonly words: OutcomeText;
}

/** The record of a run that is about to begin. */
export function newRun(document: { readonly uri: string; readonly name: string }, job: DequeueJob, now: Date, pid: number): KeptRun {
  const started = now.toISOString();
  return {
    version: 1, id: `${started.replace(/[-:.]/g, '')}-${pid}`, document: document.uri, name: document.name, mode: job.mode, started, pid,
    folder: job.mode === 'save' ? job.folder : null, hosts: job.sessions.map(({ host, port }) => place(host, port)), end: null,
  };
}

/** The run as it is kept when it is over. */
export function ended(run: KeptRun, result: DequeueResult, words: OutcomeText): KeptRun {
  return { ...run, end: { result: { ...result, sessions: result.sessions.map((session) => ({ ...session, transcript: [] })) }, words } };
}

/** What was kept, read back; undefined for anything else: a newer version wrote it, or somebody else. */
export function runFrom(text: string): KeptRun | undefined {
  try {
    const run = JSON.parse(text) as Partial<KeptRun> | null;
    const whole = run?.version === 1 && [run.id, run.document, run.name, run.started].every((field) => typeof field === 'string') && Array.isArray(run.hosts);
    return whole ? (run as KeptRun) : undefined;
  } catch {
    return undefined;
  }
}
