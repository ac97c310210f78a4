import { formattingOf, RECORD } from '../../model/domain-records.js';
import { factRule } from '../rule.js';

export const wordWrapOff = factRule({
  code: 'word-wrap-off',
  severity: 'information',
  summary: 'A wrap column where lines are not wrapped',
  sources: [{ kb: 'Q262126' }, { derived: 'The column is in force only with bit 1 (2) of the formatting' }],
  on: 'entry',
  check(entry, report) {
    const mask = formattingOf(entry);
    const column = entry.fields[RECORD.wrapColumn];
    if (mask === undefined || !column || !/^0*[1-9]\d*$/.test(column.text) || (mask & WORD_WRAP) !== 0) return;
    const formatting = entry.fields[RECORD.formatting]!;
    const wrapped = String(mask + WORD_WRAP);
    report({
      at: column.span,
      message: `Lines are not wrapped at column ${column.text}: the formatting ${formatting.text} lacks ${WORD_WRAP}, which turns wrapping on`,
      fixes: [{ title: `Turn wrapping on: ${wrapped}`, edits: [{ kind: 'respell', span: formatting.span, text: wrapped }] }],
    });
  },
});

const WORD_WRAP = 2;
