import type { Order } from './provider.js';

/** What was measured with one queue: for each round how long everybody took for a message, milliseconds. */
export interface Row {
  readonly order: Order;
  readonly rounds: readonly ReadonlyMap<string, number>[];
}

/** Throughput of imc, and how many times as long the others took; medians over the rounds. */
export function tableOf(rows: readonly Row[]): string {
  const opponents = [...new Set(rows.flatMap(({ rounds }) => rounds.flatMap((times) => [...times.keys()])))].filter((name) => name !== 'imc' && name !== 'plain');
  const lines = [
    ['size', 'messages', 'imc msg/s', 'MB/s', ...opponents.map((name) => `${name} / imc`), 'imc / limit'],
    ...rows.map(({ order: { octets, count }, rounds }) => {
      const perSecond = median(rounds.map((times) => 1000 / of(times, 'imc')));
      return [
        sizeOf(octets), String(count), perSecond.toFixed(perSecond < 100 ? 1 : 0), ((perSecond * octets) / 1e6).toFixed(1),
        ...opponents.map((name) => ratio(rounds, name, 'imc')), ratio(rounds, 'imc', 'plain'),
      ];
    }),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   ')).join('\n');
}

/** The ratio within each round, and of these the middle one: what was slow for a while was slow for both. */
function ratio(rounds: Row['rounds'], over: string, under: string): string {
  return median(rounds.map((times) => of(times, over) / of(times, under))).toFixed(2);
}

function of(times: ReadonlyMap<string, number>, name: string): number {
  return times.get(name) ?? Number.NaN;
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

function sizeOf(octets: number): string {
  return octets >= 1e6 ? `${octets / 1e6} MB` : `${octets / 1e3} KB`;
}
