import { nearest } from '../../values/distance.js';
import { modelRule } from '../rule.js';

export const missingDefaultRouting = modelRule({
  code: 'missing-default-routing',
  severity: 'warning',
  summary: '[Routes] without the line DefaultRouting=',
  sources: [{ kb: 'Q182522' }],
  on: 'model',
  check(model, report) {
    const table = model.setting('Routes', 'DeliveryRouting');
    if (!table || model.setting('Routes', 'DefaultRouting')) return;
    const isMisspelt = model.sections.some(({ fact, settings }) =>
      fact?.section === 'Routes' && settings.some(({ entry, fact: { name } }) => !entry && nearest(name, ['DefaultRouting']).length > 0));
    if (isMisspelt) return;
    report({
      at: table.fact.nameSpan,
      message: 'In the printed save the table ends with a line DefaultRouting=, and here there is none; whether IMCCOPY can do without it is not documented',
      fixes: [{ title: 'Add DefaultRouting=', edits: [{ kind: 'set', section: 'Routes', name: 'DefaultRouting', value: '' }], safe: true }],
    });
  },
});
