import { findSetting } from '../../catalog/index.js';
import type { DataType, EntryFact, Fact, SettingFact } from '../../model/fact.js';
import type { Block, Span } from '../../text/tree.js';
import { nearest } from '../../values/distance.js';
import { spanOf } from '../format.js';
import { isRead } from '../registry-section.js';
import { remark } from '../remark.js';
import { lex, type Token } from './lex.js';
import type { Said } from './names.js';
import { spanOfSaid, spanOfTokens } from './pieces.js';
import { read, type Event } from './read.js';
import { codeOf, LineKind, type VbsContext } from './scan.js';

/** The facts of a block, in order. Of keys that are nothing of ours, and of all that is no RegWrite, RegDelete or RegRead, it says nothing. */
export function lower(block: Block<VbsContext>): readonly Fact[] {
  const facts: Fact[] = [];
  let state = block.entry;
  for (let row = 0; row < block.lines.length;) {
    const last = lastRowOf(block, row);
    const { kind } = block.lines[row]!;
    if (kind === LineKind.code || kind === LineKind.continuation) {
      for (const event of eventsIn(block, row, last, state)) facts.push(...factsOf(block, row, event));
    }
    if (kind !== LineKind.blank) remarkIn(block, last, last === row && kind !== LineKind.continuation, facts);
    state = block.lines[last]!.exit;
    row = last + 1;
  }
  return facts;
}

/** What happens in a logical line. */
export function eventsIn(block: Block<VbsContext>, row: number, last: number, state: VbsContext): readonly Event[] {
  const events: Event[] = [];
  read(codeOf(block.lines.slice(row, last + 1).map(({ text }) => text)), state, event => events.push(event));
  return events;
}

/** The last row of the logical line that begins in a row. */
export function lastRowOf(block: Block, row: number): number {
  let last = row;
  while (last + 1 < block.lines.length && block.lines[last + 1]!.kind === LineKind.continuation) last++;
  return last;
}

