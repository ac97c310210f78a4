/** `class.subject.detail` of RFC 3463, as text: `5.7.8`. */
export type EnhancedStatusCode = `${2 | 4 | 5}.${number}.${number}`;

/**
 * Reads the enhanced status code at the start of a reply's text (RFC 2034 §4). Its class must be that of the reply code, else it
 * is taken for ordinary text: version numbers look alike.
 */
export function enhancedOf(code: number, text: string): { readonly enhanced: EnhancedStatusCode | null; readonly rest: string } {
  const found = /^([245])\.(\d{1,3})\.(\d{1,3})(?:[ \t]+|$)/.exec(text);
  if (!found || Number(found[1]) !== Math.floor(code / 100)) return { enhanced: null, rest: text };
  return { enhanced: `${found[1]}.${found[2]}.${found[3]}` as EnhancedStatusCode, rest: text.slice(found[0].length) };
}

/** What an enhanced status code means, where it helps more than its class does; undefined otherwise. */
export function explainEnhanced(enhanced: EnhancedStatusCode): string | undefined {
  return DETAILS[enhanced.slice(2)];
}

// RFC 3463 §3, RFC 4954 §6, RFC 5248: only those that can meet a dequeue.
const DETAILS: Readonly<Record<string, string>> = {
  '3.2': 'the system is not accepting messages at the moment',
  '3.4': 'the message is too big for the system',
  '5.1': 'the command is not valid here',
  '5.2': 'the command could not be understood',
  '5.3': 'too many recipients',
  '5.4': 'a parameter of the command is not valid',
  '5.6': 'the line is too long for a login',
  '7.0': 'a matter of security or policy that is not told',
  '7.1': 'not permitted by policy',
  '7.3': 'the login did not succeed',
  '7.8': 'the account or the password is wrong',
  '7.9': 'the login mechanism is too weak for this account',
  '7.11': 'the login mechanism needs encryption',
  '7.12': 'the password must be changed before this mechanism can be used',
};
