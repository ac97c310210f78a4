import { createCipheriv, createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { desEncrypt, desKey } from '../../client/src/smtp/sasl/des.js';
import { md4 } from '../../client/src/smtp/sasl/md4.js';
import {
  capitals, fileTime, lmV2Response, ntHash, ntlm2SessionResponses, ntlmV1Responses, ntlmV2Key, ntlmV2Response,
} from '../../client/src/smtp/sasl/ntlm-response.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');
const tools = {
  hmacMd5: (key: Uint8Array, data: Uint8Array) => createHmac('md5', key).update(data).digest(),
  md5: (data: Uint8Array) => createHash('md5').update(data).digest(),
};

test('MD4 gives the digests of RFC 1320, appendix A.5', () => {
  for (const [text, digest] of [
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
    ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
  ] as const) expect(hex(md4(Buffer.from(text))), text).toBe(digest);
});

test('MD4 reads the octets it is given and no others, whatever array they lie in', () => {
  const wide = Buffer.from('--abc--');
  expect(hex(md4(wide.subarray(2, 5)))).toBe('a448017aaf21d8525fc10ae87aa6729d');
});

test('DES gives the known ciphertexts', () => {
  for (const [key, block, encrypted] of [
    ['133457799bbcdff1', '0123456789abcdef', '85e813540f0ab405'],
    ['0101010101010101', '8000000000000000', '95f8a5e5dd31d900'], // the first of the variable plaintexts of NBS 500-20
    ['8001010101010101', '0000000000000000', '95a8d72813daa94d'], // and of its variable keys
    ['0123456789abcdef', '4e6f772069732074', '3fa40e8a984d4815'], // "Now is t", FIPS 81
  ] as const) expect(hex(desEncrypt(bytes(key), bytes(block))), `${key} ${block}`).toBe(encrypted);
});

test('DES agrees with the three DES in a row of OpenSSL, all with one key', () => {
  const eight = fc.uint8Array({ minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(eight, eight, (key, block) => {
      const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null).setAutoPadding(false);
      expect(hex(desEncrypt(key, block))).toBe(hex(Buffer.concat([cipher.update(block), cipher.final()])));
    }),
  );
});

test('56 bits are spread over eight octets, seven to each', () => {
  for (const [seven, key] of [
    ['00000000000000', '0000000000000000'],
    ['ffffffffffffff', 'fefefefefefefefe'],
    ['80000000000001', '8000000000000002'],
    ['01020304050607', '008080604028180e'],
  ] as const) expect(hex(desKey(bytes(seven))), seven).toBe(key);
});

// MS-NLMP 4.2: User, Password, Domain.
const NONCE = bytes('0123456789abcdef');
const CLIENT_NONCE = bytes('aaaaaaaaaaaaaaaa');
const TARGET_INFO = bytes('0200 0c00 44006f006d00610069006e00 0100 0c00 530065007200760065007200 0000 0000');

test('the values that MS-NLMP 4.2 publishes come out', () => {
  expect(hex(ntHash('Password'))).toBe('a4f49c406510bdcab6824ee7c30fd852');
  expect(hex(ntlmV1Responses('Password', NONCE).nt)).toBe('67c43011f30298a2ad35ece64f16331c44bdbed927841f94');
  expect(hex(ntlm2SessionResponses('Password', NONCE, CLIENT_NONCE, tools).nt)).toBe('7537f803ae367128ca458204bde7caf81e97ed2683267232');
  expect(hex(ntlm2SessionResponses('Password', NONCE, CLIENT_NONCE, tools).lm)).toBe(`aaaaaaaaaaaaaaaa${'00'.repeat(16)}`);
  const key = ntlmV2Key('User', 'Domain', 'Password', tools);
  expect(hex(key)).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  const response = ntlmV2Response(key, { nonce: NONCE, clientNonce: CLIENT_NONCE, time: new Uint8Array(8), targetInfo: TARGET_INFO }, tools);
  expect(hex(response.subarray(0, 16))).toBe('68cd0ab851e51c96aabc927bebef6a1c');
  expect(hex(response.subarray(16))).toBe(`0101000000000000${'00'.repeat(8)}${'aa'.repeat(8)}00000000${hex(TARGET_INFO)}00000000`);
  expect(hex(lmV2Response(key, NONCE, CLIENT_NONCE, tools))).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
});

test('the LM hash of a password is never made: the LM response of version 1 repeats the other one', () => {
  const { lm, nt } = ntlmV1Responses('Password', NONCE);
  expect(hex(lm)).toBe(hex(nt));
});

test('time is counted in tenths of microseconds from 1601', () => {
  for (const [milliseconds, octets] of [
    [Date.UTC(1601, 0, 1), '0000000000000000'],
    [0, '00803ed5deb19d01'], // 116444736000000000
    [Date.UTC(2000, 0, 1), '00406d25eb53bf01'], // 125911584000000000,
  ] as const) expect(hex(fileTime(milliseconds)), String(milliseconds)).toBe(octets);
});

test('capitals are made letter by letter, and a letter without a capital of its own stays', () => {
  for (const [text, expected] of [
    ['corp', 'CORP'], ['corp net', 'CORP NET'], ['müller', 'MÜLLER'], ['straße', 'STRAßE'], ['ﬁsch', 'ﬁSCH'], ['𐐨x', '𐐀X'], ['', ''],
  ] as const) expect(capitals(text), text).toBe(expected);
});
