import type { Span } from '../text/tree.js';
import type { EntryFact } from './fact.js';
import type { Model } from './model.js';
import { accountText } from './passwords.js';
import { comparable } from './routes.js';
import { isSubdomain } from '../values/domain.js';

/** A row of the Security page: how sessions with a domain are secured (`Q174754`, `Q257979`). */
export interface SecurityRow {
  readonly entry: EntryFact;
  /** Compared form; `<default>` for the row that serves every other domain. */
  readonly domain: string;
  readonly method: 'None' | 'NTLM' | 'SASL/AUTH' | 'SSL' | 'SASL/AUTH+SSL' | undefined;
  /** As written, but for a password that seems to follow it; undefined where the row names none. */
  readonly account: string | undefined;
  readonly isDefault: boolean;
}

const METHODS = ['None', 'NTLM', 'SASL/AUTH', 'SSL', 'SASL/AUTH+SSL'] as const;

export function securityRows(model: Model): readonly SecurityRow[] {
  return model.entries('Security', 'Domains').flatMap(entry => {
    const [domain, method, account] = entry.fields;
    if (!domain || domain.text === '') return [];
    const isDefault = domain.text.toLowerCase() === '<default>';
    return [{
      entry, isDefault, domain: isDefault ? '<default>' : comparable(domain.text),
      method: METHODS.find(name => name.toLowerCase() === method?.text.toLowerCase()), account: accountText(account?.text ?? '') || undefined,
    }];
  });
}

/** The account of a `[Security]` row and its place, without a password that seems to follow it; undefined for other rows. */
export function accountField({ section, list, fields }: EntryFact): { readonly text: string; readonly at: Span } | undefined {
  const field = section === 'Security' && list === 'Domains' ? fields[2] : undefined;
  if (!field) return undefined;
  const text = accountText(field.text);
  return { text, at: { ...field.span, end: field.span.start + text.length } };
}

/** Whether a row logs in. */
export function logsIn({ method }: SecurityRow): boolean {
  return method === 'NTLM' || method === 'SASL/AUTH' || method === 'SASL/AUTH+SSL';
}

/**
 * The row that serves a host: its own, else that of its nearest parent domain, else `<default>`. This is our reading of
 * `Q257979`: which domain is looked up when all mail goes to one host is not documented.
 */
export function securityFor(model: Model, host: string): SecurityRow | undefined {
  const rows = securityRows(model);
  const wanted = comparable(host);
  const parents = rows.filter(({ domain, isDefault }) => !isDefault && isSubdomain(wanted, domain));
  return rows.find(({ domain }) => domain === wanted)
    ?? parents.reduce<SecurityRow | undefined>((best, row) => (best && best.domain.length >= row.domain.length ? best : row), undefined)
    ?? rows.find(({ isDefault }) => isDefault);
}
