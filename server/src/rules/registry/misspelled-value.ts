import { findAnywhere, findMisprint, findSetting, findValuesNamed, namesOf } from '../../catalog/index.js';
import { isPasswordProperty } from '../../model/passwords.js';
import { isConnectorKey } from '../../model/typed-parts.js';
import { nearest } from '../../values/distance.js';
import { both } from '../../values/wording.js';
import { factRule } from '../rule.js';

export const misspelledValue = factRule({
  code: 'misspelled-value',
  severity: 'error',
  summary: 'A registry value whose name is misspelt',
  sources: [
    { kb: 'Q184542' }, { kb: 'Q191548' }, { kb: 'Q166515' }, { kb: 'Q238471' }, { kb: 'Q262122' }, { kb: 'Q193922' },
    { derived: 'A value under a name that nothing reads has no effect' },
  ],
  on: ['setting', 'mention'],
  check(fact, report) {
    const { section, name, nameSpan } = fact;
    if (!section || !isConnectorKey(section) || findSetting(section, name) || isPasswordProperty({ value: '?', ...fact })) return;
    const misprint = findMisprint(section, name);
    if (misprint) {
      const articles = misprint.misprints!.filter(known => known.name.toLowerCase() === name.toLowerCase()).map(({ kb }) => kb);
      report({
        at: nameSpan,
        message: `${name} is a misprint of ${both(articles)} for ${misprint.name}; under this name nothing reads the value`,
        fixes: [{ title: `Change to ${misprint.name}`, edits: [{ kind: 'respell', span: nameSpan, text: misprint.name }], safe: true }],
      });
      return;
    }
    if (findAnywhere(name).length > 0 || findValuesNamed(name).length > 0 || /atrn/i.test(name)) return;      // the key of another: `wrong-key`; ATRN: `atrn-not-supported`
    const near = nearest(name, namesOf(section));
    if (near.length === 0) return;
    report({
      at: nameSpan,
      severity: 'warning',
      message: `No value is called ${name}, and what nobody reads is ignored without a word; ${near.join(' or ')} may be meant`,
      fixes: near.map(known => ({ title: `Change to ${known}`, edits: [{ kind: 'respell', span: nameSpan, text: known }] })),
    });
  },
});
