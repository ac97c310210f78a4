import { asksEtrnByTable } from '../../model/dequeue.js';
import { keyOfRow, nameOfRow, nameOfTarget, sameEffect } from '../../model/routing-table.js';
import { routeRows, takeRouteWithout, type RouteRow } from '../../model/routes.js';
import { modelRule } from '../rule.js';

export const redundantRoute = modelRule({
  code: 'redundant-route',
  severity: 'hint',
  summary: 'Another row sends the domain to the same place anyway',
  sources: [
    { guide: 'xog05015' }, { kb: 'Q169683' }, { kb: 'Q269771' },
    { derived: 'A row without # takes the subdomains of its domain that no nearer row takes, wherever the rows stand.' },
  ],
  on: 'model',
  *check(model, report) {
    if (asksEtrnByTable(model)) return;
    const rows = routeRows(model);
    const covered: { readonly row: RouteRow; readonly cover: RouteRow }[] = [];
    const counts = new Map<string, number>();
    let seen = 0;
    for (const row of rows) {
      if (++seen % 1000 === 0) yield;
      const cover = takeRouteWithout(model, row.domain, row);
      if (!cover || !sameEffect(row, cover) || row.written.includes('*')) continue;      // route-wildcard
      covered.push({ row, cover });
      counts.set(keyOfRow(row), 0).set(keyOfRow(cover), 0);
    }
    for (const row of covered.length > 0 ? rows : []) {
      if (++seen % 1000 === 0) yield;
      const count = counts.get(keyOfRow(row));
      if (count !== undefined) counts.set(keyOfRow(row), count + 1);
    }
    const isAlone = (row: RouteRow) => counts.get(keyOfRow(row)) === 1;     // else duplicate-route speaks, and which row is used is open
    for (const { row, cover } of covered) {
      if (++seen % 1000 === 0) yield;
      if (!isAlone(row) || !isAlone(cover)) continue;
      const { target } = row;
      report({
        at: row.entry.fields[0]!.span,
        message: target.kind === 'inbound'
          ? `Mail for ${row.written} is already taken in by the row for ${nameOfRow(cover)}`
          : `Mail for ${row.written} already goes to ${nameOfTarget(target)} by the row for ${nameOfRow(cover)}`,
        related: [{ at: cover.entry.fields[0]!.span, message: `This row takes ${row.written} too` }],
        fixes: [{ title: 'Delete the row', edits: [{ kind: 'remove', fact: row.entry }] }],
        tag: 'unnecessary',
      });
    }
  },
});
