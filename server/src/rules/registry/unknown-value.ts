import { findAnywhere, findMisprint, findValuesNamed, namesOf } from '../../catalog/index.js';
import { isPasswordProperty } from '../../model/passwords.js';
import { isConnectorKey } from '../../model/typed-parts.js';
import { nearest } from '../../values/distance.js';
import { factRule } from '../rule.js';

export const unknownValue = factRule({
  code: 'unknown-value',
  severity: 'hint',
  summary: 'A registry value that no article names',
  sources: [{ derived: 'The articles name the values of the connector; one that they do not name may exist all the same' }],
  on: ['setting', 'mention'],
  check(fact, report) {
    const { section, name, nameSpan } = fact;
    if (!section || !isConnectorKey(section) || isPasswordProperty({ value: '?', ...fact }) || findMisprint(section, name)) return;
    if (findValuesNamed(name).length > 0) return;                          // known here, or under another key: `wrong-key`
    const homes = findAnywhere(name).map(entry => entry.section);
    if (homes.length > 0) {
      report({
        at: nameSpan,
        severity: 'warning',
        message: fact.kind === 'mention' || fact.data
          ? `${name} is not a registry value but a setting of a property page, and nothing reads it here; set it in the Administrator program`
          : `${name} is not a registry value but a property of [${homes.join('] or [')}], and is not read in [${section}]; move the line there`,
      });
    } else if (nearest(name, namesOf(section)).length === 0) {
      report({ at: nameSpan, message: `No article names a value ${name} of the connector; what it does, if anything, is not documented` });
    }
  },
});
