import { isBlank, skipBlanks, skipBlanksBack } from '../blanks.js';

/** The smallest pieces of a script that say something. Columns of the line; `row` is counted from the first row of the logical line. */
export interface Token {
  readonly kind: 'text' | 'name' | 'number' | 'sign' | 'comment';
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** Of a name in small letters, of a text what it says, of a comment nothing; else as written. */
  readonly word: string;
  /** A text whose last quote is missing. */
  readonly open?: true;
}

/** Reads one line. Texts, comments and names end where it ends, so no other line needs to be known; `begins` says that a statement begins with it. */
export function lex(line: string, row: number, begins: boolean): readonly Token[] {
  const tokens: Token[] = [];
  const end = skipBlanksBack(line, 0, line.length);
  for (let at = skipBlanks(line, 0, end); at < end; at = skipBlanks(line, at, end)) {
    const token = tokenAt(line, row, at, end, tokens.length === 0 ? begins : mayBegin(tokens.at(-1)!));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Whether a line goes on in the next one: it ends in an underscore that is no part of a name, a text or a comment. */
export function goesOn(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return last?.kind === 'sign' && last.word === '_';
}

/** The column of the character with that number in a text; that of its last quote for the one behind the last. */
export function columnIn(line: string, text: Token, wanted: number): number {
  let at = text.start + 1;
  for (let seen = 0; seen < wanted && at < text.end; seen++) at += line[at] === '"' ? 2 : 1;
  return Math.min(at, text.open ? text.end : text.end - 1);
}

function tokenAt(line: string, row: number, start: number, lineEnd: number, begins: boolean): Token {
  const code = line.charCodeAt(start);
  const token = (kind: Token['kind'], end: number, word = line.slice(start, end)): Token => ({ kind, row, start, end, word });
  if (code === 0x22) return textAt(line, row, start, lineEnd);
  if (code === 0x27) return token('comment', lineEnd, '');
  if (isDigit(code)) return token('number', endOf(/[\d.]*(?:e[+-]?\d+)?/iy, line, start));
  if (code === 0x26) {
    const end = endOf(/&(?:h[\da-f]+|o[0-7]+)(?![\w])&?/iy, line, start);
    return end > start ? token('number', end) : token('sign', start + 1);
  }
  if (isLetter(code)) {
    let end = start + 1;
    while (end < lineEnd && isPartOfName(line.charCodeAt(end))) end++;
    const word = line.slice(start, end).toLowerCase();
    return word === 'rem' && begins ? token('comment', lineEnd, '') : token('name', end, word);
  }
  if (code === 0x5b || code === 0x23) {                    // [a name], #a date#
    const end = line.indexOf(code === 0x5b ? ']' : '#', start + 1);
    if (end !== -1 && end < lineEnd) return token(code === 0x5b ? 'name' : 'number', end + 1, line.slice(start, end + 1).toLowerCase());
  }
  return token('sign', start + 1);
}

function textAt(line: string, row: number, start: number, lineEnd: number): Token {
  for (let at = start + 1; ;) {
    const quote = line.indexOf('"', at);
    if (quote === -1) return { kind: 'text', row, start, end: lineEnd, word: line.slice(start + 1, lineEnd).replaceAll('""', '"'), open: true };
    if (line[quote + 1] !== '"') return { kind: 'text', row, start, end: quote + 1, word: line.slice(start + 1, quote).replaceAll('""', '"') };
    at = quote + 2;
  }
}

/** `Rem` is a comment where a statement may begin, and a name elsewhere. */
function mayBegin({ kind, word }: Token): boolean {
  return kind === 'sign' ? word === ':' : kind === 'name' && (word === 'then' || word === 'else');
}

function endOf(pattern: RegExp, line: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(line)?.[0].length ?? 0);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x80 && !isBlank(code) && code !== 0xa0);
}

function isPartOfName(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f;
}
