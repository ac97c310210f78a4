import type { DotState } from './dot-reader.js';
import type { Extensions } from './extensions.js';
import type { Inbox } from './line-reader.js';
import type { Reply } from './reply.js';
import type { Credential, Exchange, Hashes, MechanismName } from './sasl/mechanism.js';

/*
 * One SMTP connection as a function: `step(errand, state, input)` gives the next state and the effects to carry out. No socket, no clock,
 * no platform. A party (us, them) is not a role (client, server): TURN exchanges the roles on an open connection, and a call back is a
 * connection on which we are the server from the start. The transitions are tables in transitions.ts; client.ts and server.ts
 * carry them out.
 */

export type Party = 'us' | 'them';
export type Role = 'client' | 'server';

/** The verbs that ask for waiting mail. */
export type AskedVerb = 'ETRN' | 'TURN' | 'ATRN';

/**
 * `probe` starts no queue run. `hold` answers 450 to every RCPT: the envelope is seen and the mail stays at the provider. `peek` reads the mail data
 * too and answers 451 after it, so that the mail stays as well. `save` takes the mail.
 */
export type Mode = 'probe' | 'hold' | 'peek' | 'save';

/** `required`: STARTTLS or stop. `offered`: STARTTLS if it is offered. `implicit`: TLS from the first byte. */
export type TlsMode = 'required' | 'offered' | 'off' | 'implicit';

/** `held`: it stays at the provider, as was meant. `saved`: it is on disk, and only then taken. `failed`: it did not come in whole or could not be kept. */
export type Disposition = 'held' | 'saved' | 'failed';
export type RequestOutcome = 'accepted' | 'nothing-waiting' | 'turned' | 'refused';

/** Where in a session something happened. */
export type Stage = 'listen' | 'connect' | 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'dequeue' | 'receive' | 'quit';

export type FaultCode =
  | 'timeout' | 'refused' | 'dns' | 'tls' | 'auth' | 'not-offered' | 'protocol' | 'closed' | 'limit' | 'disk' | 'in-use' | 'cancelled';

/** What one connection is to do. smtp/ imports nothing, so it has its own word for a plan's request. */
export interface Errand {
  readonly mode: Mode;
  readonly verb: AskedVerb;
  /** For ETRN one command each, for ATRN all in one command, where none means all of the account's; empty for TURN. */
  readonly domains: readonly string[];
  /** For EHLO and for our greeting; null: the address literal that comes with the input `connected`. */
  readonly name: string | null;
  readonly tls: TlsMode;
  /** `first`: log in before asking. `if-asked`: only when the provider answers 530. */
  readonly login: 'first' | 'if-asked' | 'never';
  readonly account: string | null;
  /** The mechanisms that may be used, by the plan's method and the user's word; null: all that there are. */
  readonly mechanisms: readonly string[] | null;
  /** A login without TLS is allowed. */
  readonly plaintext: boolean;
  /** NTLM with version 1 of its proof, for servers that know no other. */
  readonly ntlmV1: boolean;
  readonly turnWithoutLogin: boolean;
  readonly unadvertised: boolean;
  /** Messages to look at or to take before saying that it is enough. */
  readonly limit: number;
  /** Octets of mail data that one message may have. */
  readonly messageLimit: number;
  readonly timeouts: { readonly connect: number; readonly greeting: number; readonly command: number };
  readonly hashes: Hashes;
}

/** We are the client in the first row, the server in the second. */
export type Phase =
  | 'connecting' | 'greeting' | 'hello' | 'starttls' | 'securing' | 'unlocking' | 'authenticating' | 'cancelling' | 'asking' | 'quitting'
  | 'greeted' | 'ready' | 'mail' | 'data' | 'storing'
  | 'closed';

/** What goes wrong in a session, in words for a person. */
export interface Fault {
  readonly stage: Stage;
  readonly code: FaultCode;
  readonly message: string;
  readonly hint: string;
  readonly reply?: Reply;
}

export type Input =
  /** `binding`: what ties a login to this TLS session (RFC 5929 §4); absent where there is none. */
  | { readonly kind: 'connected'; readonly literal: string; readonly secure: boolean; readonly verified: boolean; readonly binding?: Uint8Array }
  | { readonly kind: 'bytes'; readonly data: Uint8Array }
  | { readonly kind: 'secured'; readonly verified: boolean; readonly binding?: Uint8Array }
  | Unlocked
  | Settlement
  | { readonly kind: 'expired' }
  /** The other side closed. */
  | { readonly kind: 'ended' }
  /** The transport failed; the stage is known here. */
  | { readonly kind: 'broken'; readonly code: FaultCode; readonly message: string; readonly hint: string }
  | { readonly kind: 'cancelled' };

/** The answer to the effect `unlock`. */
export interface Unlocked {
  readonly kind: 'unlocked';
  /** Null: there is no password, or it is not to be tried. */
  readonly credential: Credential | null;
  /** The host that has just refused the same login: it is not tried again. */
  readonly refusedAt?: string;
}

/** The answer to the effect `commit`. */
export type Settlement =
  /** The message is durable: only now it may be acknowledged. */
  | { readonly kind: 'stored'; readonly message: Kept }
  /** Nothing of the message is left; `answer` is what the provider is told. */
  | { readonly kind: 'not stored'; readonly fault: Omit<Fault, 'stage' | 'reply'>; readonly answer: string }
  /** It was looked at, and nothing of it is left. */
  | { readonly kind: 'examined'; readonly message: Examined };

