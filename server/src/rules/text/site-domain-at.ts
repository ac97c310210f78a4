import { factRule } from '../rule.js';

export const siteDomainAt = factRule({
  code: 'site-domain-at',
  severity: 'warning',
  summary: 'An @ in front of the Site Addressing domain',
  sources: [{ format: 'IMC document' }, { kb: 'Q269771' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    if (section !== 'Site Addressing' || name.toLowerCase() !== 'domain') return;
    const marks = /^@+[ \t]*/.exec(value)?.[0].length ?? 0;
    if (marks === 0) return;
    const at = { ...valueSpan, end: valueSpan.start + marks };
    report({
      at,
      message: 'The domain of the site is written without @ here, as ETRN names it',
      fixes: [{ title: 'Remove the @', edits: [{ kind: 'respell', span: at, text: '' }], safe: true }],
    });
  },
});
