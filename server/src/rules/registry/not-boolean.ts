import { isRegistry, problemsOf } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const notBoolean = factRule({
  code: 'not-boolean',
  severity: 'warning',
  summary: 'A number other than 0 and 1 in a switch',
  sources: [{ kb: 'Q175494' }, { derived: 'What another number does is not documented where no article says that every number but 0 counts' }],
  on: 'setting',
  check(fact, report) {
    if (!isRegistry(fact.section)) return;
    for (const { at, fault, part: { entry, text, type } } of problemsOf(fact, 'property-value')) {
      if (fault !== 'range' || type.kind !== 'switch') continue;
      report({
        at,
        message: `${entry.name} is documented with 0 and 1; what ${text} does is not`,
        fixes: [{ title: 'Change to 1', edits: [{ kind: 'respell', span: at, text: '1' }] }],
      });
    }
  },
});
