import { findSetting } from '../../catalog/index.js';
import { isConnectorKey, isRegistry } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const valueNameWhitespace = factRule({
  code: 'value-name-whitespace',
  severity: 'error',
  summary: 'A registry value whose name begins or ends with a blank',
  sources: [{ derived: 'The registry takes a name as it is written, and the service looks for one without blanks' }],
  on: ['setting', 'mention'],
  check({ section, name, nameSpan }, report) {
    const meant = name.trim();
    if (meant === name || meant === '' || !section || !isRegistry(section)) return;
    if (!isConnectorKey(section) && !findSetting(section, meant)) return;
    report({
      at: nameSpan,
      message: `This name has ${blanksOf(name)}, which belongs to it, so nothing finds the value; write ${meant}`,
      fixes: [{ title: `Change to ${meant}`, edits: [{ kind: 'respell', span: nameSpan, text: meant }], safe: true }],
    });
  },
});

function blanksOf(name: string): string {
  const start = name.slice(0, name.length - name.trimStart().length);
  const end = name.slice(name.trimEnd().length);
  const what = /^ +$/.test(start + end) ? 'a blank' : (start + end).includes('\t') ? 'a tab' : 'a blank that does not break the line';
  return `${what} ${start === '' ? 'at its end' : end === '' ? 'at its beginning' : 'at both ends'}`;
}
