import type { Span } from '../text/tree.js';
import type { EntryFact, SettingFact } from './fact.js';
import type { Model } from './model.js';
import { accountText, hostText } from './passwords.js';
import { comparable } from './routes.js';
import { parentsOf } from '../values/domain.js';
import { parseIPv4 } from '../values/host.js';

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

/** The way of securing sessions that a text names, without regard to case. */
export function methodOf(text: string): SecurityRow['method'] {
  return METHODS.find(name => name.toLowerCase() === text.toLowerCase());
}

/** The rows of the Security page in force, in order. */
export function securityRows(model: Model): readonly SecurityRow[] {
  return pageOf(model).rows;
}

/** An account as written, without a password that seems to follow it. */
export interface WrittenAccount {
  readonly text: string;
  readonly at: Span;
}

/** The account of a `[Security]` row; undefined for other rows. */
export function accountField({ section, list, fields }: EntryFact): WrittenAccount | undefined {
  const field = section === 'Security' && list === 'Domains' ? fields[2] : undefined;
  return field && written(field.text, field.span);
}

/** The account of a `[Security]` row, or that of `LogonAccount`, which logs on to the dialled network; undefined for all else. */
export function accountIn(fact: EntryFact | SettingFact): WrittenAccount | undefined {
  if (fact.kind === 'entry') return accountField(fact);
  const { section, name, value, valueSpan } = fact;
  return section === 'Dial-up Connections' && name.toLowerCase() === 'logonaccount' ? written(value, valueSpan) : undefined;
}

function written(text: string, span: Span): WrittenAccount {
  const account = accountText(text);
  return { text: account, at: { ...span, end: span.start + account.length } };
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
  const { byDomain } = pageOf(model);
  const wanted = comparable(host);
  const parents = parseIPv4(wanted) === undefined ? parentsOf(wanted) : [];
  for (const domain of [wanted, ...parents, DEFAULT]) {
    const row = byDomain.get(domain);
    if (row) return row;
  }
  return undefined;
}

const DEFAULT = '<default>';

interface Page {
  readonly rows: readonly SecurityRow[];
  /** The first row for each domain. */
  readonly byDomain: ReadonlyMap<string, SecurityRow>;
}

const pages = new WeakMap<Model, Page>();

function pageOf(model: Model): Page {
  const known = pages.get(model);
  if (known) return known;
  const rows = model.entries('Security', 'Domains').flatMap(rowOf);
  const byDomain = new Map<string, SecurityRow>();
  for (const row of rows) if (!byDomain.has(row.domain)) byDomain.set(row.domain, row);
  const page = { rows, byDomain };
  pages.set(model, page);
  return page;
}

function rowOf(entry: EntryFact): readonly SecurityRow[] {
  const [domain, method, account] = entry.fields;
  if (!domain || domain.text === '') return [];
  const isDefault = domain.text.toLowerCase() === DEFAULT;
  return [{
    entry, isDefault, domain: isDefault ? DEFAULT : comparable(hostText(domain.text)),
    method: methodOf(method?.text ?? ''), account: accountText(account?.text ?? '') || undefined,
  }];
}
