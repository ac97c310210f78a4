import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { encode, reasonOf, versionOf, type ReadFile, type Unreadable } from './read-document.js';

/**
 * Puts a new text in the place of a file's, in the encoding it had: beside it first, on the disk, then by one rename, so
 * that at every moment one of the two is there and whole. Links are followed. Nothing is written where the encoding cannot
 * hold the text, the file may not be written, or somebody else has changed it since it was read.
 */
export async function writeDocument(file: string, was: ReadFile, text: string): Promise<Unreadable | undefined> {
  const bytes = encode({ ...was, text });
  if ('unencodable' in bytes) {
    const point = bytes.unencodable.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return { problem: `nothing was written: ${ENCODING_NAMES[was.encoding]}, in which it is saved, has no character U+${point}; save it as UTF-8 first` };
  }
  try {
    const target = await realpath(file);
    await access(target, constants.W_OK);
    const stats = await stat(target);
    if (!stats.isFile()) return { problem: 'it is not a file and cannot be changed in place' };
    if (!sameVersion(was, stats)) return { problem: 'nothing was written: somebody else changed it in the meantime' };
    await replace(target, stats, bytes);
    return undefined;
  } catch (error) {
    return { problem: `it could not be written: ${reasonOf(error)}` };
  }
}

/**
 * Writes a file that was not there before, as durably as `writeDocument` does: whole or not at all. A file that is there and
 * holds anything is kept and said to be in the way, unless it is to be replaced.
 */
export async function writeNewDocument(file: string, bytes: Uint8Array, existing: 'keep' | 'replace'): Promise<Unreadable | undefined> {
  try {
    const target = await realpath(file).catch(() => undefined);
    const stats = target === undefined ? undefined : await stat(target);
    const isEmpty = stats?.isFile() === true && stats.size === 0;
    if (!stats || (existing === 'keep' && !isEmpty)) await create(file, bytes);
    else if (!stats.isFile()) return { problem: 'it is not a file and cannot be replaced' };
    else {
      await access(target!, constants.W_OK);
      await replace(target!, stats, bytes);
    }
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { problem: 'nothing was written: there is such a file already; --force replaces it' };
    return { problem: `it could not be written: ${reasonOf(error)}` };
  }
}

/** Beside it first, on the disk, then under its name, where nothing may be. */
async function create(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  const beside = besideOf(file);
  try {
    const handle = await open(beside, 'wx', 0o666);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await nameOnce(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
  await syncFolder(folder);
}

/** Gives a file its name if nothing has it. Disks without links, such as FAT, have the name taken by an empty file first. */
async function nameOnce(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await (await open(file, 'wx')).close();
    await rename(beside, file);
  }
}

function besideOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

const ENCODING_NAMES = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' } as const;

function sameVersion({ version }: ReadFile, stats: Stats): boolean {
  const now = versionOf(stats);
  return now.device === version.device && now.inode === version.inode && now.size === version.size && now.changed === version.changed;
}

async function replace(target: string, stats: Stats, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(target);
  const beside = besideOf(target);
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await keepOwner(() => handle.chown(stats.uid, stats.gid));
      await handle.chmod(stats.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Only the superuser may give files away; for everybody else the new file is their own, as it would be from an editor. */
async function keepOwner(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** Makes the rename last. Windows cannot open folders and needs nothing of the kind. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
