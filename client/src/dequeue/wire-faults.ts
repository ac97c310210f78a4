import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { FaultCode } from '../smtp/machine.js';
import { safeText } from '../smtp/safe-text.js';
import type { CertificatePolicy } from './job.js';

/** A fault of the transport; the stage is the machine's to know. */
export interface WireFault {
  readonly code: FaultCode;
  readonly message: string;
  readonly hint: string;
}

/** What a failure to connect, or of an open connection, means. */
export function connectionFault(error: unknown): WireFault {
  const code = codeOf(error);
  // From TLS 1.3 on the provider says so only after the handshake.
  if (code.startsWith('ERR_SSL_')) return handshakeFault(error);
  return CONNECTION[code] ?? { code: 'closed', message: `The connection broke (${safeText(code || 'no reason given')}).`, hint: 'Try again later.' };
}

/** What a failed TLS handshake means; null: the provider just closed. */
export function handshakeFault(error: unknown): WireFault {
  const code = codeOf(error);
  if (OLD_TLS.test(code)) {
    return tls('The provider offers only a TLS version older than 1.2, which is no longer safe.', 'Ask the provider for a host with TLS 1.2 or newer.');
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|INVALID_RECORD|HTTP_REQUEST/.test(code)) {
    return tls(
      'The provider answered the TLS handshake with something that is not TLS.',
      'The port may not speak TLS from the first byte, or unencrypted data was slipped in after STARTTLS.',
    );
  }
  if (/CERTIFICATE_REQUIRED|ALERT_BAD_CERTIFICATE/.test(code)) {
    return tls('The provider wants a certificate from this computer, which the test has none of.', 'Ask the provider for a host or port that does without.');
  }
  if (/HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY|NO_SHARED_CIPHER/.test(code)) {
    return tls(
      'The provider and this computer found no kind of encryption that both accept.',
      'Ask the provider for a host with current TLS settings; it may also be that it wants a certificate from this computer.',
    );
  }
  if (/UNRECOGNIZED_NAME/.test(code)) {
    return tls('The provider does not know the host name that it was asked for in TLS.', 'Use the host name that the provider gave you.');
  }
  if (/ECONNRESET|EPIPE/.test(code) || error === null) {
    return tls('The provider closed the connection during the TLS handshake.', 'Ask the provider to check the certificate and TLS settings of the host.');
  }
  return tls(`The TLS handshake failed (${safeText(code || 'no reason given')}).`, 'Ask the provider to check the TLS settings of the host.');
}

/** Why the certificate does not stand up to the check; null when it does, or when the user has waived it. */
export function certificateFault(socket: TLSSocket, tlsName: string, policy: CertificatePolicy): WireFault | null {
  const certificate = socket.getPeerCertificate();
  const fingerprint = certificate.fingerprint256 ?? '';
  if (policy.pin !== null) {
    if (bare(policy.pin) === bare(fingerprint)) return null;
    return tls(`The certificate is not the pinned one; its SHA-256 fingerprint is ${fingerprint}.`, 'If the provider has renewed its certificate, pin the new fingerprint after comparing it with the provider.');
  }
  if (policy.insecure || socket.authorized) return null;
  // The type says Error; what Node puts there is the code of the error.
  const why = String(socket.authorizationError as unknown);
  const name = safeText(tlsName);
  switch (why) {
    case 'CERT_HAS_EXPIRED':
      if (Date.parse(certificate.valid_to) > Date.now()) return tls(`The certificate of ${name} is good, but that of its issuer has expired.`, 'Ask the provider to renew the chain of certificates, and check the clock of this computer.');
      return tls(`The certificate of ${name} expired on ${safeText(certificate.valid_to)}.`, 'Ask the provider to renew it, and check the clock of this computer.');
    case 'CERT_NOT_YET_VALID':
      return tls(`The certificate of ${name} is valid only from ${safeText(certificate.valid_from)}.`, 'Check the clock of this computer.');
    case 'ERR_TLS_CERT_ALTNAME_INVALID': {
      const names = namesOf(certificate.subjectaltname, certificate.subject?.CN);
      if (isIP(tlsName) !== 0 && names.split(', ').includes(name)) {
        return tls(`The certificate holds ${name} as if it were the name of a host, which does not count for an address.`, 'Use the host name that the provider gave you, or ask it for a certificate with the address among its alternative names.');
      }
      return tls(
        `The certificate is made out to ${names} and not to ${name}.`,
        'Use the host name that the certificate bears, if it is one of the provider.',
      );
    }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return tls(`The certificate of ${name} is signed by itself and by no issuer; its SHA-256 fingerprint is ${fingerprint}.`, COMPARE);
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return tls(`The certificate of ${name} comes from an issuer of its own that is not known here; its SHA-256 fingerprint is ${fingerprint}.`, COMPARE);
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE': case 'UNABLE_TO_GET_ISSUER_CERT': case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY': case 'CERT_UNTRUSTED':
      return tls(
        `The certificate of ${name} comes from an issuer that is not known here, or the provider does not send all that leads to a known one; its SHA-256 fingerprint is ${fingerprint}.`,
        `${COMPARE} If the issuer is a public one, ask the provider to send the whole chain.`,
      );
    case 'INVALID_PURPOSE': case 'INVALID_CA': case 'PATH_LENGTH_EXCEEDED':
      // OpenSSL says the same of both.
      if (why !== 'INVALID_PURPOSE' || !certificate.ext_key_usage || certificate.ext_key_usage.includes(SERVER_AUTH)) {
        return tls(`The certificate of ${name} is signed by one that may not sign others.`, 'Ask the provider to check its chain of certificates.');
      }
      return tls(`The certificate of ${name} is not made out for a server.`, 'Ask the provider for a certificate that is meant for servers.');
    case 'CERT_SIGNATURE_FAILURE':
      return tls(`The signature of the certificate of ${name} is wrong.`, 'Somebody may have tampered with it, or the issuer named here has another key by now; ask the provider.');
    case 'CERT_REVOKED':
      return tls(`The certificate of ${name} was revoked by its issuer.`, 'Ask the provider to renew it.');
    default:
      return tls(`The certificate of ${name} was not accepted (${safeText(why)}).`, 'Ask the provider to check it.');
  }
}

