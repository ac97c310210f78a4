import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DISK, type Disk, diskBy, IN_THREADS } from '../../client/src/dequeue/disk.js';
import { type IncomingMessage, Spool, type Stored } from '../../client/src/dequeue/spool.js';
import { newNames } from '../../client/src/dequeue/spool-names.js';
import { MAIL_DATA_BEGINS, readMailData } from '../../client/src/smtp/dot-reader.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imc-spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ENVELOPE = { reversePath: '', forwardPaths: ['b@example.com'] };

async function open(where = folder, disk: Disk = DISK): Promise<Spool> {
  const spool = await Spool.open(where, { disk, names: newNames() });
  if (!(spool instanceof Spool)) throw new Error(spool.fault.message);
  return spool;
}

async function store(spool: Spool, ...pieces: readonly (string | Uint8Array)[]): Promise<Stored> {
  const message = spool.begin();
  for (const piece of pieces) await message.append(Buffer.from(piece));
  const result = await message.store(ENVELOPE);
  if (result.kind === 'not stored') throw new Error(result.fault.message);
  return result;
}

const names = (part: string): readonly string[] => readdirSync(join(folder, part));

test('a stored message lies in `new` with its envelope beside it, and nothing in `tmp`', async () => {
  const data = 'Subject: a dot\r\nMessage-ID: <1@sender.example>\r\n\r\n.leading\r\n';
  const stored = await store(await open(), data);
  expect(readFileSync(stored.file, 'latin1')).toBe(data);
  const sha256 = createHash('sha256').update(data).digest('hex');
  const seen = { bytes: data.length, sha256, subject: 'a dot', messageId: '<1@sender.example>', duplicateOf: null };
  expect(stored).toMatchObject(seen);
  expect(JSON.parse(readFileSync(stored.file.replace(/eml$/, 'json'), 'utf8'))).toEqual({ version: 1, stored: expect.stringMatching(/^20\d\d-.*Z$/), ...ENVELOPE, ...seen });
  expect(names('new')).toHaveLength(2);
  expect(names('tmp')).toEqual([]);
});

test('mail is readable by nobody else', async () => {
  const inner = join(folder, 'a', 'b');
  const { file } = await store(await open(inner), 'x');
  const [fileMode, folderMode] = [file, inner].map((path) => statSync(path).mode & 0o077);
  // Windows has no such bits and reports what it likes.
  expect(process.platform === 'win32' ? [0, 0] : [fileMode, folderMode]).toEqual([0, 0]);
});

test('what lies on disk is what came, octet by octet, in whatever pieces', async () => {
  const spool = await open();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 2000 }), fc.array(fc.nat(), { maxLength: 5 }), async (unit, times, cuts) => {
      const data = Buffer.concat(Array.from({ length: times }, () => unit));
      const at = [0, ...cuts.map((cut) => cut % (data.length + 1)).toSorted((a, b) => a - b), data.length];
      const stored = await store(spool, ...at.slice(1).map((end, index) => data.subarray(at[index], end)));
      expect(readFileSync(stored.file).equals(data)).toBe(true);
      expect(stored).toMatchObject({ bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') });
      rmSync(stored.file);
    }),
    { numRuns: 30 },
  );
});

test('the hash is over the mail data as the dot reader hands it on: dots unstuffed, nothing else changed', async () => {
  const message = (await open()).begin();
  const { data, rest } = readMailData(MAIL_DATA_BEGINS, Buffer.from('a\r\n..b\r\nc\n.\n\0\r\n.\r\nQUIT\r\n'));
  expect(Buffer.from(rest ?? []).toString()).toBe('QUIT\r\n');
  for (const part of data) await message.append(part);
  expect(await message.store(ENVELOPE)).toMatchObject({ sha256: createHash('sha256').update('a\r\n.b\r\nc\n.\n\0\r\n').digest('hex') });
});

test.each([[3, 'too few'], [5, 'too many']])('a message of 4 octets of which the connection counted %d is not kept', async (octets) => {
  const message = (await open()).begin();
  await message.append(Buffer.from('a\r\nb'));
  expect(await message.store(ENVELOPE, octets)).toMatchObject({ kind: 'not stored', fault: { code: 'disk', answer: expect.stringMatching(/^4\d\d /) } });
  expect([names('tmp'), names('new')]).toEqual([[], []]);
});

test('a message that is let go leaves nothing behind', async () => {
  const spool = await open();
  const unbegun = spool.begin();
  const begun = spool.begin();
  await begun.append(Buffer.alloc(200_000));
  expect(names('tmp')).toHaveLength(1);
  for (const message of [unbegun, begun, begun]) await message.discard();
  expect([names('tmp'), names('new')]).toEqual([[], []]);
});

test('letting go of a stored message does not touch it', async () => {
  const message = (await open()).begin();
  await message.append(Buffer.from('kept'));
  const stored = await message.store(ENVELOPE);
  await message.discard();
  expect(stored.kind === 'stored' && readFileSync(stored.file, 'utf8')).toBe('kept');
});

