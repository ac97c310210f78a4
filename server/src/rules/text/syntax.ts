import { findAnywhere } from '../../catalog/index.js';
import { factRule } from '../rule.js';

export const syntax = factRule({
  code: 'syntax',
  severity: 'error',
  summary: 'A line that is none of the forms of an IMC document',
  sources: [{ format: 'IMC document' }, { kb: 'Q182522' }, { kb: 'Q262126' }],
  on: ['unread', 'setting'],
  check(fact, report) {
    if (fact.kind === 'unread') report({ at: fact.span, message: fact.why });
    else if (fact.kind === 'setting' && fact.section === '') report({ at: fact.span, message: homeless(fact.name) });
  },
});

/** A property above the first heading belongs to no section, so nothing reads it. */
function homeless(name: string): string {
  const [entry, ...others] = findAnywhere(name);
  const home = entry && others.length === 0 ? `[${entry.section}]` : 'its section heading, such as [Connections]';
  return `This line stands above the first section heading and is not read; put it below ${home}`;
}
