import { fromBase64, toBase64 } from './base64.js';
import { breakOff, change, close, command, type Draft, enter, leave, note, quit, REDACTED, see, tell } from './draft.js';
import { extensionsOf, offers } from './extensions.js';
import * as faults from './faults.js';
import { decode } from './line-reader.js';
import type { Errand, Unlocked } from './machine.js';
import { outcomeOf } from './meaning.js';
import type { Reply } from './reply.js';
import { chooseMechanism } from './sasl/choose.js';
import { becomeServer } from './server.js';
import type { ReplyAction } from './transitions.js';

/* What we do as client: each action of the table ON_REPLY. */

export function act(draft: Draft, action: ReplyAction, reply: Reply): void {
  switch (action) {
    case 'say hello': return sayHello(draft);
    case 'no service': return leave(draft, faults.noService(reply));
    case 'go on after hello': return afterHello(draft, reply);
    case 'no extensions': return leave(draft, faults.noExtensions(reply));
    case 'name refused': return leave(draft, faults.nameRefused(draft.state.name, reply));
    case 'secure': return secure(draft);
    case 'no encryption now': return leave(draft, faults.noEncryptionNow(reply));
    case 'answer challenge': return answerChallenge(draft, reply);
    case 'logged in': return loggedIn(draft);
    case 'mechanism unknown': return mechanismUnknown(draft, reply);
    case 'login refused': return leave(draft, faults.loginRefused(reply, draft.state.secure, draft.state.login.mechanism));
    case 'called off': return quit(draft);
    case 'judge answer': return judge(draft, reply);
    case 'close': return close(draft);
    case 'hung up': return breakOff(draft, draft.state.phase === 'authenticating' ? faults.loginRefused(reply, draft.state.secure, draft.state.login.mechanism) : faults.hungUp(reply));
    case 'out of place': return breakOff(draft, faults.outOfPlace(reply));
  }
}

/** After the handshake: all that was learnt before it is forgotten (RFC 3207 §4.2). */
export function secured(draft: Draft, { verified, binding }: { readonly verified: boolean; readonly binding?: Uint8Array }): void {
  change(draft, { secure: true, verified, binding: binding ?? null, extensions: null });
  see(draft, { capabilities: [] });
  note(draft, 'TLS started');
  sayHello(draft);
}

/** The password came, or there is none, or none that may be tried. */
export function unlocked(draft: Draft, { credential, refusedAt }: Unlocked): void {
  const account = draft.errand.account ?? '';
  if (!credential) return leave(draft, refusedAt === undefined ? faults.passwordMissing(account) : faults.refusedElsewhere(account, refusedAt));
  change(draft, { login: { ...draft.state.login, credential, secrets: secretsOf(draft, credential.password) } });
  sendAuth(draft);
}

function sayHello(draft: Draft): void {
  tell(draft, 'ehlo', 'Asking the provider what it offers');
  command(draft, 'hello', `EHLO ${draft.state.name}`);
}

function afterHello(draft: Draft, reply: Reply): void {
  change(draft, { extensions: extensionsOf(reply) });
  see(draft, { capabilities: reply.lines.slice(1) });
  const { errand, state } = draft;
  if (!state.secure && errand.tls !== 'off') {
    if (offers(state.extensions, 'STARTTLS')) {
      tell(draft, 'starttls', 'Starting encryption');
      return command(draft, 'starttls', 'STARTTLS');
    }
    if (errand.tls !== 'offered') return leave(draft, { ...faults.stripped(), stage: 'starttls' });
  }
  // Without the verb on offer there is nothing to log in for; a probe logs in all the same, for the login is part of the question.
  if (errand.mode !== 'probe' && !verbMayBeSent(draft)) return leave(draft, { ...faults.verbMissing(errand), stage: 'dequeue' });
  if (!mayAskWithoutLogin(errand) && errand.login !== 'first') return leave(draft, { ...faults.loginMissing(errand.verb), stage: 'auth' });
  if (errand.login === 'first') return logIn(draft);
  ask(draft);
}

