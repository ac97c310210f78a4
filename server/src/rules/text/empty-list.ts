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
    const all = model.sections.flatMap(({ settings }) => settings);
    const empty = all.filter(({ fact, entry, entries }) => entry?.type.kind === 'list' && fact.value === '+' && entries.length === 0);
    if (empty.length === 0) return;
    const unread = aboveUnread(model);
    const written = countBy(all, ({ entry }) => entry);
    for (const { fact, entry } of empty) {
      if (!entry || unread.has(fact) || written.get(entry)! > 1) continue;       // syntax, duplicate-property
      report({
        at: fact.valueSpan,
        message: `The + announces rows of ${entry.name}, and none follow; the empty list is written ${entry.name}=`,
        fixes: [{ title: 'Remove the +', edits: [{ kind: 'respell', span: fact.valueSpan, text: '' }], safe: true }],
      });
    }
  },
});

function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** Facts with a line below that cannot be read, which may be a row without its +. */
function aboveUnread({ facts }: Model): ReadonlySet<Fact> {
  const above = new Set<Fact>();
  let last: Fact | undefined;
  for (const fact of facts) {
    if (fact.kind === 'unread' && last) above.add(last);
    if (fact.kind !== 'remark') last = fact;
  }
  return above;
}
