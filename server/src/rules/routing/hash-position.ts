import { withoutHash } from '../../model/routes.js';
import { factRule } from '../rule.js';

export const hashPosition = factRule({
  code: 'hash-position',
  severity: 'error',
  summary: 'The # of a routing row does not stand directly in front of the domain',
  sources: [{ kb: 'Q169683' }, { derived: 'An entry means exactly its domain where it begins with #; what stands elsewhere is part of the name.' }],
  on: 'entry',
  check({ section, list, fields }, report) {
    if (section !== 'Routing' || list !== 'RoutingTable') return;
    const field = fields[0];
    if (!field || !field.text.includes('#')) return;
    const domain = withoutHash(field.text);
    if (domain === '' || domain.includes('#') || field.text === `#${domain}`) return;
    report({
      at: field.span,
      message: `One # stands right in front of the domain; “${field.text}” does not mean exactly ${domain}. Write #${domain}`,
      fixes: [{ title: `Change to #${domain}`, edits: [{ kind: 'respell', span: field.span, text: `#${domain}` }], safe: true }],
    });
  },
});
