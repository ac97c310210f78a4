import { createHash, type Hash } from 'node:crypto';
import { join, sep } from 'node:path';
import { Blocks } from './blocks.js';
import { type Disk, DISK, type DiskFile } from './disk.js';
import { HeadCatcher, type MailHead } from './mail-head.js';
import { type SpoolFault, spoolFault } from './spool-faults.js';
import { contentMark, finalName, isLeftover, markOf, newNames } from './spool-names.js';

/** What MAIL and RCPT said. */
export interface Envelope {
  /** Empty: the null reverse-path. */
  readonly reversePath: string;
  readonly forwardPaths: readonly string[];
}

/** A message that is durable: only now may 250 be sent. */
export interface Stored extends MailHead {
  readonly kind: 'stored';
  /** The `.eml`; beside it lies the `.json` with the envelope. */
  readonly file: string;
  /** Octets of the mail data, and the SHA-256 of exactly these, in hexadecimal. */
  readonly bytes: number;
  readonly sha256: string;
  /** A message in this folder with the same mail data, and so the same Message-ID; null where there is none. The new one is kept all the same. */
  readonly duplicateOf: string | null;
}

export interface NotStored {
  readonly kind: 'not stored';
  readonly fault: SpoolFault;
}

/** Lent by the computer; tests lend others. */
export interface SpoolPorts {
  readonly disk: Disk;
  /** A new name at every call. */
  readonly names: () => string;
}

/**
 * A folder that keeps mail, in Maildir order: a message grows in `tmp`, is flushed, and gets its name in `new`, which is flushed too. The
 * envelope goes first and the `.eml` last, so that a message is there when its `.eml` is. A crash at any moment leaves behind what was
 * stored, at most one message more than was said to be, and in `tmp` files that the next run clears away.
 */
export class Spool {
  readonly folder: string;
  readonly #room: Room;

  private constructor(folder: string, room: Room) {
    this.folder = folder;
    this.#room = room;
  }

  /** Makes the folder ready and clears away what runs that ended early have left. Never rejects. */
  static async open(folder: string, ports: SpoolPorts = { disk: DISK, names: newNames() }): Promise<Spool | NotStored> {
    const { disk } = ports;
    try {
      const [growing, kept] = [join(folder, 'tmp'), join(folder, 'new')];
      await disk.makeFolder(growing);
      await disk.makeFolder(kept);
      await tryToWrite(disk, join(growing, `${ports.names()}.eml`));
      const names = await clear(disk, growing, kept);
      const known = new Map(names.flatMap((name) => (name.endsWith('.eml') ? [[contentMark(name) ?? name, join(kept, name)] as const] : [])));
      return new Spool(folder, { ...ports, folder, growing, kept, known, blocks: new Blocks() });
    } catch (error) {
      return { kind: 'not stored', fault: spoolFault(error, folder) };
    }
  }

  /** A message that begins to come in. Its file is made with the first octets, so nothing can go wrong yet. */
  begin(): IncomingMessage {
    return new IncomingMessage(this.#room);
  }
}

/** What the messages of a spool have in common. */
interface Room extends SpoolPorts {
  readonly folder: string;
  /** The folders `tmp` and `new` in it. */
  readonly growing: string;
  readonly kept: string;
  /** Marks of the contents in `new`, and the file that bears each. */
  readonly known: Map<string, string>;
  readonly blocks: Blocks;
}

/** A message on its way to the disk: `append` until all is there, then either `store` or `discard`, once. None of them ever rejects. */
export class IncomingMessage {
  readonly #room: Room;
  readonly #disk: Disk;
  readonly #name: string;
  /** In `tmp`: the name without its extension. */
  readonly #temporary: string;
  readonly #hash: Hash = createHash('sha256');
  readonly #head = new HeadCatcher();
  #bytes = 0;
  /** What is gathered for the next write: a message may come in very small pieces. */
  #block: Uint8Array | null = null;
  #filled = 0;
  #file: DiskFile | null = null;
  /** There is a file in `tmp`. */
  #growing = false;
  /** There is an envelope in `tmp`. */
  #noting = false;
  #failed: SpoolFault | null = null;
  /** One thing at a time, in the order asked for, whether or not the caller waits. */
  #turn: Promise<void> = Promise.resolve();

