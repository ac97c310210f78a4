import { registryNumber } from '../../model/dequeue.js';
import { isRegistry } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const invertedFlag = factRule({
  code: 'inverted-flag',
  severity: 'warning',
  summary: 'A value that means the opposite of what its name suggests',
  sources: [{ kb: 'Q194131' }, { kb: 'Q156063' }, { kb: 'Q254533' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    const number = isRegistry(section) ? registryNumber(value) : undefined;
    if (number === undefined) return;
    if (section === INTERNET_CONTENT) {
      if (name.toLowerCase() === 'backslashisescape' && number === 1) {
        report({ at: valueSpan, message: 'With 1 a backslash in a display name stays what it is and escapes nothing (Q254533), which is the opposite of what the name says; leave it only if that is what is meant' });
      }
      return;
    }
    if (section !== 'Parameters') return;
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

const INTERNET_CONTENT = 'MSExchangeIS\\ParametersSystem\\InternetContent';
