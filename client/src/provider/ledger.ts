/** A sample message and what has become of it. */
export interface LedgerMessage {
  readonly id: number;
  readonly domain: string;
  readonly reversePath: string;
  readonly forwardPath: string;
  readonly bytes: number;
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
  /** The verbs of all commands received, in order, in capitals. */
  readonly verbs: readonly string[];
  readonly connections: number;
  /** Connections opened to call a customer back. */
  readonly callBacks: number;
}
