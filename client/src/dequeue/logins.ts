import type { State, Unlocked } from '../smtp/machine.js';
import type { Credential } from '../smtp/sasl/mechanism.js';
import type { DequeuePorts } from './job.js';

/** The logins of a run: who has which password, and that none is tried in a row of places. */
export interface Logins {
  /** The password of an account at a host, asked for once; null where there is none. */
  credential(account: string, host: string): Promise<Credential | null>;
  /** For one connection. */
  guard(host: string): LoginGuard;
}

export interface LoginGuard {
  unlock(account: string): Promise<Unlocked>;
  /** Sees every state, and so the verdict. */
  changed(state: State): void;
  /** The connection is over: whoever waits for its verdict need not wait longer. */
  over(): void;
}

/**
 * Hosts are asked side by side, but one account with one password is tried at one of them at a time, and at none any more once it was refused
 * (535): several wrong attempts, at whatever hosts of a provider, lock the account. Questions for passwords are put one after the other.
 */
export function newLogins(ports: Pick<DequeuePorts, 'password' | 'signal'>): Logins {
  const asked = new Map<string, Promise<Credential | null>>();
  const queues = new Map<string, Queue>();
  let question: Promise<unknown> = Promise.resolve();

  const ask = (account: string, host: string): Promise<Credential | null> => {
    // A question that fails, however it fails, has no answer; what it failed with may hold what was typed.
    const put = question.then(() => (ports.signal.aborted ? undefined : ports.password(account, host))).catch(() => undefined);
    question = put;
    return unlessAborted(ports.signal, put).then((password) => (password === undefined ? null : { account, password }));
  };

  const credential = (account: string, host: string): Promise<Credential | null> => {
    const key = `${account}\n${host}`;
    const known = asked.get(key) ?? ask(account, host);
    asked.set(key, known);
    return known;
  };

  return {
    credential,
    guard(host) {
      let queue: Queue | null = null;
      let release: (() => void) | null = null;
      let over = false;
      const end = (): void => {
        release?.();
        release = null;
      };
      return {
        async unlock(account) {
          const found = await credential(account, host);
          if (!found || over) return { kind: 'unlocked', credential: null };
          const key = `${account.toLowerCase()}\n${found.password}`;
          queue = queues.get(key) ?? { last: Promise.resolve(), refusedAt: null };
          queues.set(key, queue);
          const before = queue.last;
          const mine = new Promise<void>((resolve) => (release = resolve));
          queue.last = before.then(() => mine);
          await unlessAborted(ports.signal, before);
          if (queue.refusedAt === null && !over) return { kind: 'unlocked', credential: found };
          end();
          return { kind: 'unlocked', credential: null, ...(queue.refusedAt === null ? {} : { refusedAt: queue.refusedAt }) };
        },
        changed({ seen }) {
          if (!release || !queue || (seen.auth === null && seen.fault === null)) return;
          // Only this is a verdict on account and password (RFC 4954 §6); a provider that is busy has not judged them.
          if (seen.auth === null && seen.fault?.stage === 'auth' && seen.fault.reply?.code === 535) queue.refusedAt ??= host;
          end();
        },
        over() {
          over = true;
          end();
        },
      };
    },
  };
}

interface Queue {
  /** Settles when the login before has had its verdict. */
  last: Promise<void>;
  refusedAt: string | null;
}

/** A cancelled test waits for nobody. */
function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then((value) => {
      signal.removeEventListener('abort', stop);
      resolve(value);
    });
  });
}
