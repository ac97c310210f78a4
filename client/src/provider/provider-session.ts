import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import { fromBase64 } from '../smtp/base64.js';
import { type Heard, heard } from '../smtp/command.js';
import type { AskedVerb } from '../smtp/machine.js';
import { safeText } from '../smtp/safe-text.js';
import { deliver } from './deliver.js';
import { type Faults, misbehave, type ReplyStep } from './faults.js';
import { ntlmChallenge, ntlmSaid } from './ntlm-check.js';
import type { Book } from './ledger.js';
import type { ProviderEvent, ProviderMechanism } from './options.js';
import type { Peer } from './peer.js';

/** What all connections of one provider have in common. */
export interface Service {
  readonly name: string;
  readonly domains: readonly string[];
  readonly verbs: readonly AskedVerb[];
  readonly mechanisms: readonly ProviderMechanism[];
  readonly account: string | null;
  readonly password: string;
  readonly etrnNeedsLogin: boolean;
  readonly tls: SecureContext | null;
  readonly book: Book;
  readonly faults: Faults;
  tell(event: ProviderEvent): void;
  /** Starts a queue run for a domain, to the caller's address or the configured one. Returns at once. */
  callBack(domain: string, callerAddress: string): void;
}

/** Commands that make no sense, and logins that fail, before the connection is closed. */
const PATIENCE = 10;
const LOGIN_ATTEMPTS = 3;

/** Serves one customer until it leaves. */
export async function serve(peer: Peer, service: Service): Promise<void> {
  service.book.connection();
  service.tell({ kind: 'connected', text: `A customer connected from ${peer.address}` });
  const greeted = await misbehave(peer, service.faults, 'greeting');
  if (greeted === 'as usual') peer.say(`220 ${service.name} ESMTP practice provider`);
  if (greeted !== 'over') await talk(peer, service);
  peer.close();
  service.tell({ kind: 'closed', text: 'A customer left' });
}

async function talk(peer: Peer, service: Service): Promise<void> {
  const customer: Customer = { loggedIn: false, failures: 0, nonsense: 0 };
  for (;;) {
    const line = await peer.line();
    if (line === null) return;
    const command = heard(line);
    service.book.verb(VERBS.has(command.verb) ? command.verb : 'UNKNOWN');
    const step = STEPS[command.verb];
    const done = step ? await misbehave(peer, service.faults, step) : 'as usual';
    if (done === 'over' || (done === 'as usual' && !(await obey(peer, service, customer, command)))) return;
  }
}

/** All others are not written down by name: a customer that does not wait for the answer to AUTH says its password as if it were a command. */
const VERBS: ReadonlySet<string> = new Set([
  'EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'BDAT', 'RSET', 'NOOP', 'VRFY', 'EXPN', 'HELP', 'QUIT', 'STARTTLS', 'AUTH', 'ETRN', 'TURN', 'ATRN',
]);

const STEPS: Readonly<Record<string, ReplyStep>> = { EHLO: 'ehlo', STARTTLS: 'starttls', AUTH: 'auth', ETRN: 'ask', TURN: 'ask', ATRN: 'ask', QUIT: 'quit' };

interface Customer {
  loggedIn: boolean;
  failures: number;
  nonsense: number;
}

/** False when the connection is over. */
async function obey(peer: Peer, service: Service, customer: Customer, { verb, argument }: Heard): Promise<boolean> {
  switch (verb) {
    case 'EHLO': peer.say(...hello(peer, service)); return true;
    case 'HELO': peer.say(`250 ${service.name}`); return true;
    case 'NOOP': case 'RSET': peer.say('250 2.0.0 Fine'); return true;
    case 'MAIL': peer.say('550 5.7.1 The practice provider takes no mail'); return true;
    case 'QUIT': peer.say('221 2.0.0 Goodbye'); return false;
    case 'STARTTLS': return startTls(peer, service, customer);
    case 'AUTH': return login(peer, service, customer, argument);
    case 'ETRN': if (service.verbs.includes('ETRN')) return etrn(peer, service, customer, argument); break;
    case 'TURN': if (service.verbs.includes('TURN')) return turn(peer, service, customer, argument); break;
    case 'ATRN': if (service.verbs.includes('ATRN')) return atrn(peer, service, customer, argument); break;
  }
  customer.nonsense += 1;
  peer.say(customer.nonsense > PATIENCE ? '421 4.7.0 Too many unknown commands' : '502 5.5.1 Not known here');
  return customer.nonsense <= PATIENCE;
}

