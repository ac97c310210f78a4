/** Bytes that came and are not yet used, and how far they were searched for an end of line. */
export interface Inbox {
  readonly bytes: Uint8Array;
  readonly scanned: number;
}

export interface Line {
  readonly text: string;
  readonly ending: 'crlf' | 'lf';
  /** Octets, end of line included. */
  readonly length: number;
}

export type Taken =
  | { readonly kind: 'line'; readonly line: Line; readonly inbox: Inbox }
  | { readonly kind: 'more'; readonly inbox: Inbox }
  | { readonly kind: 'too long' };

/**
 * Octets in one line. RFC 5321 §4.5.3.1 allows a sender 512, RFC 4954 §4 a challenge 12,288; much more is accepted, but not without end.
 */
export const LINE_LIMIT = 64 * 1024;

export const EMPTY_INBOX: Inbox = { bytes: new Uint8Array(0), scanned: 0 };

export function received(inbox: Inbox, data: Uint8Array): Inbox {
  if (inbox.bytes.length === 0) return { bytes: data, scanned: 0 };
  const bytes = new Uint8Array(inbox.bytes.length + data.length);
  bytes.set(inbox.bytes);
  bytes.set(data, inbox.bytes.length);
  return { bytes, scanned: inbox.scanned };
}

/** The next line, whatever the pieces it came in. A bare LF ends a line too and is told apart; a bare CR is part of the text. */
export function takeLine(inbox: Inbox): Taken {
  const { bytes } = inbox;
  const end = bytes.indexOf(LF, inbox.scanned);
  if (end > LINE_LIMIT || (end < 0 && bytes.length > LINE_LIMIT)) return { kind: 'too long' };
  if (end < 0) return { kind: 'more', inbox: { bytes, scanned: bytes.length } };
  const crlf = end > 0 && bytes[end - 1] === CR;
  const text = decode(bytes.subarray(0, crlf ? end - 1 : end));
  return {
    kind: 'line',
    line: { text, ending: crlf ? 'crlf' : 'lf', length: end + 1 },
    inbox: { bytes: bytes.subarray(end + 1), scanned: 0 },
  };
}

const CR = 13;
const LF = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 where it is that, else one character for each octet: an old server's text in a code page is still recognisable. */
export function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }
}
