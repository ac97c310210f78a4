/**
 * Texts in files that begin with REGEDIT4 are bytes of the ANSI code page of the machine that wrote them. The file does not say
 * which; Windows-1252 is taken, as for documents. The five bytes that it leaves open stand for themselves.
 */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export function decodeAnsi(bytes: readonly number[]): string {
  return bytes.map(byte => (byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80]! : String.fromCharCode(byte))).join('');
}

/** The bytes of a text; undefined where a character is not in the code page. */
export function encodeAnsi(text: string): readonly number[] | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const high = HIGH.indexOf(character);
    if (high !== -1) bytes.push(0x80 + high);
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code);
    else return undefined;
  }
  return bytes;
}

export function encodeUtf16(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap(unit => [unit & 0xff, unit >> 8]);
}
