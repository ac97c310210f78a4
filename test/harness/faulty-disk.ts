import { dirname } from 'node:path';
import type { Disk, DiskFile } from '../../client/src/dequeue/disk.js';

/** What is wrong with the disk. Operations are counted from 0; linking and unlinking count as two. */
export interface Trouble {
  /** The power fails at this operation. A write has got half way by then, everything else has not begun. */
  readonly diesAt?: number;
  /** This operation fails, and with `forGood` all that come after it. */
  readonly failsAt?: number;
  readonly code?: string;
  readonly forGood?: boolean;
  /** Octets in all; writes take what there is room for, then fail with ENOSPC. */
  readonly room?: number;
  /** No write takes more than this. */
  readonly atOnce?: number;
}

interface Inode {
  data: Buffer;
  /** What the last `sync` found. */
  synced: Buffer;
}

interface Change {
  readonly path: string;
  /** Null: the name goes. */
  readonly inode: Inode | null;
}

/**
 * A disk in memory that keeps its promises and no more: what was written is safe after `sync`, what was named after `syncFolder`. What was
 * neither may be there after a power cut, or not, or in part, each by itself and in any order.
 */
export class FaultyDisk implements Disk {
  readonly #trouble: Trouble;
  #names = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  #pending: Change[] = [];
  #count = 0;
  /** What each operation was, in the order in which they were asked for. */
  readonly log: string[] = [];
  died = false;

  constructor(trouble: Trouble = {}) {
    this.#trouble = trouble;
  }

  /** The operation that failed; null where none has come to that. */
  get failed(): string | null {
    return this.log[this.#trouble.failsAt ?? -1] ?? null;
  }

  /** What is on it now. */
  files(): ReadonlyMap<string, Buffer> {
    return new Map([...this.#names].map(([path, { data }]) => [path, data]));
  }

  /** The disk as the next run finds it. `choose` decides over each thing that was not made durable: whether it is there all the same. */
  afterPowerCut(choose: () => boolean): FaultyDisk {
    const names = new Map(this.#durable);
    for (const { path, inode } of this.#pending) {
      if (!choose()) continue;
      if (inode) names.set(path, inode);
      else names.delete(path);
    }
    // One file may have two names, and must be the same under both.
    const survivors = new Map<Inode, Buffer>();
    for (const inode of names.values()) if (!survivors.has(inode)) survivors.set(inode, remains(inode, choose));
    return FaultyDisk.#holding([...names].map(([path, inode]) => [path, survivors.get(inode) ?? Buffer.alloc(0)]));
  }

  /** The disk after the process was killed: the system still has all that it was given. */
  afterKill(): FaultyDisk {
    return FaultyDisk.#holding([...this.files()]);
  }

  async makeFolder(): Promise<void> {
    this.#operate('makeFolder');
  }

  async create(path: string): Promise<DiskFile> {
    this.#operate('create');
    if (this.#names.has(path)) throw problem('EEXIST');
    const inode: Inode = { data: Buffer.alloc(0), synced: Buffer.alloc(0) };
    this.#change(path, inode);
    return {
      write: async (data) => this.#write(inode, data),
      sync: async () => {
        this.#operate('sync');
        inode.synced = inode.data;
      },
      close: async () => this.#operate('close'),
    };
  }

  async publish(from: string, to: string): Promise<void> {
    this.#operate('link');
    const inode = this.#names.get(from);
    if (!inode) throw problem('ENOENT');
    if (this.#names.has(to)) throw problem('EEXIST');
    this.#change(to, inode);
    // As on a real disk: the old name may stay.
    try {
      this.#operate('unlink');
      this.#change(from, null);
    } catch (error) {
      if (this.died) throw error;
    }
  }

  async remove(path: string): Promise<void> {
    this.#operate('remove');
    if (this.#names.has(path)) this.#change(path, null);
  }

  async list(path: string): Promise<readonly string[]> {
    this.#operate('list');
    return [...this.#names.keys()].filter((name) => dirname(name) === path).map((name) => name.slice(path.length + 1));
  }

  async syncFolder(path: string): Promise<void> {
    this.#operate('syncFolder');
    for (const { path: name, inode } of this.#pending.filter((change) => dirname(change.path) === path)) {
      if (inode) this.#durable.set(name, inode);
      else this.#durable.delete(name);
    }
    this.#pending = this.#pending.filter((change) => dirname(change.path) !== path);
  }

  static #holding(files: readonly (readonly [path: string, data: Buffer])[]): FaultyDisk {
    const disk = new FaultyDisk();
    disk.#names = new Map(files.map(([path, data]) => [path, { data, synced: data }]));
    disk.#durable = new Map(disk.#names);
    return disk;
  }

  #change(path: string, inode: Inode | null): void {
    if (inode) this.#names.set(path, inode);
    else this.#names.delete(path);
    this.#pending.push({ path, inode });
  }

  #write(inode: Inode, data: Uint8Array): number {
    const { diesAt, room = Infinity, atOnce = Infinity } = this.#trouble;
    const half = this.#count === diesAt ? data.length >> 1 : Infinity;
    const used = [...new Set(this.#names.values())].reduce((sum, { data }) => sum + data.length, 0);
    const taken = Math.min(data.length, atOnce, half, room - used);
    if (half === Infinity) this.#operate('write');
    if (taken <= 0 && data.length > 0 && half === Infinity) throw problem('ENOSPC');
    inode.data = Buffer.concat([inode.data, data.subarray(0, taken)]);
    if (half !== Infinity) this.#operate('write');
    return taken;
  }

  #operate(what: string): void {
    if (this.died) throw problem('EIO');
    const { diesAt, failsAt = Infinity, code = 'EIO', forGood = false } = this.#trouble;
    const number = this.#count++;
    this.log.push(what);
    if (number === diesAt) {
      this.died = true;
      throw problem('EIO');
    }
    if (number === failsAt || (forGood && number > failsAt)) throw problem(code);
  }
}

/** What is left of a file: all, what was flushed, that and half of the rest, or as many octets as there were but not the same. */
function remains({ data, synced }: Inode, choose: () => boolean): Buffer {
  if (data === synced || !choose()) return synced;
  if (choose()) return data;
  const rest = data.length - synced.length;
  return Buffer.concat([synced, choose() ? data.subarray(synced.length, synced.length + (rest >> 1)) : Buffer.alloc(rest)]);
}

function problem(code: string): Error {
  return Object.assign(new Error(`${code}: from the faulty disk`), { code });
}
