import type { FoldingRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Setting } from '../model/model.js';
import type { Span } from '../text/tree.js';

/** Sections, lists, and runs of comments. `limit` is the most that the editor takes; larger parts go first. */
export function folding(snapshot: Snapshot, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const lineOf = (span: Span) => snapshot.rangeOf(span).start.line;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind?: string) => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
  };
  /** The last line of a setting: that of its last row, or where its data ends. */
  const lastLineOf = ({ fact, entries }: Setting) => (fact.data ? snapshot.rangeOf(fact.data.span).end.line : lineOf((entries.at(-1) ?? fact).span));
  const { format, tree } = snapshot.document;
  for (const { startLine, endLine } of format.folds?.(tree) ?? []) add(startLine, endLine);
  for (const { fact, last, settings } of snapshot.model.sections) {
    const end = settings.at(-1)?.fact.data ? lastLineOf(settings.at(-1)!) : 0;
    if (fact && last && !format.folds) add(lineOf(fact.span), Math.max(end, lineOf(last.span)));
    for (const setting of settings) add(lineOf(setting.fact.span), lastLineOf(setting));
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
