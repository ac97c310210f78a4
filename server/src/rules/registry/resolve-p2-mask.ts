import { registryNumber } from '../../model/dequeue.js';
import { factRule } from '../rule.js';

export const resolveP2Mask = factRule({
  code: 'resolve-p2-mask',
  severity: 'warning',
  summary: 'ResolveP2 with flags that are not doubled',
  sources: [{ kb: 'Q174755' }, { kb: 'Q166163' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    if (section !== 'Parameters' || name.toLowerCase() !== 'resolvep2') return;
    const number = registryNumber(value);
    if (number === undefined || number % 2 === 0 || number === 1) return;
    const all = 'By itself 1 stands for all addresses, and it adds up with no flag';
    report({ at: valueSpan, message: number <= 63 ? `${all}; the flags of Q174755 count twice, so the sum ${number} is written ${2 * number}` : `${all}; leave it out of ${value}` });
  },
});
