import type { Line, SyntaxTree } from '../../text/tree.js';
import type { Format, Token } from '../format.js';
import { lex } from './lex.js';
import { lower } from './lower.js';
import { initial, LineKind, scan, type VbsContext } from './scan.js';
import { spell } from './spell.js';

/**
 * Scripts of the Windows Script Host in VBScript, as Q257979 and Q175494 print them: what they write, delete and read in the
 * registry, as far as it stands in literals and in names for them. All the rest is the script's own.
 */
export const vbs: Format<VbsContext> = {
  id: 'vbs',
  medium: 'registry file',
  initial,
  scan,
  lower,
  spell,
  tokens,
  formatLine: ({ text }) => text,                      // how a script is laid out is its writer's affair
  recognizes: () => false,                             // the script host goes by the name, too
  disableComment: (scope, codes, eol) => `' imc-disable${scope === 'next line' ? '-next-line' : ''} ${codes.join(' ')}${eol}`,
  firstCommentLine: () => 0,
  folds,
};

/** Branches, loops and procedures, their last lines left out. */
function folds({ blocks }: SyntaxTree<VbsContext>): readonly { readonly startLine: number; readonly endLine: number }[] {
  const found: { startLine: number; endLine: number }[] = [];
  const open: number[] = [];
  let depth = 0;
  let line = 0;
  for (const { lines } of blocks) for (const { exit } of lines) {
    for (; depth < exit.depth; depth++) open.push(line);
    for (; depth > exit.depth; depth--) found.push({ startLine: open.pop()!, endLine: line - 1 });
    line += 1;
  }
  return found;
}

const TYPES: Readonly<Record<string, Token['type']>> = { text: 'value', number: 'value', sign: 'operator', name: 'name', comment: 'comment' };

function tokens({ text, kind }: Line<VbsContext>): readonly Token[] {
  return lex(text, 0, kind !== LineKind.continuation).map(token => ({ start: token.start, end: token.end, type: TYPES[token.kind]! }));
}
