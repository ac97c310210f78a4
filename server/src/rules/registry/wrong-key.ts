import { findSetting, findValuesNamed, registryKeys } from '../../catalog/index.js';
import type { SettingFact } from '../../model/fact.js';
import { isConnectorKey } from '../../model/typed-parts.js';
import { factRule, type Fix } from '../rule.js';

export const wrongKey = factRule({
  code: 'wrong-key',
  severity: 'error',
  summary: 'A known value under another key',
  sources: [{ kb: 'Q258206' }, { kb: 'Q262122' }, { kb: 'Q259616' }, { kb: 'Q166163' }],
  on: ['setting', 'mention'],
  check(fact, report) {
    const { section, name, nameSpan } = fact;
    const data = fact.kind === 'mention' || fact.data !== undefined;
    if (!section || (!data && !isConnectorKey(section)) || findSetting(section, name)) return;
    const homes = findValuesNamed(name);
    const home = homes.find(entry => isConnectorKey(entry.section)) ?? homes[0];
    // A value of another service is missed here only where the connector's own keys are written: others may well have one of that name.
    if (!home || (!isConnectorKey(section) && !/MSExchangeIMC/.test(section))) return;
    report({
      at: nameSpan,
      message: `${home.name} is read from ${placeOf(home.section, data)}, not from ${placeOf(section, data)}; here it has no effect`,
      ...fact.kind === 'setting' && home.type.kind !== 'list' && !fact.opensList && (data || isConnectorKey(home.section)) && { fixes: [moving(fact, home.section, home.name)] },
    });
  },
});

function moving(fact: SettingFact, section: string, name: string): Fix {
  return { title: `Move to ${placeOf(section, fact.data !== undefined)}`, edits: [{ kind: 'remove', fact }, { kind: 'set', section, name, value: fact.value }] };
}

/** A registry file has keys, a document has sections that stand for two of them. */
function placeOf(section: string, isKey: boolean): string {
  if (!isKey && isConnectorKey(section)) return `[${section}]`;
  const key = registryKeys.find(known => known.section === section)?.key;
  return key === undefined ? section : key.slice(key.indexOf('MSExchange') === -1 ? key.lastIndexOf('\\') + 1 : key.indexOf('MSExchange'));
}
