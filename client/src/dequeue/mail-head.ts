import { decode } from '../smtp/line-reader.js';
import { safeText } from '../smtp/safe-text.js';

/** What a person wants to see of a message. For display alone: decoded, made safe, and shortened where it is long. */
export interface MailHead {
  readonly subject: string | null;
  readonly messageId: string | null;
}

/** Octets of a head that are kept: few heads have more than some thousand, and a message may be all head. */
const HEAD_LIMIT = 64 * 1024;
/** Characters of a value that are shown; RFC 5322 §2.1.1 has no line longer. */
const SHOWN = 998;

/** Catches the head of a message as its octets pass by. Keeps at most 64 KiB of them. */
export class HeadCatcher {
  #kept: Uint8Array = new Uint8Array(0);
  #length = 0;
  #over = false;

  see(data: Uint8Array): void {
    if (this.#over) return;
    const part = data.subarray(0, HEAD_LIMIT - this.#length);
    // An empty line may have begun in the piece before.
    const searched = Math.max(0, this.#length - 3);
    this.#kept = withRoomFor(this.#length + part.length, this.#kept, this.#length);
    this.#kept.set(part, this.#length);
    this.#length += part.length;
    const end = emptyLineIn(this.#kept.subarray(0, this.#length), searched);
    if (end !== null) this.#length = end;
    this.#over = end !== null || this.#length === HEAD_LIMIT;
  }

  head(): MailHead {
    const fields = unfold(decode(this.#kept.subarray(0, this.#length)));
    return { subject: shown(decodeWords(fields.get('subject') ?? null)), messageId: shown(fields.get('message-id') ?? null) };
  }
}

/**
 * A buffer that has room for so many octets: the one given where it has, else one of twice the size with the first `filled` octets in it. Most
 * messages are small, and clearing memory for a big one costs more than to copy a little.
 */
function withRoomFor(octets: number, buffer: Uint8Array, filled: number): Uint8Array {
  if (octets <= buffer.length) return buffer;
  const larger = Buffer.allocUnsafe(Math.max(LEAST, octets, 2 * buffer.length));
  larger.set(buffer.subarray(0, filled));
  return larger;
}

const LEAST = 2048;
const LF = 10;
const CR = 13;

/** Where the head ends: behind the line before the first empty one. Lines ended by a bare LF count too, as nothing hangs on it. */
function emptyLineIn(bytes: Uint8Array, from: number): number | null {
  if (bytes[0] === LF || (bytes[0] === CR && bytes[1] === LF)) return 0;
  for (let lf = bytes.indexOf(LF, from); lf >= 0; lf = bytes.indexOf(LF, lf + 1)) {
    const next = bytes[lf + 1] === CR ? lf + 2 : lf + 1;
    if (bytes[next] === LF) return lf + 1;
  }
  return null;
}

/** The first field of each name, the names in small letters. */
function unfold(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
  }
  return fields;
}

function shown(value: string | null): string | null {
  if (value === null) return null;
  const text = safeText(value.replaceAll('\t', ' ').trim());
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** `=?charset?B or Q?text?=`, and those that follow with nothing but blanks between, which do not count (RFC 2047 §6.2). */
const WORDS = /=\?[^\s?]+\?[bq]\?[^\s?]*\?=(?:[ \t]+=\?[^\s?]+\?[bq]\?[^\s?]*\?=)*/gi;
const WORD = /=\?([^\s?*]+)(?:\*[^\s?]*)?\?([bq])\?([^\s?]*)\?=/gi;

/** Words that cannot be decoded stay as they stand. */
function decodeWords(value: string | null): string | null {
  return value?.replace(WORDS, (run) => {
    const words = [...run.matchAll(WORD)].map(([, charset = '', encoding = '', text = '']) => ({ charset: charset.toLowerCase(), octets: octetsOf(encoding, text) }));
    const texts: (string | null)[] = [];
    for (let at = 0; at < words.length; ) {
      const { charset } = words[at] ?? { charset: '' };
      const first = at;
      while (words[at]?.charset === charset) at += 1;
      // Joined first: senders cut characters of several octets in two.
      texts.push(inCharset(charset, words.slice(first, at).flatMap(({ octets }) => [...octets])));
    }
    return texts.includes(null) || texts.length === 0 ? run : texts.join('');
  }) ?? null;
}

function octetsOf(encoding: string, text: string): Uint8Array {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const plain = text.replaceAll('_', ' ').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

function inCharset(charset: string, octets: readonly number[]): string | null {
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(octets));
  } catch {
    return null;
  }
}
