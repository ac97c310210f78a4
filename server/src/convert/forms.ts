import type { Snapshot } from '../analysis/snapshot.js';
import { readData } from '../formats/reg/data.js';
import { closingQuote, headerOf, LineKind, partsOf, type RegContext } from '../formats/reg/scan.js';
import { LineKind as ScriptLine } from '../formats/vbs/scan.js';
import type { Fact } from '../model/fact.js';
import { lineAt, type Range } from '../text/position.js';
import type { Comment, Gap, Source } from './content.js';
import { isScaffold } from './write-vbs.js';

/** What facts do not tell of a text and a conversion must not lose: comments behind values, bytes, lines that are nothing of ours. */
export interface Form {
  readonly source: Source;
  /** The last of the lines that make up one statement with the given one. */
  lastLineOf(line: number): number;
  /** The comments behind the statement that begins in a line. */
  commentsBehind(line: number): readonly Comment[];
  bytesAt(line: number): readonly number[] | undefined;
  /** Whether the data that begins in a line has bytes behind its end. */
  runsOnAt(line: number): boolean;
  deletedKeyAt(line: number): string | undefined;
  /** Whether a fact is all that its lines say. */
  says(fact: Fact): boolean;
  /** The lines, and parts of lines, that say something else than what was read. */
  gaps(covered: ReadonlySet<number>, named: ReadonlySet<number>, said: readonly Range[]): readonly Gap[];
}

export function formOf(snapshot: Snapshot): Form {
  switch (snapshot.document.format.id) {
    case 'imc':
      return { source: 'imc', lastLineOf: line => line, commentsBehind: () => [], bytesAt: () => undefined, runsOnAt: () => false, deletedKeyAt: () => undefined, says: () => true, gaps: () => [] };
    case 'reg':
      return regForm(snapshot);
    case 'vbs':
      return vbsForm(snapshot);
  }
}

function regForm(snapshot: Snapshot): Form {
  const { tree } = snapshot.document;
  const textOf = (line: number) => snapshot.lineText(line) ?? '';
  const lastLineOf = (line: number) => {
    let last = line;
    while (lineAt(tree, last + 1)?.line.kind === LineKind.continuation) last++;
    return last;
  };
  /** The rows of data from where it begins, each without the comment behind it. */
  const rowsOf = (line: number): readonly { readonly line: number; readonly data: string; readonly comment: number }[] => {
    const parts = partsOf(textOf(line));
    if (parts.kind === LineKind.key) return [{ line, data: '', comment: textOf(line).indexOf(';', parts.pathEnd) }];
    if (parts.kind !== LineKind.value) return [];
    const rows = [];
    const last = lastLineOf(line);
    for (let row = line; row <= last; row++) {
      const text = textOf(row);
      const from = row > line ? 0 : parts.dataStart;
      const quoted = row === line && text[from] === '"' ? closingQuote(text, from + 1) : undefined;
      const comment = text.indexOf(';', quoted === undefined ? from : quoted);
      rows.push({ line: row, data: text.slice(from, comment === -1 ? undefined : comment), comment });
    }
    return rows;
  };
  return {
    source: 'reg',
    lastLineOf,
    commentsBehind: line => rowsOf(line).flatMap(row => {
      const text = row.comment === -1 ? '' : textOf(row.line).slice(row.comment + 1).trim();
      return text === '' ? [] : [{ kind: 'comment' as const, text: /^imc-disable/.test(text) ? `- ${text}` : text, at: rangeIn(row.line, row.comment, textOf(row.line).length) }];
    }),
    bytesAt: line => {
      const written = rowsOf(line).map(({ data }) => data).join('').replace(/^hex(?:\([0-9a-f]+\))?:/i, '');
      return [...written.matchAll(/[0-9a-f]{1,2}/gi)].map(([digits]) => Number.parseInt(digits, 16));
    },
    runsOnAt: line => {
      const { block, row, line: { text, exit } } = lineAt(tree, line)!;
      const parts = partsOf(text);
      const data = parts.kind === LineKind.value ? readData(block, row, parts.dataStart, row + lastLineOf(line) - line, (exit as RegContext).header) : 'delete';
      return typeof data === 'object' && 'type' in data && data.runsOn === true;
    },
    deletedKeyAt: line => {
      const parts = partsOf(textOf(line));
      return parts.kind === LineKind.key ? textOf(line).slice(parts.pathStart, parts.pathEnd) : undefined;
    },
    says: () => true,
    gaps: covered => gapsOf(snapshot, covered, text => headerOf(text.trim()) !== undefined, {
      what: 'what is not the connector\'s', why: 'it belongs to other keys, or is a default value: nothing of it is known to be the connector\'s',
    }),
  };
}

