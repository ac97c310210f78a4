import { findSetting } from '../../catalog/index.js';
import type { ModelEdit } from '../../model/edit.js';
import type { Fact } from '../../model/fact.js';
import type { Model, SectionPart, Setting } from '../../model/model.js';
import { firstLineOf, lineAt, rangeOf, type Range } from '../../text/position.js';
import { lineEndOf, type Line, type Span, type SyntaxTree } from '../../text/tree.js';
import { skipBlanks, skipBlanksBack } from '../blanks.js';
import type { TextChange } from '../format.js';
import { separatorOf } from './lower.js';
import { type ImcContext, LineKind, partsOf } from './scan.js';

/** How an IMC document says a change to the model. */
export function spell(tree: SyntaxTree<ImcContext>, model: Model, edit: ModelEdit): readonly TextChange[] {
  switch (edit.kind) {
    case 'respell':
      return respell(tree, edit.span, edit.text);
    case 'remove':
      return remove(tree, model, edit.fact);
    case 'retype':
      return edit.values.length === 1 ? [{ range: rangeOf(tree, edit.fact.valueSpan), text: edit.values[0]! }] : [];
    case 'set': {
      const setting = model.setting(edit.section, edit.name);
      if (setting) return [{ range: valueRange(tree, setting), text: edit.value }];
      return [addLines(tree, model, edit.section, [`${edit.name}=${edit.value}`])];
    }
    case 'add': {
      const type = findSetting(edit.section, edit.name)?.type;
      const rows = edit.entries.map(fields => `+${fields.join(type?.kind === 'list' ? type.separator : ';')}`);
      const setting = model.setting(edit.section, edit.name);
      if (!setting) return [addLines(tree, model, edit.section, [`${edit.name}=+`, ...rows])];
      const behind = insertBehind(tree, (setting.entries.at(-1) ?? setting.fact).span, rows);
      return setting.fact.value === '' ? [{ range: valueRange(tree, setting), text: '+' }, behind] : [behind];
    }
  }
}

/** Nothing where the line would be read as something else: a name that begins with a bracket is one only behind a blank of its own. */
function respell(tree: SyntaxTree<ImcContext>, span: Span, text: string): readonly TextChange[] {
  const range = rangeOf(tree, span);
  const { line } = lineAt(tree, range.start.line)!;
  const respelled = line.text.slice(0, range.start.character) + text + line.text.slice(range.end.character);
  return partsOf(respelled).kind === partsOf(line.text).kind ? [{ range, text }] : [];
}

/** The line as the formatter writes it: no blanks around names, `=`, fields and at the ends; comments are left alone. */
export function formatLine(line: Line<ImcContext>): string {
  const { text } = line;
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.blank:
      return text.includes('\uFEFF') ? '\uFEFF' : '';
    case LineKind.comment:
      return mark(text, parts.start) + text.slice(parts.start, parts.end);
    case LineKind.section:
      return `${mark(text, parts.start)}[${text.slice(parts.nameStart, parts.nameEnd)}]`;
    case LineKind.property: {
      const quote = parts.quoted ? '"' : '';
      return `${mark(text, parts.start)}${text.slice(parts.start, parts.nameEnd)}=${quote}${text.slice(parts.valueStart, parts.valueEnd)}${quote}`;
    }
    case LineKind.entry: {
      const separator = separatorOf(line.exit);
      const written = text.slice(parts.start + 1, parts.end);
      const fields = separator === undefined ? [written] : written.split(separator);
      return `${mark(text, parts.start)}+${fields.map(trimBlanks).join(separator)}`;
    }
    case LineKind.unread:
      return text;
  }
}

function trimBlanks(text: string): string {
  const start = skipBlanks(text, 0, text.length);
  return text.slice(start, skipBlanksBack(text, start, text.length));
}

/** A byte order mark before the text stays where it is. */
function mark(text: string, start: number): string {
  return text.slice(0, start).includes('\uFEFF') ? '\uFEFF' : '';
}

function remove(tree: SyntaxTree<ImcContext>, model: Model, fact: Fact): readonly TextChange[] {
  const spans: Span[] = [fact.span];
  if (fact.kind === 'setting') {
    const part = model.sections.flatMap(({ settings }) => settings).find(setting => setting.fact === fact);
    for (const entry of part?.entries ?? []) spans.push(entry.span);
  }
  const lines = new Set(spans.map(span => firstLineOf(tree, span.block) + span.row));
  // The end of the line before the last one goes with that line, if it goes too.
  return spans.map(span => ({ range: wholeLine(tree, span, line => lines.has(line)), text: '' }));
}

/** A line with its end; for the last line of the text, with the end of the line before it. */
function wholeLine(tree: SyntaxTree, span: Span, goes: (line: number) => boolean): Range {
  const line = firstLineOf(tree, span.block) + span.row;
  if (line < tree.lineCount - 1) return { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const length = lineAt(tree, line)!.line.text.length;
  const previous = lineAt(tree, line - 1);
  if (!previous || goes(line - 1)) return { start: { line, character: 0 }, end: { line, character: length } };
  return { start: { line: line - 1, character: previous.line.text.length }, end: { line, character: length } };
}

function valueRange(tree: SyntaxTree, setting: Setting): Range {
  return rangeOf(tree, setting.fact.valueSpan);
}

function addLines(tree: SyntaxTree<ImcContext>, model: Model, section: string, lines: readonly string[]): TextChange {
  const part = model.section(section);
  const end = part && lastOf(part);
  if (end) return insertBehind(tree, end.span, lines);
  const added = [`[${section}]`, ...lines];
  return section === 'Header' ? insertHeader(tree, model, added) : insertAtEnd(tree, added);
}

function lastOf(part: SectionPart): Fact | undefined {
  return part.last ?? part.fact;
}

function insertBehind(tree: SyntaxTree<ImcContext>, span: Span, lines: readonly string[]): TextChange {
  const line = firstLineOf(tree, span.block) + span.row;
  const at = { line, character: lineAt(tree, line)!.line.text.length };
  const eol = lineEndOf(tree);
  return { range: { start: at, end: at }, text: lines.map(added => eol + added).join('') };
}

/** A header comes first, but behind a byte order mark and behind lines that belong to no section: it must not take them in. */
function insertHeader(tree: SyntaxTree<ImcContext>, model: Model, lines: readonly string[]): TextChange {
  const [first, second] = model.sections;
  if (first && !first.fact && !second?.fact) return insertAtEnd(tree, lines);
  const heading = first && !first.fact ? second!.fact! : undefined;
  const line = heading ? firstLineOf(tree, heading.span.block) + heading.span.row : 0;
  const at = { line, character: line === 0 && lineAt(tree, 0)!.line.text.startsWith('\uFEFF') ? 1 : 0 };
  const eol = lineEndOf(tree);
  return { range: { start: at, end: at }, text: lines.join(eol) + eol + eol };
}

function insertAtEnd(tree: SyntaxTree<ImcContext>, lines: readonly string[]): TextChange {
  const line = tree.lineCount - 1;
  const { text } = lineAt(tree, line)!.line;
  const at = { line, character: text.length };
  const eol = lineEndOf(tree);
  const before = text === '' ? (line > 0 ? eol : '') : eol + eol;
  return { range: { start: at, end: at }, text: before + lines.join(eol) + eol };
}
