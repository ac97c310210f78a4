import { findSetting, registryKeys } from '../../catalog/index.js';
import type { RegistryType, SettingEntry } from '../../catalog/entry.js';
import { meantKey } from '../../model/meant-key.js';
import type { ModelEdit } from '../../model/edit.js';
import type { Fact, SettingFact } from '../../model/fact.js';
import type { Model } from '../../model/model.js';
import { firstLineOf, lineAt, rangeOf, type Range } from '../../text/position.js';
import { lineEndOf, type Span, type SyntaxTree } from '../../text/tree.js';
import type { TextChange } from '../format.js';
import { definitionOf } from './definition.js';
import { eventsIn, lastRowOf } from './lower.js';
import { goesOn, lex, type Token } from './lex.js';
import type { Piece } from './names.js';
import { isPieceWriting } from './pieces.js';
import type { Call, Event } from './read.js';
import type { VbsContext } from './scan.js';
import { writeData, writeInteger, writeText } from './write.js';

type Tree = SyntaxTree<VbsContext>;

/** How a script says a change to the model. Nothing where it cannot, or where it would change other statements too. */
export function spell(tree: Tree, model: Model, edit: ModelEdit): readonly TextChange[] {
  switch (edit.kind) {
    case 'respell':
      return respell(tree, edit.span, edit.text);
    case 'remove':
      return remove(tree, edit.fact);
    case 'retype':
      return replaceData(tree, edit.fact, edit.type, edit.values);
    case 'set': {
      const setting = model.setting(edit.section, edit.name);
      const type = typeOf(findSetting(edit.section, edit.name));
      if (!setting) return addStatement(tree, model, edit.section, edit.name, type, edit.value);
      const same = setting.fact.data?.type === type && respell(tree, setting.fact.valueSpan, edit.value);
      return same && same.length > 0 ? same : replaceData(tree, setting.fact, type, [edit.value]);
    }
    case 'add':                                          // RegWrite cannot write lists
      return [];
  }
}

function respell(tree: Tree, span: Span, text: string): readonly TextChange[] {
  if (!isPieceWriting(span.writing)) return [{ range: rangeOf(tree, span), text }];
  const { pieces, offset, form } = span.writing;
  const [start, end] = [offset + span.start, offset + span.end];
  const first = pieces.find(({ to }) => start < to) ?? pieces.at(-1)!;
  const last = end > start ? pieces.find(({ to }) => end <= to) ?? pieces.at(-1)! : first;
  if (first.known || last.known) return first === last ? respellName(tree, span, first, start - first.from, end - first.from, text) : [];
  const range = rangeOf(tree, span);
  if (range.start.line !== range.end.line) return [];    // a row would go
  const written = form === 'script text' ? inText(text) : writeInteger(text);
  return written === undefined ? [] : [{ range, text: written }];
}

/** A name stands for the text: what it was given is changed, unless something else uses it too. */
function respellName(tree: Tree, { block, row, writing }: Span, { first }: Piece, from: number, to: number, text: string): readonly TextChange[] {
  const definition = definitionOf(tree, first.word, firstLineOf(tree, block) + row);
  if (!definition) return [];
  const { start, columnOf } = definition;
  if (writing?.form === 'script number') {
    const number = definition.kind === 'number' ? writeInteger(text) : undefined;
    return number === undefined ? [] : [{ range: { start, end: definition.end }, text: number }];
  }
  const written = definition.kind === 'text' ? inText(text) : undefined;
  if (written === undefined) return [];
  return [{ range: { start: { line: start.line, character: columnOf(from) }, end: { line: start.line, character: columnOf(to) } }, text: written }];
}

/** What stands between the quotes of a literal. */
function inText(text: string): string | undefined {
  return writeText(text)?.slice(1, -1);
}

/** The whole line where nothing else stands in it, else the statement or the comment alone. */
function remove(tree: Tree, fact: Fact): readonly TextChange[] {
  const { block } = fact.span;
  const firstLine = firstLineOf(tree, block);
  if (fact.kind === 'remark') {
    const line = firstLine + fact.span.row;
    const before = lineAt(tree, line)!.line.text.slice(0, fact.span.start);
    if (before.trim() === '' && !lineAt(tree, line - 1)?.line.exit.open) return [{ range: wholeLines(tree, line, line), text: '' }];
    if (goesOn(lex(before, 0, false))) return [];         // without its comment the line would take in the next one
    return [{ range: { start: { line, character: before.trimEnd().length }, end: { line, character: fact.span.end } }, text: '' }];
  }
  const found = fact.kind === 'setting' || fact.kind === 'mention' || fact.kind === 'default' ? callOf(fact) : undefined;
  if (!found?.call.alone) return [];
  const { row, last, call: { statement } } = found;
  const [start, end] = [statement[0]!, statement.at(-1)!];
  const before = block.lines[row + start.row]!.text.slice(0, start.start);
  const behind = block.lines[row + end.row]!.text.slice(end.end);
  if (start.row === 0 && row + end.row === last && before.trim() === '' && behind.trim() === '') return [{ range: wholeLines(tree, firstLine + row, firstLine + last), text: '' }];
  const colon = /^[ \t]*:[ \t]*/.exec(behind)?.[0].length ?? 0;
  return [{ range: { start: { line: firstLine + row + start.row, character: start.start }, end: { line: firstLine + row + end.row, character: end.end + colon } }, text: '' }];
}

