import { createHash } from 'node:crypto';

/**
 * What ties a login to a TLS session: `tls-server-end-point` over the server's certificate (RFC 5929 §4). Null where the certificate's own hash is not
 * known here, for then the binding is not defined or would be wrong.
 *
 * @param certificate as DER
 */
export function serverEndPoint(certificate: Uint8Array): Uint8Array | null {
  const algorithm = signatureAlgorithm(certificate);
  const hash = algorithm === null ? undefined : HASHES[algorithm];
  if (hash === undefined) return null;
  return Buffer.concat([Buffer.from('tls-server-end-point:'), createHash(hash).update(certificate).digest()]);
}

/** By the octets of the object identifier. MD5 and SHA-1 count as SHA-256 (RFC 5929 §4.1). */
const HASHES: Readonly<Record<string, string>> = {
  '2a864886f70d010104': 'sha256', // md5WithRSAEncryption
  '2a864886f70d010105': 'sha256', // sha1WithRSAEncryption
  '2a864886f70d01010b': 'sha256', // sha256WithRSAEncryption
  '2a864886f70d01010c': 'sha384', // sha384WithRSAEncryption
  '2a864886f70d01010d': 'sha512', // sha512WithRSAEncryption
  '2a8648ce3d0401': 'sha256', // ecdsa-with-SHA1
  '2a8648ce3d040302': 'sha256', // ecdsa-with-SHA256
  '2a8648ce3d040303': 'sha384', // ecdsa-with-SHA384
  '2a8648ce3d040304': 'sha512', // ecdsa-with-SHA512
};

/** A certificate is a sequence of what is signed, the algorithm, and the signature (RFC 5280 §4.1). */
function signatureAlgorithm(certificate: Uint8Array): string | null {
  const whole = valueAt(certificate, 0);
  const signed = whole && valueAt(certificate, whole.start);
  const algorithm = signed && valueAt(certificate, signed.end);
  const identifier = algorithm && valueAt(certificate, algorithm.start);
  return identifier && certificate[algorithm.start] === OBJECT_IDENTIFIER ? Buffer.from(certificate.subarray(identifier.start, identifier.end)).toString('hex') : null;
}

const OBJECT_IDENTIFIER = 6;

/** Where the value of a DER element lies; null where the octets are none. */
function valueAt(der: Uint8Array, at: number): { readonly start: number; readonly end: number } | null {
  const first = der[at + 1];
  if (first === undefined) return null;
  const octets = first < 0x80 ? 0 : first - 0x80;
  if (octets > 4) return null;
  let length = octets === 0 ? first : 0;
  for (let index = 0; index < octets; index += 1) length = length * 256 + (der[at + 2 + index] ?? 0);
  const start = at + 2 + octets;
  return start + length <= der.length ? { start, end: start + length } : null;
}
