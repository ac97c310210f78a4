import type { AskedVerb, Mode, Stage, TlsMode } from '../smtp/machine.js';
import type { Disk } from './disk.js';

/** One host to ask. Made by `requestsOf` from a plan and what the user changed about it. */
export interface DequeueRequest {
  /** Name or address to connect to. */
  readonly host: string;
  readonly port: number;
  /** The name that the certificate must bear: the host as the user wrote it, never one the server says. */
  readonly tlsName: string;
  readonly verb: AskedVerb;
  /**
   * For ETRN one command each, for ATRN all in one. Empty for TURN, whose domains follow from the account (`Q183476`), and for ATRN where all domains
   * of the account are meant.
   */
  readonly domains: readonly string[];
  /** `DOMAIN\user`, sent as it stands; null where no login is set up. */
  readonly account: string | null;
  /** What the Security page allows (`Q174754`); null: anything this build can do. With `None` and `SSL` the account is used only where the host demands it (530). */
  readonly method: 'None' | 'NTLM' | 'SASL/AUTH' | 'SSL' | 'SASL/AUTH+SSL' | null;
  readonly tls: TlsMode;
}

/** A test dequeue to be run: everything but the passwords. Start from `DEFAULT_JOB`. */
export interface DequeueJob {
  /** Only repeated in the result. */
  readonly file: string | null;
  readonly mode: Mode;
  /** Where `save` puts the mail; made where it is missing. */
  readonly folder: string | null;
  /** Asked side by side. */
  readonly sessions: readonly DequeueRequest[];
  /** The name to say in EHLO; null: the address literal of the connection's own end. */
  readonly ehloName: string | null;
  /** Where to wait for the call back that ETRN causes; null: do not listen. Port 0 takes any free one. */
  readonly listen: { readonly host: string; readonly port: number } | null;
  /** How long to wait for the first call back, milliseconds. */
  readonly waitMs: number;
  /** How many offered messages to look at, or to save, in the whole run: all hosts together. */
  readonly limit: number;
  /** Octets that one message may have in `peek` and `save`; a bigger one stays at the provider. */
  readonly messageLimit: number;
  readonly timeouts: Timeouts;
  readonly login: LoginPolicy;
  readonly certificate: CertificatePolicy;
  /** Send the verb though EHLO does not list it. */
  readonly unadvertised: boolean;
}

/** Milliseconds. */
export interface Timeouts {
  readonly connect: number;
  readonly greeting: number;
  /** For each command, from sending it to the end of its reply. */
  readonly command: number;
  /** After the last call-back connection closed: how long to look out for another. */
  readonly quiet: number;
}

export interface LoginPolicy {
  /** The one SASL mechanism to use; null: by preference. */
  readonly mechanism: string | null;
  /**
   * The user allows a login without TLS. This lets CRAM-MD5 go; PLAIN and LOGIN, which show the password to whoever listens, need
   * `mechanism` to name them besides.
   */
  readonly plaintext: boolean;
  /** NTLM with version 1 of its proof: whoever records the login can find out the password. Off where absent. */
  readonly ntlmV1?: boolean;
  /** The user allows TURN without a login: whoever poses as the caller then gets the mail (RFC 5321 §F.1). */
  readonly turnWithoutLogin: boolean;
}

export interface CertificatePolicy {
  /** PEM of the issuers to trust besides those the platform trusts. */
  readonly ca: string | null;
  /** SHA-256 fingerprint of the one certificate to accept, hexadecimal, colons allowed. */
  readonly pin: string | null;
  /** Accept any certificate. */
  readonly insecure: boolean;
}

/** What a test dequeue needs of its surroundings. */
export interface DequeuePorts {
  /** Aborting it ends the test at any moment with outcome `cancelled`. */
  readonly signal: AbortSignal;
  /**
   * The password of an account; undefined when there is none, which ends that session. Asked at most once for an account at a host, and never two at
   * a time: before connecting where the plan logs in, later where only the provider's 530 made it necessary.
   */
  password(account: string, host: string): Promise<string | undefined>;
  progress(step: ProgressStep): void;
  /** Called whenever more has come, with every piece of mail data: whoever shows it shows it as often as is good to look at. */
  received?(count: Received): void;
  /** Where `save` writes; absent: a disk that never keeps the calling thread waiting. */
  readonly disk?: Disk;
}

/** What has come so far in one session, all its connections together. */
export interface Received {
  /** Index in `sessions`. */
  readonly session: number;
  readonly host: string;
  /** Messages that were offered and dealt with. */
  readonly messages: number;
  /** Octets of mail data; `hold` takes none in. */
  readonly bytes: number;
}

export interface ProgressStep {
  /** Index in `sessions`. */
  readonly session: number;
  readonly host: string;
  readonly stage: Stage;
  /** What is being done or waited for, to be shown to a person. */
  readonly sentence: string;
}

/** RFC 5321 §4.5.3.2 allows minutes; a person who waits does not. */
export const DEFAULT_TIMEOUTS: Timeouts = { connect: 15_000, greeting: 30_000, command: 60_000, quiet: 2_000 };

/** A job without sessions, safe in every choice. */
export const DEFAULT_JOB: DequeueJob = {
  file: null,
  mode: 'hold',
  folder: null,
  sessions: [],
  ehloName: null,
  listen: null,
  waitMs: 30_000,
  limit: 1000,
  messageLimit: 256 * 1024 * 1024,
  timeouts: DEFAULT_TIMEOUTS,
  login: { mechanism: null, plaintext: false, turnWithoutLogin: false },
  certificate: { ca: null, pin: null, insecure: false },
  unadvertised: false,
};
