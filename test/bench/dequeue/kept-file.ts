import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Names of one run. */
let count = 0;

function newName(folder: string): string {
  return path.join(folder, 'tmp', `${Date.now()}.${process.pid}-${++count}`);
}

function finalName(folder: string, growing: string, sha256: string, extension: string): string {
  return path.join(folder, 'new', `${path.basename(growing)}-${sha256.slice(0, 16)}.${extension}`);
}

function envelopeText(reversePath: string, forwardPaths: readonly string[], bytes: number, sha256: string): string {
  return `${JSON.stringify({ version: 1, stored: new Date().toISOString(), reversePath, forwardPaths, bytes, sha256 }, null, 2)}\n`;
}

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
    this.#growing = newName(folder);
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
    writeSync(envelope, envelopeText(reversePath, forwardPaths, this.#octets, sha256));
    fsyncSync(envelope);
    closeSync(envelope);
    this.#publish('json', sha256);
    this.#publish('eml', sha256);
  }

  #publish(extension: string, sha256: string): void {
    linkSync(`${this.#growing}.${extension}`, finalName(this.#folder, this.#growing, sha256, extension));
    rmSync(`${this.#growing}.${extension}`);
    const names = openSync(path.join(this.#folder, 'new'), 'r');
    fsyncSync(names);
    closeSync(names);
  }
}

/** The same for a program that must not stand still while the disk works, as one would write it: each call awaited. */
export async function keepStream(stream: AsyncIterable<Buffer>, folder: string, reversePath: string, forwardPaths: readonly string[]): Promise<void> {
  const growing = newName(folder);
  const hash = createHash('sha256');
  let octets = 0;
  const file = await open(`${growing}.eml`, 'wx', 0o600);
  for await (const piece of stream) {
    octets += piece.length;
    hash.update(piece);
    await file.appendFile(piece);
  }
  await file.sync();
  await file.close();
  const sha256 = hash.digest('hex');
  const envelope = await open(`${growing}.json`, 'wx', 0o600);
  await envelope.writeFile(envelopeText(reversePath, forwardPaths, octets, sha256));
  await envelope.sync();
  await envelope.close();
  for (const extension of ['json', 'eml']) {
    await link(`${growing}.${extension}`, finalName(folder, growing, sha256, extension));
    await unlink(`${growing}.${extension}`);
    const names = await open(path.join(folder, 'new'), 'r');
    await names.sync();
    await names.close();
  }
}
