import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DISK, type Disk } from '../../client/src/dequeue/disk.js';
import { Spool, type Stored } from '../../client/src/dequeue/spool.js';
import { newNames } from '../../client/src/dequeue/spool-names.js';
import { FaultyDisk } from '../harness/faulty-disk.js';

/** How often a process is killed; `IMC_KILLS=1000` for a longer look. */
const KILLS = Number(process.env['IMC_KILLS'] ?? 150);
/** Processes at a time, each with a folder of its own. */
const LANES = 4;

/** A run that stores messages without end, and says of each that it is stored once it is. */
const WRITER = `
  import { randomBytes, randomInt } from 'node:crypto';
  import { writeSync } from 'node:fs';
  import { Spool } from './spool.js';
  const spool = await Spool.open(process.argv[2]);
  if (!(spool instanceof Spool)) throw new Error(spool.fault.message);
  writeSync(1, 'ready\\n');
  for (;;) {
    const message = spool.begin();
    for (let pieces = randomInt(6); pieces >= 0; pieces -= 1) await message.append(randomBytes(randomInt(60_000)));
    const result = await message.store({ reversePath: 'a@sender.example', forwardPaths: ['b@example.com'] });
    if (result.kind === 'not stored') throw new Error(result.fault.message);
    writeSync(1, result.file + ' ' + result.sha256 + '\\n');
  }
`;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imc-kill-'));
  program = join(folder, 'writer.mjs');
  await build({
    stdin: { contents: WRITER, resolveDir: 'client/src/dequeue', loader: 'ts' },
    bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a writer store some messages and go on for a moment, then kills it. Returns what it acknowledged: name and SHA-256. */
async function killed(spool: string, messages: number, afterMs: number): Promise<readonly (readonly [file: string, sha256: string])[]> {
  const child = spawn(process.execPath, [program, spool], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.split('\n').length > messages + 1) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  const signal = await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
  expect(signal, complaint).toBe('SIGKILL');
  // What follows the last line feed was not said to the end.
  return said.split('\n').slice(1, -1).map((line) => line.split(' ') as [string, string]);
}

/** Whatever lies in `new` must be a whole message with its envelope; returns the files. */
function wholeMessages(spool: string, known: ReadonlySet<string>): readonly string[] {
  const files = readdirSync(join(spool, 'new')).filter((name) => name.endsWith('.eml')).map((name) => join(spool, 'new', name));
  for (const file of files) {
    if (known.has(file)) continue;
    const data = readFileSync(file);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(JSON.parse(readFileSync(file.replace(/eml$/, 'json'), 'utf8')), file).toMatchObject({ sha256, bytes: data.length });
  }
  return files;
}

test(`of ${KILLS} runs killed at any moment none has lost a message it acknowledged, nor left half of one`, async () => {
  let acknowledgedInAll = 0;
  const lane = async (number: number): Promise<void> => {
    const spool = join(folder, `lane-${number}`);
    const before = new Set<string>();
    // Where the runs are killed is left to chance: a fault found here has a place of its own in spool-crash.test.ts, where all places are tried.
    for (let kill = number; kill < KILLS; kill += LANES) {
      const acknowledged = await killed(spool, Math.floor(Math.random() * 3), Math.random() * 12);
      const files = wholeMessages(spool, before);
      for (const [file, sha256] of acknowledged) {
        expect(files).toContain(file);
        expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
      }
      const found = files.filter((file) => !before.has(file)).length;
      expect(found - acknowledged.length, 'messages more than acknowledged').toBeLessThanOrEqual(1);
      expect(files.length).toBe(before.size + found);
      files.forEach((file) => before.add(file));
      acknowledgedInAll += acknowledged.length;
    }
    // The next run finds its folder clean.
    expect(await Spool.open(spool)).toBeInstanceOf(Spool);
    expect(readdirSync(join(spool, 'tmp'))).toEqual([]);
    expect(readdirSync(join(spool, 'new')).length).toBe(2 * before.size);
  };
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  expect(acknowledgedInAll, 'the runs were killed at work, not before it').toBeGreaterThan(KILLS / 2);
}, 20_000 + KILLS * 1000);

/** A small disk of the system where it can be had (root on Linux), else one in memory of the same size. */
function smallDisk(): { readonly place: string; readonly disk: Disk; files(): readonly string[]; free(): void } {
  const place = join(folder, 'small');
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    const disk = new FaultyDisk({ room: 1024 * 1024 });
    return { place, disk, files: () => [...disk.files().keys()], free: () => undefined };
  }
  return {
    place,
    disk: DISK,
    files: () => ['tmp', 'new'].flatMap((part) => readdirSync(join(place, part)).map((name) => join(place, part, name))),
    free: () => void execFileSync('umount', [place]),
  };
}

test('a full disk is answered 452, keeps what was stored, and takes mail again when there is room', async () => {
  const { place, disk, files, free } = smallDisk();
  try {
    const spool = await Spool.open(place, { disk, names: newNames() });
    if (!(spool instanceof Spool)) throw new Error(spool.fault.message);
    const envelope = { reversePath: '', forwardPaths: ['b@example.com'] };
    const stored: Stored[] = [];
    for (;;) {
      const message = spool.begin();
      for (let piece = 0; piece < 3; piece += 1) await message.append(Buffer.alloc(50_000, stored.length));
      const result = await message.store(envelope);
      if (result.kind === 'stored') stored.push(result);
      else {
        expect(result.fault.answer).toMatch(/^452 4\.3\.1 /);
        expect(result.fault.message).toContain('no room');
        break;
      }
    }
    expect(stored.length).toBeGreaterThan(3);
    const whatIsThere = (): readonly string[] => files().toSorted();
    expect(whatIsThere()).toEqual(stored.flatMap(({ file }) => [file, file.replace(/eml$/, 'json')]).toSorted());

    await disk.remove(stored[0]?.file ?? '');
    const message = spool.begin();
    await message.append(Buffer.alloc(50_000, 1));
    expect(await message.store(envelope)).toMatchObject({ kind: 'stored' });
  } finally {
    free();
  }
});
