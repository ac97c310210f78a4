import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type Opponent, opponentsFrom, peakMemory, type Programs } from './opponents.js';
import type { Order, Report } from './provider.js';
import type { Expected } from './queue.js';
import { type Row, tableOf } from './table.js';

/** What to compare, and where. */
export interface Comparison extends Programs {
  /** provider.ts, built. */
  readonly provider: string;
  /** A folder on a disk; what lies in it is removed. */
  readonly disk: string;
  readonly rounds: number;
  /** Octets of a message, and how many of them a queue holds. */
  readonly queues: readonly Order[];
  /** Octets of the one message by which memory is measured; 0: none. */
  readonly large: number;
}

/** Runs everything and prints it. Resolves to what came out wrong: lost, altered and refused messages. Slowness is not wrong. */
export async function compare(comparison: Comparison): Promise<readonly string[]> {
  const provider = await startProvider(comparison.provider);
  const wrong: string[] = [];
  try {
    for (const place of placesOf(comparison)) {
      const rows: Row[] = [];
      for (const order of place.queues) rows.push(await roundsOf(comparison, provider, order, place.folder, wrong));
      console.log(`\n${place.title}\n\n${tableOf(rows)}`);
    }
    if (comparison.large > 0) await measureMemory(comparison, provider, wrong);
  } finally {
    provider.stop();
  }
  return wrong;
}

interface Place {
  readonly title: string;
  readonly folder: string;
  readonly queues: readonly Order[];
}

/**
 * In memory nothing waits for a disk, so what is left is the work of the program. Some hundred small messages are through before the engine has made
 * machine code of it, so that there they come in a long queue too.
 */
function placesOf({ disk, queues }: Comparison): readonly Place[] {
  const memory = '/dev/shm';
  const andLong = queues.flatMap((order) => (order.octets > 1e5 ? [order] : [order, { ...order, count: 10 * order.count }]));
  return [
    { title: 'On disk, every message flushed before it is acknowledged', folder: disk, queues },
    ...(existsSync(memory) ? [{ title: 'The same in memory, where flushing costs nothing', folder: memory, queues: andLong }] : []),
  ];
}

/** Each opponent has one turn in every round, so that noise hits all alike. */
async function roundsOf(comparison: Comparison, provider: BenchProvider, order: Order, place: string, wrong: string[]): Promise<Row> {
  const opponents = opponentsFrom(comparison);
  const rounds: Map<string, number>[] = [];
  for (let round = 0; round < comparison.rounds; round++) {
    const times = new Map<string, number>();
    for (let turn = 0; turn < opponents.length; turn++) {
      // Nobody is always the one who finds the disk as somebody else has left it.
      const opponent = opponents[(turn + round) % opponents.length];
      if (!opponent) continue;
      const count = Math.min(order.count, opponent.most);
      times.set(opponent.name, (await oneTurn(opponent, provider, { ...order, count }, place, wrong)) / count);
    }
    rounds.push(times);
  }
  return { order, rounds };
}

/** Milliseconds. */
async function oneTurn(opponent: Opponent, provider: BenchProvider, order: Order, place: string, wrong: string[], watch?: (process: ChildProcess) => void): Promise<number> {
  const folder = mkdtempSync(path.join(place, 'imc-bench-'));
  mkdirSync(path.join(folder, 'tmp'));
  mkdirSync(path.join(folder, 'new'));
  try {
    const { port, messages } = await provider.refill(order);
    const handedOver = provider.handedOver();
    const what = `${opponent.name}, ${order.count} messages of ${order.octets} octets`;
    const failed = await opponent.fetch(port, folder, watch).then(() => null, (error: unknown) => String(error));
    if (failed !== null) {
      wrong.push(`${what}: ${failed}`);
      return Number.NaN;
    }
    const handed = await Promise.race([handedOver, pause(5000, null, { ref: false })]);
    if (handed?.accepted !== order.count) wrong.push(`${what}: ${handed?.accepted ?? 0} were handed over`);
    wrong.push(...(await differences(folder, messages)).map((difference) => `${what}: ${difference}`));
    return handed?.ms ?? Number.NaN;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is missing in a folder, or too much. */
async function differences(folder: string, messages: readonly Expected[]): Promise<readonly string[]> {
  const missing = new Map(messages.map(({ sha256 }, index) => [sha256, index + 1]));
  const wrong: string[] = [];
  for (const name of readdirSync(path.join(folder, 'new')).filter((each) => each.endsWith('.eml'))) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path.join(folder, 'new', name)), hash);
    if (!missing.delete(hash.digest('hex'))) wrong.push(`${name} was not sent like this, or came twice`);
  }
  return [...wrong, ...[...missing.values()].map((number) => `message ${number} is lost or altered`)];
}

/** One large message through the real program, its memory looked at all the while. */
async function measureMemory(comparison: Comparison, provider: BenchProvider, wrong: string[]): Promise<void> {
  const [imc] = opponentsFrom({ ...comparison, fetchmail: null });
  if (!imc) return;
  let peak: number | null = null;
  let looking: NodeJS.Timeout | undefined;
  const ms = await oneTurn(imc, provider, { octets: comparison.large, count: 1 }, comparison.disk, wrong, (child) => {
    looking = setInterval(() => (peak = peakMemory(child.pid) ?? peak), 20);
  });
  clearInterval(looking);
  const memory = peak === null ? 'memory is not told by this system' : `at most ${Math.round(peak / 1e6)} MB of memory in use`;
  console.log(`\nOne message of ${Math.round(comparison.large / 1e6)} MB, saved by imc on disk: ${memory}, ${(comparison.large / 1e3 / ms).toFixed(0)} MB/s`);
}

interface BenchProvider {
  refill(order: Order): Promise<Report & { readonly kind: 'ready' }>;
  /** The next time that a queue was handed over. */
  handedOver(): Promise<Report & { readonly kind: 'handed over' }>;
  stop(): void;
}

async function startProvider(script: string): Promise<BenchProvider> {
  const child = fork(script, { execArgv: [] });
  const next = async <K extends Report['kind']>(kind: K): Promise<Report & { readonly kind: K }> => {
    for (;;) {
      const [report] = (await once(child, 'message')) as [Report];
      if (report.kind === kind) return report as Report & { readonly kind: K };
    }
  };
  return {
    refill(order) {
      const ready = next('ready');
      child.send(order);
      return ready;
    },
    handedOver: () => next('handed over'),
    stop: () => child.disconnect(),
  };
}
