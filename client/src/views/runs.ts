import * as vscode from 'vscode';
import { describeOutcome } from '../dequeue/describe.js';
import type { DequeueJob } from '../dequeue/job.js';
import type { DequeueResult, MessageResult } from '../dequeue/result.js';
import { type KeptRun, newRun } from '../runs/kept-run.js';
import { RunStore, type RunState } from '../runs/run-store.js';
import { savedBy } from '../runs/saved-messages.js';

/** A run in the making: what it says of itself comes here, and at last what it came to. */
export interface RunInProgress {
  /** One line for each host. */
  show(lines: readonly string[]): void;
  end(result: DequeueResult): Promise<KeptRun>;
}

/** The runs of this workspace as the views see them: those that are kept, and what those that go on say of themselves. */
export class Runs implements vscode.Disposable {
  private readonly store: RunStore;
  private readonly lines = new Map<string, readonly string[]>();
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param storage a folder of the extension's own; runs of several windows may come together in it */
  constructor(storage: vscode.Uri, private readonly log: vscode.LogOutputChannel) {
    this.store = new RunStore(vscode.Uri.joinPath(storage, 'runs').fsPath);
  }

  /** Writes down that a run begins. A disk that takes no record of it does not keep it from beginning. */
  async begin(document: { readonly uri: vscode.Uri; readonly name: string }, job: DequeueJob): Promise<RunInProgress> {
    const run = newRun({ uri: document.uri.toString(), name: document.name }, job, new Date(), process.pid);
    await this.store.begin(run).catch((error: unknown) => this.log.warn(`This run cannot be written down: ${String(error)}`));
    this.changed.fire();
    return {
      show: (lines) => {
        this.lines.set(run.id, lines);
        this.changed.fire();
      },
      end: async (result) => {
        this.lines.delete(run.id);
        const words = describeOutcome(result);
        const over = await this.store.end(run, result, words).catch((error: unknown) => {
          this.log.warn(`This run cannot be kept: ${String(error)}`);
          return run;
        });
        this.changed.fire();
        return over;
      },
    };
  }

  /** The newest first. */
  async all(): Promise<readonly KeptRun[]> {
    return this.store.all();
  }

  async of(document: vscode.Uri): Promise<readonly KeptRun[]> {
    const uri = document.toString();
    return (await this.store.all()).filter((run) => run.document === uri);
  }

  stateOf(run: KeptRun): RunState {
    return this.store.stateOf(run);
  }

  /** What a run that goes on in this window says of each host. */
  linesOf(run: KeptRun): readonly string[] {
    return this.lines.get(run.id) ?? run.hosts;
  }

  /** The messages of a run: by its result, or, where it never came to one, by what lies in its folder. */
  async messagesOf(run: KeptRun): Promise<readonly MessageResult[]> {
    return run.end === null ? savedBy(run) : run.end.result.sessions.flatMap(({ messages }) => messages);
  }

  /** One of the runs that are kept has saved this file. */
  async saved(file: string): Promise<boolean> {
    for (const run of await this.store.all()) if ((await this.messagesOf(run)).some((message) => message.file === file)) return true;
    return false;
  }

  async transcriptOf(id: string): Promise<string | undefined> {
    return this.store.transcript(id);
  }

  async forgetAll(): Promise<void> {
    await this.store.forgetAll();
    this.changed.fire();
  }

  /** Looks again: another window may have written something. */
  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
