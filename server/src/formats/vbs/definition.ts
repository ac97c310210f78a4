import type { Position } from '../../text/position.js';
import type { SyntaxTree } from '../../text/tree.js';
import { columnIn, lex, type Token } from './lex.js';
import { isSign } from './names.js';
import { LineKind, type VbsContext } from './scan.js';

type Tree = SyntaxTree<VbsContext>;

/** The literal that a name stands for. */
export interface Definition {
  readonly kind: 'text' | 'number';
  readonly start: Position;
  readonly end: Position;
  /** The column of a character of the text. */
  columnOf(character: number): number;
}

interface Mention {
  readonly line: number;
  readonly definition?: Definition;
}

/**
 * The literal that a name is given above a line, where changing it changes nothing else: the name is given once, in one literal, and
 * stands nowhere else but in that one line.
 */
export function definitionOf(tree: Tree, name: string, line: number): Definition | undefined {
  const mentions = mentionsIn(tree).get(name) ?? [];
  const [given, used] = mentions;
  return mentions.length === 2 && given!.definition && given!.line < line && used!.line >= line && !used!.definition ? given!.definition : undefined;
}

const remembered = new WeakMap<Tree, ReadonlyMap<string, readonly Mention[]>>();

/** Where names stand, those that are only declared left out. */
function mentionsIn(tree: Tree): ReadonlyMap<string, readonly Mention[]> {
  const known = remembered.get(tree);
  if (known) return known;
  const mentions = new Map<string, Mention[]>();
  let line = 0;
  for (const { lines } of tree.blocks) for (const { text, kind, exit } of lines) {
    const tokens = lex(text, 0, kind !== LineKind.continuation);
    const whole = kind !== LineKind.continuation && !exit.open;
    if (!whole || tokens[0]?.word !== 'dim') tokens.forEach((token, i) => {
      if (token.kind !== 'name') return;
      const definition = whole ? definitionAt(tokens, i, line, text) : undefined;
      const mention = { line, ...definition && { definition } };
      const others = mentions.get(token.word);
      if (others) others.push(mention);
      else mentions.set(token.word, [mention]);
    });
    line += 1;
  }
  remembered.set(tree, mentions);
  return mentions;
}

/** `Const name = literal` or `name = literal`, with nothing behind the literal but the end of the statement. */
function definitionAt(tokens: readonly Token[], at: number, line: number, text: string): Definition | undefined {
  const [before, sign, literal, behind] = [tokens[at - 1], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  const begins = before === undefined || before.word === 'const' || isSign(before, ':') || (isSign(before, ',') && tokens.some(({ word }, i) => word === 'const' && i < 2));
  if (!begins || !isSign(sign, '=') || !literal || literal.open || (literal.kind !== 'text' && literal.kind !== 'number')) return undefined;
  if (behind && behind.kind !== 'comment' && !isSign(behind, ':') && !isSign(behind, ',')) return undefined;
  return {
    kind: literal.kind, start: { line, character: literal.start }, end: { line, character: literal.end },
    columnOf: character => columnIn(text, literal, character),
  };
}
