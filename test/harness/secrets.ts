import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { ntHash, ntlmV2Key } from '../../client/src/smtp/sasl/ntlm-response.js';

/*
 * Everything that a password can be recognised by, or found out from, in whatever is shown: looked for as it stands and in the guises that programs give to
 * texts and octets.
 */

/** What was said in a login, taken from the wire: what goes out after AUTH tells as much as the password. */
export interface Said {
  readonly account: string;
  readonly password: string;
  /** Lines of the client inside authentication, and what the provider challenged it with; base64 as it went over the wire. */
  readonly answers?: readonly string[];
  readonly challenges?: readonly string[];
}

/** Names of the forms of a secret, and what to look for; texts are looked for without regard to case where they are hexadecimal. */
export function formsOf({ account, password, answers = [], challenges = [] }: Said): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  const [domain = '', user = account] = account.includes('\\') ? account.split('\\') : ['', account];
  const text = (name: string, value: string): void => {
    if (value.length < 6) return;
    forms.set(name, value);
    forms.set(`${name}, as JSON`, JSON.stringify(value).slice(1, -1));
    forms.set(`${name}, in a URL`, encodeURIComponent(value));
    octets(`${name} in UTF-8`, Buffer.from(value));
    octets(`${name} in UTF-16LE`, Buffer.from(value, 'utf16le'));
    octets(`${name} in Latin-1`, Buffer.from(value, 'latin1'));
  };
  const octets = (name: string, value: Buffer): void => {
    forms.set(`${name}, hexadecimal`, value.toString('hex'));
    forms.set(`${name}, hexadecimal with blanks`, value.toString('hex').replaceAll(/..(?!$)/g, '$& '));
    forms.set(`${name}, a list of numbers`, [...value].join(','));
    forms.set(`${name}, a list of numbers in lines`, [...value].join(', '));
    forms.set(`${name}, raw`, value.toString('latin1'));
    // At each of the three places in a group of base64; the digits at the ends depend on what stands beside.
    for (const lead of [0, 1, 2]) {
      const encoded = Buffer.concat([Buffer.alloc(lead), value]).toString('base64').replace(/=+$/, '');
      const firm = encoded.slice(lead === 0 ? 0 : lead + 1, -1);
      if (firm.length < 6) continue;
      forms.set(`${name}, base64 (${lead})`, firm);
      forms.set(`${name}, base64url (${lead})`, firm.replaceAll('+', '-').replaceAll('/', '_'));
    }
  };
  text('the password', password);
  octets('the answer of PLAIN', Buffer.from(`\0${account}\0${password}`));
  octets('the NT hash', Buffer.from(ntHash(password)));
  const tools = { hmacMd5: (key: Uint8Array, data: Uint8Array) => createHmac('md5', key).update(data).digest() };
  for (const name of new Set([domain, domain.toUpperCase(), ''])) octets(`the key of NTLM version 2 (${name})`, Buffer.from(ntlmV2Key(user, name, password, tools)));
  for (const [index, answer] of answers.entries()) {
    const data = Buffer.from(answer, 'base64');
    // The name alone is no secret: the result says it.
    if (data.toString() === account || data.length < 6) continue;
    octets(`answer ${index + 1}`, data);
    // The responses of type 3, and the proof that the second begins with.
    if (data.subarray(0, 8).toString('latin1') !== 'NTLMSSP\0') continue;
    for (const [response, at] of data.readUInt32LE(8) === 3 ? [['LM', 12], ['NT', 20]] as const : []) {
      const part = data.subarray(data.readUInt32LE(at + 4), data.readUInt32LE(at + 4) + data.readUInt16LE(at));
      if (part.some((octet) => octet !== 0)) octets(`the ${response} response of answer ${index + 1}`, part);
      if (response !== 'NT') continue;
      octets(`the proof of answer ${index + 1}`, part.subarray(0, 16));
      // Where an octet of it is no character that is shown, what stands beside that one is.
      for (const [run] of part.subarray(0, 16).toString('latin1').matchAll(/[!-~\xa1-\xac\xae-\xff]{5,}/g)) forms.set(`a part of the proof of answer ${index + 1}, raw`, run);
    }
  }
  for (const [index, challenge] of challenges.entries()) {
    const data = Buffer.from(challenge, 'base64');
    if (data.length < 6 || /^(?:Username|Password):$/.test(data.toString())) continue;
    text(`the digest of challenge ${index + 1}`, createHmac('md5', password).update(data).digest('hex'));
    // With it and the answer the password can be guessed off-line.
    octets(`challenge ${index + 1}`, data);
  }
  return forms;
}

/** Which forms are in the text. */
export function secretsIn(shown: string, forms: ReadonlyMap<string, string>): readonly string[] {
  const small = shown.toLowerCase();
  return [...forms].filter(([, form]) => (/^[0-9a-f ]+$/.test(form) ? small : shown).includes(form)).map(([name]) => name);
}

/** Looks for the password in all its forms, and for digests that can be made of it and of any challenge in the text. */
export function expectNoSecret(text: string, password: string, account = 'PRACTICE\\user'): void {
  expect(secretsIn(text, formsOf({ account, password }))).toEqual([]);
  expect(text).not.toMatch(/\b[0-9a-f]{32}\b/);
}
