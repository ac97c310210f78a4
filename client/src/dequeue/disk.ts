import { link, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { platform } from 'node:process';

/**
 * The port under the spool: all that is done to a disk, and nothing else. Every function rejects with an error that bears `code`
 * (`ENOSPC`, `EIO` …). What was written is durable only after `sync`, what was named or removed only after `syncFolder`.
 */
export interface Disk {
  /** Makes the folder where it is missing, and those above it, and makes their names durable. */
  makeFolder(path: string): Promise<void>;
  /** A new file; rejects with `EEXIST` where there is one. */
  create(path: string): Promise<DiskFile>;
  /** Gives a file its final name; rejects with `EEXIST` where the name is taken, and never writes over anything. */
  publish(from: string, to: string): Promise<void>;
  /** Content where it is already gone. */
  remove(path: string): Promise<void>;
  /** Names in a folder. */
  list(path: string): Promise<readonly string[]>;
  syncFolder(path: string): Promise<void>;
}

export interface DiskFile {
  /** Octets that were taken; may be fewer than given. */
  write(data: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The calls that each message takes, and that may be made in more than one way. */
export interface DiskCalls {
  /** `wx` makes a file that nobody else may read; `r` opens a folder, to flush it. */
  open(path: string, how: 'wx' | 'r'): Promise<DiskFile>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** Mail is nobody else's business. */
export const PRIVATE_FILE = 0o600;

/** In other threads: the one that calls never waits for the disk, and keeps an editor alive. */
export const IN_THREADS: DiskCalls = {
  async open(path, how) {
    const handle = await open(path, how, PRIVATE_FILE);
    return {
      write: async (data) => (await handle.write(data)).bytesWritten,
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  link,
  unlink,
};

/** The disk of this computer, reached by these calls. */
export function diskBy(calls: DiskCalls): Disk {
  /** `unlink` alone: `rm` looks at the file first, which is one call more for each that is saved. */
  const remove = async (path: string): Promise<void> => {
    await calls.unlink(path).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  };
  const syncFolder = async (path: string): Promise<void> => {
    // Windows opens no folder; NTFS keeps names in its journal in the order in which they were given.
    if (platform === 'win32') return;
    let folder: DiskFile | undefined;
    try {
      folder = await calls.open(path, 'r');
      await folder.sync();
    } catch (error) {
      if (!CANNOT_FLUSH.has(codeOf(error))) throw error;
    } finally {
      await folder?.close();
    }
  };
  return {
    async makeFolder(path) {
      // The topmost folder that was made: it and those under it are names in folders that must be made durable.
      const made = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
      if (made !== undefined) {
        for (const folder of foldersDownTo(made, path)) await syncFolder(folder);
        return;
      }
      // It may have been made a moment before a crash. A folder above it that may not be read has been there for long.
      await syncFolder(dirname(resolve(path))).catch((error: unknown) => {
        if (!MAY_NOT_READ.has(codeOf(error))) throw error;
      });
    },
    create: (path) => calls.open(path, 'wx'),
    async publish(from, to) {
      try {
        await calls.link(from, to);
      } catch (error) {
        if (!NO_LINKS.has(codeOf(error))) throw error;
        return renameToFreeName(from, to);
      }
      // The name under which it was written is of no more use. Should it stay, the next run clears it away.
      await remove(from).catch(() => undefined);
    },
    remove,
    list: (path) => readdir(path),
    syncFolder,
  };
}

/** The disk of this computer. */
export const DISK: Disk = diskBy(IN_THREADS);

/** The `code` of an error of the platform; empty where it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const PRIVATE_FOLDER = 0o700;

/** What file systems without hard links say (FAT, some shares); Windows calls it `EISDIR`. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN']);

async function renameToFreeName(from: string, to: string): Promise<void> {
  // Not one step: but the names are drawn by lot, so nobody else is about to take this one.
  const taken = await stat(to).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  if (taken) throw Object.assign(new Error('The name is taken'), { code: 'EEXIST' });
  await rename(from, to);
}

const MAY_NOT_READ = new Set(['EACCES', 'EPERM']);

/** What systems say whose folders cannot be flushed at all; there the file system orders names itself, or nothing can be done about it. */
const CANNOT_FLUSH = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** The folders whose lists of names changed when `made` and all under it down to `path` came to be: the parent of each. */
function foldersDownTo(made: string, path: string): readonly string[] {
  const changed: string[] = [];
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    changed.unshift(folder);
    if (folder === dirname(resolve(made)) || folder === dirname(folder)) return changed;
  }
}