/** id-kp-serverAuth (RFC 5280 §4.2.1.12). */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const COMPARE = 'Compare the fingerprint with the provider, then pin it, or name the file of the issuer.';

/** Why nobody can listen there. */
export function listenFault(error: unknown, where: string): WireFault {
  const code = codeOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return { code: 'in-use', message: `Another program already listens on ${where}.`, hint: 'Choose another address or port for the call back, or stop the other program.' };
    case 'EACCES':
      return { code: 'refused', message: `This computer does not allow the test to listen on ${where}.`, hint: 'Choose a port of 1024 or above, or let the provider call a port that is passed on to it.' };
    case 'EADDRNOTAVAIL':
      return { code: 'refused', message: `${where} is not an address of this computer.`, hint: 'Choose an address that this computer has.' };
    case 'ENOTFOUND': case 'EAI_AGAIN': case 'EAI_FAIL':
      return { code: 'dns', message: `The test cannot listen on ${where}: the name is not known.`, hint: 'Choose an address that this computer has.' };
    default:
      return { code: 'refused', message: `The test could not listen on ${where} (${safeText(code)}).`, hint: 'Choose another address or port.' };
  }
}

const OLD_TLS = /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW/;

const CONNECTION: Readonly<Record<string, WireFault>> = {
  ECONNREFUSED: { code: 'refused', message: 'Nothing listens on this host and port.', hint: 'Check host and port; the connector uses port 25.' },
  ENOTFOUND: { code: 'dns', message: 'The host name is not known.', hint: 'Check its spelling and the DNS settings of this computer.' },
  EAI_AGAIN: { code: 'dns', message: 'The host name could not be looked up now.', hint: 'Check whether this computer is online, then try again.' },
  EAI_FAIL: { code: 'dns', message: 'The host name could not be looked up.', hint: 'Check its spelling and the DNS settings of this computer.' },
  ETIMEDOUT: { code: 'timeout', message: 'The host did not answer.', hint: 'Check host and port, and whether a firewall lets this computer connect there.' },
  EHOSTUNREACH: { code: 'refused', message: 'There is no way to the host from here.', hint: 'Check whether this computer is online.' },
  ENETUNREACH: { code: 'refused', message: 'There is no way to the host from here.', hint: 'Check whether this computer is online.' },
  EACCES: { code: 'refused', message: 'This computer does not allow the connection.', hint: 'A firewall here may forbid it.' },
  ECONNRESET: { code: 'closed', message: 'The provider broke the connection.', hint: 'Try again later.' },
  EPIPE: { code: 'closed', message: 'The provider broke the connection.', hint: 'Try again later.' },
};

function tls(message: string, hint: string): WireFault {
  return { code: 'tls', message, hint };
}

function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

function bare(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toUpperCase();
}

function namesOf(alternatives: string | undefined, common: unknown): string {
  const names = alternatives ? alternatives.replaceAll(/(?:DNS|IP Address):/g, '') : String(common ?? 'nobody');
  return safeText(names.length > 200 ? `${names.slice(0, 200)}…` : names);
}