function replaceData(tree: Tree, fact: SettingFact, type: RegistryType, values: readonly string[]): readonly TextChange[] {
  const text = values.length === 1 ? writeData(type, values[0]!) : undefined;
  return fact.data && text !== undefined ? [{ range: rangeOf(tree, fact.data.span), text }] : [];
}

/** Behind the last statement that writes in the same key, or else anywhere, with the same object. */
function addStatement(tree: Tree, model: Model, section: string, name: string, type: RegistryType, value: string): readonly TextChange[] {
  const data = writeData(type, value);
  const writes = model.facts.filter(fact => fact.kind === 'setting' || (fact.kind === 'mention' && fact.writes)) as readonly SettingFact[];
  const near = writes.findLast(fact => fact.section === section) ?? writes.at(-1);
  const found = near && callOf(near);
  if (data === undefined || !found) return [];
  const { row, last, call, said, keyEnd } = found;
  const { block } = near.span;
  if (block.lines[last]!.exit.open) return [];           // a line that goes on, with nothing behind it, would take the statement in
  const key = near.section === section && !meantKey(said.slice(0, keyEnd))?.slips.length ? said.slice(0, keyEnd) : registryKeys.find(known => known.section === section)?.key;
  const path = key === undefined ? undefined : writeText(`${key}\\${name}`);
  if (path === undefined) return [];
  const line = block.lines[row]!.text;
  const indent = /^[ \t]*/.exec(line)![0];
  const statement = `${indent}${objectOf(block, row, call)}.RegWrite ${path}, ${data}`;
  return [insertion(tree, firstLineOf(tree, block) + last + 1, statement)];
}

/** A line of its own in front of another line, or behind the last one. */
function insertion(tree: Tree, line: number, text: string): TextChange {
  const eol = lineEndOf(tree);
  if (line < tree.lineCount) return { range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: text + eol };
  const end = { line: line - 1, character: lineAt(tree, line - 1)!.line.text.length };
  return { range: { start: end, end }, text: eol + text };
}

/** What stands in front of `.RegWrite`, `Call` left out; nothing inside `With`. */
function objectOf(block: Span['block'], row: number, { word, statement }: Call): string {
  const dot = statement[statement.indexOf(word) - 1]!;
  const start = statement[0]!.word === 'call' ? statement[1]! : statement[0]!;
  return start.row === dot.row ? block.lines[row + dot.row]!.text.slice(start.start, dot.start).trimEnd() : '';
}

/** The call that a fact was made of, with the rows of its logical line. */
function callOf({ span: { block, row: at }, span }: Fact): { readonly row: number; readonly last: number; readonly call: Call; readonly said: string; readonly keyEnd: number } | undefined {
  let state = block.entry as VbsContext;
  let row = 0;
  for (let last = lastRowOf(block, row); last < at; last = lastRowOf(block, row)) {
    state = block.lines[last]!.exit as VbsContext;
    row = last + 1;
  }
  const last = lastRowOf(block, row);
  const start = span.writing ? span.writing.extent(0, 0).start.column : span.start;
  const event = eventsIn(block as SyntaxTree<VbsContext>['blocks'][number], row, last, state)
    .find((one): one is Extract<Event, { kind: 'call' }> => one.kind === 'call' && startsAt(one.call.statement[0]!, at - row, start));
  return event && { row, last, call: event.call, said: event.said.value, keyEnd: event.path.keyEnd };
}

function startsAt(token: Token, row: number, column: number): boolean {
  return token.row === row && token.start === column;
}

/** The documented type, else the one that the kind of value has in every article. */
function typeOf(entry: SettingEntry | undefined): RegistryType {
  if (entry?.registryType) return entry.registryType;
  return entry?.type.kind === 'switch' || entry?.type.kind === 'number' || entry?.type.kind === 'bits' ? 'REG_DWORD' : entry?.type.kind === 'list' ? 'REG_MULTI_SZ' : 'REG_SZ';
}

/** Lines with their ends; of the last one what stands in it, so that a statement that takes its place may go in front of it. */
function wholeLines(tree: Tree, from: number, to: number): Range {
  if (to < tree.lineCount - 1) return { start: { line: from, character: 0 }, end: { line: to + 1, character: 0 } };
  return { start: { line: from, character: 0 }, end: { line: to, character: lineAt(tree, to)!.line.text.length } };
}
