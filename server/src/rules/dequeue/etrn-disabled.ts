import { dialUpRetrieval, flag } from '../../model/dequeue.js';
import { modelRule, type Fix, type Note } from '../rule.js';

export const etrnDisabled = modelRule({
  code: 'etrn-disabled',
  severity: 'warning',
  summary: 'ETRN is to be sent, and DisableETRN turns ETRN off',
  sources: [{ kb: 'Q258292' }, { kb: 'Q175494' }, { guide: 'xog05030' }],
  on: 'model',
  check(model, report) {
    const disable = flag(model, 'DisableETRN');
    const always = flag(model, 'AlwaysUseETRN');
    const dialUp = dialUpRetrieval(model) === 'ETRN' ? model.setting('Dial-up Connections', 'MailRetrieval') : undefined;
    if (!disable?.set || (!always?.set && !dialUp)) return;
    const related: Note[] = [];
    const fixes: Fix[] = [setToZero('DisableETRN')];
    if (always?.set) related.push({ at: always.fact.valueSpan, message: 'AlwaysUseETRN asks for mail with ETRN' });
    if (dialUp) related.push({ at: dialUp.fact.valueSpan, message: 'ETRN is to be sent after dialling' });
    else fixes.push(setToZero('AlwaysUseETRN'));
    report({
      at: disable.fact.valueSpan,
      message: `DisableETRN turns ETRN off, and ${always?.set ? 'AlwaysUseETRN' : 'MailRetrieval'} asks for mail with it. Whether it is still sent is not documented (Q258292); drop one of the two`,
      related, fixes,
    });
  },
});

function setToZero(name: string): Fix {
  return { title: `Set ${name} to 0`, edits: [{ kind: 'set', section: 'Parameters', name, value: '0' }] };
}
