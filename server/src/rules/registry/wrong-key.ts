import { findAnywhere, findSetting } from '../../catalog/index.js';
import type { SettingFact } from '../../model/fact.js';
import { isRegistry } from '../../model/typed-parts.js';
import { factRule, type Fix } from '../rule.js';

export const wrongKey = factRule({
  code: 'wrong-key',
  severity: 'error',
  summary: 'A known value under another key',
  sources: [{ kb: 'Q258206' }, { kb: 'Q262122' }, { kb: 'Q259616' }, { kb: 'Q166163' }],
  on: 'setting',
  check(fact, report) {
    const { section, name, nameSpan } = fact;
    if (!section || !isRegistry(section) || findSetting(section, name)) return;
    const home = findAnywhere(name).find(entry => isRegistry(entry.section));
    if (!home) return;
    report({
      at: nameSpan,
      message: `${home.name} is read from [${home.section}], not from [${section}]; here it has no effect`,
      ...home.type.kind !== 'list' && !fact.opensList && { fixes: [moving(fact, home.section, home.name)] },
    });
  },
});

function moving(fact: SettingFact, section: string, name: string): Fix {
  return { title: `Move to [${section}]`, edits: [{ kind: 'remove', fact }, { kind: 'set', section, name, value: fact.value }] };
}
