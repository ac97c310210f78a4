import { createHmac, timingSafeEqual } from 'node:crypto';
import { fileTime, messageIntegrityCode, ntlmV2Key } from '../smtp/sasl/ntlm-response.js';

/* The server's half of NTLM, version 2 only (MS-NLMP 3.3.2): what a practice provider needs to know whether a login is right. */

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
const TARGET = 'PRACTICE';
/** UNICODE, REQUEST_TARGET, NTLM, ALWAYS_SIGN, TARGET_TYPE_DOMAIN, EXTENDED_SESSIONSECURITY, TARGET_INFO. */
const FLAGS = 0x1 | 0x4 | 0x200 | 0x8000 | 0x10000 | 0x80000 | 0x800000;
/** Pairs of the target's information: NetBIOS name of the computer, of the domain, the time, and the end (MS-NLMP 2.2.2.1). */
const [COMPUTER, DOMAIN, TIMESTAMP, END] = [1, 2, 7, 0];
/** Where the fields of type 3 stand. */
const [NT_RESPONSE, DOMAIN_NAME, USER_NAME] = [20, 28, 36];

/** Type 2, for whoever said type 1; null for what is not type 1. */
export function ntlmChallenge(negotiate: Buffer, nonce: Buffer): Buffer | null {
  if (typeOf(negotiate) !== 1) return null;
  const target = Buffer.from(TARGET, 'utf16le');
  const info = Buffer.concat([pair(DOMAIN, TARGET), pair(COMPUTER, 'PROVIDER'), pair(TIMESTAMP, Buffer.from(fileTime(Date.now()))), pair(END, '')]);
  const head = Buffer.alloc(48);
  SIGNATURE.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, 48, target.length);
  head.writeUInt32LE(FLAGS >>> 0, 20);
  nonce.copy(head, 24);
  writeField(head, 40, 48 + target.length, info.length);
  return Buffer.concat([head, target, info]);
}

/** Where the message integrity code stands in type 3. It is asked for by telling the time. */
const [CODE, CODE_END] = [72, 88];

/**
 * Reads type 3 and checks its proof; null for what is not type 3. A proof of version 1 is never right.
 *
 * @param before types 1 and 2 as they were said: the code over all three is checked too
 */
export function ntlmSaid(authenticate: Buffer, nonce: Buffer, password: string, before: readonly Buffer[] = []): { readonly account: string; readonly right: boolean } | null {
  if (typeOf(authenticate) !== 3 || authenticate.length < 52) return null;
  const [response, domainOctets, userOctets] = [NT_RESPONSE, DOMAIN_NAME, USER_NAME].map((at) => field(authenticate, at));
  if (!response || !domainOctets || !userOctets) return null;
  const [domain, user] = [domainOctets.toString('utf16le'), userOctets.toString('utf16le')];
  const account = domain === '' ? user : `${domain}\\${user}`;
  if (response.length < 16 + 28) return { account, right: false };
  const key = ntlmV2Key(user, domain, password, { hmacMd5 });
  const proof = hmacMd5(key, Buffer.concat([nonce, response.subarray(16)]));
  const proven = timingSafeEqual(proof, response.subarray(0, 16));
  return { account, right: proven && (before.length === 0 || isSealed(authenticate, messageIntegrityCode(key, response, [...before, withoutCode(authenticate)], { hmacMd5 }))) };
}

function isSealed(authenticate: Buffer, code: Uint8Array): boolean {
  return authenticate.length >= CODE_END && timingSafeEqual(authenticate.subarray(CODE, CODE_END), code);
}

function withoutCode(authenticate: Buffer): Buffer {
  return Buffer.from(authenticate).fill(0, CODE, CODE_END);
}

function hmacMd5(key: Uint8Array, data: Uint8Array): Buffer {
  return createHmac('md5', key).update(data).digest();
}

function typeOf(message: Buffer): number | null {
  return message.length >= 12 && message.subarray(0, 8).equals(SIGNATURE) ? message.readUInt32LE(8) : null;
}

function writeField(message: Buffer, at: number, start: number, length: number): void {
  message.writeUInt16LE(length, at);
  message.writeUInt16LE(length, at + 2);
  message.writeUInt32LE(start, at + 4);
}

function field(message: Buffer, at: number): Buffer | null {
  const length = message.readUInt16LE(at);
  const start = message.readUInt32LE(at + 4);
  return start + length <= message.length ? message.subarray(start, start + length) : null;
}

function pair(kind: number, content: string | Buffer): Buffer {
  const value = typeof content === 'string' ? Buffer.from(content, 'utf16le') : content;
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}
