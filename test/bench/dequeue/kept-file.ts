import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Names of one run. */
let count = 0;

/**
 * The same files that `imc dequeue --mode save` leaves, made durable in the same order: the mail data, the envelope, the envelope's name,
 * the mail data's name. Without its checks and its care for what goes wrong, and one call after the other, which is the quickest for a single connection.
 */
export class KeptFile {
  readonly #folder: string;
  readonly #growing: string;
  readonly #file: number;
  readonly #hash = createHash('sha256');
  #octets = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#growing = path.join(folder, 'tmp', `${Date.now()}.${process.pid}-${++count}`);
    this.#file = openSync(`${this.#growing}.eml`, 'wx', 0o600);
  }

  write(data: Uint8Array): void {
    this.#octets += data.length;
    this.#hash.update(data);
    for (let done = 0; done < data.length; ) done += writeSync(this.#file, data, done);
  }

  store(reversePath: string, forwardPaths: readonly string[]): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
    const sha256 = this.#hash.digest('hex');
    const envelope = openSync(`${this.#growing}.json`, 'wx', 0o600);
    writeSync(envelope, `${JSON.stringify({ version: 1, stored: new Date().toISOString(), reversePath, forwardPaths, bytes: this.#octets, sha256 }, null, 2)}\n`);
    fsyncSync(envelope);
    closeSync(envelope);
    this.#publish('json', sha256);
    this.#publish('eml', sha256);
  }

  #publish(extension: string, sha256: string): void {
    linkSync(`${this.#growing}.${extension}`, path.join(this.#folder, 'new', `${path.basename(this.#growing)}-${sha256.slice(0, 16)}.${extension}`));
    rmSync(`${this.#growing}.${extension}`);
    const names = openSync(path.join(this.#folder, 'new'), 'r');
    fsyncSync(names);
    closeSync(names);
  }
}
