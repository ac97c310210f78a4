import type { DataType } from '../../model/fact.js';
import type { Block, Place, Writing } from '../../text/tree.js';
import { isBlank, skipBlanksBack } from '../blanks.js';
import { decodeAnsi } from './code-page.js';
import { closingQuote, isBytes, isRest, type Header } from './scan.js';

/** Data as a file writes it, with the place of each of its texts. */
export interface Data {
  readonly type: DataType;
  readonly start: Place;
  readonly end: Place;
  /** The text of the data, or its number in decimal; of a list `+`, or nothing where it is empty. */
  readonly value: string;
  readonly writing: Writing;
  readonly digits?: string;
  readonly items?: readonly Item[];
  /** Data of bytes: where a further item of the list goes. */
  readonly bytes?: Bytes;
  /** Bytes stand behind the zero that ends the text or the list, where whoever reads it stops. */
  readonly runsOn?: true;
}

/** One text of a list. */
export interface Item {
  readonly text: string;
  readonly writing: Writing;
  readonly row: number;
  /** Numbers of its first byte, and of the first behind it, its final zero included. */
  readonly from: number;
  readonly to: number;
}

/** The bytes of a list, and where they stand. */
export interface Bytes {
  readonly values: readonly number[];
  readonly width: 1 | 2;
  placeOf(index: number): { readonly start: Place; readonly end: Place };
}

/** Why data cannot be read, and what was meant where that can be told. */
export interface Unread {
  readonly why: string;
  readonly start: number;
  readonly end: number;
  readonly meant?: string;
}

/** Reads data that begins in a row and may go on in the rows up to `lastRow`. `delete` for a lone hyphen. */
export function readData(block: Block, row: number, start: number, lastRow: number, header: Header): Data | Unread | 'delete' {
  const { text } = block.lines[row]!;
  if (text[start] === '-' && isRest(text, start + 1)) return 'delete';
  if (text[start] === '"') return readString(text, row, start);
  if (isBytes(text, start)) return readBytes(block, row, start, lastRow, header);
  const number = /^dword:[ \t]*([0-9a-f]{1,8})(?=[ \t]*(?:;|$))/i.exec(text.slice(start));
  if (!number) return unread(text, start);
  const digits = number[1]!;
  const end = { row, column: start + number[0].length };
  const from = { row, column: end.column - digits.length };
  return {
    type: 'REG_DWORD', value: String(Number.parseInt(digits, 16)), digits, start: { row, column: start }, end,
    writing: { form: 'number', extent: () => ({ start: from, end }) },
  };
}

function readString(text: string, row: number, start: number): Data | Unread {
  const close = closingQuote(text, start + 1);
  if (close === undefined) {
    return { why: 'The quote that ends this text is missing. Text ends in the line it begins in', start, end: skipBlanksBack(text, start, text.length) };
  }
  if (!isRest(text, close + 1)) {
    return { why: 'Behind the quote that ends the text stands something else. A quote inside text is written \\"', start, end: skipBlanksBack(text, start, text.length) };
  }
  return { type: 'REG_SZ', start: { row, column: start }, end: { row, column: close + 1 }, ...quoted(text, row, start + 1, close) };
}

/** A text between quotes, with the place of each character. */
export function quoted(line: string, row: number, from: number, to: number): { readonly value: string; readonly writing: Writing } {
  const raw = line.slice(from, to);
  const value = raw.includes('\\') ? raw.replace(/\\([\s\S])/g, '$1') : raw;
  const columnOf = (wanted: number): number => {
    let at = from;
    for (let seen = 0; seen < wanted && at < to; seen++) at += line[at] === '\\' ? 2 : 1;
    return Math.min(at, to);
  };
  return {
    value,
    writing: { form: 'text', extent: (start, end) => ({ start: { row, column: columnOf(start) }, end: { row, column: columnOf(end) } }) },
  };
}

