import { dialUpEntries } from '../../model/dequeue.js';
import { modelRule } from '../rule.js';

export const severalDialupEntries = modelRule({
  code: 'several-dialup-entries',
  severity: 'warning',
  summary: 'Several phone-book entries are ticked',
  sources: [{ kb: 'Q156063' }],
  on: 'model',
  check(model, report) {
    const seen = new Set<string>();
    const fields = dialUpEntries(model).map(({ fields }) => fields[0]!).filter(({ text }) => {
      const key = text.toLowerCase();
      return !seen.has(key) && seen.add(key);
    });
    const [first, second, ...others] = fields;
    if (!first || !second) return;
    report({
      at: second.span,
      message: `${fields.length} phone-book entries are ticked: all of them are dialled, and one carries the mail (Q156063). Keep one`,
      related: [first, ...others.slice(0, 9)].map(({ text, span }) => ({ at: span, message: `${text} is dialled too` })),
    });
  },
});
