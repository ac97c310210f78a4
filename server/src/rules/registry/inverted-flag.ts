import { registryNumber } from '../../model/dequeue.js';
import { factRule } from '../rule.js';

export const invertedFlag = factRule({
  code: 'inverted-flag',
  severity: 'warning',
  summary: 'A value that means the opposite of what its name suggests',
  sources: [{ kb: 'Q194131' }, { kb: 'Q156063' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    const number = section === 'Parameters' ? registryNumber(value) : undefined;
    if (number === undefined) return;
    switch (name.toLowerCase()) {
      case 'advertisesmtpextensions':
        if (number === 1) report({ at: valueSpan, message: `Only 0 is documented for ${name}, and it takes ESMTP out of the greeting; ${value} does not switch anything off` });
        break;
      case 'routecalculationinterval':
        if (number === 0) report({ at: valueSpan, message: 'With 0 the routing table of Exchange is read when the service starts and never again; the default of 15 minutes is recommended' });
        break;
    }
  },
});
