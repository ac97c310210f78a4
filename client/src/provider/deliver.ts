import { type Faults, misbehave, withBareLineFeeds, withOddOctets, withSmuggling } from './faults.js';
import { safeText } from '../smtp/safe-text.js';
import { type Reply, textOf } from '../smtp/reply.js';
import type { Book, LedgerMessage } from './ledger.js';
import type { ProviderEvent } from './options.js';
import type { Peer } from './peer.js';

/**
 * Hands messages to a server that is about to greet, as a client: on a connection that was turned around or that was opened to call back.
 * A message leaves the queue only on 2yz to the end of its data.
 */
export async function deliver(peer: Peer, messages: readonly LedgerMessage[], shipping: Shipping): Promise<void> {
  const { name, faults, tell } = shipping;
  const greeting = await peer.reply();
  if (greeting?.code !== 220) return tell({ kind: 'fault', text: `Not greeted with 220: ${shown(greeting)}` });
  if ((await misbehave(peer, faults, 'hello')) === 'over') return;
  peer.say(`EHLO ${name}`);
  const hello = await peer.reply();
  if (hello?.code !== 250) {
    tell({ kind: 'fault', text: `EHLO was not taken: ${shown(hello)}` });
  } else {
    for (const message of messages) if (!(await handIfFree(peer, message, shipping))) return;
  }
  if ((await misbehave(peer, faults, 'goodbye')) === 'over') return;
  peer.say('QUIT');
  await peer.reply();
}

/** What a delivery needs to know. */
export interface Shipping {
  readonly name: string;
  readonly book: Book;
  readonly faults: Faults;
  tell(event: ProviderEvent): void;
}

/** Two customers who ask at once do not both get the same message. */
async function handIfFree(peer: Peer, message: LedgerMessage, shipping: Shipping): Promise<boolean> {
  if (!shipping.book.claim(message.id)) return true;
  try {
    return await hand(peer, message, shipping);
  } finally {
    shipping.book.release(message.id);
  }
}

/** False when the connection is of no further use. */
async function hand(peer: Peer, message: LedgerMessage, { book, faults, tell }: Shipping): Promise<boolean> {
  const commands = [
    ['mail', `MAIL FROM:<${message.reversePath}> SIZE=${message.bytes}`], ['rcpt', `RCPT TO:<${message.forwardPath}>`],
    ...(faults.has('many-recipients') ? OTHERS.map((other) => ['rcpt', `RCPT TO:<${other}${message.forwardPath}>`] as const) : []), ['data', 'DATA'],
  ] as const;
  let last: Reply | null = null;
  for (const [step, command] of commands) {
    if ((await misbehave(peer, faults, step)) === 'over') return false;
    peer.say(command);
    last = await peer.reply();
    if (!last || last.code === 421) return false;
    if (last.code >= 400) break;
  }
  if (last?.code !== 354) {
    book.offer(message.id, shown(last));
    tell({ kind: 'offered', text: `Message ${message.id} for ${message.forwardPath} stays queued: ${shown(last)}` });
    peer.say('RSET');
    return (await peer.reply())?.code === 250;
  }
  const data = stuffed(altered(book.dataOf(message.id), faults));
  const lost = faults.at('mail-data') !== undefined;
  peer.send(lost ? data.subarray(0, data.length / 2) : data);
  if ((await misbehave(peer, faults, lost ? 'mail-data' : 'dot')) === 'over') return false;
  const verdict = await peer.reply();
  book.offer(message.id, shown(verdict));
  if (!verdict) return false;
  if (verdict.code >= 200 && verdict.code < 300) {
    book.deliver(message.id, shown(verdict));
    tell({ kind: 'delivered', text: `Message ${message.id} for ${message.forwardPath} is delivered` });
  } else {
    tell({ kind: 'offered', text: `Message ${message.id} for ${message.forwardPath} stays queued: ${shown(verdict)}` });
  }
  return true;
}

/** The mail data with what it was asked to do wrong. */
function altered(data: Buffer, faults: Faults): Buffer {
  const alterations = [['bare-lf', withBareLineFeeds], ['smuggling', withSmuggling], ['odd-octets', withOddOctets]] as const;
  return alterations.reduce((octets, [manner, alter]) => (faults.has(manner) ? alter(octets) : octets), data);
}

/** With the first one 1,000 (RFC 5321 §4.5.3.1.8 asks for 100 at least to be taken). */
const OTHERS: readonly string[] = Array.from({ length: 999 }, (_, index) => `other${index + 1}.`);

function shown(reply: Reply | null): string {
  return reply ? safeText(`${reply.code} ${reply.enhanced ? `${reply.enhanced} ` : ''}${textOf(reply).replaceAll('\n', ' / ')}`.trim()) : 'no reply';
}

/** With dots doubled at the start of lines, and the end of mail data (RFC 5321 §4.5.2). */
function stuffed(data: Buffer): Buffer {
  const text = data.toString('latin1').replaceAll(/(^|\r\n)\./g, '$1..');
  return Buffer.from(`${text}${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, 'latin1');
}
