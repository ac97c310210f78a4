import type { FoldingRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Span } from '../text/tree.js';

/** Sections, lists, and runs of comments. `limit` is the most that the editor takes; larger parts go first. */
export function folding(snapshot: Snapshot, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const lineOf = (span: Span) => snapshot.rangeOf(span).start.line;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: string) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  for (const { fact, last, settings } of snapshot.model.sections) {
    if (fact && last) add(lineOf(fact.span), lineOf(last.span));
    for (const { fact: head, entries } of settings) {
      const end = entries.at(-1);
      if (end) add(lineOf(head.span), lineOf(end.span));
    }
  }
  let first = -1;
  let previous = -2;
  for (const { span } of snapshot.model.remarks) {
    const line = lineOf(span);
    if (line !== previous + 1) {
      add(first, previous, 'comment');
      first = line;
    }
    previous = line;
  }
  if (first !== -1) add(first, previous, 'comment');
  return ranges.length <= limit ? ranges : ranges.sort((a, b) => (b.endLine - b.startLine) - (a.endLine - a.startLine)).slice(0, limit);
}
