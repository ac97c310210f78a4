import type { State } from '../smtp/machine.js';

/** How many messages a run may still look at, or save: one number for all its hosts and connections. */
export interface Quota {
  readonly left: number;
  /** A place for one connection. */
  seat(): Seat;
}

export interface Seat {
  /** For the errand: what this connection may have in all. */
  readonly limit: number;
  changed(state: State): void;
}

/** Open transactions count too, or several connections at once would go beyond the limit. */
export function newQuota(limit: number): Quota {
  let taken = 0;
  return {
    get left() {
      return Math.max(0, limit - taken);
    },
    seat() {
      let mine = 0;
      return {
        get limit() {
          return Math.max(0, limit - (taken - mine));
        },
        changed({ seen, transaction }) {
          const now = seen.messages.length + (transaction ? 1 : 0);
          taken += now - mine;
          mine = now;
        },
      };
    },
  };
}
