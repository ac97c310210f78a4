import path from 'node:path';
import { safeText } from '../../client/src/smtp/safe-text.js';
import type { Io } from './io.js';

/** A line on a terminal that says what is being worked on, once that takes long enough to be wondered about. */
export interface Progress {
  show(what: string): void;
  /** Takes the line away before anything else is written. */
  clear(): void;
}

/** Nothing is shown where nobody sits at a terminal. */
export function progressOf(io: Io, verb: string): Progress {
  if (!io.isTerminal) return { show: () => undefined, clear: () => undefined };
  const started = performance.now();
  let [shown, last] = [false, 0];
  return {
    show(what) {
      const now = performance.now();
      if (now - started < PATIENCE || now - last < INTERVAL) return;
      last = now;
      shown = true;
      io.stderr.write(`\r\u001b[K${verb} ${safeText(path.basename(what)).slice(0, 60)} …`);
    },
    clear() {
      if (shown) io.stderr.write('\r\u001b[K');
      shown = false;
    },
  };
}

/** Milliseconds without a word. */
const PATIENCE = 500;
/** Milliseconds between two lines; more would flicker. */
const INTERVAL = 100;
