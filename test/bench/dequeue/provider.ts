import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Expected, type Queued, queueOf } from './queue.js';
import { Talk } from './talk.js';

/*
 * The provider of the comparison, in a process of its own: it hands the same queue to everybody, as fast as it is let, by ATRN after
 * CRAM-MD5 (RFC 2645 §5). It does not check who logs in.
 */

/** Asks for a queue anew. */
export interface Order {
  readonly octets: number;
  readonly count: number;
}

export type Report =
  | { readonly kind: 'ready'; readonly port: number; readonly messages: readonly Expected[] }
  /** From the first word of the receiver to its answer to the last final dot, milliseconds. */
  | { readonly kind: 'handed over'; readonly ms: number; readonly accepted: number };

let queue: readonly Queued[] = [];
let made: Order = { octets: 0, count: 0 };
let handedOver = 0;

const server = createServer((socket) => {
  serve(socket).catch(() => undefined).finally(() => socket.destroySoon());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

process.on('message', (order: Order) => {
  if (order.octets !== made.octets || order.count !== made.count) queue = queueOf(order.octets, order.count);
  made = order;
  handedOver = 0;
  report({ kind: 'ready', port: (server.address() as AddressInfo).port, messages: queue.map(({ octets, sha256 }) => ({ octets, sha256 })) });
});
process.once('disconnect', () => process.exit());

function report(message: Report): void {
  process.send?.(message);
}

async function serve(socket: Socket): Promise<void> {
  const talk = new Talk(socket);
  await talk.send('220 provider.example ESMTP\r\n');
  for (;;) {
    const [verb = ''] = (await talk.line()).toUpperCase().split(' ');
    switch (verb) {
      case 'EHLO': await talk.send('250-provider.example\r\n250-AUTH CRAM-MD5\r\n250 ATRN\r\n'); break;
      case 'AUTH':
        await talk.send(`334 ${Buffer.from(`<${randomBytes(8).toString('hex')}@provider.example>`).toString('base64')}\r\n`);
        await talk.line();
        await talk.send('235 2.7.0 Welcome\r\n');
        break;
      case 'ATRN':
        if (handedOver < queue.length) {
          await talk.send('250 2.0.0 Turning the line around\r\n');
          return handOver(talk);
        }
        await talk.send('453 4.2.0 You have no mail\r\n');
        break;
      case 'QUIT': return void (await talk.send('221 2.0.0 Bye\r\n'));
      default: await talk.send('502 5.5.1 Not known\r\n');
    }
  }
}

/** As Postfix does it: MAIL, RCPT and DATA in one breath where that is offered. */
async function handOver(talk: Talk): Promise<void> {
  await talk.reply('220');
  const began = performance.now();
  const offered: string[] = [];
  await talk.send('EHLO provider.example\r\n');
  await talk.reply('250', offered);
  const pipelining = offered.includes('PIPELINING');
  let accepted = 0;
  for (const { octets, pieces } of queue.slice(handedOver)) {
    const envelope = [`MAIL FROM:<sender@sender.example> SIZE=${octets}`, 'RCPT TO:<user@example.com>', 'DATA'].map((line) => `${line}\r\n`);
    if (pipelining) await talk.send(envelope.join(''));
    for (const [index, expected] of ['250', '250', '354'].entries()) {
      if (!pipelining) await talk.send(envelope[index] ?? '');
      await talk.reply(expected);
    }
    for (const piece of pieces) await talk.send(piece);
    await talk.reply('250');
    accepted += 1;
  }
  handedOver += accepted;
  report({ kind: 'handed over', ms: performance.now() - began, accepted });
  await talk.send('QUIT\r\n');
  await talk.reply('221');
}
