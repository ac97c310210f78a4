import { meantKey } from '../../model/meant-key.js';
import { modelRule } from '../rule.js';

export const controlSet = modelRule({
  code: 'control-set',
  severity: 'warning',
  summary: 'A key in one numbered control set',
  sources: [{ kb: 'Q316772' }, { derived: 'Windows may start with another control set, which does not have what was written into this one' }],
  on: 'model',
  check(model, report) {
    const keys = model.sections.flatMap(({ fact }) => (fact?.key === undefined ? [] : [{ fact, key: fact.key, meant: meantKey(fact.key) }]));
    // An export of all control sets has the one in use beside the others.
    const current = new Set(keys.flatMap(({ meant }) => (meant && !meant.controlSet ? [meant.path.toLowerCase()] : [])));
    for (const { fact: { nameSpan, judged }, key, meant } of keys) {
      if (!meant?.controlSet || judged || current.has(meant.path.toLowerCase())) continue;
      const { start, end } = meant.controlSet;
      const at = { ...nameSpan, start: nameSpan.start + start, end: nameSpan.start + end };
      report({
        at,
        message: `${key.slice(start, end)} is one of the control sets that Windows keeps, and not always the one in use; write CurrentControlSet`,
        fixes: [{ title: 'Change to CurrentControlSet', edits: [{ kind: 'respell', span: at, text: 'CurrentControlSet' }] }],
      });
    }
  },
});
