import type { SectionFact } from '../../model/fact.js';
import { modelRule } from '../rule.js';

export const duplicateSection = modelRule({
  code: 'duplicate-section',
  severity: 'warning',
  summary: 'A section that begins a second time',
  sources: [{ format: 'IMC document' }],
  on: 'model',
  check(model, report) {
    const first = new Map<string, SectionFact>();
    for (const { fact } of model.sections) {
      if (!fact?.section || fact.key !== undefined) continue;
      const earlier = first.get(fact.section);
      if (!earlier) first.set(fact.section, fact);
      else {
        report({
          at: fact.nameSpan,
          message: `[${fact.section}] has begun before; put these lines below the first heading, so that neither part is overlooked`,
          related: [{ at: earlier.nameSpan, message: `[${fact.section}] begins here` }],
        });
      }
    }
  },
});
