import { factRule } from '../rule.js';

export const rtfText = factRule({
  code: 'rtf-text',
  severity: 'warning',
  summary: 'A code or a line break of added text that RTF does not have',
  sources: [{ kb: 'Q258206' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    if (section !== 'Extension' || !/^(?:in|out)bound(?:prepend|append)$/i.test(name)) return;
    for (const { index, 0: { length } } of value.matchAll(/\r\n?|\n/g)) {
      const at = { ...valueSpan, start: valueSpan.start + index, end: valueSpan.start + index + length };
      report({
        at,
        message: 'A line break of the data makes no new line in the message; \\par does (Q258206)',
        fixes: [{ title: 'Change to \\par', edits: [{ kind: 'respell', span: at, text: '\\par ' }] }],
      });
    }
    for (const { index } of value.matchAll(/\\ulo(?![a-z0-9])/gi)) {
      const at = { ...valueSpan, start: valueSpan.start + index, end: valueSpan.start + index + 4 };
      report({
        at,
        message: 'Underlining ends with \\ul0, with a zero; Q258206 prints a letter o, which ends nothing',
        fixes: [{ title: 'Change to \\ul0', edits: [{ kind: 'respell', span: at, text: '\\ul0' }] }],
      });
    }
  },
});
