/**
 * The text of a stranger made fit for a terminal, an editor and a log: control characters, escapes, marks that change the direction of
 * writing, invisible characters and lone surrogates are written as hexadecimal, the rest stands as it is.
 */
export function safeText(text: string): string {
  // Nearly all that is ever said, and found out sooner.
  if (PLAIN.test(text)) return text;
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

const PLAIN = /^[ -~]*$/;
// Cc, Cf (bidi marks, zero width, tags), Zl, Zp, lone surrogates, private use and what is not assigned. U+00AD is of Cf too.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