test('a copy is kept, and said to be one: in the same run and in a later one', async () => {
  const spool = await open();
  const first = await store(spool, 'Message-ID: <1@x.example>\r\n\r\nhello\r\n');
  const second = await store(spool, 'Message-ID: <1@x.example>\r\n\r\n', 'hello\r\n');
  const third = await store(await open(), 'Message-ID: <1@x.example>\r\n\r\nhello\r\n');
  const other = await store(await open(), 'Message-ID: <1@x.example>\r\n\r\nhello!\r\n');
  expect([first, second, other].map(({ duplicateOf }) => duplicateOf)).toEqual([null, first.file, null]);
  expect([first.file, second.file]).toContain(third.duplicateOf);
  expect(new Set([first, second, third].map(({ file }) => readFileSync(file, 'utf8')))).toEqual(new Set(['Message-ID: <1@x.example>\r\n\r\nhello\r\n']));
  expect(names('new').filter((name) => name.endsWith('.eml'))).toHaveLength(4);
});

test('messages that come in at the same time do not get into each other', async () => {
  const spool = await open();
  const messages = Array.from({ length: 20 }, (_, number) => ({ number, message: spool.begin() }));
  for (let round = 0; round < 5; round += 1) await Promise.all(messages.map(({ number, message }) => message.append(Buffer.alloc(30_000, number))));
  const stored = await Promise.all(messages.map(({ message }) => message.store(ENVELOPE)));
  stored.forEach((result, number) => expect(result.kind === 'stored' && readFileSync(result.file).equals(Buffer.alloc(150_000, number))).toBe(true));
});

test('appending without waiting keeps the order', async () => {
  const message = (await open()).begin();
  const pieces = Array.from({ length: 200 }, (_, number) => Buffer.alloc(number % 3 === 0 ? 70_000 : 10, number));
  for (const piece of pieces) void message.append(piece);
  const stored = await message.store(ENVELOPE);
  expect(stored.kind === 'stored' && readFileSync(stored.file).equals(Buffer.concat(pieces))).toBe(true);
});

test('the next run clears away what a dead one left, and nothing of a living one or of anybody else', async () => {
  const living = (await open()).begin();
  await living.append(Buffer.alloc(200_000));
  const [mine] = names('tmp');
  const dead = (mine ?? '').replace(/\.\d+-([0-9a-f]{8})-[0-9a-f]{12}-/, '.99999999-$1-0123456789ab-');
  const reused = dead.replace('99999999', String(process.pid));
  const elsewhere = dead.replace(/-[0-9a-f]{8}-/, '-00000000-');
  const longAgo = elsewhere.replace(/^\d{8}/, '20200101');
  const mark = '-0123456789abcdef';
  const marked = (name: string): string => name.replace('.eml', mark);
  for (const name of [dead, reused, elsewhere, longAgo, 'notes.txt', '1732240000.M1P2.host']) writeFileSync(join(folder, 'tmp', name), 'half a mess');
  for (const name of [`${marked(dead)}.json`, `${marked(elsewhere)}.json`, 'mine.json', `${marked(reused)}.json`, `${marked(reused)}.eml`]) writeFileSync(join(folder, 'new', name), '{}');
  await open();
  expect(names('tmp').toSorted()).toEqual([mine, elsewhere, 'notes.txt', '1732240000.M1P2.host'].toSorted());
  expect(names('new').toSorted()).toEqual([`${marked(elsewhere)}.json`, 'mine.json', `${marked(reused)}.json`, `${marked(reused)}.eml`].toSorted());
  expect(await living.store(ENVELOPE)).toMatchObject({ kind: 'stored' });
});

test('no file is ever written over', async () => {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  writeFileSync(from, 'new');
  writeFileSync(to, 'old');
  await expect(DISK.publish(from, to)).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(DISK.create(to)).rejects.toMatchObject({ code: 'EEXIST' });
  expect([readFileSync(from, 'utf8'), readFileSync(to, 'utf8')]).toEqual(['new', 'old']);
});

test('a message whose final name is taken is not stored, and what has the name stays', async () => {
  const name = newNames()();
  const mark = createHash('sha256').update('x').digest('hex').slice(0, 16);
  const spool = await Spool.open(folder, { disk: DISK, names: () => name });
  const taken = join(folder, 'new', `${name}-${mark}.eml`);
  writeFileSync(taken, 'somebody else’s');
  const message = spool instanceof Spool ? spool.begin() : null;
  await message?.append(Buffer.from('x'));
  expect(await message?.store(ENVELOPE)).toMatchObject({ kind: 'not stored', fault: { answer: expect.stringMatching(/^451 /) } });
  expect(readFileSync(taken, 'utf8')).toBe('somebody else’s');
  expect([names('tmp'), names('new')]).toEqual([[], [basename(taken)]]);
});