const STATEMENTS = { what: 'statements of the script', why: 'they write no value by a path that stands in the script, and only a script can hold them' } as const;
const REST = { what: 'the rest of a line', why: 'it is a statement of the script around what is written, and only a script can hold it' } as const;
/** A name is given to one literal, or to several joined: what it says is in the paths that use it. */
const NAMING = /^\s*(?:(?:public|private)\s+)?(?:const\s+)?\w+\s*=\s*(?:"(?:[^"]|"")*"|\w+|&|\s)+(?:'.*)?$/i;

function vbsForm(snapshot: Snapshot): Form {
  const { tree } = snapshot.document;
  return {
    source: 'vbs', commentsBehind: () => [], bytesAt: () => undefined, runsOnAt: () => false, deletedKeyAt: () => undefined,
    says: ({ kind }) => kind === 'setting' || kind === 'deletion' || kind === 'default' || kind === 'remark' || kind === 'unread',
    lastLineOf: line => {
      let last = line;
      while (lineAt(tree, last + 1)?.line.kind === ScriptLine.continuation) last++;
      return last;
    },
    gaps: (covered, named, said) => {
      const isNoLoss = (text: string, line: number) => isScaffold(text) || (named.has(line) && NAMING.test(text));
      return [...gapsOf(snapshot, covered, isNoLoss, STATEMENTS), ...restsOf(snapshot, said)];
    },
  };
}

/** What stands in the lines of a script beside that which was read: `If … Then`, or another statement behind a colon. */
function restsOf(snapshot: Snapshot, said: readonly Range[]): readonly Gap[] {
  const left = new Map<number, string>();
  for (const { start, end } of said) {
    for (let { line } = start; line <= end.line; line++) {
      const text = left.get(line) ?? snapshot.lineText(line) ?? '';
      const from = line === start.line ? start.character : 0;
      const to = line === end.line ? end.character : text.length;
      left.set(line, text.slice(0, from) + ' '.repeat(to - from) + text.slice(to));
    }
  }
  return [...left].filter(([, text]) => /[^\s:_\uFEFF]/.test(text)).map(([line]) => ({ kind: 'gap', ...REST, at: rangeIn(line, 0, (snapshot.lineText(line) ?? '').length) }));
}

/** Lines that nothing was read from, one gap for each run of them. */
function gapsOf(snapshot: Snapshot, covered: ReadonlySet<number>, isNoLoss: (text: string, line: number) => boolean, said: Pick<Gap, 'what' | 'why'>): readonly Gap[] {
  const gaps: Gap[] = [];
  let open: { from: number; to: number } | undefined;
  const close = () => {
    if (open) gaps.push({ kind: 'gap', ...said, at: { start: { line: open.from, character: 0 }, end: { line: open.to, character: (snapshot.lineText(open.to) ?? '').length } } });
    open = undefined;
  };
  for (let line = 0; line < snapshot.document.tree.lineCount; line++) {
    const text = snapshot.lineText(line) ?? '';
    if (covered.has(line)) close();
    else if (text.replace(/\uFEFF/g, '').trim() !== '' && !isNoLoss(text, line)) open = { from: open?.from ?? line, to: line };
  }
  close();
  return gaps;
}

function rangeIn(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
