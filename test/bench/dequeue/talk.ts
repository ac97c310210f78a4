import { once } from 'node:events';
import type { Socket } from 'node:net';

/** One side of a conversation by lines. Rejects when the other side has gone. */
export class Talk {
  readonly socket: Socket;
  #heard: Buffer = Buffer.alloc(0);
  #gone = false;
  #wake: () => void = () => undefined;
  readonly #hear = (data: Buffer): void => {
    this.#heard = Buffer.concat([this.#heard, data]);
    this.#wake();
  };

  constructor(socket: Socket) {
    socket.setNoDelay(true);
    const over = (): void => {
      this.#gone = true;
      this.#wake();
    };
    socket.on('data', this.#hear).once('end', over).once('close', over).on('error', over);
    this.socket = socket;
  }

  async line(): Promise<string> {
    for (;;) {
      const end = this.#heard.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#heard.toString('latin1', 0, end);
        this.#heard = this.#heard.subarray(end + 2);
        return line;
      }
      if (this.#gone) throw new Error('The other side has gone');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** The last line of a reply, after all of them are there. */
  async reply(expected: string, into: string[] = []): Promise<string> {
    for (;;) {
      const line = await this.line();
      into.push(line.slice(4));
      if (line[3] === '-') continue;
      if (!line.startsWith(expected)) throw new Error(`"${line}" instead of ${expected}`);
      return line;
    }
  }

  /** Resolves when more may be sent. */
  async send(data: Buffer | string): Promise<void> {
    if (!this.socket.write(data)) await once(this.socket, 'drain');
  }

  /** Lets go of the socket; what came and was not read belongs to whoever takes it over. */
  release(): Buffer {
    this.socket.off('data', this.#hear).pause();
    return this.#heard;
  }
}
