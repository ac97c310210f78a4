import type { Model } from '../../model/model.js';
import { modelRule } from '../rule.js';

export const disputedSpelling = modelRule({
  code: 'disputed-spelling',
  severity: 'warning',
  summary: 'A value whose name the sources spell in several ways',
  sources: [{ kb: 'Q146126' }, { kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q169686' }, { kb: 'Q234065' }, { kb: 'Q282115' }],
  on: 'model',
  check(model, report) {
    for (const { fact, entry } of model.sections.flatMap(({ settings }) => settings)) {
      if (fact.section !== STORE || entry || !/^max\s*threads\s*\(/i.test(fact.name)) continue;
      report({ at: fact.nameSpan, message: 'Articles write this name in several ways (Q169686, Q234065, Q282115), and which of them is read is not settled; Q169686 has Max Threads(Private+Public)' });
    }
    const written = SPELLINGS.flatMap(name => model.setting('Parameters', name) ?? []);
    if (agree(model)) return;
    for (const { fact } of written) {
      report({
        at: fact.nameSpan,
        message: 'Q146126 writes this name with s at the end, the notes for 4.0 SP2 and 5.0 without (Q153655, Q156063); which of them is read is not settled, so set both alike',
      });
    }
  },
});

const STORE = 'MSExchangeIS\\ParametersSystem';
const SPELLINGS = ['DisableLoopbackConnections', 'DisableLoopbackConnection'] as const;

/** Who writes both with the same data has it right, whichever is read. */
function agree(model: Model): boolean {
  const [one, other] = SPELLINGS.map(name => model.value('Parameters', name));
  return one !== undefined && one === other;
}
