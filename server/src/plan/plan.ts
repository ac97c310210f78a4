import type { Span } from '../text/tree.js';

/** The verbs that a plan can hold. ATRN is never planned: Exchange 5.5 cannot send it (`Q262986`). */
export type PlanVerb = 'ETRN' | 'TURN';

/** How the connector secures its sessions with a domain: the choices of the Security page (`Q174754`, `Q257979`). */
export type SecurityMethod = 'None' | 'NTLM' | 'SASL/AUTH' | 'SSL' | 'SASL/AUTH+SSL';

/** One host that will be asked, for what, and as whom. */
export interface PlanRequest {
  readonly host: string;
  /** TCP port; 25 for what the connector does. */
  readonly port: number;
  readonly verb: PlanVerb;
  /** The domains named in ETRN commands, in order; empty for TURN, whose domains follow from the account (`Q183476`). */
  readonly domains: readonly string[];
  /** `DOMAIN\user`, or null where no login is set up. Never a password. */
  readonly account: string | null;
  /** An account in a row whose method does not log in: at hand should the host demand a login (530, RFC 4954 §6). Absent where there is none. */
  readonly spareAccount?: string;
  readonly method: SecurityMethod | null;
  /** `required` where the Security page says SSL: STARTTLS or stop (`Q174754`, `Q255753`). */
  readonly tls: 'required' | 'offered';
  /** When the connector makes this request, in words (`Q241157`, `Q175494`). */
  readonly occasion: string;
  /** The text the request rests on: the host. */
  readonly at: Span;
  /** Every part of the document that decided something about this request. */
  readonly reasons: readonly Reason[];
}

/** A decision of the plan and what it rests on: a place in the document, an article, or an assumption said as such. */
export interface Reason {
  readonly what: string;
  readonly at?: Span;
  readonly source?: string;
}

/** A doubt that the reader of a plan must know of. The code is that of the rule that says the same in the document. */
export interface PlanWarning {
  readonly code: string;
  readonly message: string;
  readonly at?: Span;
}

/** What the connector would do to get the waiting mail, or why it would do nothing. */
export interface DequeuePlan {
  /** The verb of the outbound sessions, or of the dial-up occasion where there is only that one. */
  readonly verb: PlanVerb | null;
  /** One sentence: why this verb, or why none. */
  readonly reason: string;
  readonly occasion: string;
  readonly requests: readonly PlanRequest[];
  /** Hosts of delivery rows that may be asked for ETRN too; the articles disagree (`Q175494`, `Q241157`). */
  readonly alsoAsked: readonly string[];
  readonly warnings: readonly PlanWarning[];
  /** The domains that ETRN would name, whatever the verb. */
  readonly etrnDomains: readonly string[];
  /** `[Header] Host`: the name to say in EHLO. */
  readonly ehloName: string | null;
}
