import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { PlanJson } from '../../../server/src/protocol.js';
import { accountObjection, domainObjection, nodeObjection } from '../smtp/command.js';
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
  const first = planned[0];
  const bases: readonly Base[] = overrides.host ? [baseOf(first, overrides.host)] : planned.map((request) => ({ ...request }));
  if (bases.length === 0) return problem(plan ? `There is no host to ask. ${plan.reason}`.trim() : 'There is no host to ask. Name one with its port, or a document.');

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

type Base = Pick<DequeueRequest, 'host' | 'port' | 'tls' | 'account' | 'method' | 'domains'> & { readonly verb: AskedVerb | null };

function baseOf(first: PlanJson['requests'][number] | undefined, { host, port }: { readonly host: string; readonly port?: number }): Base {
  const rest = first ?? { verb: null, domains: [], account: null, method: null, tls: 'offered' as const };
  return { verb: rest.verb, domains: rest.domains, account: rest.account, method: rest.method, tls: rest.tls, host, port: port ?? 25 };
}

/** The request, or what is wrong with it. */
function requestOf(base: Base, plan: PlanJson | null, overrides: Overrides): DequeueRequest | string {
  const verb = overrides.verb ?? base.verb;
  if (!verb) return `It is not said what to ask for. ${plan ? `${plan.reason} ` : ''}Choose ETRN or TURN.`;
  const host = hostOf(base.host);
  if (host === null) return `"${safeText(base.host)}" is not a host name or an address.`;

  const domains: string[] = [];
  if (verb === 'ETRN') {
    const planned = base.domains.length > 0 ? base.domains : (plan?.etrnDomains ?? []);
    for (const domain of overrides.domains ?? planned) {
      const ascii = asciiOf(domain);
      const objection = nodeObjection(ascii);
      if (objection) return `The domain "${safeText(domain)}" cannot be asked for. ${objection}`;
      if (!domains.includes(ascii)) domains.push(ascii);
    }
    if (domains.length === 0) return 'ETRN names the domains whose mail is wanted, and none is known. Name one.';
  } else if (overrides.domains && overrides.domains.length > 0) {
    return 'TURN names no domains: the provider knows them by the account (Q183476). Leave the domains out, or choose ETRN.';
  }

  const account = overrides.account ?? base.account;
  const objection = account === null ? null : accountObjection(account);
  if (objection) return `The account cannot be used. ${objection}`;
  // Whoever names an account wants it used, whatever the document says of logins.
  const silent = base.method === 'None' || base.method === null;
  const method = overrides.account !== undefined && silent ? 'SASL/AUTH' : overrides.account !== undefined && base.method === 'SSL' ? 'SASL/AUTH+SSL' : base.method;
  return { host, port: base.port, tlsName: host, verb, domains, account, method, tls: overrides.tls ?? base.tls };
}

function hostOf(text: string): string | null {
  if (isIP(text) !== 0) return text;
  const ascii = asciiOf(text).replace(/\.$/, '');
  return domainObjection(ascii) === null ? ascii : null;
}

/** The A-label form; plain ASCII as it stands, for the URL rules behind `domainToASCII` would also turn `10.1` into `10.0.0.1`. */
function asciiOf(name: string): string {
  const plain = name.endsWith('.') ? name.slice(0, -1) : name;
  if (/^[\u0000-\u007f]*$/.test(plain)) return plain;
  const mark = /^[@#]/.test(plain) ? plain.charAt(0) : '';
  const ascii = domainToASCII(plain.slice(mark.length));
  return ascii === '' ? plain : mark + ascii;
}

function problem(text: string): Requests {
  return { kind: 'problem', problem: text };
}
