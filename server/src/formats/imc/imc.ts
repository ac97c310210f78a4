import type { Line } from '../../text/tree.js';
import type { Format, Token } from '../format.js';
import { lower } from './lower.js';
import { type ImcContext, LineKind, initial, partsOf, scan } from './scan.js';
import { formatLine, spell } from './spell.js';

/** IMC documents, and with them every save file of IMCCOPY (`Q182522`, `Q262126`). */
export const imc: Format<ImcContext> = {
  id: 'imc',
  medium: 'document',
  initial,
  scan,
  lower,
  spell,
  formatLine,
  tokens,
  recognizes: head => /^\uFEFF?(?:[ \t]*(?:;.*)?(?:\r\n|\n|\r))*[ \t]*\[(?:Header|Routes|Domain)\][ \t]*(?:[\r\n]|$)/i.test(head),
  firstCommentLine: () => 0,
  disableComment: (scope, codes, eol) => `; imc-disable${scope === 'next line' ? '-next-line' : ''} ${codes.join(' ')}${eol}`,
};

function tokens(line: Line<ImcContext>): readonly Token[] {
  const parts = partsOf(line.text);
  switch (parts.kind) {
    case LineKind.blank:
      return [];
    case LineKind.comment:
      return [{ start: parts.start, end: parts.end, type: 'comment' }];
    case LineKind.section:
      return [{ start: parts.nameStart, end: parts.nameEnd, type: 'section' }];
    case LineKind.property:
      return [
        { start: parts.start, end: parts.nameEnd, type: 'name' },
        { start: parts.equals, end: parts.equals + 1, type: 'operator' },
        { start: parts.valueStart, end: parts.valueEnd, type: 'value' },
      ];
    case LineKind.entry:
      return [{ start: parts.start, end: parts.start + 1, type: 'operator' }, { start: parts.start + 1, end: parts.end, type: 'value' }];
    case LineKind.unread:
      return [{ start: parts.start, end: parts.end, type: 'invalid' }];
  }
}