test('a folder that cannot be one is a fault in plain words, before any mail is asked for', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const place of [join(folder, 'file'), join(folder, 'file', 'below')]) {
    expect(await Spool.open(place), place).toMatchObject({
      kind: 'not stored', fault: { code: 'disk', message: expect.stringContaining('cannot be a folder for mail'), answer: expect.stringMatching(/^451 /) },
    });
  }
});

test('folders that are there but take no file are a fault before any mail is asked for, and the trial leaves nothing', async () => {
  await open();
  expect([readdirSync(join(folder, 'tmp')), readdirSync(join(folder, 'new'))]).toEqual([[], []]);
  const readOnly: Disk = { ...DISK, create: () => Promise.reject(Object.assign(new Error('no'), { code: 'EROFS' })) };
  expect(await Spool.open(folder, { disk: readOnly, names: newNames() })).toMatchObject({ kind: 'not stored', fault: { code: 'disk', message: expect.stringContaining('can only be read') } });
});

test('what the disk says becomes a transient failure, never a permanent one', async () => {
  for (const [code, answer] of [
    ['ENOSPC', '452 4.3.1'], ['EDQUOT', '452 4.3.1'], ['EFBIG', '452 4.3.4'], ['EIO', '451 4.3.0'], ['EACCES', '451 4.3.0'], ['EROFS', '451 4.3.0'],
    ['EMFILE', '451 4.3.0'], ['EWHATEVER', '451 4.3.0'],
  ] as const) {
    let broken = false;
    const failing: Disk = { ...DISK, create: (file) => (broken ? Promise.reject(Object.assign(new Error('no'), { code })) : DISK.create(file)) };
    const message = (await open(folder, failing)).begin();
    broken = true;
    await message.append(Buffer.from('x'));
    const result = await message.store(ENVELOPE);
    expect(result.kind === 'not stored' && result.fault.answer.slice(0, 9), code).toBe(answer);
    expect(result.kind === 'not stored' && result.fault.message, code).toContain('the provider still has it');
  }
});

test('after a fault the rest of the message is let pass, and the fault is known at once', async () => {
  let writes = 0;
  const failing: Disk = {
    ...DISK,
    create: async (path) => ({
      ...(await DISK.create(path)),
      write: () => {
        writes += 1;
        return Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' }));
      },
    }),
  };
  const message = (await open(folder, failing)).begin();
  for (let piece = 0; piece < 10; piece += 1) await message.append(Buffer.alloc(100_000));
  expect(message.fault?.answer).toMatch(/^452 /);
  expect(writes).toBe(1);
  expect(message.bytes).toBe(1_000_000);
  await message.discard();
  expect(names('tmp')).toEqual([]);
});

test('a disk that takes nothing and says nothing is a fault, not a loop', async () => {
  const failing: Disk = { ...DISK, create: async (path) => ({ ...(await DISK.create(path)), write: () => Promise.resolve(0) }) };
  const message = (await open(folder, failing)).begin();
  await message.append(Buffer.from('x'));
  expect(await message.store(ENVELOPE)).toMatchObject({ kind: 'not stored' });
});

test('where there are no hard links a message is renamed, and still not over another', async () => {
  const linkless = diskBy({ ...IN_THREADS, link: () => Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM' })) });
  const stored = await store(await open(folder, linkless), 'x');
  expect(readFileSync(stored.file, 'utf8')).toBe('x');
  expect(names('tmp')).toEqual([]);
  writeFileSync(join(folder, 'from'), 'new');
  await expect(linkless.publish(join(folder, 'from'), stored.file)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(stored.file, 'utf8')).toBe('x');
});

/** Takes octets at the speed of memory and keeps none. */
const SINK: Disk = {
  makeFolder: () => Promise.resolve(),
  create: () => Promise.resolve({ write: (data) => Promise.resolve(data.length), sync: () => Promise.resolve(), close: () => Promise.resolve() }),
  publish: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  list: () => Promise.resolve([]),
  syncFolder: () => Promise.resolve(),
};

test('a message of 200 MB needs no more memory than a small one', async () => {
  const piece = Buffer.from(`${'x'.repeat(74)}\r\n`.repeat(862));
  const append = async (message: IncomingMessage, times: number): Promise<number> => {
    let most = 0;
    for (let count = 0; count < times; count += 1) {
      for (const part of readMailData(MAIL_DATA_BEGINS, piece).data) await message.append(part);
      most = Math.max(most, process.memoryUsage().arrayBuffers);
    }
    return most;
  };
  const spool = await open(folder, SINK);
  const before = await append(spool.begin(), 10);
  const most = await append(spool.begin(), 3000);
  expect(most - before).toBeLessThan(8 * 1024 * 1024);
});

test('the folder may hold other folders and files of any name', async () => {
  mkdirSync(join(folder, 'new', 'folder.eml'), { recursive: true });
  writeFileSync(join(folder, 'new', 'x.json'), 'not JSON');
  expect(await store(await open(), 'x')).toMatchObject({ duplicateOf: null });
  expect(names('new')).toContain('x.json');
});
