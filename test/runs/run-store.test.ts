import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import { DEFAULT_JOB } from '../../client/src/dequeue/job.js';
import type { DequeueResult, MessageResult } from '../../client/src/dequeue/result.js';
import { type KeptRun, newRun, runFrom } from '../../client/src/runs/kept-run.js';
import { KEPT, RunStore } from '../../client/src/runs/run-store.js';

let folder: string;
beforeEach(async () => { folder = await mkdtemp('/tmp/imc-runs-'); });
afterEach(() => rm(folder, { recursive: true }));

const [HERE, GONE, ELSEWHERE] = [process.pid, 2 ** 22 + 1, 1];
const messages: readonly MessageResult[] = [
  { reversePath: 'a@sender.example', forwardPaths: ['b@example.com'], bytes: 1234, disposition: 'held', subject: null, messageId: null, sha256: null, file: null },
];

function begun(second: number, { document = 'file:///a.imc', pid = HERE }: { readonly document?: string; readonly pid?: number } = {}): KeptRun {
  return newRun({ uri: document, name: 'a.imc' }, { ...DEFAULT_JOB, sessions: [] }, new Date(Date.UTC(2026, 10, 22, 4, 0, second)), pid);
}

function result(): DequeueResult {
  return {
    version: 1, file: 'a.imc', mode: 'hold', started: '2026-11-22T04:00:00.000Z', durationMs: 5, outcome: 'ok',
    sessions: [{
      host: 'smtp.provider.example', port: 25, verb: 'TURN', outcome: 'ok', greeting: '220 hello', capabilities: [], tls: null, auth: null, requests: [], callback: null,
      messages, error: null, transcript: [{ ms: 12, from: 'server', text: '220 hello' }, { ms: 13, from: 'client', text: 'EHLO mail.example.com' }],
    }],
  };
}

async function over(store: RunStore, run: KeptRun): Promise<KeptRun> {
  await store.begin(run);
  return store.end(run, result(), describeOutcome(result()));
}

test('what another window finds is what this one kept: messages and words in the record, what was said beside it', async () => {
  const kept = await over(new RunStore(folder), begun(1));
  const next = new RunStore(folder);
  expect(await next.all()).toEqual([kept]);
  expect(kept.end?.result.sessions[0]?.messages).toEqual(messages);
  expect(kept.end?.result.sessions[0]?.transcript).toEqual([]);
  const transcript = await next.transcript(kept.id);
  expect(transcript).toMatch(/^ +12 <- {2}220 hello$/m);
  expect(transcript).toMatch(/^=== Mail would come: smtp\.provider\.example/m);
});

test(`of each document the last ${KEPT} runs are kept, with their transcripts, and no document loses runs to another`, async () => {
  const store = new RunStore(folder);
  await over(store, begun(0, { document: 'file:///other.imc' }));
  for (let second = 1; second <= KEPT + 3; second++) await over(store, begun(second));
  const runs = await new RunStore(folder).all();
  expect(runs.filter(({ document }) => document === 'file:///a.imc').map(({ started }) => new Date(started).getUTCSeconds())).toEqual(
    Array.from({ length: KEPT }, (_, index) => KEPT + 3 - index),
  );
  expect(runs.filter(({ document }) => document === 'file:///other.imc')).toHaveLength(1);
  expect((await readdir(folder)).sort()).toEqual(runs.flatMap(({ id }) => [`${id}.json`, `${id}.txt`]).sort());
});

test('a run that has no end is running while its process is there, and interrupted when it is not', async () => {
  const store = new RunStore(folder, (pid) => pid === ELSEWHERE);
  const [mine, theirs, dead] = [begun(1), begun(2, { pid: ELSEWHERE }), begun(3, { pid: GONE })];
  await store.begin(mine);
  const elsewhere = new RunStore(folder);
  await elsewhere.begin(theirs);
  await elsewhere.begin(dead);
  expect((await store.all()).map((run) => store.stateOf(run))).toEqual(['interrupted', 'running', 'running']);
  await store.end(mine, result(), describeOutcome(result()));
  expect((await store.all()).map((run) => store.stateOf(run))).toEqual(['interrupted', 'running', 'ended']);
  // A process of a number that this one has now is not this one.
  expect(new RunStore(folder).stateOf(begun(4))).toBe('interrupted');
});

test('what another window writes is seen at the next look', async () => {
  const [one, other] = [new RunStore(folder), new RunStore(folder)];
  const run = begun(1);
  await one.begin(run);
  expect((await other.all()).map(({ end }) => end)).toEqual([null]);
  await one.end(run, result(), describeOutcome(result()));
  expect((await other.all())[0]?.end?.result.outcome).toBe('ok');
  await one.forgetAll();
  expect(await other.all()).toEqual([]);
});

test('forgetting leaves a run that goes on, and every file that is not a run', async () => {
  const store = new RunStore(folder);
  await over(store, begun(1));
  await store.begin(begun(2));
  await writeFile(path.join(folder, 'notes.json'), '{}');
  await store.forgetAll();
  expect((await readdir(folder)).sort()).toEqual([`${begun(2).id}.json`, 'notes.json'].sort());
});

test('files are for their owner alone', async () => {
  await over(new RunStore(folder), begun(1));
  const { stat } = await import('node:fs/promises');
  for (const name of await readdir(folder)) expect((await stat(path.join(folder, name))).mode & 0o077, name).toBe(0);
});

test('only the id of a run leads to a transcript, and never out of the folder', async () => {
  const store = new RunStore(path.join(folder, 'runs'));
  await over(store, begun(1));
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  for (const id of ['../secret', 'secret', '', '../runs/../secret', `${begun(1).id}/../../secret`]) expect(await store.transcript(id), id).toBeUndefined();
});

test('a file that holds anything else is no run, and breaks nothing', async () => {
  const store = new RunStore(folder);
  const kept = await over(store, begun(1));
  await fc.assert(fc.asyncProperty(fc.oneof(fc.json(), fc.string(), fc.constant(JSON.stringify({ ...kept, version: 2 }))), async (text) => {
    await writeFile(path.join(folder, '20261122T040009000Z-1.json'), text);
    expect(await new RunStore(folder).all()).toEqual([kept]);
  }), { numRuns: 50 });
  expect(runFrom(await readFile(path.join(folder, `${kept.id}.json`), 'utf8'))).toEqual(kept);
});
