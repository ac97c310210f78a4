import { findAnywhere, findSetting, namesOf } from '../../catalog/index.js';
import { isPasswordProperty } from '../../model/passwords.js';
import { isRegistry } from '../../model/typed-parts.js';
import { nearest } from '../../values/distance.js';
import { factRule } from '../rule.js';

export const unknownProperty = factRule({
  code: 'unknown-property',
  severity: 'warning',
  summary: 'No property of this name in the section',
  sources: [{ format: 'IMC document' }],
  on: 'setting',
  check(fact, report) {
    const { section, name, nameSpan } = fact;
    if (fact.data) return;                                                 // a registry file has no properties
    if (!section || isRegistry(section) || findSetting(section, name) || isPasswordProperty(fact)) return;
    const near = nearest(name, namesOf(section));
    const homes = findAnywhere(name).map(entry => `[${entry.section}]`);
    report({
      at: nameSpan,
      message: messageOf(section, name, near, homes),
      fixes: near.map(known => ({ title: `Change to ${known}`, edits: [{ kind: 'respell', span: nameSpan, text: known }] })),
    });
  },
});

function messageOf(section: string, name: string, near: readonly string[], homes: readonly string[]): string {
  if (homes.length > 0) return `${name} belongs to ${homes.join(' or ')} and is not read in [${section}]; move the line there`;
  if (near.length > 0) return `[${section}] has no property ${name}, so this line does nothing; ${near.join(' or ')} may be meant`;
  return `[${section}] has no property ${name}, so this line does nothing`;
}