export type Effect =
  | { readonly kind: 'send'; readonly data: Uint8Array }
  /** Stop reading, do the handshake on this transport, come back with `secured` or `broken`. */
  | { readonly kind: 'secure' }
  | { readonly kind: 'unlock'; readonly account: string }
  /** Mail data begins to come; after it `append` any number of times, then `commit` or `discard`. */
  | { readonly kind: 'begin' }
  /** A view of the input: to be used up before the next one. */
  | { readonly kind: 'append'; readonly data: Uint8Array }
  /** The mail data is whole: make it durable in `save`, look at it in `peek`, and come back with a settlement. */
  /** All of the mail data was appended: so many octets, and a message of any other length is not this one. */
  | { readonly kind: 'commit'; readonly envelope: Envelope; readonly octets: number }
  /** Nothing of the message may remain. */
  | { readonly kind: 'discard' }
  /** Replaces the timer that runs. Comes back as `expired`. */
  | { readonly kind: 'arm'; readonly ms: number }
  | { readonly kind: 'disarm' }
  | { readonly kind: 'record'; readonly entry: Entry }
  /** Something for a person who waits. */
  | { readonly kind: 'tell'; readonly stage: Stage; readonly sentence: string }
  | { readonly kind: 'close' };

/** What goes into the transcript. Secrets are struck out before it is made. */
export type Entry =
  | { readonly kind: 'line'; readonly from: Party; readonly secure: boolean; readonly text: string }
  | { readonly kind: 'event'; readonly text: string };

/** One verb sent and what came back. */
export interface Answer {
  readonly verb: AskedVerb;
  /** As it was sent: for ATRN a list with commas; null where nothing was named. */
  readonly domain: string | null;
  readonly reply: Reply;
  readonly outcome: RequestOutcome;
}

/** What MAIL and RCPT said, as they said it. */
export interface Envelope {
  /** Empty: the null reverse-path. */
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
}

/** What a message turned out to be. */
export interface Examined {
  /** Octets of its mail data. */
  readonly bytes: number;
  /** Of exactly these octets, in hexadecimal. */
  readonly sha256: string;
  /** For display: made safe. */
  readonly subject: string | null;
  readonly messageId: string | null;
}

/** A message that is durable. */
export interface Kept extends Examined {
  readonly file: string;
  /** A file with the same mail data that was there before; null where there is none. */
  readonly duplicateOf: string | null;
}

/** A message that was offered to us: its envelope, made safe to show, and what is known of its mail data. */
export interface Offered {
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
  /** What came; before that, what was declared with SIZE (RFC 1870), which senders estimate; null when nothing was. */
  readonly bytes: number | null;
  readonly disposition: Disposition;
  readonly subject: string | null;
  readonly messageId: string | null;
  readonly sha256: string | null;
  readonly file: string | null;
  readonly duplicateOf: string | null;
  /** It is stored, but the provider was gone before it could be told: it will send the message again (RFC 1047). */
  readonly unacknowledged: boolean;
}

/** What the connection has shown so far. Outlives its end. */
export interface Seen {
  readonly greeting: string | null;
  readonly capabilities: readonly string[];
  readonly auth: { readonly mechanism: string; readonly account: string } | null;
  readonly answers: readonly Answer[];
  readonly messages: readonly Offered[];
  readonly turned: boolean;
  /** How often a message was refused because the limit was reached: there may be more. */
  readonly limited: number;
  /** The provider ended its part with QUIT. */
  readonly finished: boolean;
  readonly fault: Fault | null;
}

export interface State {
  readonly phase: Phase;
  readonly us: Role;
  /** The name we go by on this connection. */
  readonly name: string;
  readonly inbox: Inbox;
  /** Lines of a reply that has not ended. */
  readonly partial: readonly string[];
  /** Octets of `partial`. */
  readonly partialBytes: number;
  readonly secure: boolean;
  readonly verified: boolean;
  /** Of the TLS session, for a login to be tied to it; null where there is none. */
  readonly binding: Uint8Array | null;
  /** What EHLO brought; null before it, and again after STARTTLS (RFC 3207 §4.2). */
  readonly extensions: Extensions | null;
  readonly login: Login;
  /** Index of the domain that is asked for. */
  readonly next: number;
  readonly transaction: Transaction | null;
  /** The session is to end as soon as the message that is being stored has had its answer; `gone`: there is nobody to answer. */
  readonly ending: 'cancelled' | 'expired' | 'gone' | null;
  /** Octets of commands that were said to us. */
  readonly heardOctets: number;
  /** Commands of theirs that we could not make sense of, one after the other. */
  readonly nonsense: number;
  /** Commands of theirs in a row that have nothing to do with a message. */
  readonly smallTalk: number;
  /** The warning about bare line feeds was given. */
  readonly bareLineFeed: boolean;
  readonly seen: Seen;
}

/** A mail transaction: from MAIL to the answer after the mail data. */
export interface Transaction extends Envelope {
  readonly bytes: number | null;
  /** How far the mail data was read; null before it begins. */
  readonly dot: DotState | null;
  /** What the mail data will be answered whatever it is: it is read on but not taken. */
  readonly refusal: string | null;
}

/** The state of logging in, the only part of the state that knows a secret. */
export interface Login {
  readonly credential: Credential | null;
  /** The mechanism in use, once AUTH was sent. */
  readonly mechanism: MechanismName | null;
  readonly exchange: Exchange | null;
  /** Mechanisms that the provider did not know after all (504). */
  readonly unknown: readonly MechanismName[];
  /** Texts to strike out of whatever the provider says from here on, the longest first. */
  readonly secrets: readonly string[];
}

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}
