/** The mechanisms that this build can do. */
export type MechanismName = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'NTLM';

export interface Credential {
  /** As typed: `DOMAIN\user` stays whole. */
  readonly account: string;
  readonly password: string;
}

/** What the platform lends, passed in: the core has no hashes, no randomness and no clock. */
export interface Hashes {
  hmacMd5(key: Uint8Array, data: Uint8Array): Uint8Array;
  md5(data: Uint8Array): Uint8Array;
  /** Octets that nobody can foretell. */
  randomBytes(count: number): Uint8Array;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What is left of a SASL conversation. Given a challenge (null: it was not base64), what to answer and how it goes on. */
export type Exchange = (challenge: Uint8Array | null) => Turn;

export type Turn =
  | { readonly kind: 'answer'; readonly data: Uint8Array; readonly next: Exchange }
  /** The challenge makes no sense here: the exchange is to be called off. */
  | { readonly kind: 'stop'; readonly why: string };

export interface Mechanism {
  readonly name: MechanismName;
  /** Whoever listens, or poses as the server, learns the password itself. */
  readonly showsPassword: boolean;
  /** @param binding of the TLS session, for mechanisms that tie the login to it (RFC 5929 §4); null where there is none */
  begin(credential: Credential, hashes: Hashes, binding?: Uint8Array | null): { readonly initial: Uint8Array | null; readonly exchange: Exchange };
}

/** An exchange in which nothing more is to be said: any further challenge is one too many. */
export const overAndOut: Exchange = () => ({ kind: 'stop', why: 'The provider asked for more than the login mechanism has to say.' });
