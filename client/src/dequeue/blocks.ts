/** Memory in which mail data waits for the disk, used over and over: what is made anew for every piece is much by the time it is collected. */
export class Blocks {
  readonly #free: Uint8Array[] = [];

  /** With whatever was in it before. */
  take(): Uint8Array {
    return this.#free.pop() ?? Buffer.allocUnsafeSlow(OCTETS);
  }

  /** Whoever gives a block back does not touch it any more, nor does the disk. */
  giveBack(block: Uint8Array): void {
    if (this.#free.length < KEPT) this.#free.push(block);
  }
}

const OCTETS = 64 * 1024;
/** More are in use only where many providers call at once. */
const KEPT = 32;
