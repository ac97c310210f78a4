import type { RemarkFact } from '../model/fact.js';
import type { Block } from '../text/tree.js';
import { isBlank, skipBlanks } from './blanks.js';
import { spanOf } from './format.js';

/** A comment that begins with `lead` characters at `start`. `; imc-disable-next-line CODE…` and `; imc-disable CODE…`; words behind a lone dash are for people. */
export function remark(block: Block, row: number, text: string, start: number, end: number, lead = 1): RemarkFact {
  const span = spanOf(block, row, start, end);
  const from = skipBlanks(text, start + lead, end);
  const said = text.slice(from, Math.min(end, from + 2000));
  const match = /^imc-disable(-next-line)?(?=[ \t]|$)/.exec(said);
  if (!match) return { kind: 'remark', text: text.slice(from, end), span };
  const codes = [];
  for (let at = match[0].length; at < said.length;) {
    if (isBlank(said.charCodeAt(at)) || said[at] === ',') {
      at++;
      continue;
    }
    const word = /^[^ \t,\uFEFF]+/.exec(said.slice(at))![0];
    if (/^[-–—]+$/.test(word)) break;
    codes.push({ code: word, span: spanOf(block, row, from + at, from + at + word.length) });
    at += word.length;
  }
  return { kind: 'remark', text: text.slice(from, end), span, disables: { scope: match[1] ? 'next line' : 'document', codes } };
}
