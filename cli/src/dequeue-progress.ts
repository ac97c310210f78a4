import type { ProgressStep, Received } from '../../client/src/dequeue/job.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import type { Io } from './io.js';

/** What a person at a terminal sees while a test dequeue runs: a line for each step, and below them one that counts what has come. */
export interface DequeueProgress {
  step(step: ProgressStep): void;
  received(count: Received): void;
  /** Takes the counting line away before anything else is written. */
  clear(): void;
}

/** Nothing is shown where nobody sits at a terminal. */
export function dequeueProgress({ isTerminal, stderr, columns }: Io): DequeueProgress {
  if (!isTerminal) return { step: () => undefined, received: () => undefined, clear: () => undefined };
  const counts = new Map<number, Received>();
  let [shown, last] = [false, -Infinity];
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    clear,
    step({ host, sentence }) {
      clear();
      stderr.write(`${safeText(host)}: ${safeText(sentence)}\n`);
    },
    received(count) {
      counts.set(count.session, count);
      const now = performance.now();
      if (now - last < INTERVAL) return;
      last = now;
      shown = true;
      const line = [...counts].toSorted(([a], [b]) => a - b).map(([, each]) => inWords(each)).join('; ');
      stderr.write(`\r\u001b[K${line.slice(0, (columns ?? WIDTH) - 1)}`);
    },
  };
}

/** Milliseconds between two lines; more would flicker. */
const INTERVAL = 100;
const WIDTH = 80;

function inWords({ host, messages, bytes }: Received): string {
  return `${safeText(host)}: ${messages} message${messages === 1 ? '' : 's'}${bytes === 0 ? '' : `, ${amount(bytes)}`}`;
}

function amount(bytes: number): string {
  return bytes < 10_000 ? `${bytes} bytes` : bytes < 10_000_000 ? `${Math.round(bytes / 1000)} KB` : `${Math.round(bytes / 1_000_000)} MB`;
}
