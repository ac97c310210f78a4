import type { EntryFact } from '../../model/fact.js';
import type { Model } from '../../model/model.js';
import { keyOfRow, sameEffect } from '../../model/routing-table.js';
import { comparable, routeRows } from '../../model/routes.js';
import { modelRule } from '../rule.js';

export const duplicateRoute = modelRule({
  code: 'duplicate-route',
  severity: 'warning',
  summary: 'Two rows of one table name the same domain',
  sources: [
    { kb: 'Q169683' }, { guide: 'xog05015' },
    { derived: 'The position of a row does not matter, so nothing says which of two rows with one domain is used.' },
  ],
  on: 'model',
  *check(model, report) {
    for (const { what, rows } of tablesOf(model)) {
      const first = new Map<string, Row>();
      let seen = 0;
      for (const row of rows) {
        if (++seen % 1000 === 0) yield;
        const other = first.get(row.key);
        if (!other) {
          first.set(row.key, row);
          continue;
        }
        const same = row.same(other);
        const name = row.entry.fields[0]!;
        const remove = (title: string, { entry }: Row) => ({ title, edits: [{ kind: 'remove' as const, fact: entry }] });
        report({
          at: name.span,
          message: same
            ? `${name.text} has a ${what} already that says the same; one is enough`
            : `${name.text} has another ${what} that says something else, and which of them is used is not documented; keep one`,
          related: [{ at: other.entry.fields[0]!.span, message: `The first ${what} for ${other.entry.fields[0]!.text}` }],
          fixes: same ? [remove('Delete the row', row)] : [remove('Delete the row', row), remove('Delete the first row', other)],
        });
      }
    }
  },
});

interface Row {
  readonly entry: EntryFact;
  readonly key: string;
  same(other: Row): boolean;
}

function* tablesOf(model: Model): Iterable<{ readonly what: string; readonly rows: Iterable<Row> }> {
  yield { what: 'routing row', rows: routingRows(model) };
  yield { what: 'delivery row', rows: plainRows(model, 'Routes', 'DeliveryRouting') };
  yield { what: 'format record', rows: plainRows(model, 'Domain', 'DomainInformation') };
  yield { what: 'security row', rows: plainRows(model, 'Security', 'Domains') };
}

function* routingRows(model: Model): Iterable<Row> {
  const rows = new Map(routeRows(model).map(row => [row.entry, row]));
  for (const row of rows.values()) {
    yield { entry: row.entry, key: keyOfRow(row), same: other => sameEffect(row, rows.get(other.entry)!) };
  }
}

function* plainRows(model: Model, section: string, list: string): Iterable<Row> {
  for (const entry of model.entries(section, list)) {
    const key = comparable(entry.fields[0]?.text ?? '');
    if (key !== '') yield { entry, key, same: other => restOf(entry) === restOf(other.entry) };
  }
}

/** What a row says of its domain, so far as case does not matter. */
function restOf({ fields }: EntryFact): string {
  return fields.slice(1).map(({ text }) => text.toLowerCase()).join('\n');
}
