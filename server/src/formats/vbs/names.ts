import type { Token } from './lex.js';

/** What a script calls a text or a number, as far as that can be told without running it: what it was given last. */
export interface Known {
  readonly kind: 'text' | 'number' | 'word';
  readonly value: string;
  /** How deep in branches and loops it was given; behind the end of those nobody can tell. */
  readonly depth: number;
  /** What it stands for is a key of ours, and was judged where it was given. */
  readonly isKey: boolean;
}

/** By the name in small letters. Never changed. */
export type Names = ReadonlyMap<string, Known>;

/** What is known before the first line: the language's own names of characters that no literal can hold. */
export const BUILT_IN: Names = new Map(([['vbcrlf', '\r\n'], ['vbnewline', '\r\n'], ['vbcr', '\r'], ['vblf', '\n'], ['vbtab', '\t']] as const)
  .map(([name, value]) => [name, { kind: 'text', value, depth: 0, isKey: false }]));

/** Names that are kept in mind, and characters of one text: a path takes up far fewer, and texts that grow by doubling come to an end. */
const MOST_NAMES = 256;
const LONGEST = 4096;

/** A text, number or word of the script, worked out of literals and known names, with the place of each part. */
export interface Said {
  readonly kind: Known['kind'];
  /** Of a number its value in decimal. */
  readonly value: string;
  readonly pieces: readonly Piece[];
}

/** A part of a text: characters `from` to `to` are those of a literal, or of what a name stands for. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly first: Token;
  readonly last: Token;
  /** Where it is a name: what that stands for. */
  readonly known?: Known;
}

export function give(names: Names, name: string, known: Known | undefined): Names {
  if (!known || (!names.has(name) && names.size >= MOST_NAMES)) return names.has(name) ? without(names, ([one]) => one === name) : names;
  return new Map(names).set(name, known);
}

/** The names as they are behind a branch or loop in which those at `depth` and deeper may have been given anew, or not. */
export function leave(names: Names, depth: number): Names {
  return without(names, ([, known]) => known.depth >= depth);
}

export function without(names: Names, goes: (entry: readonly [string, Known]) => boolean): Names {
  return [...names].some(goes) ? new Map([...names].filter(entry => !goes(entry))) : names;
}

/** What an expression says; undefined where only running the script would tell. */
export function workOut(expression: readonly Token[], names: Names): Said | undefined {
  const tokens = unwrapped(expression);
  const [first, second] = tokens;
  if (!first) return undefined;
  if (tokens.length === 2 && first.kind === 'sign' && first.word === '-' && second!.kind === 'number') return numberSaid(first, second!, -1);
  if (tokens.length === 1) return operand(first, names, 0);
  const pieces: Piece[] = [];
  let value = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (i % 2 === 1) {
      if (token.kind === 'sign' && (token.word === '&' || token.word === '+')) continue;
      return undefined;
    }
    const said = operand(token, names, value.length);
    if (!said || said.kind !== 'text' || value.length + said.value.length > LONGEST) return undefined;
    pieces.push(...said.pieces);
    value += said.value;
  }
  return tokens.length % 2 === 1 ? { kind: 'text', value, pieces } : undefined;
}

/** Whether two parts of an expression stand side by side with no sign between them: a quote is missing, or a sign. */
export function isBroken(expression: readonly Token[]): boolean {
  return expression.some((token, i) => token.kind === 'text' && isOperand(expression[i + 1]))
    || expression.some((token, i) => token.kind !== 'sign' && expression[i + 1]?.kind === 'text' && !WORDS.has(token.word));
}

function operand(token: Token, names: Names, from: number): Said | undefined {
  if (token.open) return undefined;
  if (token.kind === 'text') return { kind: 'text', value: token.word, pieces: [{ from, to: from + token.word.length, first: token, last: token }] };
  if (token.kind === 'number') return numberSaid(token, token, 1);
  const known = token.kind === 'name' ? names.get(token.word) : undefined;
  if (known) return { kind: known.kind, value: known.value, pieces: [{ from, to: from + known.value.length, first: token, last: token, known }] };
  if (token.kind !== 'name' || (token.word !== 'true' && token.word !== 'false')) return undefined;
  const value = token.word === 'true' ? 'True' : 'False';
  return { kind: 'word', value, pieces: [{ from, to: from + value.length, first: token, last: token }] };
}

function numberSaid(first: Token, last: Token, sign: 1 | -1): Said | undefined {
  const number = numberOf(last.word);
  if (number === undefined) return undefined;
  const value = String(sign * number);
  return { kind: 'number', value, pieces: [{ from: 0, to: value.length, first, last }] };
}

/** A literal number. In hexadecimal and octal, four digits or fewer are a number of 16 bits and others one of 32, unless an `&` ends them: `&HFFFF` is -1. */
function numberOf(written: string): number | undefined {
  if (/^\d{1,15}$/.test(written)) return Number(written);
  const other = /^&([ho])([\da-f]{1,11})(&?)$/i.exec(written);
  if (!other) return undefined;
  const number = Number.parseInt(other[2]!, other[1]!.toLowerCase() === 'h' ? 16 : 8);
  if (number > 0xffffffff) return undefined;
  if (number > 0x7fffffff) return number - 0x100000000;
  return number >= 0x8000 && number <= 0xffff && other[3] === '' ? number - 0x10000 : number;
}

/** Without the parentheses around it. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  let [from, to] = [0, tokens.length];
  while (to - from > 2 && isSign(tokens[from], '(') && isSign(tokens[to - 1], ')')) {
    from += 1;
    to -= 1;
  }
  const inner = tokens.slice(from, to);
  return inner.some(token => isSign(token, '(') || isSign(token, ')')) ? tokens : inner;
}

export function isSign(token: Token | undefined, word: string): boolean {
  return token?.kind === 'sign' && token.word === word;
}

function isOperand(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'sign' && !WORDS.has(token.word);
}

/** Names that stand between two parts of an expression. */
const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'eqv', 'imp', 'not', 'is', 'mod', 'in', 'to', 'step', 'each', 'case', 'until', 'while']);
