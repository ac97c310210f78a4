import { findSetting, textOf } from '../../catalog/index.js';
import { isRegistry } from '../../model/typed-parts.js';
import { factRule } from '../rule.js';

export const valueCase = factRule({
  code: 'value-case',
  severity: 'hint',
  summary: 'A registry value whose name has other capitals than in the articles',
  sources: [{ kb: 'Q150969' }, { kb: 'Q190711' }, { kb: 'Q266260' }, { kb: 'Q238471' }],
  on: ['setting', 'mention'],
  check({ section, name, nameSpan }, report) {
    const entry = section && isRegistry(section) ? findSetting(section, name) : undefined;
    if (!entry || entry.name === name.trim()) return;
    report({
      at: nameSpan,
      severity: entry.caseSensitive ? 'error' : 'hint',
      message: entry.caseSensitive
        ? `This name is read with regard to case, so ${name} is not found (${entry.sources.slice(0, 2).map(textOf).join(', ')}); write ${entry.name}`
        : `The articles write ${entry.name}; the registry does not mind, whoever looks for it may`,
      fixes: [{ title: `Change to ${entry.name}`, edits: [{ kind: 'respell', span: nameSpan, text: entry.name }], safe: true }],
    });
  },
});
