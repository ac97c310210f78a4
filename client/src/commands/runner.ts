import * as vscode from 'vscode';
import type { DequeueJob } from '../dequeue/job.js';
import type { DequeueResult } from '../dequeue/result.js';
import type { Login, Passwords } from '../language/passwords.js';
import type { KeptRun } from '../runs/kept-run.js';
import { withRun } from '../views/run-status.js';
import type { Runs } from '../views/runs.js';
import { nameOf } from './documents.js';
import type { Offer } from './offers.js';
import { askPassword } from './passwords.js';
import { tell } from './tell.js';

/** What a run came to, and how it is kept. */
export interface Ran {
  readonly result: DequeueResult;
  readonly run: KeptRun;
}

/** Runs dequeues, one at a time, and can be told to end: by the user, or because the window closes. */
export class Runner {
  private going: { readonly abort: AbortController; readonly done: Promise<unknown> } | undefined;

  constructor(private readonly passwords: Passwords, private readonly runs: Runs, private readonly log: vscode.LogOutputChannel) {}

  /** One is running: says so, and gives true. */
  refuseWhileRunning(): boolean {
    if (this.going === undefined) return false;
    tell(vscode.l10n.t('A test dequeue is running; its notification can cancel it'));
    return true;
  }

  /** Carries out what was agreed on. Whatever goes wrong is in the result. */
  async run(document: vscode.TextDocument, offer: Offer, token?: vscode.CancellationToken): Promise<Ran> {
    const abort = new AbortController();
    const cancelled = token?.onCancellationRequested(() => abort.abort());
    const done = this.carryOut(document, offer, abort);
    this.going = { abort, done };
    try {
      return await done;
    } finally {
      cancelled?.dispose();
      this.going = undefined;
    }
  }

  /** Cancels what is running. Resolves when the message in flight is whole on disk or refused, and the run is written down. */
  async stop(): Promise<void> {
    this.going?.abort.abort();
    await this.going?.done.catch(() => undefined);
  }

  private async carryOut(document: vscode.TextDocument, { job, practice }: Offer, abort: AbortController): Promise<Ran> {
    const { dequeue } = await import('../dequeue/dequeue.js');
    const typed = new Map<string, string>();
    const progress = await this.runs.begin({ uri: document.uri, name: nameOf(document) }, job);
    const hosts = job.sessions.map(({ host }) => host);
    const result = await withRun(titleOf(job), hosts, abort, progress.show, ({ signal, token, progress: step, received }) => dequeue(job, {
      signal,
      password: async (account, host) => {
        if (practice !== undefined) return practice.password;
        const kept = await this.passwords.get({ account, host });
        const password = kept ?? await askPassword({ account, host }, token);
        if (kept === undefined && password !== undefined) typed.set(loginKey({ account, host }), password);
        return password;
      },
      progress: (now) => {
        this.log.debug(`${now.host}: ${now.sentence}`);
        step(now);
      },
      received,
    }));
    const run = await progress.end(result);
    if (practice === undefined) await this.learn(job, result, typed);
    return { result, run };
  }

  /** Keeps a password that was accepted, and forgets one that was not: it is asked for again next time, and never tried twice. */
  private async learn(job: DequeueJob, result: DequeueResult, typed: ReadonlyMap<string, string>): Promise<void> {
    for (const [index, session] of result.sessions.entries()) {
      const account = session.auth?.account ?? job.sessions[index]?.account;
      if (account === undefined || account === null) continue;
      const login = { host: session.host, account };
      const password = typed.get(loginKey(login));
      if (session.auth !== null && password !== undefined) await this.passwords.keep(login, password);
      // Only a refusal of the credentials themselves (RFC 4954 §6): a provider that is merely busy has not judged the password.
      if (session.error?.stage === 'auth' && session.error.reply?.code === 535) await this.passwords.forget(login);
    }
  }
}

function titleOf({ mode }: DequeueJob): string {
  const { l10n } = vscode;
  return { probe: l10n.t('Checking the connection'), hold: l10n.t('Test dequeue'), peek: l10n.t('Test dequeue'), save: l10n.t('Dequeue into folder') }[mode];
}

function loginKey({ host, account }: Login): string {
  return `${host}\n${account}`;
}
