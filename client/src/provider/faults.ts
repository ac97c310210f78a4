import { safeText } from '../smtp/safe-text.js';
import type { Peer } from './peer.js';

/*
 * What a practice provider can be told to do wrong: a test dequeue has to come through all of it with every message either at the provider or
 * whole on disk.
 */

/** Replies to what the customer says, in the order of a session. */
const REPLY_STEPS = ['greeting', 'ehlo', 'starttls', 'auth', 'ask', 'quit'] as const;
/** What the provider says when it delivers, in the order of a delivery. */
const DELIVERY_STEPS = ['hello', 'mail', 'rcpt', 'data', 'mail-data', 'dot', 'goodbye'] as const;

export type ReplyStep = (typeof REPLY_STEPS)[number];
export type DeliveryStep = (typeof DELIVERY_STEPS)[number];

/** The names that stand alone, and what they do. */
const MANNERS = {
  'byte-by-byte': 'sends every octet by itself',
  'multi-line': 'gives every reply in several lines, but for the challenges of a login',
  'strip-starttls': 'does not offer STARTTLS, as if somebody on the way had taken it out',
  'inject-after-starttls': 'slips a reply in the clear behind the 220 to STARTTLS',
  'bare-lf': 'ends lines of the mail data with a bare line feed, and hides an end of data and a command behind it',
  'smuggling': 'hides a second message in the mail data behind every mixture of CR and LF that resembles its end',
  'odd-octets': 'sends NULs, octets above 127 and a line of 100,000 octets in the mail data',
  'many-recipients': 'names 1,000 recipients for each message',
} as const;

/** Everything that a practice provider does wrong. */
export interface Faults {
  has(manner: keyof typeof MANNERS): boolean;
  /** What to do instead of this step; undefined: nothing is wrong with it. */
  at(step: ReplyStep | DeliveryStep): Deed | undefined;
  /** Octets until the link is lost, counted over all connections; null: it is not. Counted down by the peers. */
  readonly budget: { left: number } | null;
}

/** What may be done at any step, and what is done instead of a reply. */
const DEEDS = ['stall', 'close', 'reset', 'long-line', 'garbage'] as const;
const REPLY_DEEDS = ['endless', 'mixed'] as const;

/** A number is a reply code. */
type Deed = (typeof DEEDS)[number] | (typeof REPLY_DEEDS)[number] | number;

/** Reads what `--fault` was given; a string is a sentence about what is wrong with it. */
export function faultsOf(texts: readonly string[]): Faults | string {
  const manners = new Set<string>();
  const deeds = new Map<string, Deed>();
  let budget: { left: number } | null = null;
  for (const text of texts) {
    const [name = '', place] = text.toLowerCase().split('@', 2);
    if (place === undefined && Object.hasOwn(MANNERS, name)) manners.add(name);
    else if (name === 'cut' && /^\d{1,9}$/.test(place ?? '')) budget = { left: Number(place) };
    else if (place !== undefined && isDeed(name, place)) deeds.set(place, /^\d+$/.test(name) ? Number(name) : name);
    else return `"${safeText(text)}" is no fault that the practice provider knows (--help lists them).`;
  }
  return { has: (manner: string) => manners.has(manner), at: (step: string) => deeds.get(step), budget };
}

/** For `--help`. */
export const FAULTS_HELP = [
  `  stall@STEP              says nothing more at this step: ${REPLY_STEPS.join(', ')} (replies),`,
  `                          ${DELIVERY_STEPS.join(', ')} (delivery)`,
  '  close@STEP              closes the connection there; at mail-data in the middle of the message, at dot behind it',
  '  reset@STEP              breaks the connection there, with a reset instead of an end',
  '  garbage@STEP            says what is no reply, or no command',
  '  long-line@STEP          says a line without end',
  '  endless@STEP            gives a reply without end; replies only',
  '  mixed@STEP              gives a reply whose lines bear different codes; replies only',
  '  CODE@STEP               replies with a code from 400 to 599, as in 421@ask; replies only',
  '  cut@N                   loses the link once, after N octets of all that it says',
  ...Object.entries(MANNERS).map(([name, does]) => `  ${name.padEnd(24)}${does}`),
].join('\n');

/** Does at this step what was asked for. `as usual`: nothing was. `over`: the connection is. */
export async function misbehave(peer: Peer, faults: Faults, step: ReplyStep | DeliveryStep): Promise<'as usual' | 'answered' | 'over'> {
  const deed = faults.at(step);
  if (typeof deed === 'number') {
    peer.say(`${deed} As it was asked to`);
    return deed === 421 ? 'over' : 'answered';
  }
  switch (deed) {
    case undefined: return 'as usual';
    case 'close': return 'over';
    case 'reset': peer.reset(); return 'over';
    case 'stall': await peer.silence(); return 'over';
    case 'garbage': await peer.flood('What is said here makes no sense\r\n', 20); return 'over';
    case 'mixed': peer.say('250-One thing', '550 And another'); return 'answered';
    case 'endless': await peer.flood('250-and so on\r\n'); return 'over';
    case 'long-line': await peer.flood('250 and so on '); return 'over';
  }
}

/** The mail data with line ends of the wrong kind, and something behind one of them that must not be taken for a command. */
export function withBareLineFeeds(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.from('bare\n.\nMAIL FROM:<smuggled@sender.example>\nbare\n.\r\nlast\r\n')]);
}

/** What some take for the end of mail data (CVE-2023-51764 and its kin), each with a message of its own behind it. */
export function withSmuggling(data: Buffer): Buffer {
  const hidden = ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r.\r\n', '\r\n.\r', '\r.\n', '\n.\r', '\r\n\0.\r\n'].map((end) => `x${end}MAIL FROM:<smuggled@sender.example>\r\nRCPT TO:<victim@example.com>\r\nDATA\r\n`);
  return Buffer.concat([data, Buffer.from(`${hidden.join('')}last\r\n`, 'latin1')]);
}

/** Octets that text does not have. */
export function withOddOctets(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.from(Array.from({ length: 256 }, (_, octet) => octet).filter((octet) => octet !== 10 && octet !== 13)), Buffer.alloc(100_000, 0xe9), Buffer.from('\r\n')]);
}

function isDeed(name: string, step: string): name is Exclude<Deed, number> {
  const reply = REPLY_STEPS.some((known) => known === step);
  if (DEEDS.some((deed) => deed === name)) return reply || DELIVERY_STEPS.some((known) => known === step);
  return reply && (REPLY_DEEDS.some((deed) => deed === name) || /^[45]\d\d$/.test(name));
}