function unread(text: string, start: number): Unread {
  const end = skipBlanksBack(text, start, text.length);
  const written = text.slice(start, end);
  const plain = /^(?:0x([0-9a-f]{1,8})|(\d{1,10}))$/i.exec(written);
  const number = plain && (plain[1] === undefined ? Number(plain[2]) : Number.parseInt(plain[1], 16));
  if (number !== null && number <= 0xffffffff) {
    return {
      why: `${written} is no data of a registry file: a number is written dword: and eight hexadecimal digits, ${writeNumber(number)}`, start, end, meant: writeNumber(number),
    };
  }
  if (/^dword:/i.test(written)) {
    const digits = written.slice(6).trim();
    return {
      why: /^[0-9a-f]+$/i.test(digits)
        ? `A REG_DWORD has eight hexadecimal digits at the most, and here are ${digits.length}`
        : `Behind dword: stand hexadecimal digits, 0 to 9 and a to f, and nothing else${digits === '' ? '; here is nothing' : ''}`,
      start, end,
    };
  }
  if (written === '') return { why: 'There is no data behind the =. Data is "text", dword:00000001, hex(7): and bytes, or - to delete the value', start, end };
  if (/^hex/i.test(written)) return { why: 'Bytes are written hex: or hex(7): and pairs of hexadecimal digits with commas', start, end };
  // What it is instead is not repeated: it may be a password.
  return { why: 'This is no data of a registry file. Text stands in quotes, a number behind dword:, bytes behind hex:', start, end };
}

const TYPES: ReadonlyMap<number, DataType> = new Map<number, DataType>([
  [0, 'REG_NONE'], [1, 'REG_SZ'], [2, 'REG_EXPAND_SZ'], [3, 'REG_BINARY'], [4, 'REG_DWORD'], [7, 'REG_MULTI_SZ'], [11, 'REG_QWORD'],
]);

function readBytes(block: Block, row: number, start: number, lastRow: number, header: Header): Data | Unread {
  const { text } = block.lines[row]!;
  const prefix = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(text.slice(start))!;
  const type = prefix[1] === undefined ? 'REG_BINARY' : TYPES.get(Number.parseInt(prefix[1], 16)) ?? 'another type';
  const values: number[] = [];
  const rows: number[] = [];                 // for each row, the number of its first byte
  let end: Place = { row, column: start + prefix[0].length };
  for (let at = row; at <= lastRow; at++) {
    const line = block.lines[at]!.text;
    const from = at === row ? end.column : 0;
    rows.push(values.length);
    const stop = readRow(line, from, values);
    if (stop.wrong !== undefined) {
      const wrongEnd = skipBlanksBack(line, stop.wrong, line.length);
      return { why: 'Bytes are pairs of hexadecimal digits with commas between them; a backslash at the end says that they go on in the next line', start, end: at === row ? wrongEnd : skipBlanksBack(text, start, text.length) };
    }
    if (stop.end > from || at === row) end = { row: at, column: Math.max(stop.end, from) };
  }
  const first = { row, column: start + prefix[0].length };
  const placeOf = (index: number) => byteAt(block, row, first.column, rows, index);
  const common = { type: type === 'REG_DWORD' && values.length !== 4 ? 'another type' : type, start: { row, column: start }, end } as const;
  const all = (form: string): Writing => ({ form, extent: () => ({ start: first, end }) });
  switch (common.type) {
    case 'REG_DWORD':
    case 'REG_QWORD': {
      const number = values.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
      return { ...common, value: String(number), writing: all(common.type === 'REG_DWORD' ? 'four bytes' : 'bytes') };
    }
    case 'REG_MULTI_SZ': {
      const bytes: Bytes = { values, width: widthOf(values, header), placeOf };
      const items = itemsOf(bytes, row);
      return { ...common, value: items.length > 0 ? '+' : '', items, bytes, writing: all('list'), ...runsOn(bytes, (items.at(-1)?.to ?? 0) + bytes.width) };
    }
    case 'REG_SZ':
    case 'REG_EXPAND_SZ': {
      const bytes: Bytes = { values, width: widthOf(values, header), placeOf };
      const [item] = itemsOf(bytes, row);
      const rest = runsOn(bytes, item?.to ?? bytes.width);
      return item ? { ...common, value: item.text, writing: item.writing, ...rest } : { ...common, value: '', writing: all('bytes'), ...rest };
    }
    default:
      return { ...common, value: values.slice(0, 64).map(hexOf).join(','), writing: all('bytes') };
  }
}

/** Zeros at the end say nothing. */
function runsOn({ values }: Bytes, end: number): Pick<Data, 'runsOn'> {
  return values.some((byte, i) => i >= end && byte !== 0) ? { runsOn: true } : {};
}

