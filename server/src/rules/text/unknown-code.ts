import { commentRule } from '../rule.js';

export const unknownCode = commentRule({
  code: 'unknown-code',
  severity: 'warning',
  summary: 'A disable comment that names no rule',
  sources: [{ format: 'IMC document' }],
  on: 'comments',
  check(comments, report) {
    for (const { codes } of comments) for (const { code, known, near, span } of codes) {
      if (known) continue;
      const meant = near.length > 0 ? `${near.join(' or ')} may be meant` : 'words for people go behind a dash';
      report({ at: span, message: `No rule is called ${code}, so nothing is switched off; ${meant}` });
    }
  },
});