/** ETRN needs none; TURN only by the user's word; ATRN never goes without (RFC 2645 §5.2.1). */
function mayAskWithoutLogin({ verb, turnWithoutLogin }: Errand): boolean {
  return verb === 'ETRN' || (verb === 'TURN' && turnWithoutLogin);
}

function verbMayBeSent({ errand, state }: Draft): boolean {
  return errand.unadvertised || offers(state.extensions, errand.verb);
}

function secure(draft: Draft): void {
  // What came with the 220 came in the clear, from whoever sits on the line (RFC 3207 §4; CVE-2011-0411).
  if (draft.state.inbox.bytes.length > 0) return breakOff(draft, faults.injected());
  enter(draft, 'securing');
  draft.effects.push({ kind: 'secure' }, { kind: 'arm', ms: draft.errand.timeouts.command });
}

function choose({ errand, state }: Draft): ReturnType<typeof chooseMechanism> {
  return chooseMechanism({
    offered: state.extensions?.mechanisms ?? [],
    allowed: errand.mechanisms,
    transport: !state.secure ? 'plaintext' : state.verified ? 'verified TLS' : 'unverified TLS',
    plaintext: errand.plaintext,
    ntlmV1: errand.ntlmV1,
    unknown: state.login.unknown,
  });
}

/** Finds out first whether there is a safe way to log in: only then the password is asked for. */
function logIn(draft: Draft): void {
  const choice = choose(draft);
  if (choice.kind === 'none') return leave(draft, { ...faults.noMechanism(draft.errand, draft.state, choice.exposed), stage: 'auth' });
  enter(draft, 'unlocking');
  draft.effects.push({ kind: 'disarm' }, { kind: 'unlock', account: draft.errand.account ?? '' });
}

function sendAuth(draft: Draft): void {
  const choice = choose(draft);
  const { credential } = draft.state.login;
  if (choice.kind === 'none' || !credential) return leave(draft, { ...faults.noMechanism(draft.errand, draft.state, []), stage: 'auth' });
  const { name } = choice.mechanism;
  const { initial, exchange } = choice.mechanism.begin(credential, draft.errand.hashes, draft.state.binding);
  change(draft, { login: { ...draft.state.login, mechanism: name, exchange } });
  tell(draft, 'auth', `Logging in with ${name}`);
  if (!initial) return command(draft, 'authenticating', `AUTH ${name}`);
  keepSecret(draft, initial);
  command(draft, 'authenticating', `AUTH ${name} ${toBase64(initial)}`, `AUTH ${name} ${REDACTED}`);
}

function answerChallenge(draft: Draft, reply: Reply): void {
  const { exchange } = draft.state.login;
  const challenge = reply.lines.length === 1 ? fromBase64((reply.lines[0] ?? '').trim()) : null;
  const turn = exchange?.(challenge) ?? { kind: 'stop' as const, why: 'The provider sent a challenge that nobody waits for.' };
  if (turn.kind === 'stop') {
    see(draft, { fault: { stage: 'auth', ...faults.challengeRefused(turn.why) } });
    note(draft, turn.why);
    return command(draft, 'cancelling', '*');
  }
  keepSecret(draft, turn.data);
  change(draft, { login: { ...draft.state.login, exchange: turn.next } });
  command(draft, 'authenticating', toBase64(turn.data), REDACTED);
}

function loggedIn(draft: Draft): void {
  const { login } = draft.state;
  see(draft, { auth: { mechanism: login.mechanism ?? '', account: draft.errand.account ?? '' } });
  change(draft, { login: { ...login, credential: null, exchange: null } });
  ask(draft);
}