function hello(peer: Peer, service: Service): readonly string[] {
  const words = ['8BITMIME', 'ENHANCEDSTATUSCODES', ...service.verbs];
  if (mayEncrypt(peer, service)) words.push('STARTTLS');
  if (mayLogIn(peer, service)) words.push(`AUTH ${service.mechanisms.join(' ')}`);
  return [`250-${service.name}`, ...words.map((word, index) => `250${index === words.length - 1 ? ' ' : '-'}${word}`)];
}

function mayEncrypt(peer: Peer, service: Service): boolean {
  return service.tls !== null && !peer.secure && !service.faults.has('strip-starttls');
}

function mayLogIn(peer: Peer, service: Service): boolean {
  return service.account !== null && (service.tls === null || peer.secure);
}

async function startTls(peer: Peer, service: Service, customer: Customer): Promise<boolean> {
  if (!service.tls || !mayEncrypt(peer, service)) {
    peer.say('503 5.5.1 Not offered here');
    return true;
  }
  peer.say('220 2.0.0 Go ahead', ...(service.faults.has('inject-after-starttls') ? ['250 2.0.0 Slipped in'] : []));
  customer.loggedIn = false;
  if (await peer.encrypt(service.tls)) return true;
  service.tell({ kind: 'fault', text: 'The TLS handshake did not come to an end' });
  return false;
}

async function login(peer: Peer, service: Service, customer: Customer, argument: string): Promise<boolean> {
  const [name = '', initial] = argument.split(/\s+/);
  const mechanism = service.mechanisms.find((known) => known === name.toUpperCase());
  if (!mayLogIn(peer, service)) peer.say('530 5.7.0 No login here, or only inside TLS');
  else if (customer.loggedIn) peer.say('503 5.5.1 Logged in already');
  else if (!mechanism) peer.say('504 5.5.4 Mechanism not known');
  else {
    const said = await MECHANISMS[mechanism](peer, initial, service.password);
    if (said === 'cancelled') peer.say('501 5.7.0 Login called off');
    else if (said === null) peer.say('501 5.5.2 The login cannot be read');
    else {
      const accepted = said.right && said.account.toLowerCase() === service.account?.toLowerCase();
      service.book.login({ mechanism, account: safeText(said.account), accepted });
      service.tell({ kind: 'login', text: `Login of ${safeText(said.account)} with ${mechanism}: ${accepted ? 'accepted' : 'refused'}` });
      customer.loggedIn = accepted;
      customer.failures += accepted ? 0 : 1;
      if (customer.failures >= LOGIN_ATTEMPTS) {
        peer.say('421 4.7.0 Too many failed logins');
        return false;
      }
      peer.say(accepted ? '235 2.7.0 Logged in' : '535 5.7.8 Account or password wrong');
    }
  }
  return true;
}

