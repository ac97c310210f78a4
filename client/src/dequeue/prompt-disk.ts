import { closeSync, fsync, fsyncSync, linkSync, openSync, unlinkSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Disk, diskBy, PRIVATE_FILE } from './disk.js';

/**
 * The disk of this computer for a program that keeps nobody waiting but itself. What changes names is done where it is asked for: to hand it to
 * another thread takes longer than to do it. Writes and flushes are as well, as long as the disk answers at once.
 *
 * @param clock milliseconds
 */
export function newPromptDisk(clock: () => number = () => performance.now()): Disk {
  const [writing, flushing] = [newPatience(clock), newPatience(clock)];
  return diskBy({
    // Functions that are `async`, so that an error comes as a rejection.
    async open(path, how) {
      const file = openSync(path, how, PRIVATE_FILE);
      return {
        write: async (data) => writing(() => writeSync(file, data), async () => (await writeElsewhere(file, data)).bytesWritten),
        sync: async () => flushing(() => fsyncSync(file), () => flushElsewhere(file)),
        close: async () => closeSync(file),
      };
    },
    link: async (from, to) => linkSync(from, to),
    unlink: async (path) => unlinkSync(path),
  });
}

/** For a run of the command line. */
export const PROMPT_DISK: Disk = newPromptDisk();

/**
 * Does something here as long as that takes no longer than to hand it to another thread: so it is with a disk in memory, and with one that has a cache
 * which outlives a power cut. After some in a row that took longer the next ones go elsewhere, where files are flushed at once and what comes meanwhile is
 * taken in; then one is tried here again. One alone tells little, for the computer may just have been busy.
 */
function newPatience(clock: () => number): <T>(here: () => T, elsewhere: () => Promise<T>) => T | Promise<T> {
  let slow = 0;
  let away = 0;
  return (here, elsewhere) => {
    if (away > 0) {
      away -= 1;
      return elsewhere();
    }
    const began = clock();
    const done = here();
    slow = clock() - began > PROMPT ? slow + 1 : 0;
    if (slow >= IN_A_ROW) away = BEFORE_TRYING_AGAIN;
    return done;
  };
}

/** Milliseconds: about what it takes to hand something to another thread and to hear from it. */
const PROMPT = 0.2;
const IN_A_ROW = 3;
/** Writes, or flushes, of which each message takes four. */
const BEFORE_TRYING_AGAIN = 64;
const flushElsewhere = promisify(fsync);
const writeElsewhere = promisify(write);
