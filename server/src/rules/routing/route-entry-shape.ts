import { factRule } from '../rule.js';

export const routeEntryShape = factRule({
  code: 'route-entry-shape',
  severity: 'error',
  summary: 'A delivery row does not have its three fields',
  sources: [{ kb: 'Q182522' }],
  on: 'entry',
  check({ section, list, fields, span }, report) {
    if (section !== 'Routes' || list !== 'DeliveryRouting' || fields.length === 3) return;
    const [first] = fields;
    const last = fields.at(-1);
    const isBlank = fields.every(({ text }) => text === '');
    report({
      at: isBlank || !first || !last ? span : { ...span, start: first.span.start, end: last.span.end },
      message: `A delivery row has three fields, domain;host;0, and this has ${isBlank ? 'none' : fields.length}; `
        + 'a row that the service cannot read keeps it from starting (event 4056)',
    });
  },
});
