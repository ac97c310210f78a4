import type { Line, SyntaxTree } from '../../text/tree.js';
import { lineAt } from '../../text/position.js';
import type { Format, Token } from '../format.js';
import { formatLine } from './format-line.js';
import { lower } from './lower.js';
import { initial, LineKind, partsOf, scan, type RegContext } from './scan.js';
import { spell } from './spell.js';

/** Registry files: what Imcsave and the Registry Editor export, and what the latter imports (`Q195804`, `Q148637`, `Q221790`). */
export const reg: Format<RegContext> = {
  id: 'reg',
  medium: 'registry file',
  initial,
  scan,
  lower,
  spell,
  tokens,
  formatLine,
  recognizes: head => /^\uFEFF?[ \t\r\n]*(?:REGEDIT4|Windows Registry Editor Version 5\.00)[ \t]*(?:[\r\n]|$)/i.test(head),
  disableComment: (scope, codes, eol) => `; imc-disable${scope === 'next line' ? '-next-line' : ''} ${codes.join(' ')}${eol}`,
  firstCommentLine,
  sectionAt: (tree, line) => (lineAt(tree, line - 1)?.line.exit as RegContext | undefined)?.section || undefined,
};

/** Behind the header, which has to come first. */
function firstCommentLine({ blocks }: SyntaxTree<RegContext>): number {
  const row = blocks[0]?.lines.findIndex(({ kind }) => kind === LineKind.header) ?? -1;
  return row === -1 || row === blocks[0]!.lines.length - 1 ? 0 : row + 1;
}

function tokens({ text, kind }: Line<RegContext>): readonly Token[] {
  if (kind === LineKind.continuation) return text.trim() === '' ? [] : [{ start: text.length - text.trimStart().length, end: text.trimEnd().length, type: 'value' }];
  const parts = partsOf(text);
  switch (parts.kind) {
    case LineKind.blank:
      return [];
    case LineKind.comment:
      return [{ start: parts.start, end: parts.end, type: 'comment' }];
    case LineKind.header:
      return [{ start: parts.start, end: parts.end, type: 'section' }];
    case LineKind.key:
      return [{ start: parts.pathStart, end: parts.pathEnd, type: 'section' }];
    case LineKind.value:
      return [
        { start: parts.nameStart, end: parts.nameEnd, type: 'name' },
        { start: parts.equals, end: parts.equals + 1, type: 'operator' },
        { start: parts.dataStart, end: Math.max(parts.dataStart, parts.end), type: 'value' },
      ];
    case LineKind.unread:
      return [{ start: parts.start, end: parts.end, type: 'invalid' }];
  }
}
