import type { DocumentLink } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { linkOf } from '../catalog/index.js';

/** Links from article and RFC numbers in comments: `Q257979`, `RFC 1985`. */
export function documentLinks(snapshot: Snapshot): DocumentLink[] {
  return snapshot.model.remarks.flatMap(({ text, span }) => {
    const { start, end } = snapshot.rangeOf(span);
    const offset = end.character - text.length;
    return [...text.matchAll(/\b(?:(Q\d{6})|RFC ?(\d{3,4}))\b/g)].flatMap(match => {
      const target = linkOf(match[1] ? { kb: match[1] as `Q${number}` } : { rfc: Number(match[2]) });
      if (!target) return [];
      const from = offset + match.index;
      return [{
        range: { start: { line: start.line, character: from }, end: { line: start.line, character: from + match[0].length } },
        target, tooltip: match[1] ? `Knowledge Base article ${match[1]}` : `RFC ${match[2]}`,
      }];
    });
  });
}
