import type { TextChange } from '../formats/format.js';
import type { Position } from '../text/position.js';
import type { ModelEdit } from '../model/edit.js';
import type { Model } from '../model/model.js';
import type { Finding, Fix } from '../rules/rule.js';
import type { Found } from './run-rules.js';
import type { Snapshot } from './snapshot.js';

/** A fix with the text changes that carry it out. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly changes: readonly TextChange[];
}

/** The fixes of a finding that the format can spell where it stands; the others are not offered. */
export function offeredFixes(snapshot: Snapshot, { fixes = [] }: Finding): readonly OfferedFix[] {
  return fixes.map(fix => ({ fix, changes: changesOf(snapshot, fix.edits) })).filter(({ changes }) => changes.length > 0);
}

/**
 * The text changes that carry out a fix; none where the format cannot spell all of it, or would write twice in one place: half
 * a move would lose what is moved.
 */
export function changesOf(snapshot: Snapshot, edits: readonly ModelEdit[]): readonly TextChange[] {
  const { document, model } = snapshot;
  if (!edits.every(edit => hasPlace(model, edit))) return [];
  const changes = edits.map(edit => document.format.spell(document.tree, model, edit));
  return changes.every(({ length }) => length > 0) && standApart(changes.flat()) ? changes.flat() : [];
}

/** What is added beside an entry has no place in another list than the entry's own. */
function hasPlace(model: Model, edit: ModelEdit): boolean {
  return edit.kind !== 'add' || edit.beside === undefined || model.setting(edit.section, edit.name)?.entries.includes(edit.beside) === true;
}

/** Additions may stand side by side; what gives way to one change is not there for another. */
function standApart(changes: readonly TextChange[]): boolean {
  const sorted = changes.map(({ range }) => range).sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  return sorted.every(({ start }, i) => i === 0 || compare(sorted[i - 1]!.end, start) <= 0);
}

/**
 * The changes of every safe fix that can be applied together, in text order. A fix whose changes overlap those of one
 * before it is left for the next round.
 */
export function safeChangesOf(snapshot: Snapshot, found: readonly Found[]): readonly TextChange[] {
  const taken = new Map<number, TextChange[]>();            // by the lines they touch
  const all: TextChange[] = [];
  for (const { finding } of found) {
    const fix = finding.fixes?.find(({ safe }) => safe);
    const changes = fix ? changesOf(snapshot, fix.edits) : [];
    if (changes.length === 0 || changes.some(change => linesOf(change).some(line => taken.get(line)?.some(other => overlap(change, other))))) continue;
    for (const change of changes) {
      all.push(change);
      for (const line of linesOf(change)) taken.set(line, [...(taken.get(line) ?? []), change]);
    }
  }
  return all.sort((a, b) => compare(a.range.start, b.range.start));
}

/** The text after the changes, which must not overlap. */
export function applyChanges(snapshot: Snapshot, changes: readonly TextChange[]): string {
  const text = snapshot.text();
  const offsets = lineOffsets(text);
  const at = ({ line, character }: Position) => (offsets[line] ?? text.length) + character;
  let result = '';
  let done = 0;
  for (const { range, text: inserted } of [...changes].sort((a, b) => compare(a.range.start, b.range.start) || compare(a.range.end, b.range.end))) {
    result += text.slice(done, at(range.start)) + inserted;
    done = at(range.end);
  }
  return result + text.slice(done);
}

function lineOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    if (code === 10 || code === 13) offsets.push(i + 1);
  }
  return offsets;
}

function linesOf({ range }: TextChange): readonly number[] {
  return Array.from({ length: range.end.line - range.start.line + 1 }, (_, i) => range.start.line + i);
}

function overlap(a: TextChange, b: TextChange): boolean {
  return compare(a.range.start, b.range.end) <= 0 && compare(b.range.start, a.range.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
