import type { AskedVerb, Disposition, FaultCode, Mode, RequestOutcome, Stage } from '../smtp/machine.js';

/** What a test dequeue came to, from the best to the worst. `accepted`: ETRN was taken and nobody listened for the call back. */
export type Outcome = 'ok' | 'nothing-waiting' | 'accepted' | 'no-callback' | 'refused' | 'cancelled' | 'failed';

/** The whole of a test dequeue: plain data, free of secrets, every text of a server made safe to show. */
export interface DequeueResult {
  readonly version: 1;
  /** The document's path as the caller gave it; null for a run without a document. */
  readonly file: string | null;
  readonly mode: Mode;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly sessions: readonly SessionResult[];
}

/** One host that was asked. */
export interface SessionResult {
  readonly host: string;
  readonly port: number;
  readonly verb: AskedVerb;
  readonly outcome: Outcome;
  /** The greeting as it came, code included; null when none came. */
  readonly greeting: string | null;
  /** The EHLO keywords with their parameters, of the last EHLO: after STARTTLS those from inside TLS. */
  readonly capabilities: readonly string[];
  readonly tls: TlsResult | null;
  readonly auth: { readonly mechanism: string; readonly account: string } | null;
  readonly requests: readonly RequestResult[];
  /** Null where no listener ran. */
  readonly callback: CallbackResult | null;
  readonly messages: readonly MessageResult[];
  readonly error: SessionError | null;
  readonly transcript: readonly TranscriptEntry[];
}

export interface TlsResult {
  readonly protocol: string;
  readonly cipher: string;
  /** The certificate stood up to the check: by issuer and name, or by the pin. */
  readonly authorized: boolean;
}

/** One ETRN, TURN or ATRN and the answer to it. `domain` is null where none was named; of ATRN it is the list, with commas. */
export interface RequestResult {
  readonly verb: AskedVerb;
  readonly domain: string | null;
  readonly code: number;
  readonly enhanced: string | null;
  readonly text: string;
  readonly outcome: RequestOutcome;
  /** One sentence for a person. */
  readonly meaning: string;
}

export interface CallbackResult {
  /** `address:port` where we listened. */
  readonly listened: string;
  readonly connections: number;
  /** From the accepted ETRN to the first connection, or the whole wait when nobody came. */
  readonly waitedMs: number;
}

/** A message the provider offered. */
export interface MessageResult {
  /** Empty for the null reverse-path. */
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  /** What came, or else the size declared with MAIL (RFC 1870); null when none was declared. */
  readonly bytes: number | null;
  readonly disposition: Disposition;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly sha256: string | null;
  readonly file: string | null;
  /** A possible duplicate: a file with the same mail data that was in the folder before, both being kept. Absent where there is none. */
  readonly duplicateOf?: string;
  /** Saved, but the provider was gone before it could be told: it may send the message again. */
  readonly unacknowledged?: true;
}

export interface SessionError {
  readonly stage: Stage;
  readonly code: FaultCode;
  readonly message: string;
  /** What to do about it; empty where nothing is known. */
  readonly hint: string;
  readonly reply?: { readonly code: number; readonly enhanced: string | null; readonly text: string };
}

/**
 * One line said, or one thing that happened. `server` is the provider and `client` the test, in either role: after a
 * turn the provider is still `server`.
 */
export interface TranscriptEntry {
  /** Since the session began. */
  readonly ms: number;
  readonly from: 'server' | 'client' | 'event';
  readonly text: string;
  /** Said inside TLS. */
  readonly secure?: true;
  /** The number of the call-back connection, from 1; absent on the connection that we opened. */
  readonly connection?: number;
}

/** How an event of the transcript begins that says why a provider was not asked for more: it put us off (4yz) before the verb could be sent again. */
export const SAID_NO_AGAIN = 'Asked again, the provider said no: ';

const ORDER: readonly Outcome[] = ['ok', 'nothing-waiting', 'accepted', 'no-callback', 'refused', 'cancelled', 'failed'];

/**
 * The outcome of several sessions: the worst of them. But mail that came outweighs sessions that merely brought none, as
 * long as none was refused, cancelled or failed.
 */
export function worstOf(sessions: readonly Pick<SessionResult, 'outcome' | 'messages'>[]): Outcome {
  const worst = sessions.reduce((rank, session) => Math.max(rank, ORDER.indexOf(session.outcome)), -1);
  const outcome = ORDER[worst] ?? 'failed';
  const brought = sessions.some((session) => session.messages.length > 0);
  return brought && worst < ORDER.indexOf('refused') ? 'ok' : outcome;
}
