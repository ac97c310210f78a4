import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_JOB } from '../../client/src/dequeue/job.js';
import { Spool } from '../../client/src/dequeue/spool.js';
import { newRun } from '../../client/src/runs/kept-run.js';
import { savedBy } from '../../client/src/runs/saved-messages.js';

let folder: string;
beforeEach(async () => { folder = await mkdtemp('/tmp/imc-saved-'); });
afterEach(() => rm(folder, { recursive: true }));

const run = (started: Date, pid = process.pid) => newRun({ uri: 'file:///a.imc', name: 'a.imc' }, { ...DEFAULT_JOB, mode: 'save', folder }, started, pid);

async function store(subject: string): Promise<string> {
  const spool = await Spool.open(folder);
  if (!(spool instanceof Spool)) throw new Error(spool.fault.message);
  const incoming = spool.begin();
  await incoming.append(new TextEncoder().encode(`Subject: ${subject}\r\n\r\nText\r\n`));
  const end = await incoming.store({ reversePath: 'a@sender.example', forwardPaths: ['b@example.com'] });
  if (end.kind !== 'stored') throw new Error(end.fault.message);
  return end.file;
}

test('what the spool has stored is found again without the run that stored it, with envelope, subject and place', async () => {
  const started = new Date();
  const files = [await store('one'), await store('two')];
  const found = await savedBy(run(started));
  expect(found.map(({ subject, file, reversePath, forwardPaths, disposition }) => ({ subject, file, reversePath, forwardPaths, disposition }))).toEqual(
    files.map((file, index) => ({ subject: ['one', 'two'][index], file, reversePath: 'a@sender.example', forwardPaths: ['b@example.com'], disposition: 'saved' })),
  );
});

test('messages of another process, of an earlier run, without their mail data, or with a record that is none are not its own', async () => {
  const file = await store('one');
  expect(await savedBy(run(new Date(Date.now() - 1000), process.pid + 1))).toEqual([]);
  expect(await savedBy(run(new Date(Date.now() + 1000)))).toEqual([]);
  const started = new Date(Date.now() - 1000);
  expect(await savedBy(run(started))).toHaveLength(1);
  await writeFile(file.replace(/eml$/, 'json'), 'null');
  expect(await savedBy(run(started))).toEqual([]);
  await unlink(file);
  expect(await savedBy(run(started))).toEqual([]);
});

test('a folder that is gone, and a run that saves nothing, have no messages', async () => {
  expect(await savedBy({ ...run(new Date()), folder: path.join(folder, 'gone') })).toEqual([]);
  expect(await savedBy({ ...run(new Date()), folder: null })).toEqual([]);
});
