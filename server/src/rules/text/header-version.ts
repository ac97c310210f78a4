import { factRule } from '../rule.js';

export const headerVersion = factRule({
  code: 'header-version',
  severity: 'information',
  summary: 'A format version other than 1',
  sources: [{ kb: 'Q262126' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    if (section !== 'Header' || name.toLowerCase() !== 'version' || value === '' || value === '1') return;
    report({ at: valueSpan, message: `Only format version 1 is known; what ${value} changes is not documented, and the document is read as version 1` });
  },
});
