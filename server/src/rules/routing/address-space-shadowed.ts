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
    const stars = new Map<string, EntryFact>();
    for (const row of rows) if (row.fields[1]?.text === '*' && !stars.has(scopeOf(row))) stars.set(scopeOf(row), row);
    if (stars.size === 0) return;
    yield;
    for (const row of rows) {
      const [type, address, cost] = row.fields;
      if (!type || address?.text !== '') continue;
      const star = stars.get('organization') ?? stars.get(scopeOf(row));      // one that all who may use this row may use, too
      if (!star) continue;
      report({
        at: { ...type.span, end: (cost ?? address).span.end },
        message: 'A blank address is used only where nothing else fits, and * fits every address, whatever the costs are; this row is never used',
        related: [{ at: star.fields[1]!.span, message: 'This row takes every address' }],
      });
    }
  },
});

/** The organization, as by default, or a part of it. */
function scopeOf({ fields }: EntryFact): string {
  return fields[3]?.text.toLowerCase() || 'organization';
}
