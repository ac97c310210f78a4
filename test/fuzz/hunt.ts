import { parentPort, workerData } from 'node:worker_threads';
import type { FormatId } from '../../server/src/formats/format.js';
import { examine } from './examine.js';
import { LONGEST, mutate, wellFormed } from './mutate.js';
import { hashOf, randomNumbers } from './random.js';

/** What a hunt starts from. */
export interface Errand {
  readonly format: FormatId;
  readonly minutes: number;
  readonly seed: number;
  readonly texts: readonly string[];
  readonly words: readonly string[];
  /** Shared with who watches: how many texts were run so far, the length of the present one, 1 where the hunt is to end, and the characters. */
  readonly watched: Int32Array;
}

/** Places in what is shared. */
export const STOP_AT = 2;
export const TEXT_AT = 3;

/** What a hunt tells on its way. */
export type News = { readonly runs: number; readonly entries: number; readonly cpuSeconds: number } | { readonly fault: string; readonly text: string };

/** What a hunt found. */
export interface Bag {
  readonly runs: number;
  readonly edges: number;
  readonly cpuSeconds: number;
  readonly faults: number;
  /** Few texts that reach together what all of them reached. */
  readonly corpus: readonly string[];
}

declare global {
  var imcEdges: Uint8Array;
}

/** A text that reached something new, and the edges that it reaches. */
interface Entry {
  readonly text: string;
  readonly edges: ReadonlySet<number>;
}

/** Longer than this for one text of a few thousand characters is as good as never coming back. */
const SLOW_MS = 5000;
const MOST_FAULTS = 12;
/** Files of the corpus at the most, and characters of one. */
const MOST_KEPT = 250;
const LONGEST_KEPT = 2000;

if (parentPort) parentPort.postMessage(hunt(workerData as Errand));

/** Goes on from text to text: what reaches a new branch, or an old one in a new order or number, is kept and changed further. */
function hunt({ format, minutes, seed, texts, words, watched }: Errand): Bag {
  const numbers = randomNumbers(seed);
  const seen = new Uint8Array(globalThis.imcEdges.length);
  const entries: Entry[] = [];
  const faults = new Map<string, string>();
  const start = process.cpuUsage();
  const cpu = () => { const { user, system } = process.cpuUsage(start); return (user + system) / 1e6; };
  let runs = 0;

  const run = (text: string): string | undefined => {
    runs += 1;
    watched[1] = text.length;
    for (let i = 0; i < text.length; i++) watched[TEXT_AT + i] = text.charCodeAt(i);
    Atomics.add(watched, 0, 1);
    globalThis.imcEdges.fill(0);
    const began = performance.now();
    try {
      examine(format, text, randomNumbers(hashOf(text)));
    } catch (error) {
      return kindOf(error);
    }
    return performance.now() - began > SLOW_MS ? 'It takes too long' : undefined;
  };
  const report = (what: string, text: string) => {
    if (faults.has(what)) return;
    faults.set(what, '');
    faults.set(what, smaller(text, candidate => run(candidate) === what));
    parentPort?.postMessage({ fault: what, text: faults.get(what)! } satisfies News);
  };
  const take = (text: string) => {
    const fault = run(text);
    if (fault !== undefined) return report(fault, text);
    const fresh = news(seen);
    if (fresh.length === 0) return;
    const kept = text.length <= 200 ? text : smaller(text, candidate => run(candidate) === undefined && fresh.every(([edge, bucket]) => bucketOf(globalThis.imcEdges[edge]!) === bucket), 40);
    if (run(kept) === undefined) entries.push({ text: kept, edges: reached() });
  };

  take('');
  for (const text of texts) take(text.slice(0, LONGEST));
  while (cpu() < minutes * 60 && faults.size < MOST_FAULTS && Atomics.load(watched, STOP_AT) === 0) {
    // Every second text is a late one: what was reached last leads further than what has been changed for minutes.
    const recent = Math.min(entries.length, 100);
    const entry = numbers.below(2) === 0 ? entries[entries.length - 1 - numbers.below(recent)]! : entries[numbers.below(entries.length)]!;
    take(mutate(entry.text, [entries[numbers.below(entries.length)]!.text], words, numbers));
    if (runs % 2000 === 0) parentPort?.postMessage({ runs, entries: entries.length, cpuSeconds: Math.round(cpu()) } satisfies News);
  }
  return { runs, edges: new Set(entries.flatMap(({ edges }) => [...edges])).size, cpuSeconds: Math.round(cpu()), faults: faults.size, corpus: cover(entries) };
}

/** Faults are told apart by what they say up to the first colon that brings in an example, and by where they were thrown. */
function kindOf(error: unknown): string {
  const { name, message, stack } = error as Error;
  if (name === 'Error' && /^(?:After a change|Safe fixes)/.test(message)) return message.replace(/ of \{.*\}/, '').replace(/:\n[\s\S]*/, '');
  const place = /at (?:async )?(\S+) /.exec(stack?.split('\n').slice(1).find(line => !/demand|inside|noOverlap/.test(line)) ?? '')?.[1] ?? '';
  return `${message.split('\n')[0]} (${place})`;
}

/** The edges that were met for the first time, or in a new number; from now on they are known. */
function news(seen: Uint8Array): readonly (readonly [number, number])[] {
  const fresh: [number, number][] = [];
  const edges = globalThis.imcEdges;
  for (let i = 0; i < edges.length; i++) {
    if (edges[i] === 0) continue;
    const bucket = bucketOf(edges[i]!);
    if ((seen[i]! & bucket) !== 0) continue;
    seen[i]! |= bucket;
    fresh.push([i, bucket]);
  }
  return fresh;
}

function bucketOf(count: number): number {
  return count === 0 ? 0 : count === 1 ? 1 : count === 2 ? 2 : count === 3 ? 4 : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;
}

function reached(): ReadonlySet<number> {
  const edges = new Set<number>();
  globalThis.imcEdges.forEach((count, edge) => { if (count > 0) edges.add(edge); });
  return edges;
}

/** The text with as many pieces left out as can be while `still` holds: halves first, lines and single characters last. */
function smaller(text: string, still: (text: string) => boolean, most = 400): string {
  let tries = most;
  for (let size = Math.ceil(text.length / 2); size >= 1 && tries > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < text.length && tries > 0;) {
      const candidate = wellFormed(text.slice(0, at) + text.slice(at + size));
      tries -= 1;
      if (still(candidate)) text = candidate;
      else at += size;
    }
  }
  return text;
}

/** Texts that reach much for their length first: each for the edges that those before it do not reach. */
function cover(entries: readonly Entry[]): readonly string[] {
  const done = new Set<number>();
  // What a text is worth can only sink as others are kept, so the one at the front is looked at anew until it stays there.
  const rest = entries.filter(({ text }) => text.length <= LONGEST_KEPT).map(entry => ({ entry, worth: Number.POSITIVE_INFINITY }));
  const kept: string[] = [];
  while (rest.length > 0 && kept.length < MOST_KEPT) {
    const best = rest.reduce((one, other) => (other.worth > one.worth ? other : one));
    let gain = 0;
    for (const edge of best.entry.edges) if (!done.has(edge)) gain += 1;
    const worth = gain / (200 + best.entry.text.length);
    if (worth < best.worth) {
      best.worth = worth;
      if (gain === 0) rest.splice(rest.indexOf(best), 1);
      continue;
    }
    kept.push(best.entry.text);
    for (const edge of best.entry.edges) done.add(edge);
    rest.splice(rest.indexOf(best), 1);
  }
  return kept;
}
