import type { ModelEdit } from '../../model/edit.js';
import { sameEffect } from '../../model/routing-table.js';
import { comparable, routeRows, type RouteRow } from '../../model/routes.js';
import { modelRule, type Fix } from '../rule.js';

export const routeWildcard = modelRule({
  code: 'route-wildcard',
  severity: 'warning',
  summary: 'A routing row names its domain with a wildcard',
  sources: [
    { guide: 'xog05015' }, { kb: 'Q169683' },
    { derived: 'No source shows a * in the routing table; a row without # takes subdomains by itself.' },
  ],
  on: 'model',
  *check(model, report) {
    const rows = routeRows(model);
    const wild = rows.filter(({ written }) => WILDCARD.test(written));
    if (wild.length === 0) return;
    yield;
    const plain = new Map<string, RouteRow>();
    for (const row of rows) if (!row.exact && !plain.has(row.domain)) plain.set(row.domain, row);
    let seen = 0;
    for (const row of wild) {
      if (++seen % 1000 === 0) yield;
      const domain = row.written.replace(WILDCARD, '');
      const other = plain.get(comparable(domain));
      report({
        at: row.entry.fields[0]!.span,
        message: `A wildcard is not documented in the routing table; a row for ${domain} takes its subdomains without one`,
        ...other && { related: [{ at: other.entry.fields[0]!.span, message: `The row for ${domain}` }] },
        fixes: [fixOf(row, domain, other)],
      });
    }
  },
});

/** `*.` in front of a name. A lone `*` and one elsewhere are no domain at all: `bad-domain`. */
const WILDCARD = /^(?:\*\.)+(?=[^.*])/;

/** Where the domain itself has a row with another target, the wildcard meant only its subdomains: the row gets a `#` (`Q169683`). */
function fixOf(row: RouteRow, domain: string, other: RouteRow | undefined): Fix {
  const field = row.entry.fields[0]!;
  const respell: ModelEdit = { kind: 'respell', span: field.span, text: domain };
  if (!other) return { title: `Change to ${domain}`, edits: [respell] };
  if (sameEffect(row, other)) return { title: 'Delete the row', edits: [{ kind: 'remove', fact: row.entry }] };
  return {
    title: `Change to ${domain}, and the row for ${domain} to #${domain}`,
    edits: [respell, { kind: 'respell', span: other.entry.fields[0]!.span, text: `#${domain}` }],
  };
}
