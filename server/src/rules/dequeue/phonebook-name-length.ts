import { dialUpEntries } from '../../model/dequeue.js';
import type { Span } from '../../text/tree.js';
import { modelRule } from '../rule.js';

export const phonebookNameLength = modelRule({
  code: 'phonebook-name-length',
  severity: 'error',
  summary: 'The name of a phone-book entry is longer than 20 characters',
  sources: [{ kb: 'Q156063' }, { kb: 'Q188272' }],
  on: 'model',
  check(model, report) {
    const judge = (text: string, at: Span) => {
      if (text.length <= LONGEST_NAME) return;
      report({
        at,
        message: `The name of this phone-book entry has ${text.length} characters; with more than ${LONGEST_NAME} dialling fails with event 4106 [87] (Q188272). Give the entry a shorter name`,
      });
    };
    for (const { fields } of dialUpEntries(model)) judge(fields[0]!.text, fields[0]!.span);
    const dialUsing = model.setting('Connections', 'DialUsing')?.fact;
    if (dialUsing) judge(dialUsing.value, dialUsing.valueSpan);
  },
});

const LONGEST_NAME = 20;
