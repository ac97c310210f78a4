import type { Fact } from '../../model/fact.js';
import type { Model } from '../../model/model.js';
import { modelRule } from '../rule.js';

export const emptyList = modelRule({
  code: 'empty-list',
  severity: 'information',
  summary: 'A + that announces rows where none follow',
  sources: [{ kb: 'Q182522' }],
  on: 'model',
  check(model, report) {
    let unread: ReadonlySet<Fact> | undefined;
    for (const { settings } of model.sections) for (const { fact, entry, entries } of settings) {
      if (entry?.type.kind !== 'list' || fact.value !== '+' || entries.length > 0) continue;
      if ((unread ??= aboveUnread(model)).has(fact)) continue;
      report({
        at: fact.valueSpan,
        message: `The + announces rows of ${entry.name}, and none follow; the empty list is written ${entry.name}=`,
        fixes: [{ title: 'Remove the +', edits: [{ kind: 'respell', span: fact.valueSpan, text: '' }], safe: true }],
      });
    }
  },
});

/** Facts with a line below that cannot be read, which may be a row without its +: `syntax` speaks of it. */
function aboveUnread({ facts }: Model): ReadonlySet<Fact> {
  const above = new Set<Fact>();
  let last: Fact | undefined;
  for (const fact of facts) {
    if (fact.kind === 'unread' && last) above.add(last);
    if (fact.kind !== 'remark') last = fact;
  }
  return above;
}
