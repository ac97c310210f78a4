import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { PlanJson } from '../../../server/src/protocol.js';
import { accountObjection, domainObjection, domainsObjection } from '../smtp/command.js';
import type { AskedVerb, TlsMode } from '../smtp/machine.js';
import { safeText } from '../smtp/safe-text.js';
import type { DequeueRequest } from './job.js';

/** What the user says instead of the document. */
export interface Overrides {
  /** Changes host, port and the name that the certificate must bear; everything else stays that of the plan's first request. */
  readonly host?: { readonly host: string; readonly port?: number };
  readonly verb?: AskedVerb;
  readonly domains?: readonly string[];
  readonly account?: string;
  readonly tls?: TlsMode;
}

export type Requests =
  | { readonly kind: 'requests'; readonly requests: readonly DequeueRequest[] }
  /** A sentence for the user: nothing can be asked. */
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * The hosts to ask, by the plan of a document, by what the user says, or by both. Names are checked here, before anything connects; a
 * domain outside ASCII becomes its A-label form.
 */
export function requestsOf(plan: PlanJson | null, overrides: Overrides = {}): Requests {
  const planned = plan?.requests ?? [];
  const bases: readonly Base[] = overrides.host ? [baseOf(plan, overrides.host)] : planned.map((request) => ({ ...request, port: request.port === SMTP_PORT ? null : request.port }));
  if (bases.length === 0) return problem(plan ? `There is no host to ask. ${clauseOf(plan)}.` : 'There is no host to ask. Name one, or a document.');

  const requests: DequeueRequest[] = [];
  for (const base of bases) {
    const request = requestOf(base, plan, overrides);
    if (typeof request === 'string') return problem(request);
    requests.push(request);
  }
  return { kind: 'requests', requests };
}

/** `host`, `host:port`, `[address]:port`; null when it is none of these. */
export function hostAndPort(text: string): { readonly host: string; readonly port?: number } | null {
  const found = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  const bare = !found && isIP(text) === 6 ? text : undefined;
  const host = found?.[1] ?? found?.[2] ?? bare;
  if (host === undefined) return null;
  const port = found?.[3] === undefined ? undefined : Number(found[3]);
  if (port !== undefined && (port < 1 || port > 65535)) return null;
  return port === undefined ? { host } : { host, port };
}

/** `port` is null where nobody has said one. */
type Base = Pick<DequeueRequest, 'host' | 'tls' | 'account' | 'method' | 'domains'> & { readonly spareAccount?: string; readonly verb: AskedVerb | null; readonly port: number | null };

/** `odmr` (RFC 2645 §4), and SMTP. */
const ODMR_PORT = 366;
const SMTP_PORT = 25;

/** A plan that knows no host, because mail is delivered by DNS, still says what to ask for. */
function baseOf(plan: PlanJson | null, { host, port }: { readonly host: string; readonly port?: number }): Base {
  const rest: Omit<Base, 'host' | 'port'> = plan?.requests[0] ?? { verb: plan?.verb ?? null, domains: [], account: null, method: null, tls: 'offered' };
  return { verb: rest.verb, domains: rest.domains, account: rest.account, ...(rest.spareAccount !== undefined && { spareAccount: rest.spareAccount }), method: rest.method, tls: rest.tls, host, port: port ?? null };
}

/** Why the plan is as it is, without a full stop. */
function clauseOf({ reason }: PlanJson): string {
  return reason.replace(/\.$/, '');
}

/** The request, or what is wrong with it. */
function requestOf(base: Base, plan: PlanJson | null, overrides: Overrides): DequeueRequest | string {
  const verb = overrides.verb ?? base.verb;
  if (!verb) return plan ? `It is not said what to ask for. ${clauseOf(plan)}. Choose ETRN, TURN or ATRN.` : 'It is not said what to ask for. Choose ETRN, TURN or ATRN.';
  const host = hostOf(base.host);
  if (host === null) return `"${safeText(base.host)}" is not a host name or an address.`;

  const domains = domainsOf(verb, base, plan, overrides);
  if (typeof domains === 'string') return domains;

  // One that cannot be sent is no fault of a method that does without.
  const spare = base.spareAccount !== undefined && accountObjection(base.spareAccount) === null ? base.spareAccount : null;
  const account = overrides.account ?? base.account ?? spare;
  const objection = account === null ? null : accountObjection(account);
  if (objection) return `The account cannot be used. ${objection}`;
  // Whoever names an account wants it used, whatever the document says of logins.
  const silent = base.method === 'None' || base.method === null;
  const method = overrides.account !== undefined && silent ? 'SASL/AUTH' : overrides.account !== undefined && base.method === 'SSL' ? 'SASL/AUTH+SSL' : base.method;
  return { host, port: base.port ?? (verb === 'ATRN' ? ODMR_PORT : SMTP_PORT), tlsName: host, verb, domains, account, method, tls: overrides.tls ?? base.tls };
}

/** The domains to name, or what is wrong with them. */
function domainsOf(verb: AskedVerb, base: Base, plan: PlanJson | null, overrides: Overrides): readonly string[] | string {
  if (verb === 'TURN') {
    const named = overrides.domains && overrides.domains.length > 0;
    return named ? 'TURN names no domains: the provider knows them by the account (Q183476). Leave the domains out, or choose ETRN.' : [];
  }
  const ruled = verb === 'ETRN' ? (plan?.etrnDomains ?? []) : [];
  const wanted = overrides.domains ?? (base.domains.length > 0 ? base.domains : ruled);
  for (const domain of wanted) {
    const objection = domainsObjection(verb, [asciiOf(domain)]);
    if (objection) return `The domain "${safeText(domain)}" cannot be asked for. ${objection}`;
  }
  const domains = [...new Set(wanted.map(asciiOf))];
  if (verb === 'ETRN' && domains.length === 0) return 'ETRN names the domains whose mail is wanted, and none is known. Name one.';
  return domainsObjection(verb, domains) ?? domains;
}

function hostOf(text: string): string | null {
  if (isIP(text) !== 0) return text;
  const ascii = asciiOf(text).replace(/\.$/, '');
  return domainObjection(ascii) === null ? ascii : null;
}

/** The A-label form; plain ASCII as it stands, for the URL rules behind `domainToASCII` would also turn `10.1` into `10.0.0.1`. */
function asciiOf(name: string): string {
  if (name.startsWith('#')) return name;
  const plain = name.endsWith('.') ? name.slice(0, -1) : name;
  if (/^[\u0000-\u007f]*$/.test(plain)) return plain;
  const mark = plain.startsWith('@') ? '@' : '';
  const ascii = domainToASCII(plain.slice(mark.length));
  return ascii === '' ? plain : mark + ascii;
}

function problem(text: string): Requests {
  return { kind: 'problem', problem: text };
}
