import type { EntryFact } from '../../model/fact.js';
import { problemsOf } from '../../model/typed-parts.js';
import { factRule, type Report } from '../rule.js';

export const trailingDot = factRule({
  code: 'trailing-dot',
  severity: 'error',
  summary: 'A dot or a blank behind a domain',
  sources: [{ kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q228998' }],
  on: ['setting', 'entry'],
  check(fact, report) {
    for (const { at, part, edit, replacement } of problemsOf(fact, 'trailing-dot')) {
      const message = part.type.kind === 'domain'
        ? 'A dot at the end of a domain is not supported: in the delivery table its mail comes back as undeliverable'
        : 'A dot at the end is not supported for domains, and no article has one at the end of a host';
      report({ at, message, ...edit && replacement && { fixes: [{ title: replacement.title, edits: [edit], safe: true }] } });
    }
    if (fact.kind === 'entry') checkBlanks(fact, report);
  },
});

/** Blanks behind the domain of a delivery route are part of what IMCCOPY restores. */
function checkBlanks({ section, fields: [domain] }: EntryFact, report: Report): void {
  if (section !== 'Routes' || !domain || domain.text === '') return;
  const at = { ...domain.rawSpan, start: domain.span.end };
  if (at.start === at.end) return;
  report({
    at,
    message: `A blank behind ${domain.text} sends its mail the wrong way before 5.5 SP3; remove it`,
    fixes: [{ title: 'Remove the blanks', edits: [{ kind: 'respell', span: at, text: '' }], safe: true }],
  });
}