/** 504 before any answer of ours: the provider does not know the mechanism, and another may be tried without a second guess at the password. */
function mechanismUnknown(draft: Draft, reply: Reply): void {
  const { login } = draft.state;
  if (!login.mechanism) return breakOff(draft, faults.outOfPlace(reply));
  change(draft, { login: { ...login, unknown: [...login.unknown, login.mechanism] } });
  if (choose(draft).kind === 'none') return leave(draft, faults.loginRefused(reply, draft.state.secure, draft.state.login.mechanism));
  sendAuth(draft);
}

function ask(draft: Draft): void {
  const { errand, state } = draft;
  if (errand.mode === 'probe') {
    return offers(state.extensions, errand.verb) ? quit(draft) : leave(draft, { ...faults.verbMissing(errand), stage: 'dequeue' });
  }
  if (errand.verb === 'ETRN' && errand.domains[state.next] === undefined) return quit(draft);
  const named = namedIn(draft);
  if (!offers(state.extensions, errand.verb)) note(draft, `${errand.verb} is sent though the provider does not list it`);
  tell(draft, 'dequeue', errand.verb === 'ETRN' ? `Asking for the mail of ${named}` : 'Asking the provider to turn the connection around');
  command(draft, 'asking', named === null ? errand.verb : `${errand.verb} ${named}`);
}

/** What the verb names: one domain, or a list without blanks (RFC 2645 §5.2.1), or nothing. */
function namedIn({ errand, state }: Draft): string | null {
  if (errand.verb === 'ETRN') return errand.domains[state.next] ?? null;
  return errand.verb === 'ATRN' && errand.domains.length > 0 ? errand.domains.join(',') : null;
}

function judge(draft: Draft, reply: Reply): void {
  const { errand, state } = draft;
  if (reply.code === 530 && errand.login === 'if-asked' && !state.seen.auth) return logIn(draft);
  const outcome = outcomeOf(errand.verb, reply.code);
  see(draft, { answers: [...state.seen.answers, { verb: errand.verb, domain: namedIn(draft), reply, outcome }] });
  if (reply.code === 421) return close(draft);
  if (outcome === 'turned') return becomeServer(draft);
  // A server that does not know the verb may hang up when it is said again: Exim does after three.
  if (errand.verb !== 'ETRN' || reply.code === 500 || (reply.code === 502 && !offers(state.extensions, errand.verb))) return quit(draft);
  change(draft, { next: state.next + 1 });
  ask(draft);
}

/** How every message of NTLM begins. */
const NTLM = 'NTLMSSP\0';

/** Remembers what was just sent inside authentication, to strike it out should the provider repeat it. */
function keepSecret(draft: Draft, data: Uint8Array): void {
  const text = decode(data);
  // A message of NTLM is no text: what proves the password stands in its middle, and whoever repeats the message may change or leave out controls.
  const told = text.startsWith(NTLM) ? text.slice(NTLM.length).split(/[\0-\x20\x7f-\x9f\xad]/) : [text.split(/[\0 ]/).at(-1) ?? ''];
  const secrets = [toBase64(data), ...told.filter((part) => part !== draft.errand.account).flatMap((part) => [part, octetByOctet(part)])];
  change(draft, { login: { ...draft.state.login, secrets: longestFirst([...draft.state.login.secrets, ...secrets]) } });
}

function secretsOf(draft: Draft, password: string): readonly string[] {
  return longestFirst([...draft.state.login.secrets, password, octetByOctet(password), toBase64(new TextEncoder().encode(password))]);
}

/** As a text in UTF-8 looks where it is read as one character for each octet: in a reply that is not UTF-8 as a whole. */
function octetByOctet(text: string): string {
  return Array.from(new TextEncoder().encode(text), (octet) => String.fromCharCode(octet)).join('');
}

/** Shorter ones would tear ordinary words apart; a password of three characters is no secret. */
function longestFirst(secrets: readonly string[]): readonly string[] {
  return [...new Set(secrets)].filter((secret) => secret.length >= 4).toSorted((a, b) => b.length - a.length);
}
