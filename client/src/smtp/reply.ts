import { type EnhancedStatusCode, enhancedOf } from './enhanced-status.js';

export interface Reply {
  readonly code: number;
  readonly enhanced: EnhancedStatusCode | null;
  /** The texts of its lines as received, without code and enhanced status code. */
  readonly lines: readonly string[];
}

/** Lines in one reply, and octets: bounds against an endless one (RFC 5321 §4.2.1 sets none). */
export const REPLY_LINE_LIMIT = 500;
export const REPLY_OCTET_LIMIT = 1024 * 1024;

/** `250-text`, `250 text` and the bare `250`; null for what is not a line of a reply (RFC 5321 §4.2). */
export function replyLine(text: string): { readonly code: number; readonly last: boolean; readonly text: string } | null {
  const found = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(text);
  return found ? { code: Number(found[1]), last: found[2] !== '-', text: found[3] ?? '' } : null;
}

/** The reply made of these lines, which end with a last one; null when the lines do not bear the same code. */
export function replyOf(lines: readonly string[]): Reply | null {
  const read = lines.map(replyLine);
  const code = read[read.length - 1]?.code;
  if (code === undefined || read.some((line) => line?.code !== code)) return null;
  const texts = read.map((line) => enhancedOf(code, line?.text ?? ''));
  return { code, enhanced: texts[0]?.enhanced ?? null, lines: texts.map(({ rest }) => rest) };
}

/** The text of a reply, its lines under each other. */
export function textOf(reply: Reply): string {
  return reply.lines.join('\n');
}

/** A reply as it came: codes and all. */
export function replyText(reply: Reply): string {
  return `${reply.code} ${reply.enhanced ? `${reply.enhanced} ` : ''}${textOf(reply)}`.trimEnd();
}