function remarkIn(block: Block, row: number, begins: boolean, facts: Fact[]): void {
  const { text } = block.lines[row]!;
  if (!/'|rem/i.test(text)) return;
  const comment = lex(text, row, begins).at(-1);
  if (comment?.kind === 'comment') facts.push(remark(block, row, text, comment.start, comment.end, text[comment.start] === '\'' ? 1 : 3));
}

function factsOf(block: Block, row: number, event: Event): readonly Fact[] {
  switch (event.kind) {
    case 'key': {
      const key = event.said.value.slice(0, event.end);
      const nameSpan = spanOfSaid(block, row, event.said, 0, event.end);
      return [{ kind: 'section', name: key, section: event.section, key, span: nameSpan, nameSpan, ...event.judged && { judged: true } }];
    }
    case 'broken':
      return [{ kind: 'unread', why: WHY[event.why], span: spanOfBroken(block, row, event.why, event.tokens) }];
    case 'call':
      return isRead(event.path.section) ? callFacts(block, row, event) : [];
  }
}

const WHY = {
  quote: 'A quote is missing: text in a script stands between two quotes in one line, and a quote inside it is written twice',
  data: 'RegWrite is not told what to write: behind the name of the value come a comma and its data, then its type, as in 1, "REG_DWORD"',
  type: 'RegWrite is not told the type of the data: behind the last comma comes its name, as in "REG_DWORD"',
  more: 'RegWrite takes a name, data and a type, and nothing behind them',
} as const;

/** Of a text that lost its last quote and runs on to the next one, what may have been meant: up to the first comma. */
function spanOfBroken(block: Block, row: number, why: keyof typeof WHY, tokens: readonly Token[]): Span {
  const [first, last] = [tokens[0]!, tokens.at(-1)!];
  const comma = why === 'quote' && first === last && first.kind === 'text' ? block.lines[row + first.row]!.text.indexOf(',', first.start) : -1;
  if (comma > first.start && comma < first.end) return spanOf(block, row + first.row, first.start, comma);
  return spanOfTokens(block, row, first, last);
}

type CallEvent = Extract<Event, { kind: 'call' }>;

function callFacts(block: Block, row: number, event: CallEvent): readonly Fact[] {
  const { method, said, path: { section, nameStart, keyEnd }, call: { statement } } = event;
  const name = said.value.slice(nameStart);
  const span = spanOfTokens(block, row, statement[0]!, statement.at(-1)!);
  const nameSpan = spanOfSaid(block, row, said, nameStart);
  if (nameStart === said.value.length) {
    if (method === 'regdelete') return [{ kind: 'deletion', section, name: undefined, span }];
    if (method === 'regread') return [];
    return [{ kind: 'default', section, key: said.value.slice(0, keyEnd), span, slashSpan: spanOfSaid(block, row, said, keyEnd), isEmpty: event.data?.value === '' }];
  }
  const mention = (writes: boolean): Fact => ({ kind: 'mention', section, name, span, nameSpan, writes });
  if (method === 'regread') return [mention(false)];
  if (method === 'regdelete') return [{ kind: 'deletion', section, name, span }, mention(false)];
  const type = typeOf(event, section, name);
  const [, data, typeTokens] = event.call.args;
  if (type === 'unknown') {
    const at = spanOfTokens(block, row, typeTokens![0]!, typeTokens!.at(-1)!);
    const [near] = nearest(event.type!.value.toUpperCase().replaceAll('-', '_'), TYPES);
    return [mention(true), { kind: 'unread', why: NO_TYPE, span: at, ...near !== undefined && { meant: `"${near}"` } }];
  }
  if (type === undefined || (!event.data && type !== 'REG_MULTI_SZ')) return [mention(true)];
  const dataSpan = spanOfTokens(block, row, data![0]!, (typeTokens ?? data)!.at(-1)!);
  const typeSpan = typeTokens ? spanOfTokens(block, row, typeTokens[0]!, typeTokens.at(-1)!) : null;
  const value = valueOf(event.data, type);
  const isList = type === 'REG_MULTI_SZ';
  const setting: SettingFact = {
    kind: 'setting', section, name, value: isList ? (value === '' ? '' : '+') : value, opensList: isList, span, nameSpan,
    valueSpan: event.data ? spanOfSaid(block, row, event.data) : spanOfTokens(block, row, data![0]!, data!.at(-1)!),
    data: { type, span: dataSpan, typeSpan },
  };
  return isList && event.data && value !== '' ? [setting, entryFact(block, row, section, name, event.data)] : [setting];
}

const TYPES = ['REG_SZ', 'REG_EXPAND_SZ', 'REG_DWORD', 'REG_BINARY', 'REG_MULTI_SZ'] as const;
const NO_TYPE = 'This is no type that RegWrite knows; it writes REG_SZ, REG_EXPAND_SZ, REG_DWORD and REG_BINARY';

/** Undefined where only running the script would tell; a word that names no type is another type than the documented one (`Q216162`). */
function typeOf({ type, call }: CallEvent, section: string, name: string): DataType | 'unknown' | undefined {
  if (call.args[2] === undefined) return 'no type';
  if (!type) return undefined;
  return TYPES.find(known => known === type.value.toUpperCase()) ?? (findSetting(section, name)?.registryType ? 'another type' : 'unknown');
}

/** A negative number is written as the four bytes that it is. */
function valueOf(data: Said | undefined, type: DataType): string {
  const value = data?.value ?? '';
  return data?.kind === 'number' && type === 'REG_DWORD' && value.startsWith('-') ? String(Number(value) >>> 0) : value;
}

function entryFact(block: Block, row: number, section: string, name: string, data: Said): EntryFact {
  const raw = data.value;
  const text = raw.trim();
  const start = raw.length - raw.trimStart().length;
  const whole = spanOfSaid(block, row, data);
  return { kind: 'entry', section, list: findSetting(section, name)?.name, span: whole, fields: [{ text, raw, span: { ...whole, start, end: start + text.length }, rawSpan: whole }] };
}
