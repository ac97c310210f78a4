import { applyChanges, offeredFixes, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { formatDocument } from '../../server/src/analysis/format-document.js';
import { changeDocument, openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument, type Found } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { completion } from '../../server/src/features/completion.js';
import { documentSymbols } from '../../server/src/features/document-symbols.js';
import { folding } from '../../server/src/features/folding.js';
import { hover } from '../../server/src/features/hover.js';
import type { FormatId, TextChange } from '../../server/src/formats/format.js';
import { makePlan } from '../../server/src/plan/make-plan.js';
import { rules } from '../../server/src/rules/index.js';
import { firstLineOf, lineAt, type Range } from '../../server/src/text/position.js';
import { print } from '../../server/src/text/tree.js';
import type { RandomNumbers } from './random.js';

/** A property that does not hold. */
export class Fault extends Error {}

/**
 * Holds everything that is promised of any text against one text; throws what it finds. `numbers` choose which change is made to the
 * text and which of many fixes are tried: the same numbers, the same choice.
 */
export function examine(format: FormatId, text: string, numbers: RandomNumbers): void {
  const snapshot = read(format, text);
  demand(print(snapshot.document.tree) === text, 'The tree prints another text than was parsed');
  const found = judged(snapshot);
  changed(format, snapshot, text, found, numbers);
  fixed(snapshot, text, found, numbers);
  mended(format, text, found, snapshot);
  formatted(format, snapshot, text);
  shown(snapshot, numbers);
}

function read(format: FormatId, text: string): Snapshot {
  return snapshotOf(openDocument(`test:///any.${format}`, format, 1, text));
}

/** What the rules say stands in the document, and is a sentence. */
function judged(snapshot: Snapshot): readonly Found[] {
  for (const { span } of snapshot.model.facts) inside(snapshot, snapshot.rangeOf(span), 'A fact');
  const found = findingsOfDocument(snapshot, rules);
  for (const { rule, finding } of found) {
    inside(snapshot, snapshot.rangeOf(finding.at), rule.code);
    for (const { at } of finding.related ?? []) inside(snapshot, snapshot.rangeOf(at), `A note of ${rule.code}`);
    demand(!/undefined|\[object|NaN/.test(finding.message) || /undefined|\[object|NaN/i.test(snapshot.text()), `${rule.code} says: ${finding.message}`);
  }
  return found;
}

/** A document that was changed is the document that one would read anew. */
function changed(format: FormatId, { document }: Snapshot, text: string, found: readonly Found[], numbers: RandomNumbers): void {
  const at = () => {
    const line = numbers.below(document.tree.lineCount);
    return { line, character: numbers.below(lineAt(document.tree, line)!.line.text.length + 1) };
  };
  const [one, other] = [at(), at()];
  const isForward = one.line < other.line || (one.line === other.line && one.character <= other.character);
  const range = isForward ? { start: one, end: other } : { start: other, end: one };
  const from = numbers.below(text.length + 1);
  const inserted = numbers.below(3) === 0 ? '' : text.slice(from, from + numbers.below(60));
  const edited = snapshotOf(changeDocument(document, [{ range, text: inserted }], 2));
  const fresh = read(format, edited.text());
  demand(same(briefly(edited), briefly(fresh)), `After a change of ${JSON.stringify({ range, inserted })} the document says something else than its text`);
  if (found.length <= 20) demand(same(sayings(edited, findingsOfDocument(edited, rules)), sayings(fresh, findingsOfDocument(fresh, rules))), `After a change of ${JSON.stringify({ range, inserted })} the rules say something else than of the text`);
}

/** Fixes that are tried on one text. */
const MOST_FIXES = 6;

/** A fix changes what it is for: rows stay where nothing is removed, remarks stay, and what could be read can still be read. */
function fixed(snapshot: Snapshot, text: string, found: readonly Found[], numbers: RandomNumbers): void {
  const all = found.flatMap(({ rule, finding }) => (finding.fixes ?? []).map(fix => ({ rule, fix, finding })));
  const start = numbers.below(Math.max(1, all.length));
  const unread = unreadIn(found);
  for (const { rule, fix, finding } of [...all.slice(start), ...all.slice(0, start)].slice(0, MOST_FIXES)) {
    const offered = offeredFixes(snapshot, { ...finding, fixes: [fix] })[0];
    if (!offered) continue;
    const what = `${rule.code}: ${fix.title}`;
    noOverlap(snapshot, offered.changes, what);
    const after = applyChanges(snapshot, offered.changes);
    demand(after !== text, `${what} changes nothing`);
    const removes = fix.edits.some(({ kind }) => kind === 'remove');
    const then = read(snapshot.document.format.id, after);
    if (!removes) demand(lines(then) >= lines(snapshot), `${what} takes a line away`);
    if (rule.on !== 'comments') demand(then.model.remarks.length >= snapshot.model.remarks.length, `${what} takes a remark away`);
    // What stands below a key that is nothing of ours is not read; with the right key all of it is, slips included.
    if (rule.code !== 'control-set' && rule.code !== 'misprinted-key') demand(unreadIn(findingsOfDocument(then, syntax)) <= unread, `${what} leaves something that cannot be read`);
  }
}

/** All safe fixes together come to rest; one round may mend no more than one slip of a word, and a key may hold many words. */
function mended(format: FormatId, text: string, found: readonly Found[], snapshot: Snapshot): void {
  let [now, here, findings] = [text, snapshot, found];
  for (let round = 0; ; round++) {
    const changes = safeChangesOf(here, findings);
    if (changes.length === 0) return;
    demand(round < 12 + found.length + text.length / 8, `Safe fixes do not come to rest:\n${now}`);
    noOverlap(here, changes, 'All safe fixes');
    now = applyChanges(here, changes);
    here = read(format, now);
    findings = findingsOfDocument(here, rules);
  }
}

/** Formatting moves blanks only, and once. */
function formatted(format: FormatId, snapshot: Snapshot, text: string): void {
  const once = applyChanges(snapshot, formatDocument(snapshot.document));
  demand(bare(once) === bare(text), 'Formatting changes more than blanks');
  const again = read(format, once);
  demand(applyChanges(again, formatDocument(again.document)) === once, 'Formatting twice is not formatting once');
}

/** What the editor asks for is answered. */
function shown(snapshot: Snapshot, numbers: RandomNumbers): void {
  documentSymbols(snapshot);
  for (const { startLine, endLine } of folding(snapshot)) demand(startLine < endLine && endLine < snapshot.document.tree.lineCount, 'A folding range ends where it begins, or beyond the text');
  makePlan(snapshot.model);
  for (let i = 0; i < 3; i++) {
    const line = numbers.below(snapshot.document.tree.lineCount);
    const position = { line, character: numbers.below(snapshot.lineText(line)!.length + 1) };
    hover(snapshot, position);
    for (const item of completion(snapshot, position, { snippets: i === 0 }).items) if (item.textEdit && 'range' in item.textEdit) inside(snapshot, item.textEdit.range, `Completion of ${item.label}`);
  }
}

function inside(snapshot: Snapshot, { start, end }: Range, what: string): void {
  demand(start.line < end.line || (start.line === end.line && start.character <= end.character), `${what} ends before it begins`);
  demand(start.line >= 0 && start.character >= 0 && end.line < snapshot.document.tree.lineCount, `${what} is beyond the text`);
  demand(start.character <= snapshot.lineText(start.line)!.length && end.character <= snapshot.lineText(end.line)!.length, `${what} is beyond its line`);
}

function noOverlap(snapshot: Snapshot, changes: readonly TextChange[], what: string): void {
  for (const { range } of changes) inside(snapshot, range, what);
  const sorted = [...changes].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character
    || a.range.end.line - b.range.end.line || a.range.end.character - b.range.end.character);      // an addition may stand in front of what goes
  sorted.slice(1).forEach(({ range: { start } }, i) => {
    const { end } = sorted[i]!.range;
    demand(end.line < start.line || (end.line === start.line && end.character <= start.character), `${what} makes two changes in one place`);
  });
}

/** The facts of a document, with their places, without the blocks that they stand in. */
function briefly(snapshot: Snapshot): unknown {
  const { tree } = snapshot.document;
  return snapshot.model.facts.map(fact => [fact.kind, snapshot.rangeOf(fact.span), firstLineOf(tree, fact.span.block) + fact.span.row,
    'name' in fact ? fact.name : '', 'section' in fact ? fact.section : '', 'value' in fact ? fact.value : '', fact.kind === 'entry' ? fact.fields.map(({ raw }) => raw) : []]);
}

function sayings(snapshot: Snapshot, found: readonly Found[]): unknown {
  return found.map(({ rule, finding }) => [rule.code, finding.message, snapshot.rangeOf(finding.at)]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Logical lines with something in them: how many rows bytes take up is nobody's affair. */
function lines({ document: { format, tree } }: Snapshot): number {
  let [count, open] = [0, format.initial.open];
  for (const { lines } of tree.blocks) for (const { text, exit } of lines) {
    if (!open && bare(text) !== '') count += 1;
    open = exit.open;
  }
  return count;
}

const syntax = rules.filter(({ code }) => code === 'syntax');

/** A file without a header says so at its first whole key, which may be one that a fix adds. */
function unreadIn(found: readonly Found[]): number {
  return found.filter(({ rule, finding }) => rule.code === 'syntax' && !finding.message.includes('REGEDIT4')).length;
}

function bare(text: string): string {
  return text.replace(/[ \t\uFEFF]/g, '');
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Fault(otherwise);
}
