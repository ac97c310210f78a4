import { createHash } from 'node:crypto';
import type { SampleMessage } from './sample-mail.js';

/** A sample message and what has become of it. */
export interface LedgerMessage {
  readonly id: number;
  readonly domain: string;
  readonly reversePath: string;
  readonly forwardPath: string;
  readonly bytes: number;
  /** Of the mail data as it lies in the queue, in hexadecimal. */
  readonly sha256: string;
  /** `delivered` only after a 2xx to the end of the mail data; everything else leaves it `queued`. */
  readonly state: 'queued' | 'delivered';
  /** How often MAIL and RCPT were said for it. */
  readonly offered: number;
  /** The reply that decided the last offer; null when it was not offered yet. */
  readonly lastReply: string | null;
}

/** One AUTH that got as far as a verdict. Never the password. */
export interface LedgerLogin {
  readonly mechanism: string;
  readonly account: string;
  readonly accepted: boolean;
}

/** What a practice provider holds and what was asked of it; a picture of the moment it was taken. */
export interface Ledger {
  readonly messages: readonly LedgerMessage[];
  readonly logins: readonly LedgerLogin[];
  /** The verbs of all commands received, in order, in capitals; `UNKNOWN` for what is no verb of SMTP. */
  readonly verbs: readonly string[];
  readonly connections: number;
  /** Connections opened to call a customer back. */
  readonly callBacks: number;
}

/** The provider's own bookkeeping: a ledger that is written. */
export interface Book {
  picture(): Ledger;
  /** Messages still queued for a domain; for all domains where null. */
  queued(domain: string | null): readonly LedgerMessage[];
  dataOf(id: number): Buffer;
  /** Takes a queued message for one delivery; false where another one has it, or where it is gone. */
  claim(id: number): boolean;
  release(id: number): void;
  offer(id: number, reply: string): void;
  deliver(id: number, reply: string): void;
  login(login: LedgerLogin): void;
  verb(verb: string): void;
  connection(): void;
  callBack(): void;
}

export function newBook(samples: readonly SampleMessage[]): Book {
  const messages: LedgerMessage[] = samples.map(({ domain, reversePath, forwardPath, data }, index) => ({
    id: index + 1, domain, reversePath, forwardPath, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex'), state: 'queued', offered: 0, lastReply: null,
  }));
  const logins: LedgerLogin[] = [];
  const verbs: string[] = [];
  const claimed = new Set<number>();
  let connections = 0;
  let callBacks = 0;
  const amend = (id: number, change: (message: LedgerMessage) => Partial<LedgerMessage>): void => {
    const message = messages[id - 1];
    if (message) messages[id - 1] = { ...message, ...change(message) };
  };
  return {
    picture: () => ({ messages: [...messages], logins: [...logins], verbs: [...verbs], connections, callBacks }),
    queued: (domain) => messages.filter((message) => message.state === 'queued' && (domain === null || message.domain === domain)),
    claim(id) {
      if (messages[id - 1]?.state !== 'queued' || claimed.has(id)) return false;
      claimed.add(id);
      return true;
    },
    release: (id) => void claimed.delete(id),
    dataOf: (id) => samples[id - 1]?.data ?? Buffer.alloc(0),
    offer: (id, reply) => amend(id, ({ offered }) => ({ offered: offered + 1, lastReply: reply })),
    deliver: (id, reply) => amend(id, () => ({ state: 'delivered', lastReply: reply })),
    login: (login) => void logins.push(login),
    verb: (verb) => void verbs.push(verb),
    connection: () => void (connections += 1),
    callBack: () => void (callBacks += 1),
  };
}
