import { accountField, logsIn, securityFor, securityRows, type SecurityRow } from '../../model/accounts.js';
import { deliveryOf } from '../../model/delivery.js';
import { flag } from '../../model/dequeue.js';
import type { Model } from '../../model/model.js';
import type { ModelEdit } from '../../model/edit.js';
import { holdsPages } from '../../model/pages.js';
import { comparable } from '../../model/routes.js';
import { modelRule, type Fix, type Note } from '../rule.js';

export const turnWithoutCredentials = modelRule({
  code: 'turn-without-credentials',
  severity: 'error',
  summary: 'AlwaysUseTURN is on, and no account is given for the provider',
  sources: [{ kb: 'Q257979' }, { kb: 'Q183476' }],
  on: 'model',
  check(model, report) {
    const turn = flag(model, 'AlwaysUseTURN');
    if (!turn?.set || !holdsPages(model)) return;
    const rows = securityRows(model);
    const delivery = deliveryOf(model);
    const hosts = delivery.method === 'Forward' ? delivery.hosts.map(({ name }) => name).filter(isFirst) : [];
    // Where no host is known for certain, an account in any row may be the provider's.
    if ((hosts.length === 0 || delivery.assumed) && rows.some(givesLogin)) return;
    const lacking = hosts.filter(host => !givesLogin(securityFor(model, host)));
    if (hosts.length > 0 && lacking.length === 0) return;
    const related: Note[] = lacking.flatMap(host => {
      const row = securityFor(model, host);
      return row ? [{ at: row.entry.span, message: `This row serves ${host} and ${logsIn(row) ? 'names no account' : 'gives no login'}` }] : [];
    });
    report({
      at: turn.fact.nameSpan,
      message: `TURN needs an account: by it the provider knows whose mail to send (Q257979, Q183476), and ${lacking.length > 0 ? `no Security row gives one for ${lacking.join(' and ')}` : 'no Security row gives one'}. Add the provider's row with SASL/AUTH`,
      related,
      fixes: lacking.length > 0 ? [fixFor(model, lacking)] : [],
    });
  },
});

function isFirst(host: string, i: number, hosts: readonly string[]): boolean {
  return hosts.findIndex(other => comparable(other) === comparable(host)) === i;
}

/** A row whose method cannot be read may well log in with its account: `property-value` says what is wrong with it. */
function givesLogin(row: SecurityRow | undefined): boolean {
  return row !== undefined && (row.method === undefined || logsIn(row)) && row.account !== undefined;
}

/** Rows for the hosts. The host's own row is completed where there is one; who the account is, only the administrator knows. */
function fixFor(model: Model, hosts: readonly string[]): Fix {
  const rows = hosts.map(host => ({ host, row: securityRows(model).find(({ domain }) => domain === comparable(host)) }));
  const without = rows.filter(({ row }) => !row);
  const names = hosts.join(' and ');
  return {
    title: rows.every(({ row }) => row?.account) ? `Log in to ${names} with the account of the row` : `Add the account DOMAIN\\user for ${names}, to be filled in`,
    edits: [
      ...rows.flatMap(({ row }) => (row ? [completed(row)] : [])),
      ...without.length > 0 ? [{ kind: 'add' as const, section: 'Security', name: 'Domains', entries: without.map(({ host }) => [host, 'SASL/AUTH', 'DOMAIN\\user']) }] : [],
    ],
  };
}

function completed({ entry, method, account }: SecurityRow): ModelEdit {
  const [domain, login] = entry.fields;
  const end = accountField(entry)?.at.end ?? login?.span.end ?? domain!.span.end;
  return { kind: 'respell', span: { ...domain!.span, end }, text: `${domain!.text};${withLogin(method)};${account ?? 'DOMAIN\\user'}` };
}

function withLogin(method: SecurityRow['method']): string {
  if (method === 'SSL' || method === 'SASL/AUTH+SSL') return 'SASL/AUTH+SSL';
  return method === 'NTLM' ? 'NTLM' : 'SASL/AUTH';
}
