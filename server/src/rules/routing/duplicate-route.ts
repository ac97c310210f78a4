import type { EntryFact } from '../../model/fact.js';
import type { Model } from '../../model/model.js';
import { hostText } from '../../model/passwords.js';
import { keyOfRow, sameEffect } from '../../model/routing-table.js';
import { comparable, routeRows } from '../../model/routes.js';
import { modelRule, type Report } from '../rule.js';

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
    yield* judge({ what: 'routing row', rows: routeRows(model), keyOf: keyOfRow, entryOf: ({ entry }) => entry, isSame: sameEffect }, report);
    yield* judge(plainTable(model, 'delivery row', 'Routes', 'DeliveryRouting'), report);
    yield* judge(plainTable(model, 'format record', 'Domain', 'DomainInformation'), report);
    yield* judge(plainTable(model, 'security row', 'Security', 'Domains'), report);
  },
});

interface Table<Row> {
  readonly what: string;
  readonly rows: readonly Row[];
  /** Rows with one key compete; a row with an empty key names no domain. */
  keyOf(row: Row): string;
  entryOf(row: Row): EntryFact;
  isSame(a: Row, b: Row): boolean;
}

function* judge<Row>({ what, rows, keyOf, entryOf, isSame }: Table<Row>, report: Report): Iterable<void> {
  const first = new Map<string, Row>();
  let seen = 0;
  for (const row of rows) {
    if (++seen % 1000 === 0) yield;
    const key = keyOf(row);
    const other = first.get(key);
    if (!other) {
      if (key !== '') first.set(key, row);
      continue;
    }
    const same = isSame(row, other);
    const { span, text } = entryOf(row).fields[0]!;
    const name = hostText(text);
    const otherName = entryOf(other).fields[0]!;
    const remove = (title: string, fact: EntryFact) => ({ title, edits: [{ kind: 'remove' as const, fact }] });
    report({
      at: span,
      message: same
        ? `${name} has a ${what} already that says the same; one is enough`
        : `${name} has another ${what} that says something else, and which of them is used is not documented; keep one`,
      related: [{ at: otherName.span, message: `The first ${what} for ${hostText(otherName.text)}` }],
      fixes: [remove('Delete the row', entryOf(row)), ...same ? [] : [remove('Delete the first row', entryOf(other))]],
    });
  }
}

function plainTable(model: Model, what: string, section: string, list: string): Table<EntryFact> {
  return {
    what, rows: model.entries(section, list),
    keyOf: ({ fields }) => comparable(hostText(fields[0]?.text ?? '')),
    entryOf: entry => entry,
    isSame: (a, b) => restOf(a) === restOf(b),
  };
}

/** What a row says of its domain, so far as case does not matter. */
function restOf({ fields }: EntryFact): string {
  return fields.slice(1).map(({ text }) => text.toLowerCase()).join('\n');
}
