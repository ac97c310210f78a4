import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { Spool, type Stored } from '../../client/src/dequeue/spool.js';
import { newNames } from '../../client/src/dequeue/spool-names.js';
import { FaultyDisk, type Trouble } from '../harness/faulty-disk.js';

const FOLDER = join('/', 'mail');
const ENVELOPE = { reversePath: 'a@sender.example', forwardPaths: ['b@example.com', 'c@example.com'] };

/** In pieces, as they come from the network: one that is gathered, one that is gathered and overflows, one that goes straight through, none. */
const MESSAGES: readonly (readonly Buffer[])[] = [
  [Buffer.from('Subject: small\r\n\r\n'), Buffer.from('body\r\n')],
  [Buffer.from('Subject: larger\r\n\r\n'), Buffer.alloc(40_000, 'x'), Buffer.alloc(40_000, 'y')],
  [Buffer.from('Subject: large\r\n\r\n'), Buffer.alloc(100_000, 'z'), Buffer.from('end\r\n')],
  [],
];

/** The names of a run whose process is gone, so that the next run may clear up after it. */
function namesOfTheDead(): () => string {
  const next = newNames();
  return () => next().replace(/\.\d+-([0-9a-f]{8})-[0-9a-f]{12}-/, '.99999999-$1-0123456789ab-');
}

async function deliver(disk: FaultyDisk): Promise<{ readonly acknowledged: readonly Stored[]; readonly answers: readonly string[] }> {
  const acknowledged: Stored[] = [];
  const answers: string[] = [];
  const spool = await Spool.open(FOLDER, { disk, names: namesOfTheDead() });
  if (!(spool instanceof Spool)) return { acknowledged, answers: [spool.fault.answer] };
  for (const pieces of MESSAGES) {
    const message = spool.begin();
    for (const piece of pieces) await message.append(piece);
    const result = await message.store(ENVELOPE);
    if (result.kind === 'stored') acknowledged.push(result);
    else answers.push(result.fault.answer);
  }
  return { acknowledged, answers };
}

/** What a person finds in the folder: messages by name, each with its envelope. */
function found(disk: FaultyDisk): { readonly messages: readonly string[]; readonly orphans: readonly string[]; readonly growing: readonly string[] } {
  const files = disk.files();
  const messages = [...files.keys()].filter((path) => path.startsWith(join(FOLDER, 'new')) && path.endsWith('.eml'));
  for (const path of messages) {
    const data = files.get(path) ?? Buffer.alloc(0);
    const envelope = JSON.parse(files.get(path.replace(/eml$/, 'json'))?.toString() ?? 'null');
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(envelope, path).toMatchObject({ ...ENVELOPE, sha256, bytes: data.length });
    expect(MESSAGES.map((pieces) => Buffer.concat(pieces)).some((whole) => whole.equals(data)), `${path} is whole`).toBe(true);
  }
  const orphans = [...files.keys()].filter((path) => path.startsWith(join(FOLDER, 'new')) && !messages.includes(path.replace(/json$/, 'eml')));
  return { messages, orphans, growing: [...files.keys()].filter((path) => path.startsWith(join(FOLDER, 'tmp'))) };
}

/** Draws that can be repeated. */
function lots(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return ((state >> 16) & 1) === 1;
  };
}

const SURVIVALS: readonly (readonly [name: string, after: (disk: FaultyDisk) => FaultyDisk])[] = [
  ['killed', (disk) => disk.afterKill()],
  ['only what was flushed', (disk) => disk.afterPowerCut(() => false)],
  ['everything', (disk) => disk.afterPowerCut(() => true)],
  ...Array.from({ length: 30 }, (_, seed) => [`lot ${seed}`, (disk: FaultyDisk) => disk.afterPowerCut(lots(seed * 7919 + 1))] as const),
];

async function crashEverywhere(trouble: Trouble): Promise<number> {
  let crashes = 0;
  for (let diesAt = 0; ; diesAt += 1) {
    const disk = new FaultyDisk({ ...trouble, diesAt });
    const { acknowledged } = await deliver(disk);
    for (const [name, after] of SURVIVALS) {
      const left = after(disk);
      const { messages } = found(left);
      const where = `dies at ${diesAt} (${disk.log.at(-1)}), ${name}`;
      expect(messages, where).toEqual(expect.arrayContaining(acknowledged.map(({ file }) => file)));
      expect(messages.length, where).toBeLessThanOrEqual(acknowledged.length + 1);

      // The next run clears away what is no message, and leaves the messages as they are.
      expect(await Spool.open(FOLDER, { disk: left, names: newNames() }), where).toBeInstanceOf(Spool);
      expect(found(left), where).toEqual({ messages, orphans: [], growing: [] });
    }
    if (!disk.died) return crashes;
    crashes += 1;
  }
}

