import { findAnywhere } from '../../catalog/index.js';
import type { UnreadFact } from '../../model/fact.js';
import { factRule, type Fix } from '../rule.js';

export const syntax = factRule({
  code: 'syntax',
  severity: 'error',
  summary: 'A line that is none of the forms of its document',
  sources: [{ format: 'IMC document' }, { kb: 'Q182522' }, { kb: 'Q262126' }, { kb: 'Q221790' }, { kb: 'Q148637' }],
  on: ['unread', 'setting'],
  check(fact, report) {
    if (fact.kind === 'unread') report({ at: fact.span, message: fact.why, ...fact.meant !== undefined && { fixes: [changing(fact, fact.meant)] } });
    else if (fact.section === '') report({ at: fact.span, message: fact.data ? KEYLESS : homeless(fact.name) });
  },
});

const KEYLESS = 'This value stands above the first key, so it belongs to none; put it below [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters] or the key that it is meant for';

function changing({ span }: UnreadFact, meant: string): Fix {
  return { title: `Change to ${meant}`, edits: [{ kind: 'respell', span, text: meant }] };
}

/** A property above the first heading belongs to no section, so nothing reads it. */
function homeless(name: string): string {
  const [entry, ...others] = findAnywhere(name);
  const home = entry && others.length === 0 ? `[${entry.section}]` : 'its section heading, such as [Connections]';
  return `This line stands above the first section heading and is not read; put it below ${home}`;
}
