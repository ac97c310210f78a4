import { flag } from '../../model/dequeue.js';
import { modelRule, type Fix } from '../rule.js';

export const etrnAndTurn = modelRule({
  code: 'etrn-and-turn',
  severity: 'warning',
  summary: 'AlwaysUseETRN and AlwaysUseTURN are both on',
  sources: [{ kb: 'Q257979' }, { kb: 'Q175494' }],
  on: 'model',
  check(model, report) {
    const etrn = flag(model, 'AlwaysUseETRN');
    const turn = flag(model, 'AlwaysUseTURN');
    if (!etrn?.set || !turn?.set) return;
    const later = model.facts.indexOf(etrn.fact) > model.facts.indexOf(turn.fact) ? etrn : turn;
    report({
      at: later.fact.valueSpan,
      message: 'AlwaysUseETRN and AlwaysUseTURN are alternatives (Q257979); what the connector does with both on is not documented. Turn one of them off',
      related: [
        { at: etrn.fact.valueSpan, message: 'ETRN is on here' },
        { at: turn.fact.valueSpan, message: 'TURN is on here' },
      ],
      fixes: [turnOff('AlwaysUseETRN', 'TURN'), turnOff('AlwaysUseTURN', 'ETRN')],
    });
  },
});

function turnOff(name: string, kept: string): Fix {
  return { title: `Keep ${kept}: set ${name} to 0`, edits: [{ kind: 'set', section: 'Parameters', name, value: '0' }] };
}
