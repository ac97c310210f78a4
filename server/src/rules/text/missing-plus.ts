import { modelRule } from '../rule.js';

export const missingPlus = modelRule({
  code: 'missing-plus',
  severity: 'warning',
  summary: 'Rows that no + announces',
  sources: [{ kb: 'Q182522' }],
  on: 'model',
  check(model, report) {
    for (const { settings } of model.sections) for (const { fact, entry, entries } of settings) {
      if (entry?.type.kind !== 'list' || fact.value !== '' || entries.length === 0) continue;
      report({
        at: fact.span,
        message: `${entry.name}= is the empty list, and rows follow; the + behind the = that announces them is missing`,
        fixes: [{ title: 'Add the +', edits: [{ kind: 'respell', span: fact.valueSpan, text: '+' }], safe: true }],
      });
    }
  },
});
