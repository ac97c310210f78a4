import { sections } from '../../catalog/index.js';
import { nearest } from '../../values/distance.js';
import { factRule } from '../rule.js';

export const unknownSection = factRule({
  code: 'unknown-section',
  severity: 'warning',
  summary: 'No section of this name',
  sources: [{ format: 'IMC document' }],
  on: 'section',
  check({ name, section, nameSpan }, report) {
    if (section !== undefined) return;
    const near = nearSections(name);
    report({
      at: nameSpan,
      message: near.length === 0
        ? `No section is called [${name}]; what stands below it is not checked and not used`
        : `No section is called [${name}], and what stands below it is not used; [${near.join('] or [')}] may be meant`,
      fixes: near.map(known => ({ title: `Change to [${known}]`, edits: [{ kind: 'respell', span: nameSpan, text: known }] })),
    });
  },
});

/** A slip of the keyboard, the last part of a registry key, or other blanks and hyphens. */
function nearSections(name: string): readonly string[] {
  const names = sections.map(({ name }) => name);
  const last = name.split('\\').at(-1)!;
  const alike = names.filter(known => letters(known) === letters(last));
  return alike.length > 0 ? alike : nearest(name, names);
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '').replace(/page$/, '');
}
