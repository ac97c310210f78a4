import { type Credential, type Exchange, type Mechanism, overAndOut } from './mechanism.js';
import { ASKED_FLAGS, authenticateMessage, type Challenge, FLAGS, negotiateMessage, readChallenge, withPromises } from './ntlm-message.js';
import {
  capitals, channelBindings, fileTime, lmV2Response, messageIntegrityCode, ntlm2SessionResponses, type NtlmTools, ntlmV1Responses, ntlmV2Key, ntlmV2Response, type Responses, utf16,
} from './ntlm-response.js';

/** As the other mechanisms, with more of the platform's tools. */
export interface NtlmMechanism extends Omit<Mechanism, 'name' | 'begin'> {
  readonly name: 'NTLM';
  begin(credential: Credential, tools: NtlmTools, binding?: Uint8Array | null): { readonly initial: null; readonly exchange: Exchange };
}

/**
 * AUTH NTLM (MS-SMTPNTLM, MS-NLMP; `Q262945`) with version 2 of the proof, whatever the server's challenge looks like: where it names no
 * target, the proof is made over an empty one. No initial response: what follows the first 334 differs from server to server and is not
 * looked at.
 */
export const ntlm: NtlmMechanism = mechanism(secondVersion);

/**
 * The same with version 1, for servers that know no other (Exim's `spa`). Whoever records the login can find out the password: to be used
 * only where the user asks for it by name.
 */
export const ntlmV1: NtlmMechanism = mechanism(firstVersion);

/** How the account is written in NTLM: `DOMAIN\user` is parted at the first backslash, everything else is a user without a domain. */
export function ntlmAccount(account: string): { readonly domain: string; readonly user: string } {
  const backslash = account.indexOf('\\');
  // In capitals: Cyrus SASL makes its proof with the domain so, and all others take it as it is sent.
  return backslash < 0 ? { domain: '', user: account } : { domain: capitals(account.slice(0, backslash)), user: account.slice(backslash + 1) };
}

type Prove = (challenge: Challenge, login: Login, tools: NtlmTools, binding: Uint8Array | null) => Proof;

/** `key`: of version 2, where the three messages are to be sealed together by it. */
interface Proof extends Responses {
  readonly key?: Uint8Array;
}

interface Login {
  readonly domain: string;
  readonly user: string;
  readonly password: string;
}

function mechanism(prove: Prove): NtlmMechanism {
  return {
    name: 'NTLM',
    showsPassword: false,
    begin({ account, password }, tools, binding = null) {
      const login = { ...ntlmAccount(account), password };
      const answer: Exchange = (octets) => {
        const challenge = octets && readChallenge(octets);
        if (!challenge) return { kind: 'stop', why: 'The provider sent no NTLM challenge that could be read.' };
        const [domain, user] = [login.domain, login.user].map((name) => spell(name, challenge.flags));
        if (!domain || !user) return { kind: 'stop', why: UNWRITABLE };
        const { key, ...responses } = prove(challenge, login, tools, binding);
        const message = { flags: agreed(challenge.flags), domain, user, ...responses };
        if (!key) return { kind: 'answer', data: authenticateMessage(message), next: overAndOut };
        const unsealed = authenticateMessage({ ...message, mic: new Uint8Array(16) });
        const mic = messageIntegrityCode(key, responses.nt, [negotiateMessage(), octets, unsealed], tools);
        return { kind: 'answer', data: authenticateMessage({ ...message, mic }), next: overAndOut };
      };
      return { initial: null, exchange: () => ({ kind: 'answer', data: negotiateMessage(), next: answer }) };
    },
  };
}

function secondVersion({ nonce, targetInfo, timestamp }: Challenge, { domain, user, password }: Login, tools: NtlmTools, binding: Uint8Array | null): Proof {
  const key = ntlmV2Key(user, domain, password, tools);
  const clientNonce = tools.randomBytes(8);
  if (!timestamp) {
    const nt = ntlmV2Response(key, { nonce, clientNonce, time: fileTime(tools.now()), targetInfo }, tools);
    return { nt, lm: lmV2Response(key, nonce, clientNonce, tools) };
  }
  // A server that tells its time wants it back: our clock may be wrong. It also knows how to check that nobody changed the messages on their way, and
  // that the login is meant for this TLS session; the LM response is left out then (MS-NLMP 3.1.5.1.2).
  const promised = withPromises(targetInfo, channelBindings(binding, tools));
  return { nt: ntlmV2Response(key, { nonce, clientNonce, time: timestamp, targetInfo: promised }, tools), lm: new Uint8Array(24), key };
}

function firstVersion({ flags, nonce }: Challenge, { password }: Login, tools: NtlmTools): Proof {
  const extended = (flags & FLAGS.extendedSessionSecurity) !== 0;
  return extended ? ntlm2SessionResponses(password, nonce, tools.randomBytes(8), tools) : ntlmV1Responses(password, nonce);
}

/** What both sides want. Names are written in one way only: Unicode where there is a choice. */
function agreed(offered: number): number {
  const both = offered & ASKED_FLAGS;
  return both & FLAGS.unicode ? both & ~FLAGS.oem : both;
}

/** Bounds the length of a field, which has 16 bits, and the line that it ends up in. */
const NAME_LIMIT = 1024;
const UNWRITABLE =
  'The account cannot be written for this provider: it takes no Unicode in NTLM and the account holds other characters than those of ASCII, or the account is too long.';

/** Null where the name cannot be written: which code page a server without Unicode has is not to be known. */
function spell(name: string, flags: number): Uint8Array | null {
  if (name.length > NAME_LIMIT) return null;
  if (flags & FLAGS.unicode) return utf16(name);
  return /^[\0-\x7f]*$/.test(name) ? new TextEncoder().encode(name) : null;
}