  constructor(room: Room) {
    this.#room = room;
    this.#disk = room.disk;
    this.#name = room.names();
    this.#temporary = `${room.growing}${sep}${this.#name}`;
  }

  /** Octets so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What went wrong so far. The octets that come after it are let pass, and `store` will say it. */
  get fault(): SpoolFault | null {
    return this.#failed;
  }

  /**
   * Takes octets of mail data, and has no use for `data` when it returns. Resolves when all writes are done that were begun so far: whoever waits
   * for that makes the sender as slow as the disk and keeps memory flat.
   */
  append(data: Uint8Array): Promise<void> {
    this.#bytes += data.length;
    if (this.#failed) return this.#turn;
    this.#hash.update(data);
    this.#head.see(data);
    for (let from = 0; from < data.length; ) {
      this.#block ??= this.#room.blocks.take();
      const part = data.subarray(from, from + this.#block.length - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled === this.#block.length) this.#passOn();
    }
    return this.#turn;
  }

  /**
   * Makes the message durable. When this says `stored`, the message survives a power cut; when not, nothing is left of it.
   *
   * @param octets of the mail data as the reader of the connection counted them: where they have not all come this far, the message is not kept,
   * and so stays with its sender
   */
  async store(envelope: Envelope, octets = this.#bytes): Promise<Stored | NotStored> {
    if (octets !== this.#bytes) this.#failed ??= spoolFault(new Error('Octets are missing'), this.#room.folder);
    let stored: Stored | null = null;
    this.#passOn();
    await this.#next(async () => {
      if (!this.#failed) stored = await this.#commit(envelope);
    });
    if (stored) return stored;
    await this.discard();
    return { kind: 'not stored', fault: this.#failed ?? spoolFault(undefined, this.#room.folder) };
  }

  /** Lets the message go, without a trace. Does nothing to one that was stored. */
  async discard(): Promise<void> {
    await this.#turn;
    if (this.#block) this.#room.blocks.giveBack(this.#block);
    this.#block = null;
    await this.#close().catch(() => undefined);
    if (this.#noting) await this.#disk.remove(`${this.#temporary}.json`).catch(() => undefined);
    this.#noting = false;
    if (!this.#growing) return;
    this.#growing = false;
    await this.#disk.remove(`${this.#temporary}.eml`).catch(() => undefined);
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work).catch((error: unknown) => {
      this.#failed ??= spoolFault(error, this.#room.folder);
    });
    return this.#turn;
  }

  async #commit(envelope: Envelope): Promise<Stored> {
    const file = await this.#open();
    const sha256 = this.#hash.digest('hex');
    const kept = `${this.#room.kept}${sep}${finalName(this.#name, sha256)}`;
    const [mailData, note] = [`${kept}.eml`, `${kept}.json`];
    const stored: Stored = {
      kind: 'stored', file: mailData, bytes: this.#bytes, sha256, ...this.#head.head(), duplicateOf: this.#room.known.get(markOf(sha256)) ?? null,
    };
    // Both at once, under names that do not count yet: a disk that flushes two files often does it in one go. Some file systems tell only when a
    // file is closed that an octet could not be kept.
    await together(file.sync().then(() => this.#close()), this.#writeEnvelope(stored, envelope));
    await this.#publishEnvelope(note);
    try {
      await this.#disk.publish(`${this.#temporary}.eml`, mailData);
    } catch (error) {
      await this.#disk.remove(note).catch(() => undefined);
      throw error;
    }
    this.#growing = false;
    try {
      await this.#disk.syncFolder(this.#room.kept);
    } catch (error) {
      await this.#takeBack(mailData, note).catch(() => undefined);
      throw error;
    }
    if (!this.#room.known.has(markOf(sha256))) this.#room.known.set(markOf(sha256), stored.file);
    return stored;
  }

  /** The provider will be told to keep the message, so it goes from here. The mail data first: none may lie here without its envelope. */
  async #takeBack(mailData: string, envelope: string): Promise<void> {
    await this.#disk.remove(mailData);
    await this.#disk.syncFolder(this.#room.kept);
    await this.#disk.remove(envelope);
  }

  async #writeEnvelope({ bytes, sha256, subject, messageId, duplicateOf }: Stored, envelope: Envelope): Promise<void> {
    const text = `${JSON.stringify({ version: 1, stored: new Date().toISOString(), ...envelope, bytes, sha256, subject, messageId, duplicateOf }, null, 2)}\n`;
    const file = await this.#disk.create(`${this.#temporary}.json`);
    this.#noting = true;
    try {
      await writeAll(file, new TextEncoder().encode(text));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #publishEnvelope(place: string): Promise<void> {
    await this.#disk.publish(`${this.#temporary}.json`, place);
    this.#noting = false;
    try {
      await this.#disk.syncFolder(this.#room.kept);
    } catch (error) {
      await this.#disk.remove(place).catch(() => undefined);
      throw error;
    }
  }

  /** Has what is gathered written in its turn. */
  #passOn(): void {
    const [block, filled] = [this.#block, this.#filled];
    this.#block = null;
    this.#filled = 0;
    if (!block) return;
    void this.#next(async () => {
      try {
        if (!this.#failed) await writeAll(await this.#open(), block.subarray(0, filled));
      } finally {
        this.#room.blocks.giveBack(block);
      }
    });
  }

  async #open(): Promise<DiskFile> {
    this.#file ??= await this.#disk.create(`${this.#temporary}.eml`);
    this.#growing = true;
    return this.#file;
  }

  async #close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }
}

/** Waits for both, whatever becomes of them: what one of them has begun is to be cleared away only when the other has ended too. */
async function together(one: Promise<void>, other: Promise<void>): Promise<void> {
  const failed = (await Promise.allSettled([one, other])).find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** A disk may take less than it is given. Taking nothing, without an error, would go on for ever. */
async function writeAll(file: DiskFile, data: Uint8Array): Promise<void> {
  for (let done = 0; done < data.length; ) {
    const taken = await file.write(data.subarray(done));
    if (taken <= 0) throw Object.assign(new Error('The disk takes nothing'), { code: 'EIO' });
    done += taken;
  }
}

/** Folders that are there may be on a disk that can only be read: better known before a provider is asked for mail than with its first message. */
async function tryToWrite(disk: Disk, path: string): Promise<void> {
  const file = await disk.create(path);
  try {
    await file.close();
  } finally {
    // Should it stay, the next run clears it away.
    await disk.remove(path).catch(() => undefined);
  }
}

/** Clears leftovers away and returns the names that remain in `new`. */
async function clear(disk: Disk, growing: string, kept: string): Promise<readonly string[]> {
  for (const name of await disk.list(growing)) if (isLeftover(name)) await disk.remove(join(growing, name));
  const orphansOf = (names: readonly string[]): readonly string[] => {
    const there = new Set(names);
    return names.filter((name) => name.endsWith('.json') && !there.has(name.replace(/json$/, 'eml')));
  };
  // An envelope that waits for its mail data belongs to a run that still goes on, or to none. Looked at again once its run is known to be over:
  // the mail data may have come in between.
  const left = new Set(orphansOf(await disk.list(kept)).filter((name) => isLeftover(name)));
  const names = await disk.list(kept);
  const orphans = new Set(orphansOf(names).filter((name) => left.has(name)));
  for (const name of orphans) await disk.remove(join(kept, name));
  return names.filter((name) => !orphans.has(name));
}
