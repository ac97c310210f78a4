import { meantKey } from '../../model/meant-key.js';
import { factRule } from '../rule.js';

export const misprintedKey = factRule({
  code: 'misprinted-key',
  severity: 'error',
  summary: 'A registry key whose path is misspelt',
  sources: [
    { kb: 'Q257979' }, { kb: 'Q193922' }, { kb: 'Q182307' }, { kb: 'Q169781' }, { kb: 'Q206968' }, { kb: 'Q190026' }, { kb: 'Q155683' }, { kb: 'Q196818' },
    { kb: 'Q260538' }, { kb: 'Q158590' }, { kb: 'Q168722' }, { kb: 'Q178219' }, { kb: 'Q160572' }, { kb: 'Q176566' },
    { derived: 'A value under a key that nothing reads has no effect' },
  ],
  on: 'section',
  check(fact, report) {
    if (fact.key === undefined || fact.judged) return;
    const { nameSpan } = fact;
    for (const { start, end, meant, message, printed, severity } of meantKey(fact.key)?.slips ?? []) {
      const at = { ...nameSpan, start: nameSpan.start + start, end: nameSpan.start + end };
      const isPath = meant.includes('\\') && !meant.startsWith('ParametersSystem');
      report({
        at, message, ...severity && { severity },
        fixes: [{ title: isPath ? 'Change to backslashes' : `Change to ${meant}`, edits: [{ kind: 'respell', span: at, text: meant }], ...printed && { safe: true } }],
      });
    }
  },
});
