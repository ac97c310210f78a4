import { closeSync, fsync, linkSync, openSync, unlinkSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Disk, diskBy, PRIVATE_FILE } from './disk.js';

/**
 * The disk of this computer for a program that keeps nobody waiting but itself. What changes names, and writes little, is done where it is asked
 * for: to hand it to another thread takes longer than to do it. Flushing and long writes go to other threads all the same: files that are
 * flushed at once are flushed sooner than one after the other, and what comes meanwhile is taken in.
 */
export const PROMPT_DISK: Disk = diskBy({
  // Functions that are `async`, so that an error comes as a rejection.
  async open(path, how) {
    const file = openSync(path, how, PRIVATE_FILE);
    return {
      write: async (data) => (data.length < LONG ? writeSync(file, data) : (await writeElsewhere(file, data)).bytesWritten),
      sync: () => flush(file),
      close: async () => closeSync(file),
    };
  },
  link: async (from, to) => linkSync(from, to),
  unlink: async (path) => unlinkSync(path),
});

/** Octets. */
const LONG = 32 * 1024;
const flush = promisify(fsync);
const writeElsewhere = promisify(write);
