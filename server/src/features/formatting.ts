import type { Range, TextEdit } from 'vscode-languageserver-types';
import { formatDocument } from '../analysis/format-document.js';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Position } from '../text/position.js';

/** The whole document, or the lines that a range touches. */
export function formatting({ document }: Snapshot, range?: Range): TextEdit[] {
  const to = range && (range.end.character > 0 || range.end.line === range.start.line ? range.end.line + 1 : range.end.line);
  return formatDocument(document, range?.start.line, to).map(({ range, text }) => ({ range, newText: text }));
}

/** A new line below an entry, or below the head of a list, begins with the `+` of the next entry. One below a `+` that was left alone ends the list, and takes that `+` away. */
export function formattingOnType(snapshot: Snapshot, { line }: Position): TextEdit[] {
  if (snapshot.document.format.medium !== 'document' || snapshot.lineText(line)?.trim() !== '') return [];
  const above = snapshot.factsAt(line - 1)[0];
  const left = snapshot.lineText(line - 1) ?? '';
  if (above?.kind === 'entry' && left.trim() === '+' && snapshot.factsAt(line - 2)[0]?.kind === 'entry') return [{ range: { start: { line: line - 1, character: 0 }, end: { line: line - 1, character: left.length } }, newText: '' }];
  const goesOn = (above?.kind === 'entry' && above.list !== null && above.fields.some(({ text }) => text !== '')) || (above?.kind === 'setting' && above.opensList && above.value === '+');
  if (!goesOn) return [];
  return [{ range: { start: { line, character: 0 }, end: { line, character: snapshot.lineText(line)!.length } }, newText: '+' }];
}
