import type { Position } from '../../text/position.js';
import { lineAt } from '../../text/position.js';
import type { SyntaxTree } from '../../text/tree.js';
import { goesOn, lex, type Token } from './lex.js';
import { isSign, workOut } from './names.js';
import { pathOf, type Path } from './path.js';
import { codeOf, initial, type VbsContext } from './scan.js';

/** Where in a call of RegWrite, RegRead or RegDelete something is to be written. Columns of the line. */
export interface Place {
  readonly what: 'path' | 'data' | 'type';
  /** Inside a text: between its quotes, up to the position, and to where the text ends. */
  readonly text?: { readonly start: number; readonly end: number; readonly said: string; readonly open: boolean };
  /** What the parts of the path in front of this one say. */
  readonly before: string;
  /** Of data and types: what the path leads to. */
  readonly path?: Path & { readonly name: string };
}

/** The place of a position; undefined where it is of no interest. A key may also be written where a script gives it a name. */
export function placeAt(tree: SyntaxTree, { line, character }: Position): Place | undefined {
  const here = lineAt(tree, line)?.line.text ?? '';
  const entry = (lineAt(tree, line - 1)?.line.exit ?? initial) as VbsContext;
  const rows: string[] = [];
  for (let row = entry.begun; row; row = row.before) rows.unshift(row.text);
  const tokens = lex(here, rows.length, rows.length === 0);
  const current = tokens.find(token => token.start < character && (character < token.end || (token.open === true && character === token.end)));
  if (current && current.kind !== 'text') return undefined;
  const before = [...codeOf(rows), ...tokens.filter(({ end, kind }) => end <= character && kind !== 'comment')].filter(token => token !== current);
  if (before.length > 0 && goesOn(before)) before.pop();
  const text = current && { start: current.start + 1, end: current.open ? current.end : current.end - 1, said: here.slice(current.start + 1, character), open: current.open === true };
  const inside = text && { text };
  const word = before.findLastIndex((token, i) => METHODS.has(token.word) && isSign(before[i - 1], '.'));
  if (word === -1 || before.slice(word).some(token => isSign(token, ':'))) return isNaming(before) && text ? { what: 'path', before: '', text } : undefined;
  const args = argumentsIn(before.slice(word + 1));
  const first = args[0]!;
  if (args.length === 1) {
    const joined = first.length === 0 ? '' : isSign(first.at(-1), '&') || isSign(first.at(-1), '+') ? workOut(first.slice(0, -1), entry.names)?.value : undefined;
    return joined === undefined ? undefined : { what: 'path', before: joined, ...inside };
  }
  if (args.length > 3 || before[word]!.word !== 'regwrite') return undefined;
  const said = workOut(first, entry.names);
  const path = said?.kind === 'text' ? pathOf(said.value) : undefined;
  return path && { what: args.length === 2 ? 'data' : 'type', before: '', path: { ...path, name: said!.value.slice(path.nameStart) }, ...inside };
}

const METHODS: ReadonlySet<string> = new Set(['regwrite', 'regread', 'regdelete']);

function argumentsIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const args: Token[][] = [[]];
  tokens.forEach((token, i) => {
    if (isSign(token, ',')) args.push([]);
    else if (i > 0 || !isSign(token, '(')) args.at(-1)!.push(token);
  });
  return args;
}

function isNaming(before: readonly Token[]): boolean {
  return isSign(before.at(-1), '=') && before.at(-2)?.kind === 'name' && (before.length === 2 || before[0]!.word === 'const');
}
