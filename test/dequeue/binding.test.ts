import { createHash, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { serverEndPoint } from '../../client/src/dequeue/binding.js';
import { issue } from '../harness/certificates.js';

test('a session is bound to by the hash of the certificate, made in the way in which that is signed', async () => {
  const der = new X509Certificate((await issue()).certificate).raw;
  expect(serverEndPoint(der)).toEqual(Buffer.concat([Buffer.from('tls-server-end-point:'), createHash('sha256').update(der).digest()]));
  // The algorithm stands twice in a certificate: inside what is signed, and behind it, where it counts. ecdsa-with-SHA384 and -SHA512 differ by the last octet.
  for (const [last, hash] of [[3, 'sha384'], [4, 'sha512']] as const) {
    const other = Buffer.from(der);
    const at = other.lastIndexOf(Buffer.from('2a8648ce3d040302', 'hex'));
    other[at + 7] = last;
    expect(serverEndPoint(other)).toEqual(Buffer.concat([Buffer.from('tls-server-end-point:'), createHash(hash).update(other).digest()]));
    other[at + 7] = 99;
    expect(serverEndPoint(other)).toBeNull();
  }
});

test('what is no certificate binds nothing, and makes nothing fail', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (octets) => serverEndPoint(octets) === null));
});
