import type { ValueKind } from './value-type.js';

export type AccountForm =
  /** `DOMAIN\user`, the one form that is documented (`Q257979`, `Q174754`). */
  | 'domain\\user'
  /** `DOMAIN/user` */
  | 'slash'
  /** `user@example.com` */
  | 'upn'
  /** `.\user`: an account of the machine itself. */
  | 'local'
  /** `user` alone. */
  | 'bare'
  /** `DOMAIN\\user`: a backslash that was doubled for a `.reg` file or a script. */
  | 'doubled';

/** An account name taken apart. Nothing in here is a password: a document holds none. */
export interface Account {
  readonly form: AccountForm;
  /** Empty where the form has no domain. For a UPN, what follows the `@`. */
  readonly domain: string;
  readonly user: string;
  readonly domainSpan: Span;
  readonly userSpan: Span;
  /** What stands between the two; absent in the bare form. */
  readonly separatorSpan?: Span;
  /** `DOMAIN\user`. For a UPN a guess: the first label of its domain in capitals need not be the name of the Windows NT domain. */
  readonly canonical?: string;
  readonly problems: readonly AccountProblem[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface AccountProblem extends Span {
  readonly message: string;
}

/** The longest NetBIOS name of a Windows NT domain (`Q199771`, `Q244748`). */
export const LONGEST_NETBIOS_DOMAIN = 15;

export function parseAccount(text: string): Account {
  const start = text.length - text.trimStart().length;
  const name = text.trim();
  const parts = takeApart(name);
  const at = (from: number, length: number): Span => ({ start: start + from, end: start + from + length });
  const domainSpan = at(parts.domainAt, parts.domain.length);
  const userSpan = at(parts.userAt, parts.user.length);
  const problems: AccountProblem[] = [];

  const whole = at(0, name.length);
  if (name === '') problems.push({ start: 0, end: text.length, message: 'An account is missing here: DOMAIN\\user' });
  else if (parts.user === '') problems.push({ ...whole, message: 'The user name is missing: an account is written DOMAIN\\user' });
  else if (parts.domain === '' && parts.form !== 'bare') problems.push({ ...whole, message: 'The Windows NT domain is missing: an account is written DOMAIN\\user' });
  for (const [part, span, called] of [[parts.domain, domainSpan, 'domain'], [parts.user, userSpan, 'user name']] as const) {
    const bad = (called === 'user name' ? BAD_IN_USER : BAD_IN_DOMAIN).exec(part);
    if (!bad) continue;
    const from = span.start + bad.index;
    const shown = /\p{Cc}/u.test(bad[0]) ? 'A control character' : `“${bad[0]}”`;
    problems.push({ start: from, end: from + bad[0].length, message: `${shown} cannot stand in the ${called} of a Windows account` });
  }
  if (parts.form !== 'upn' && parts.domain.length > LONGEST_NETBIOS_DOMAIN) {
    problems.push({ ...domainSpan, message: `A Windows NT domain has at most ${LONGEST_NETBIOS_DOMAIN} characters; this has ${parts.domain.length}` });
  }
  return {
    form: parts.form, domain: parts.domain, user: parts.user, domainSpan, userSpan, problems,
    ...parts.separatorLength > 0 && { separatorSpan: at(parts.separatorAt, parts.separatorLength) },
    ...canonicalOf(parts),
  };
}

/** `bad-account`, and silent where the rules `account-slash`, `account-upn` and `account-local` speak of the form as a whole. */
export const accountKind: ValueKind<'account'> = {
  check(_, text) {
    const { form, problems } = parseAccount(text);
    if (form === 'slash' || form === 'upn' || form === 'local') return [];
    return problems.map(problem => ({ ...problem, code: 'bad-account' as const, fault: 'form' as const }));
  },

  explain(_, text) {
    const { form, domain, user, problems } = parseAccount(text);
    if (problems.length > 0 || user === '') return undefined;
    return form === 'bare' ? `User ${user}; no Windows NT domain is named` : `User ${user} of the ${form === 'local' ? 'machine itself' : `domain ${domain}`}`;
  },

  suggest: () => [],
  describe: () => 'a Windows account as DOMAIN\\user',
};

interface Parts {
  readonly form: AccountForm;
  readonly domain: string;
  readonly domainAt: number;
  readonly separatorAt: number;
  readonly separatorLength: number;
  readonly user: string;
  readonly userAt: number;
}

function takeApart(name: string): Parts {
  const separator = /\\+/.exec(name) ?? /\/+/.exec(name);
  if (separator) {
    const [{ length }] = separator;
    const domain = name.slice(0, separator.index);
    const form = separator[0].startsWith('/') ? 'slash' : domain === '.' ? 'local' : length > 1 ? 'doubled' : 'domain\\user';
    const userAt = separator.index + length;
    return { form, domain, domainAt: 0, separatorAt: separator.index, separatorLength: length, user: name.slice(userAt), userAt };
  }
  const at = name.lastIndexOf('@');
  if (at >= 0) return { form: 'upn', domain: name.slice(at + 1), domainAt: at + 1, separatorAt: at, separatorLength: 1, user: name.slice(0, at), userAt: 0 };
  return { form: 'bare', domain: '', domainAt: 0, separatorAt: 0, separatorLength: 0, user: name, userAt: 0 };
}

function canonicalOf({ form, domain, user }: Parts): { readonly canonical?: string } {
  if (domain === '' || user === '' || form === 'local' || form === 'bare') return {};
  return { canonical: `${form === 'upn' ? domain.split('.')[0]!.toUpperCase() : domain}\\${user}` };
}

const BAD_IN_USER = /[\p{Cc}"/[\]:;|=,+*?<>\\]/u;
const BAD_IN_DOMAIN = /[\p{Cc}"/[\]:;|=,+*?<>\\@]/u;
