import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, type Extension, SubjectAlternativeNameExtension, type X509Certificate, X509CertificateGenerator,
} from '@peculiar/x509';
import type { Certificate } from '../../client/src/provider/certificate.js';

/** A certificate with what is needed to sign others by it. */
export interface Issued extends Certificate {
  readonly x509: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
}

const DAY = 86_400_000;

/** Makes certificates of every kind, the bad ones too. Days count from today. */
export async function issue({ name = 'localhost', issuer, from = -1, to = 30, authority = false, purpose = null, forged = false }: {
  readonly name?: string;
  /** Itself, where it is left out. */
  readonly issuer?: Issued;
  readonly from?: number;
  readonly to?: number;
  readonly authority?: boolean;
  readonly purpose?: 'server' | 'client' | null;
  /** Signed with another key than that of its issuer. */
  readonly forged?: boolean;
} = {}): Promise<Issued> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const stranger = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const extensions: Extension[] = [new BasicConstraintsExtension(authority, undefined, true), new SubjectAlternativeNameExtension([{ type: 'dns', value: name }])];
  if (purpose) extensions.push(new ExtendedKeyUsageExtension([purpose === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth]));
  const x509 = await X509CertificateGenerator.create({
    serialNumber: `4${Math.random().toString(16).slice(2, 12)}`,
    subject: [{ CN: [name] }],
    issuer: issuer ? issuer.x509.subject : [{ CN: [name] }],
    notBefore: new Date(Date.now() + from * DAY),
    notAfter: new Date(Date.now() + to * DAY),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    publicKey: keys.publicKey,
    signingKey: forged ? stranger.privateKey : (issuer?.keys ?? keys).privateKey,
    extensions,
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { certificate: `${x509.toString('pem')}\n`, key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`, x509, keys };
}

/** What a server sends: its certificate, and those of its issuers behind it. */
export function chain(...certificates: readonly [Issued, ...Issued[]]): Certificate {
  return { certificate: certificates.map(({ certificate }) => certificate).join(''), key: certificates[0].key };
}
