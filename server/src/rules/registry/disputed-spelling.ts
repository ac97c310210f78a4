import type { Model } from '../../model/model.js';
import { modelRule } from '../rule.js';

export const disputedSpelling = modelRule({
  code: 'disputed-spelling',
  severity: 'warning',
  summary: 'A value whose name the sources spell in two ways',
  sources: [{ kb: 'Q146126' }, { kb: 'Q153655' }, { kb: 'Q156063' }],
  on: 'model',
  check(model, report) {
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

const SPELLINGS = ['DisableLoopbackConnections', 'DisableLoopbackConnection'] as const;

/** Who writes both with the same data has it right, whichever is read. */
function agree(model: Model): boolean {
  const [one, other] = SPELLINGS.map(name => model.value('Parameters', name));
  return one !== undefined && one === other;
}
