import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DISK } from '../../client/src/dequeue/disk.js';
import { newPromptDisk } from '../../client/src/dequeue/prompt-disk.js';
import { Spool } from '../../client/src/dequeue/spool.js';
import { newNames } from '../../client/src/dequeue/spool-names.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imc-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** A clock by which everything takes as long as is said at the moment, in milliseconds. It is read twice for each thing that is done in the calling thread. */
class Clock {
  took = 0;
  readings = 0;
  #now = 0;
  readonly read = (): number => {
    this.readings += 1;
    return (this.#now += this.took);
  };
}

const slowly = new Clock();
slowly.took = 10;

/* The spool rests on what is said of a disk; all ways to reach it have to keep to that. */
describe.each([['in other threads', DISK], ['at once', newPromptDisk(new Clock().read)], ['at once where it is quick', newPromptDisk(slowly.read)]] as const)('a disk that works %s', (_, disk) => {
  test('makes new files only, and for nobody else to read', async () => {
    const file = await disk.create(at('a'));
    await file.close();
    expect(process.platform === 'win32' ? 0 : statSync(at('a')).mode & 0o077).toBe(0);
    await expect(disk.create(at('a'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(disk.create(at('missing/a'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('keeps writes in their order, short ones and long ones', async () => {
    const file = await disk.create(at('a'));
    const pieces = [10, 100_000, 1, 32 * 1024, 40_000, 0, 7].map((length, index) => Buffer.alloc(length, index));
    for (const piece of pieces) for (let done = 0; done < piece.length; ) done += await file.write(piece.subarray(done));
    await file.sync();
    await file.close();
    expect(readFileSync(at('a')).equals(Buffer.concat(pieces))).toBe(true);
  });

  test('writes over nothing when a file gets its name', async () => {
    writeFileSync(at('new'), 'new');
    writeFileSync(at('old'), 'old');
    await expect(disk.publish(at('new'), at('old'))).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
    await disk.publish(at('new'), at('newer'));
    expect(readdirSync(folder).toSorted()).toEqual(['newer', 'old']);
  });

  test('is content with what is gone, and tells everything else as a rejection', async () => {
    await disk.remove(at('gone'));
    mkdirSync(at('folder'));
    await expect(disk.remove(at('folder'))).rejects.toHaveProperty('code');
    await expect(disk.publish(at('gone'), at('b'))).rejects.toMatchObject({ code: 'ENOENT' });
    if (process.platform !== 'win32') await expect(disk.syncFolder(at('gone'))).rejects.toMatchObject({ code: 'ENOENT' });
    const closed = await disk.create(at('a'));
    await closed.close();
    await expect(closed.sync()).rejects.toHaveProperty('code');
  });

  test('holds no file open when messages of every size are stored or let go', async () => {
    const open = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0);
    const before = open();
    const spool = await Spool.open(folder, { disk, names: newNames() });
    if (!(spool instanceof Spool)) throw new Error(spool.fault.message);
    for (const length of [0, 1, 65_535, 65_536, 65_537, 300_000]) {
      const data = Buffer.alloc(length, 'x');
      const [kept, dropped] = [spool.begin(), spool.begin()];
      for (let from = 0; from < length; from += 50_000) await Promise.all([kept, dropped].map((message) => message.append(data.subarray(from, from + 50_000))));
      const stored = await kept.store({ reversePath: '', forwardPaths: ['b@example.com'] });
      await dropped.discard();
      expect(stored.kind === 'stored' && readFileSync(stored.file).equals(data), `${length} octets`).toBe(true);
    }
    expect(readdirSync(at('tmp'))).toEqual([]);
    expect(open()).toBe(before);
  });
});

test.each(['write', 'sync'] as const)('what takes long is done in other threads until it is quick again: %s', async (what) => {
  const clock = new Clock();
  const file = await newPromptDisk(clock.read).create(at('a'));
  /** How many of so many are done in the calling thread. */
  const here = async (times: number): Promise<number> => {
    const before = clock.readings;
    for (let n = 0; n < times; n += 1) await (what === 'write' ? file.write(Buffer.from('x')) : file.sync());
    return (clock.readings - before) / 2;
  };
  expect(await here(100)).toBe(100);
  // One or two in between tell nothing.
  clock.took = 1;
  expect(await here(2)).toBe(2);
  clock.took = 0.1;
  expect(await here(100)).toBe(100);
  clock.took = 1;
  expect(await here(3)).toBe(3);
  expect(await here(64)).toBe(0);
  // Tried once, and slow still.
  expect(await here(65)).toBe(1);
  clock.took = 0.1;
  expect(await here(100)).toBe(100);
  await file.close();
  if (what === 'write') expect(readFileSync(at('a'), 'utf8')).toBe('x'.repeat(434));
});
