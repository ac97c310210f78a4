import type { EntryFact } from '../../model/fact.js';
import { modelRule } from '../rule.js';

export const addressSpaceShadowed = modelRule({
  code: 'address-space-shadowed',
  severity: 'information',
  summary: 'A blank address space is never used beside *',
  sources: [{ kb: 'Q152471' }, { kb: 'Q146299' }],
  on: 'model',
  *check(model, report) {
    const rows = model.entries('Address Space', 'AddressSpace').filter(({ fields }) => fields[0]?.text.toLowerCase() === 'smtp');
    const everything = rows.filter(({ fields }) => fields[1]?.text === '*');
    if (everything.length === 0) return;
    yield;
    for (const row of rows) {
      const [type, address, cost] = row.fields;
      if (!type || address?.text !== '') continue;
      const star = everything.find(other => isOpenTo(other, row));
      if (!star) continue;
      report({
        at: { ...type.span, end: (cost ?? address).span.end },
        message: `A blank address is used only where nothing else fits, and * fits every address, whatever the costs are; this row is never used`,
        related: [{ at: star.fields[1]!.span, message: 'This row takes every address' }],
      });
    }
  },
});

/** Whether all who may use `row` may use `other`: its scope is the organization, as by default, or the same. */
function isOpenTo(other: EntryFact, row: EntryFact): boolean {
  return scopeOf(other) === 'organization' || scopeOf(other) === scopeOf(row);
}

function scopeOf({ fields }: EntryFact): string {
  return fields[3]?.text.toLowerCase() || 'organization';
}
