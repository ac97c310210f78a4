import { createHash } from 'node:crypto';

/** What the provider holds and what must come out of it. */
export interface Expected {
  /** Octets of the mail data, dots not doubled. */
  readonly octets: number;
  readonly sha256: string;
}

/** A message that is ready for the wire, dots doubled, so that only the transfer is timed. */
export interface Queued extends Expected {
  /** Up to and with the final dot. A big message is one piece over and over. */
  readonly pieces: Iterable<Buffer>;
}

/** Messages of one size, each with its own Message-ID: no two are the same. */
export function queueOf(octets: number, count: number): readonly Queued[] {
  const body = bodyOf(Math.min(octets, BLOCK));
  return Array.from({ length: count }, (_, index) => (octets > WHOLE ? streamed(octets, index, body) : whole(octets, index)));
}

/** Octets beyond which a message is not made beforehand. */
const WHOLE = 64 * 1024 * 1024;
const BLOCK = 1024 * 1024;
const END = Buffer.from('.\r\n');

function whole(octets: number, index: number): Queued {
  const head = headOf(octets, index);
  const data = Buffer.concat([head, bodyOf(octets - head.length)]);
  return { octets, sha256: createHash('sha256').update(data).digest('hex'), pieces: [Buffer.concat([stuffed(data), END])] };
}

/** Rounded to whole blocks behind its head. */
function streamed(octets: number, index: number, block: Buffer): Queued {
  const head = headOf(octets, index);
  const blocks = Math.floor(octets / block.length);
  const hash = createHash('sha256').update(head);
  for (let n = 0; n < blocks; n++) hash.update(block);
  const wire = stuffed(block);
  return {
    octets: head.length + blocks * block.length,
    sha256: hash.digest('hex'),
    pieces: { *[Symbol.iterator]() { yield head; for (let n = 0; n < blocks; n++) yield wire; yield END; } },
  };
}

function headOf(octets: number, index: number): Buffer {
  return Buffer.from([
    'From: sender@sender.example', 'To: user@example.com', `Subject: Message ${index + 1} of ${octets} octets`, `Message-ID: <${index + 1}.${octets}@sender.example>`, '', '',
  ].join('\r\n'));
}

/** Lines as mail programs write them, 76 characters and CRLF; one in fifty begins with a dot. */
function bodyOf(octets: number): Buffer {
  const body = Buffer.alloc(octets, '\r\n');
  let seed = octets;
  for (let start = 0, line = 0; start < octets - 2; start += 78, line++) {
    const end = Math.min(start + 76, octets - 2);
    for (let at = start; at < end; at++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      body[at] = 65 + ((seed >> 16) % 26);
    }
    if (line % 50 === 49) body[start] = 46;
  }
  body.set([13, 10], Math.max(0, octets - 2));
  return body;
}

function stuffed(data: Buffer): Buffer {
  return Buffer.from(data.toString('latin1').replaceAll(/(^|\r\n)\./g, '$1..'), 'latin1');
}
