import { desEncrypt, desKey } from './des.js';
import { md4 } from './md4.js';

/* The proofs of NTLM (MS-NLMP 3.3): what is made of the password and the challenge. */

/** What the platform lends: hashes, randomness and a clock. */
export interface NtlmTools {
  hmacMd5(key: Uint8Array, data: Uint8Array): Uint8Array;
  md5(data: Uint8Array): Uint8Array;
  /** Octets that nobody can foretell. */
  randomBytes(count: number): Uint8Array;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Responses {
  readonly lm: Uint8Array;
  readonly nt: Uint8Array;
}

export function ntHash(password: string): Uint8Array {
  return md4(utf16(password));
}

/** The key of version 2. The domain is used as given. */
export function ntlmV2Key(user: string, domain: string, password: string, { hmacMd5 }: Pick<NtlmTools, 'hmacMd5'>): Uint8Array {
  return hmacMd5(ntHash(password), utf16(capitals(user) + domain));
}

export interface V2Challenge {
  readonly nonce: Uint8Array;
  /** 8 octets of ours. */
  readonly clientNonce: Uint8Array;
  /** Tenths of microseconds since 1601, 8 octets. */
  readonly time: Uint8Array;
  readonly targetInfo: Uint8Array;
}

/** The NT response of version 2: the proof (16 octets) and what it is a proof over. */
export function ntlmV2Response(key: Uint8Array, { nonce, clientNonce, time, targetInfo }: V2Challenge, { hmacMd5 }: Pick<NtlmTools, 'hmacMd5'>): Uint8Array {
  const proven = join(Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0), time, clientNonce, new Uint8Array(4), targetInfo, new Uint8Array(4));
  return join(hmacMd5(key, join(nonce, proven)), proven);
}

export function lmV2Response(key: Uint8Array, nonce: Uint8Array, clientNonce: Uint8Array, { hmacMd5 }: Pick<NtlmTools, 'hmacMd5'>): Uint8Array {
  return join(hmacMd5(key, join(nonce, clientNonce)), clientNonce);
}

/**
 * The code over all three messages, the third with a code of noughts (MS-NLMP 3.1.5.1.2). Its key is the session's base key, as no other key is exchanged
 * (3.3.2): that over the proof, the first 16 octets of the NT response.
 */
export function messageIntegrityCode(key: Uint8Array, ntResponse: Uint8Array, messages: readonly Uint8Array[], { hmacMd5 }: Pick<NtlmTools, 'hmacMd5'>): Uint8Array {
  return hmacMd5(hmacMd5(key, ntResponse.slice(0, 16)), join(...messages));
}

/** What MsvAvChannelBindings holds (MS-NLMP 2.2.2.1): the MD5 of a structure without addresses (RFC 2744 §3.11), or noughts where there is no TLS. */
export function channelBindings(binding: Uint8Array | null, { md5 }: Pick<NtlmTools, 'md5'>): Uint8Array {
  if (!binding) return new Uint8Array(16);
  const head = new Uint8Array(20);
  new DataView(head.buffer).setUint32(16, binding.length, true);
  return md5(join(head, binding));
}

/** Version 1. The LM response repeats the NT response: the LM hash of the password, weaker still, is never made. */
export function ntlmV1Responses(password: string, nonce: Uint8Array): Responses {
  const nt = desThrice(ntHash(password), nonce);
  return { nt, lm: nt };
}

/** Version 1 where both sides want extended session security ("NTLM2 session"): a nonce of ours keeps tables made in advance from fitting. */
export function ntlm2SessionResponses(password: string, nonce: Uint8Array, clientNonce: Uint8Array, { md5 }: Pick<NtlmTools, 'md5'>): Responses {
  const both = md5(join(nonce, clientNonce)).slice(0, 8);
  return { nt: desThrice(ntHash(password), both), lm: join(clientNonce, new Uint8Array(16)) };
}

/** Tenths of microseconds since 1601, the low octet first. */
export function fileTime(milliseconds: number): Uint8Array {
  const octets = new Uint8Array(8);
  const ticks = (BigInt(Math.trunc(milliseconds)) + 11_644_473_600_000n) * 10_000n;
  new DataView(octets.buffer).setBigUint64(0, BigInt.asUintN(64, ticks), true);
  return octets;
}

/** UTF-16, the low octet first. */
export function utf16(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  const view = new DataView(octets.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), true);
  return octets;
}

/** Character by character, as Windows does it: where the capital is more than one character (ß), the letter stays. */
export function capitals(text: string): string {
  return text.replace(/./gsu, (character) => {
    const capital = character.toUpperCase();
    return capital.length === character.length ? capital : character;
  });
}

/** The hash filled up to 21 octets gives three keys. */
function desThrice(hash: Uint8Array, block: Uint8Array): Uint8Array {
  const filled = join(hash, new Uint8Array(5));
  return join(...[0, 7, 14].map((start) => desEncrypt(desKey(filled.slice(start, start + 7)), block)));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
