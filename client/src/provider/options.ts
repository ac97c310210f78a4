import type { AskedVerb } from '../smtp/machine.js';
import type { Ledger } from './ledger.js';

/** How a practice provider behaves. Everything has a default but the domains. */
export interface ProviderOptions {
  /** The domains whose mail it holds. */
  readonly domains: readonly string[];
  /** Sample messages for each domain; 3 by default. */
  readonly messages?: number;
  /** Address to listen on; 127.0.0.1 by default. Others than loopback are refused unless `beyondLoopback`. */
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly beyondLoopback?: boolean;
  /** The one account that may log in. Without it no AUTH is offered, and TURN and ATRN are refused. */
  readonly account?: string;
  readonly password?: string;
  /** Answer ETRN with 530 until the caller has logged in. */
  readonly etrnNeedsLogin?: boolean;
  /** Offer STARTTLS, with a certificate made on the spot; AUTH is then offered inside TLS alone. */
  readonly tls?: boolean;
  /** SASL mechanisms to offer; all by default. */
  readonly mechanisms?: readonly ProviderMechanism[];
  /** Verbs to offer; all three by default. */
  readonly verbs?: readonly AskedVerb[];
  /** Where ETRN delivers to. By default the caller's address, port 2525. */
  readonly callBack?: { readonly host?: string; readonly port: number };
  /** What it does wrong: `stall@ehlo`, `cut@100`, `byte-by-byte` … `imc provider --help` lists them. */
  readonly faults?: readonly string[];
  readonly onEvent?: (event: ProviderEvent) => void;
}

export type ProviderMechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'NTLM';

/** Something that happened at the provider, in words; never a password. */
export interface ProviderEvent {
  readonly kind: 'connected' | 'login' | 'asked' | 'called-back' | 'offered' | 'delivered' | 'closed' | 'fault';
  readonly text: string;
}

/** A practice provider that runs. */
export interface Provider {
  readonly host: string;
  readonly port: number;
  /** PEM of its certificate, which is its own issuer: what `--ca` takes. Null without TLS. */
  readonly certificatePem: string | null;
  /** The port that ETRN calls back to. */
  readonly callBackPort: number;
  readonly account: string | null;
  /** A picture of the moment. */
  readonly ledger: Ledger;
  /** Closes every connection and the listening socket. Resolves when all is closed. */
  stop(): Promise<void>;
}
