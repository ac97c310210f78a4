import { modelRule } from '../rule.js';

export const emptyList = modelRule({
  code: 'empty-list',
  severity: 'information',
  summary: 'A + that announces rows where none follow',
  sources: [{ kb: 'Q182522' }],
  on: 'model',
  check(model, report) {
    for (const { settings } of model.sections) for (const { fact, entry, entries } of settings) {
      if (entry?.type.kind !== 'list' || fact.value !== '+' || entries.length > 0) continue;
      report({
        at: fact.valueSpan,
        message: `The + announces rows of ${entry.name}, and none follow; the empty list is written ${entry.name}=`,
        fixes: [{ title: 'Remove the +', edits: [{ kind: 'respell', span: fact.valueSpan, text: '' }], safe: true }],
      });
    }
  },
});
