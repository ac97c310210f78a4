import { constants } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text with all that is needed to write it back as the same bytes. */
export interface DecodedText {
  /** Without a byte order mark, so that columns are those that editors show. Line ends are as they were. */
  readonly text: string;
  readonly encoding: Encoding;
  /** The byte order mark as it was found; empty without one. */
  readonly mark: Uint8Array;
}

/** What stands in a file's way, to be read behind its path: "there is no such file or folder". */
export interface Unreadable {
  readonly problem: string;
}

/** A file as it was when it was read, so that a later write can tell whether somebody else wrote it in between. */
export interface ReadFile extends DecodedText {
  readonly version: FileVersion;
}

export interface FileVersion {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  readonly changed: number;
}

/** Reads a file that may be a document. Nothing is thrown: what is in the way is said. */
export async function readDocument(path: string): Promise<ReadFile | Unreadable> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return { problem: 'it is a folder' };
    if (stats.isCharacterDevice() || stats.isBlockDevice()) return { problem: 'it is a device; use - for standard input' };
    if (stats.size > constants.MAX_STRING_LENGTH) return { problem: TOO_LARGE };
    const decoded = decode(await readFile(path));
    return 'problem' in decoded ? decoded : { ...decoded, version: versionOf(stats) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/**
 * Bytes as text: by the byte order mark; without one UTF-8, and Windows-1252 where they are not that, for old tools wrote
 * it. The decoding loses nothing: `encode` gives the same bytes back.
 */
export function decode(bytes: Uint8Array): DecodedText | Unreadable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (starts(buffer, [0xff, 0xfe, 0, 0]) || starts(buffer, [0, 0, 0xfe, 0xff])) return { problem: 'it is not a document: UTF-32 is not read, save it as UTF-8' };
  if (starts(buffer, [0xff, 0xfe]) || starts(buffer, [0xfe, 0xff])) return decodeUtf16(buffer);
  if (buffer.includes(0)) return { problem: 'it is not a document: it holds NUL bytes, as programs and pictures do, or it is UTF-16 without a byte order mark' };
  try {
    const mark = starts(buffer, UTF8_MARK) ? buffer.subarray(0, 3) : NO_MARK;
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer.subarray(mark.length)), encoding: 'utf-8', mark };
  } catch {
    if (buffer.length > constants.MAX_STRING_LENGTH) return { problem: TOO_LARGE };
    const text = buffer.toString('latin1').replace(/[\x80-\x9f]/g, byte => WINDOWS_1252[byte.charCodeAt(0) - 0x80]!);
    return { text, encoding: 'windows-1252', mark: NO_MARK };
  }
}

/** Text as bytes of an encoding, behind its mark; or the first character that the encoding cannot hold. */
export function encode({ text, encoding, mark }: DecodedText): Uint8Array | { readonly unencodable: string } {
  if (encoding === 'windows-1252') {
    const foreign = NOT_WINDOWS_1252.exec(text);
    if (foreign) return { unencodable: foreign[0] };
    return Buffer.from(text.replace(BEYOND_LATIN1, character => String.fromCharCode(0x80 + WINDOWS_1252.indexOf(character))), 'latin1');
  }
  if (encoding === 'utf-8') {
    const lone = /\p{Cs}/u.exec(text);
    return lone ? { unencodable: lone[0] } : Buffer.concat([mark, Buffer.from(text, 'utf8')]);
  }
  const body = Buffer.from(text, 'utf16le');
  return Buffer.concat([mark, encoding === 'utf-16be' ? body.swap16() : body]);
}

/** What went wrong with a file, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || `${message} (${code ?? 'no code'})`;
}

export function versionOf({ dev, ino, size, mtimeMs }: { dev: number; ino: number; size: number; mtimeMs: number }): FileVersion {
  return { device: dev, inode: ino, size, changed: mtimeMs };
}

const NO_MARK = new Uint8Array(0);
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const TOO_LARGE = 'it is too large to be read as one text';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EIO: 'the disk reports a fault',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: TOO_LARGE,
  ERR_STRING_TOO_LONG: TOO_LARGE,
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not a text',
};

/**
 * The characters of bytes 80 to 9F. The five that the code page leaves open stand for themselves, so that every byte can be
 * written back. An own table, because some releases of Node decode this range as ISO 8859-1.
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const BEYOND_LATIN1 = new RegExp(`[${WINDOWS_1252}]`, 'g');
const NOT_WINDOWS_1252 = new RegExp(`[^\\x00-\\x7f\\xa0-\\xff${WINDOWS_1252}]`, 'u');

/** Lone surrogates stay what they are: a text of UTF-16 units is read unit by unit. */
function decodeUtf16(buffer: Buffer): DecodedText | Unreadable {
  const mark = Uint8Array.from(buffer.subarray(0, 2));
  const body = buffer.subarray(2);
  if (body.length % 2 === 1) return { problem: 'it is not a document: it is UTF-16 and ends in the middle of a character' };
  if (body.length / 2 > constants.MAX_STRING_LENGTH) return { problem: TOO_LARGE };
  const big = mark[0] === 0xfe;
  return { text: (big ? Buffer.from(body).swap16() : body).toString('utf16le'), encoding: big ? 'utf-16be' : 'utf-16le', mark };
}

function starts(buffer: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => buffer[index] === byte);
}
