import type { DocumentSymbol, Range } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Setting } from '../model/model.js';
import { shownText } from '../model/passwords.js';

/** Entries of one list in the outline; a longer list shows its first ones and how many more there are. */
const MOST_ENTRIES = 2000;

const KIND = { section: 3, property: 7, list: 18, entry: 15 } as const;

/** Sections, the properties in them, the entries of lists. */
export function documentSymbols(snapshot: Snapshot): DocumentSymbol[] {
  return snapshot.model.sections.flatMap(({ fact, settings, last }) => {
    const children = settings.map(setting => settingSymbol(snapshot, setting));
    if (!fact) return children;
    const selectionRange = snapshot.rangeOf(fact.span);
    return [{
      name: fact.name, kind: KIND.section, selectionRange, children,
      range: last ? join(selectionRange, snapshot.rangeOf(last.span)) : selectionRange,
    }];
  });
}

function settingSymbol(snapshot: Snapshot, { fact, entries }: Setting): DocumentSymbol {
  const selectionRange = snapshot.rangeOf(fact.span);
  const shown: DocumentSymbol[] = entries.slice(0, MOST_ENTRIES).map(entry => {
    const range = snapshot.rangeOf(entry.span);
    const [name, ...rest] = entry.fields.map(field => shownText(entry, field));
    return { name: name || '(empty)', detail: rest.join(' → '), kind: KIND.entry, range, selectionRange: range };
  });
  const hidden = entries.length - shown.length;
  const last = entries.at(-1);
  if (hidden > 0) {
    const range = snapshot.rangeOf(entries[MOST_ENTRIES]!.span);
    shown.push({ name: `… and ${hidden} more`, kind: KIND.entry, range, selectionRange: range });
  }
  return {
    name: fact.name || '(no name)', kind: fact.opensList ? KIND.list : KIND.property, selectionRange,
    detail: fact.opensList ? `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}` : shownText(fact, { text: fact.value, span: fact.valueSpan }),
    range: last ? join(selectionRange, snapshot.rangeOf(last.span)) : selectionRange,
    ...(shown.length > 0 && { children: shown }),
  };
}

function join(first: Range, last: Range): Range {
  return { start: first.start, end: last.end };
}