/** RFC 1985: a name, `@` with a name and everything below it, `#` with the name of a queue, which here are called like the domains. */
function etrn(peer: Peer, service: Service, customer: Customer, argument: string): boolean {
  const node = argument.toLowerCase();
  const name = node.replace(/^[@#]/, '');
  const meant = service.domains.filter((domain) => domain === name || (node.startsWith('@') && domain.endsWith(`.${name}`)));
  const waiting = meant.filter((domain) => service.book.queued(domain).length > 0);
  if (service.etrnNeedsLogin && !customer.loggedIn) peer.say('530 5.7.0 Log in first');
  else if (name === '') peer.say('501 5.5.4 Name a domain');
  else if (meant.length === 0) peer.say(`459 4.7.1 ${safeText(argument)} is not served here`);
  else if (waiting.length === 0) peer.say(`251 2.0.0 No messages waiting for ${node}`);
  else {
    service.tell({ kind: 'asked', text: `ETRN for ${node}` });
    peer.say(`250 2.0.0 Queuing for ${node} started`);
    for (const domain of waiting) service.callBack(domain, peer.address);
  }
  return true;
}

async function turn(peer: Peer, service: Service, customer: Customer, argument: string): Promise<boolean> {
  const messages = service.book.queued(null);
  if (!customer.loggedIn) peer.say('530 5.7.0 Log in first');
  else if (argument !== '') peer.say('501 5.5.4 TURN names nothing');
  else if (messages.length === 0) peer.say('453 4.2.0 You have no mail');
  else {
    service.tell({ kind: 'asked', text: 'TURN' });
    peer.say('250 2.0.0 Turning the connection around');
    await deliver(peer, messages, service);
    return false;
  }
  return true;
}

/** RFC 2645 §5.2: the domains named must all be served here; none named means all. */
async function atrn(peer: Peer, service: Service, customer: Customer, argument: string): Promise<boolean> {
  const named = argument === '' ? service.domains : argument.toLowerCase().split(',');
  const messages = service.book.queued(null).filter(({ domain }) => named.includes(domain));
  if (!customer.loggedIn) peer.say('530 5.7.0 Log in first');
  else if (!named.every((domain) => service.domains.includes(domain))) peer.say(`450 4.7.1 Not all of these domains are served here: ${safeText(argument)}`);
  else if (messages.length === 0) peer.say('453 4.2.0 You have no mail');
  else {
    service.tell({ kind: 'asked', text: argument === '' ? 'ATRN' : `ATRN for ${named.join(', ')}` });
    peer.say('250 2.0.0 Turning the connection around');
    await deliver(peer, messages, service);
    return false;
  }
  return true;
}

/** What a customer said of itself; null: not base64, or not what belongs there. */
type Said = { readonly account: string; readonly right: boolean } | 'cancelled' | null;

const MECHANISMS: Readonly<Record<ProviderMechanism, (peer: Peer, initial: string | undefined, password: string) => Promise<Said>>> = {
  async PLAIN(peer, initial, password) {
    const response = initial === undefined ? await challenge(peer, '') : decoded(initial);
    if (typeof response !== 'object' || response === null) return response;
    // Told apart exactly: what stands in a wrong place may be the password, and the account is written down.
    const [, account, given, ...more] = response.toString('utf8').split('\0');
    return account === undefined || given === undefined || more.length > 0 ? null : { account, right: same(given, password) };
  },
  // Many clients say the account with the command itself. Whoever asked them for it again would be told the password.
  async LOGIN(peer, initial, password) {
    const account = initial === undefined ? await challenge(peer, 'Username:') : decoded(initial);
    if (typeof account !== 'object' || account === null) return account;
    const given = await challenge(peer, 'Password:');
    if (typeof given !== 'object' || given === null) return given;
    return { account: account.toString('utf8'), right: same(given.toString('utf8'), password) };
  },
  async 'CRAM-MD5'(peer, _, password) {
    const stamp = `<${randomBytes(8).toString('hex')}.${Date.now()}@practice.provider.example>`;
    const response = await challenge(peer, stamp);
    if (typeof response !== 'object' || response === null) return response;
    const text = response.toString('utf8');
    const blank = text.lastIndexOf(' ');
    return { account: text.slice(0, blank), right: same(text.slice(blank + 1), createHmac('md5', password).update(stamp).digest('hex')) };
  },
  async NTLM(peer, _, password) {
    peer.say('334 NTLM supported');
    const asked = await peer.line();
    if (asked === null || asked === '*') return 'cancelled';
    const nonce = randomBytes(8);
    const first = decoded(asked);
    const offer = first && ntlmChallenge(first, nonce);
    if (!offer) return null;
    const response = await challenge(peer, offer);
    if (typeof response !== 'object' || response === null) return response;
    return ntlmSaid(response, nonce, password, [first, offer]);
  },
};

async function challenge(peer: Peer, text: string | Buffer): Promise<Buffer | 'cancelled' | null> {
  peer.say(`334 ${Buffer.from(text).toString('base64')}`);
  const line = await peer.line();
  return line === null || line === '*' ? 'cancelled' : decoded(line);
}

function decoded(text: string): Buffer | null {
  const bytes = fromBase64(text === '=' ? '' : text);
  return bytes && Buffer.from(bytes);
}

function same(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHmac('sha256', 'practice').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
