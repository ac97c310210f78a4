import { cramMd5 } from './cram-md5.js';
import { login } from './login.js';
import type { Mechanism, MechanismName } from './mechanism.js';
import { ntlm, ntlmV1 } from './ntlm.js';
import { plain } from './plain.js';

/** All that there are, the one that fails least first. */
export const MECHANISMS: readonly Mechanism[] = [plain, login, cramMd5, ntlm];

export type Choice =
  | { readonly kind: 'use'; readonly mechanism: Mechanism }
  /** `exposed`: what both sides know, but only at the price of showing the password or the login to whoever listens. */
  | { readonly kind: 'none'; readonly exposed: readonly MechanismName[] };

export interface Circumstances {
  /** In capitals, as EHLO listed them. */
  readonly offered: readonly string[];
  /** Those the document or the user allows, in capitals; null: all. */
  readonly allowed: readonly string[] | null;
  readonly transport: 'plaintext' | 'unverified TLS' | 'verified TLS';
  /** The user allows a login without TLS. */
  readonly plaintext: boolean;
  /** The user asks for version 1 of NTLM. */
  readonly ntlmV1: boolean;
  /** Those the provider turned out not to know. */
  readonly unknown: readonly MechanismName[];
}

/**
 * The mechanism to log in with. Inside verified TLS the plain ones come first. Elsewhere CRAM-MD5 and NTLM come first, as they do not show
 * the password; without TLS it needs the user's word, and PLAIN or LOGIN a second one: being named.
 */
export function chooseMechanism({ offered, allowed, transport, plaintext, ntlmV1: old, unknown }: Circumstances): Choice {
  const common = MECHANISMS.filter(
    ({ name }) => offered.includes(name) && !unknown.includes(name) && (allowed === null || allowed.includes(name)),
  );
  const named = allowed?.length === 1;
  const safe = common.filter(({ showsPassword }) => transport !== 'plaintext' || (plaintext && (named || !showsPassword)));
  const ordered = transport === 'verified TLS' ? safe : safe.toSorted((a, b) => Number(a.showsPassword) - Number(b.showsPassword));
  const [mechanism] = ordered;
  return mechanism ? { kind: 'use', mechanism: mechanism === ntlm && old ? ntlmV1 : mechanism } : { kind: 'none', exposed: common.map(({ name }) => name) };
}
