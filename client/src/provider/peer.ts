import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { EMPTY_INBOX, type Inbox, received, takeLine } from '../smtp/line-reader.js';
import { type Reply, REPLY_LINE_LIMIT, replyLine, replyOf } from '../smtp/reply.js';

/** How long the other side may be silent (RFC 5321 §4.5.3.2.7), milliseconds. */
const PATIENCE = 300_000;

/** How a peer sends. */
export interface Manner {
  readonly byteByByte?: boolean;
  /** Replies have several lines. */
  readonly multiLine?: boolean;
  /** Octets until the link is lost, shared by all connections; below 0 it was. */
  readonly budget?: { left: number } | null;
  /** Called when the budget is used up. */
  readonly lost?: () => void;
}

/** The other end of a connection of the practice provider, line by line. */
export class Peer {
  #socket: Socket;
  /** Under TLS, where there is TLS. */
  readonly #tcp: Socket;
  readonly #manner: Manner;
  /** What is still to be sent octet by octet. */
  #sending: Promise<void> = Promise.resolve();
  #inbox: Inbox = EMPTY_INBOX;
  #ended = false;
  #wake: () => void = () => undefined;
  secure = false;

  /** @param manner how it sends: whole, octet by octet, or only so many octets before the link is lost. */
  constructor(socket: Socket, manner: Manner = {}) {
    socket.setNoDelay(true);
    this.#socket = socket;
    this.#tcp = socket;
    this.#manner = manner;
    this.#attach();
  }

  get address(): string {
    return (this.#socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  }

  /** The next line without its end; null when the other side has closed, is silent for too long or sends a line without end. */
  async line(): Promise<string | null> {
    for (;;) {
      const taken = takeLine(this.#inbox);
      if (taken.kind === 'too long') return null;
      this.#inbox = taken.inbox;
      if (taken.kind === 'line') return taken.line.text;
      if (this.#ended) return null;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** A whole reply; null as with `line`, and for what is no reply. */
  async reply(): Promise<Reply | null> {
    const lines: string[] = [];
    while (lines.length < REPLY_LINE_LIMIT) {
      const text = await this.line();
      const read = text === null ? null : replyLine(text);
      if (text === null || !read) return null;
      lines.push(text);
      if (read.last) return replyOf(lines);
    }
    return null;
  }

  say(...lines: readonly string[]): void {
    const [first = ''] = lines;
    // A challenge is one line (RFC 4954 §4), and a command too.
    const several = this.#manner.multiLine && /^[245]\d\d /.test(first) ? [`${first.slice(0, 3)}-There is more to say`, `${first.slice(0, 3)}-`, ...lines] : lines;
    this.send(Buffer.from(several.map((line) => `${line}\r\n`).join('')));
  }

  send(data: Uint8Array): void {
    const { budget, byteByByte } = this.#manner;
    if (budget && budget.left >= 0 && data.length > budget.left) {
      const last = data.subarray(0, budget.left);
      budget.left = -1;
      this.#manner.lost?.();
      this.#write(last, () => this.#socket.destroy());
      return;
    }
    if (budget && budget.left >= 0) budget.left -= data.length;
    if (!byteByByte) return this.#write(data);
    this.#sending = this.#sending.then(async () => {
      for (const octet of data) {
        this.#write(Uint8Array.of(octet));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
  }

  /** Says nothing until the other side goes. */
  async silence(): Promise<void> {
    while (!this.#ended) {
      this.#inbox = EMPTY_INBOX;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Says the same over and over until the other side goes, or so many times and then waits for that. */
  async flood(text: string, times = Infinity): Promise<void> {
    const data = Buffer.from(text.repeat(Math.min(100, times)));
    if (times <= 100) {
      this.#write(data);
      return this.silence();
    }
    while (!this.#ended) {
      this.#inbox = EMPTY_INBOX;
      if (this.#socket.writableLength < 1024 * 1024) this.#write(data);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  #write(data: Uint8Array, then: () => void = () => undefined): void {
    if (!this.#socket.destroyed && this.#socket.writable) this.#socket.write(data, () => then());
  }

  /** Answers STARTTLS with a handshake. What was pipelined after it in the clear is thrown away (RFC 3207 §4.2). */
  async encrypt(context: SecureContext): Promise<boolean> {
    await this.#sending;
    this.#socket.removeAllListeners('data');
    this.#inbox = EMPTY_INBOX;
    const secure = new TLSSocket(this.#socket, { isServer: true, secureContext: context });
    this.#socket = secure;
    this.#attach();
    this.secure = true;
    return new Promise((resolve) => {
      secure.once('secure', () => resolve(true));
      secure.once('close', () => resolve(false));
    });
  }

  close(): void {
    void this.#sending.then(() => this.#socket.destroySoon());
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Breaks the connection so that the other side sees a reset. */
  reset(): void {
    this.#tcp.resetAndDestroy();
  }

  #attach(): void {
    const over = (): void => {
      this.#ended = true;
      this.#wake();
    };
    this.#socket.setTimeout(PATIENCE, () => this.#socket.destroy());
    this.#socket.on('data', (data: Buffer) => {
      this.#inbox = received(this.#inbox, data);
      this.#wake();
    });
    this.#socket.on('error', over);
    this.#socket.on('end', over);
    this.#socket.on('close', over);
  }
}
