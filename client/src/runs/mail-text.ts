import { safeText } from '../smtp/safe-text.js';

/** Octets of a message that are shown: enough for any that a person reads. */
export const SHOWN = 2 * 1024 * 1024;

/**
 * Mail data as text to be read: lines as lines, tabs as tabs, whatever else would do something on a screen as hexadecimal. Octets beyond
 * ASCII are read as UTF-8 where they are UTF-8, else as Windows-1252; nothing is decoded beyond that, and nothing is left out.
 *
 * @param whole that no octets follow: a character may else be cut in two at the end
 */
export function mailText(octets: Uint8Array, whole = true): string {
  return inCharacters(octets, whole).split(/\r\n|\n/).map((line) => line.split('\t').map(safeText).join('\t')).join('\n');
}

function inCharacters(octets: Uint8Array, whole: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets, { stream: !whole });
  } catch {
    // Not every Node decodes Windows-1252 where it differs from Latin-1.
    return Buffer.from(octets).toString('latin1').replace(/[\x80-\x9f]/g, (character) => WINDOWS.charAt(character.charCodeAt(0) - 0x80));
  }
}

/** 0x80 to 0x9f; what Windows-1252 does not use stays what it is. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
