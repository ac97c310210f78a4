import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate that is its own issuer, and its key; both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const DAY = 86_400_000;

/**
 * Makes a certificate for these names and addresses, good from yesterday for thirty days: X.509 version 3 (RFC 5280 §4.1), ECDSA on P-256. One
 * fixed shape, so it is written out here; node:crypto makes the key and the signature.
 */
export function makeCertificate(names: readonly string[], now: Date = new Date()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const subject = sequence(set(sequence(oid(COMMON_NAME), tagged(0x0c, Buffer.from(names[0] ?? 'localhost')))));
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x40, 0); // positive, and no octet to spare
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))), // version 3
    integer(serial),
    algorithm,
    subject,
    sequence(time(now.getTime() - DAY), time(now.getTime() + 30 * DAY)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(extension(BASIC_CONSTRAINTS, sequence(tagged(0x01, Buffer.of(0xff)))), extension(ALTERNATIVE_NAMES, sequence(...names.map(alternative))))),
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  return { certificate: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]; // 1.2.840.10045.4.3.2
const COMMON_NAME = [0x55, 0x04, 0x03]; // 2.5.4.3
const BASIC_CONSTRAINTS = [0x55, 0x1d, 0x13]; // 2.5.29.19
const ALTERNATIVE_NAMES = [0x55, 0x1d, 0x11]; // 2.5.29.17

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return tagged(0x31, ...parts);
}

function integer(value: Buffer): Buffer {
  return tagged(0x02, value);
}

function oid(octets: readonly number[]): Buffer {
  return tagged(0x06, Buffer.from(octets));
}

function bits(value: Buffer): Buffer {
  return tagged(0x03, Buffer.of(0), value);
}

/** UTCTime, which holds until 2049 (RFC 5280 §4.1.2.5). */
function time(ms: number): Buffer {
  return tagged(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replaceAll(/[-:T]/g, '')}Z`));
}

function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value));
}

/** dNSName or iPAddress (RFC 5280 §4.2.1.6). */
function alternative(name: string): Buffer {
  if (isIP(name) === 4) return tagged(0x87, Buffer.from(name.split('.').map(Number)));
  if (isIP(name) === 6) return tagged(0x87, addressOctets(name));
  return tagged(0x82, Buffer.from(name));
}

/** The sixteen octets of an IPv6 address without an IPv4 part. */
function addressOctets(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const after = groups(tail ?? '');
  const before = groups(head);
  const middle = new Array<string>(8 - before.length - after.length).fill('0');
  return Buffer.from([...before, ...middle, ...after].map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