/** Reads the bytes of one row; `end` is behind the last of them, and behind commas and a backslash that nothing follows. */
function readRow(line: string, from: number, values: number[]): { readonly end: number; readonly wrong?: number } {
  let end = from;
  for (let at = from; at < line.length;) {
    const code = line.charCodeAt(at);
    if (isBlank(code) || code === 0x2c) {
      at++;
      if (code === 0x2c) end = at;
      continue;
    }
    if (code === 0x3b) break;
    if (code === 0x5c) {
      if (!isRest(line, at + 1)) return { end, wrong: at };
      end = at + 1;
      break;
    }
    const high = digitOf(code);
    const low = digitOf(line.charCodeAt(at + 1));
    if (high === -1) return { end, wrong: at };
    const length = low === -1 ? 1 : 2;
    if (digitOf(line.charCodeAt(at + length)) !== -1) return { end, wrong: at };
    values.push(low === -1 ? high : high * 16 + low);
    at += length;
    end = at;
  }
  return { end };
}

function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Where a byte stands: found by counting in its row, when somebody asks. */
function byteAt(block: Block, row: number, column: number, rows: readonly number[], index: number): { readonly start: Place; readonly end: Place } {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (rows[middle]! <= index) low = middle;
    else high = middle - 1;
  }
  const line = block.lines[row + low]!.text;
  let left = index - rows[low]!;
  for (let at = low === 0 ? column : 0; ; at++) {
    if (at >= line.length) return { start: { row: row + low, column: line.length }, end: { row: row + low, column: line.length } };
    if (digitOf(line.charCodeAt(at)) === -1) continue;
    const length = digitOf(line.charCodeAt(at + 1)) === -1 ? 1 : 2;
    if (left === 0) return { start: { row: row + low, column: at }, end: { row: row + low, column: at + length } };
    left -= 1;
    at += length - 1;
  }
}

/** The header says how texts are written (Q148637, Q221790). Where it is missing, zeros in every second byte do. */
function widthOf(values: readonly number[], header: Header): 1 | 2 {
  if (header === 'REGEDIT4') return 1;
  if (header === '5.00') return 2;
  return values.length % 2 === 0 && values.some((byte, i) => i % 2 === 1 && byte === 0 && values[i - 1] !== 0) ? 2 : 1;
}

/** The texts up to the zero that ends each of them; an empty text ends the list. */
function itemsOf(bytes: Bytes, row: number): readonly Item[] {
  const { values, width } = bytes;
  const items: Item[] = [];
  const unitAt = (at: number) => (width === 1 ? values[at]! : values[at]! + 256 * (values[at + 1] ?? 0));
  for (let from = 0; from < values.length;) {
    let to = from;
    while (to < values.length && unitAt(to) !== 0) to += width;
    to = Math.min(to, values.length);
    if (to === from) break;
    items.push(itemOf(bytes, row, from, to));
    from = to + width;
  }
  return items;
}

function itemOf({ values, width, placeOf }: Bytes, row: number, from: number, to: number): Item {
  const units = values.slice(from, to);
  const text = width === 1 ? decodeAnsi(units)
    : Array.from({ length: Math.ceil(units.length / 2) }, (_, i) => String.fromCharCode(units[2 * i]! + 256 * (units[2 * i + 1] ?? 0))).join('');
  const extent = (start: number, end: number) => {
    const first = placeOf(from + start * width).start;
    return { start: first, end: end > start ? placeOf(Math.min(to, from + end * width) - 1).end : first };
  };
  return { text, row: placeOf(from).start.row, from, to: Math.min(values.length, to + width), writing: { form: width === 1 ? 'ANSI bytes' : 'UTF-16 bytes', extent } };
}

/** The lines that data may take up at the most, as the Registry Editor writes them. */
const LINE_WIDTH = 80;

export function writeNumber(number: number): string {
  return `dword:${number.toString(16).padStart(8, '0')}`;
}

export function escapeText(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}

/** Bytes with commas, broken into lines as the Registry Editor breaks them; `column` is where the first of them stands. */
export function writeBytes(values: readonly number[], column: number, eol: string): string {
  let result = '';
  let length = column;
  values.forEach((byte, i) => {
    const last = i === values.length - 1;
    if (length + 4 > LINE_WIDTH && i > 0) {
      result += `\\${eol}  `;
      length = 2;
    }
    result += `${hexOf(byte)}${last ? '' : ','}`;
    length += 3;
  });
  return result;
}

export function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
