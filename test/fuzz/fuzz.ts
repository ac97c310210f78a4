import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FormatId } from '../../server/src/formats/format.js';
import { STOP_AT, TEXT_AT, type Bag, type Errand, type News } from './hunt.js';
import { LONGEST } from './mutate.js';
import { hashOf } from './random.js';
import { corpusOf, examplesOf, wordsOf } from './seeds.js';

/** A text that is worked on for so long will not come to an end. */
const STANDSTILL_SECONDS = 60;

const FORMATS: readonly FormatId[] = ['imc', 'reg', 'vbs'];

/** `npm run fuzz -- --minutes 10 [--format imc|reg|vbs] [--seed N] [--keep]`; minutes are those of the processor, for each format; Ctrl+C ends a hunt earlier. */
export async function fuzz(words: readonly string[], root: string, hunter: string): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { minutes: { type: 'string', default: '1' }, format: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'boolean', default: false } } });
  const formats = values.format === undefined ? FORMATS : FORMATS.filter(format => format === values.format);
  const minutes = Number(values.minutes);
  const seed = values.seed === undefined ? Date.now() % 0x100000000 : Number(values.seed);
  if (formats.length === 0 || !(minutes > 0) || !Number.isInteger(seed)) {
    console.error('npm run fuzz -- --minutes NUMBER [--format imc|reg|vbs] [--seed NUMBER] [--keep]');
    return 2;
  }
  let faults = 0;
  for (const format of formats) faults += await one(format, minutes, seed, root, hunter, values.keep);
  return faults === 0 ? 0 : 1;
}

async function one(format: FormatId, minutes: number, seed: number, root: string, hunter: string, keep: boolean): Promise<number> {
  const texts = [...corpusOf(format, root).values(), ...examplesOf(format, root)];
  const watched = new Int32Array(new SharedArrayBuffer(4 * (LONGEST + TEXT_AT)));
  const errand: Errand = { format, minutes, seed, texts, words: wordsOf([...texts, ...format === 'vbs' ? examplesOf('reg', root) : []]), watched };
  process.once('SIGINT', () => Atomics.store(watched, STOP_AT, 1));       // what was found so far is told and kept
  const bag = await watch(new Worker(hunter, { workerData: errand }), watched, news => {
    if ('fault' in news) console.error(`${format}: ${news.fault}\n  ${saved(root, format, news.text)}`);
    else console.log(`${format}: ${news.cpuSeconds} s, ${news.runs} texts, ${news.entries} kept`);
  });
  if ('standstill' in bag) {
    console.error(`${format}: this text is not done with after ${STANDSTILL_SECONDS} seconds: ${saved(root, format, bag.standstill)}`);
    return 1;
  }
  console.log(`${format}: ${bag.runs} texts in ${bag.cpuSeconds} s of the processor (seed ${seed}), ${bag.edges} edges, ${bag.corpus.length} texts reach most of them, ${bag.faults} faults`);
  if (keep) keepCorpus(root, format, bag.corpus);
  return bag.faults;
}

function watch(worker: Worker, watched: Int32Array, tell: (news: News) => void): Promise<Bag | { readonly standstill: string }> {
  return new Promise((resolve, reject) => {
    let [last, since] = [-1, Date.now()];
    const timer = setInterval(() => {
      const now = Atomics.load(watched, 0);
      if (now !== last) [last, since] = [now, Date.now()];
      else if (Date.now() - since > STANDSTILL_SECONDS * 1000) {
        const standstill = String.fromCharCode(...watched.subarray(TEXT_AT, TEXT_AT + watched[1]!));
        void worker.terminate().then(() => resolve({ standstill }));
        clearInterval(timer);
      }
    }, 1000);
    let told = 0;
    worker.on('message', (message: Bag | News) => {
      if ('corpus' in message) {
        clearInterval(timer);
        resolve(message);
      } else if ('fault' in message) tell(message);
      else if (message.cpuSeconds >= told + 60) {
        told = message.cpuSeconds;
        tell(message);
      }
    });
    worker.on('error', error => { clearInterval(timer); reject(error); });
  });
}

/** Where the text of a fault lies, for an example in a test. */
function saved(root: string, format: FormatId, text: string): string {
  const folder = path.join(root, 'node_modules/.cache/fuzz');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, nameOf(format, text));
  writeFileSync(file, text);
  return path.relative(root, file);
}

/** What reaches most, in place of what was kept before: the hunt began with that. */
function keepCorpus(root: string, format: FormatId, texts: readonly string[]): void {
  const folder = path.join(root, 'test/fuzz/corpus', format);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
  for (const text of texts) writeFileSync(path.join(folder, nameOf(format, text)), text);
}

function nameOf(format: FormatId, text: string): string {
  return `${hashOf(text).toString(16).padStart(8, '0')}.${format}`;
}
