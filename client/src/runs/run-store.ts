import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ended, type KeptRun, runFrom } from './kept-run.js';
import type { OutcomeText } from '../dequeue/describe.js';
import type { DequeueResult } from '../dequeue/result.js';
import { runTranscript } from './run-transcript.js';

/** Runs of one document that are kept. */
export const KEPT = 20;

/** How far a run has come. `interrupted`: its window ended before it did. */
export type RunState = 'running' | 'interrupted' | 'ended';

/**
 * The last runs of every document, each a file with its transcript beside it, in a folder that is the extension's own. Several windows may
 * use the same folder: what one has written the other reads when it looks again.
 */
export class RunStore {
  /** Runs that are over do not change any more: they are read once. */
  readonly #over = new Map<string, KeptRun>();
  /** Runs of this window that go on. */
  readonly #going = new Set<string>();

  constructor(private readonly folder: string, private readonly isAlive: (pid: number) => boolean = processIsAlive) {}

  /** Writes down that a run begins, before it does: should this window end in the middle, the next one knows where to look. */
  async begin(run: KeptRun): Promise<void> {
    this.#going.add(run.id);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.#write(`${run.id}.json`, JSON.stringify(run));
  }

  /** Keeps what a run came to, and lets go of the oldest runs of its document. */
  async end(run: KeptRun, result: DequeueResult, words: OutcomeText): Promise<KeptRun> {
    const over = ended(run, result, words);
    this.#over.set(run.id, over);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await this.#write(`${run.id}.txt`, runTranscript(result, words));
      await this.#write(`${run.id}.json`, JSON.stringify(over));
      const old = (await this.all()).filter(({ document }) => document === run.document).slice(KEPT);
      for (const { id } of old) await this.#forget(id);
    } finally {
      this.#going.delete(run.id);
    }
    return over;
  }

  /** Every run that is kept, the newest first. */
  async all(): Promise<readonly KeptRun[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap((name) => /^(\d{8}T\d{9}Z-\d+)\.json$/.exec(name)?.[1] ?? []);
    for (const id of this.#over.keys()) if (!ids.includes(id)) this.#over.delete(id);
    const runs = await Promise.all(ids.map(async (id) => this.#over.get(id) ?? this.#read(id)));
    return runs.filter((run) => run !== undefined).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  stateOf({ id, pid, end }: KeptRun): RunState {
    if (end !== null) return 'ended';
    return this.#going.has(id) || (pid !== process.pid && this.isAlive(pid)) ? 'running' : 'interrupted';
  }

  /** What was said in a run; undefined when it is not kept (any more). */
  async transcript(id: string): Promise<string | undefined> {
    return isId(id) ? readFile(path.join(this.folder, `${id}.txt`), 'utf8').catch(() => undefined) : undefined;
  }

  /** Forgets every run that does not go on. Saved messages are not touched. */
  async forgetAll(): Promise<void> {
    for (const run of await this.all()) if (this.stateOf(run) !== 'running') await this.#forget(run.id);
  }

  async #forget(id: string): Promise<void> {
    this.#over.delete(id);
    for (const extension of ['json', 'txt']) await rm(path.join(this.folder, `${id}.${extension}`), { force: true });
  }

  async #read(id: string): Promise<KeptRun | undefined> {
    const run = runFrom(await readFile(path.join(this.folder, `${id}.json`), 'utf8').catch(() => ''));
    if (run !== undefined && run.end !== null) this.#over.set(id, run);
    return run?.id === id ? run : undefined;
  }

  /** Under another name first, so that nobody reads half of it. */
  async #write(name: string, text: string): Promise<void> {
    const growing = path.join(this.folder, `${name}.${process.pid}.new`);
    await writeFile(growing, text, { mode: 0o600 });
    await rename(growing, path.join(this.folder, name));
  }
}

/** An id comes back from addresses that anybody may write: only what has the form of one becomes a path. */
function isId(id: string): boolean {
  return /^\d{8}T\d{9}Z-\d+$/.test(id);
}

function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