test('at whatever write the disk fails, what was acknowledged is there and whole, and at most one message more', async () => {
  expect(await crashEverywhere({})).toBeGreaterThan(50);
});

test('the same where the disk takes only part of what it is given', async () => {
  expect(await crashEverywhere({ atOnce: 17_000 })).toBeGreaterThan(60);
});

test('a fault at whatever operation costs the message at hand and nothing else', async () => {
  for (const [code, answer] of [['ENOSPC', /^452 4\.3\.1 /], ['EDQUOT', /^452 4\.3\.1 /], ['EIO', /^451 4\.3\.0 /], ['EACCES', /^451 4\.3\.0 /]] as const) {
    for (let failsAt = 0; ; failsAt += 1) {
      const disk = new FaultyDisk({ failsAt, code });
      const { acknowledged, answers } = await deliver(disk);
      if (disk.failed === null) break;
      const where = `${code} at ${failsAt} (${disk.failed})`;
      const { messages, orphans, growing } = found(disk);
      expect(messages.toSorted(), where).toEqual(acknowledged.map(({ file }) => file).toSorted());
      expect(orphans, where).toEqual([]);
      // Should the power fail now, no message lies there without its envelope.
      if (code === 'EIO') for (const [, after] of SURVIVALS) expect(found(after(disk)).messages, where).toEqual(expect.arrayContaining([...messages]));
      // A name in tmp that could not be taken away does no harm: the message has its own by then, and the trial at the beginning is none.
      if (disk.failed === 'unlink' || disk.failed === 'remove') {
        expect(acknowledged, where).toHaveLength(MESSAGES.length);
        continue;
      }
      expect(growing, where).toEqual([]);
      expect(answers, where).toEqual([expect.stringMatching(answer)]);
    }
  }
});

test('a disk that has failed for good takes nothing more, and what it took before is there', async () => {
  for (let failsAt = 0; ; failsAt += 1) {
    const disk = new FaultyDisk({ failsAt, forGood: true });
    const { acknowledged } = await deliver(disk);
    if (disk.failed === null) break;
    for (const [, after] of SURVIVALS) {
      const { messages } = found(after(disk));
      expect(messages, `fails at ${failsAt}`).toEqual(expect.arrayContaining(acknowledged.map(({ file }) => file)));
      expect(messages.length, `fails at ${failsAt}`).toBeLessThanOrEqual(acknowledged.length + 1);
    }
  }
});

test('a message without room is let go, and a smaller one after it is kept', async () => {
  const disk = new FaultyDisk({ room: 90_000 });
  const { acknowledged, answers } = await deliver(disk);
  expect(acknowledged.map(({ subject }) => subject)).toEqual(['small', 'larger', null]);
  expect(answers).toEqual([expect.stringMatching(/^452 4\.3\.1 /)]);
  expect(found(disk)).toMatchObject({ messages: acknowledged.map(({ file }) => file), orphans: [], growing: [] });
});

// The faulty disk is what these tests rest on: it has to be as unkind as it claims.
test('the faulty disk loses what was not flushed', async () => {
  const disk = new FaultyDisk();
  const file = await disk.create('/d/a');
  await file.write(Buffer.from('one'));
  expect([...disk.afterPowerCut(() => false).files()]).toEqual([]);
  await disk.syncFolder('/d');
  expect([...disk.afterPowerCut(() => false).files()]).toEqual([['/d/a', Buffer.alloc(0)]]);
  await file.sync();
  await file.write(Buffer.from('two'));
  await disk.publish('/d/a', '/e/b');
  expect([...disk.afterPowerCut(() => false).files()]).toEqual([['/d/a', Buffer.from('one')]]);
  expect([...disk.afterKill().files()]).toEqual([['/e/b', Buffer.from('onetwo')]]);
  await disk.syncFolder('/e');
  expect([...disk.afterPowerCut(() => false).files()].map(([path]) => basename(path))).toEqual(['a', 'b']);
});
