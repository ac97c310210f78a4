import type { State } from '../smtp/machine.js';

/** Counts what comes over the connections of one session, and tells it whenever it has grown. */
export interface Meter {
  /** What is to see every state of one connection. */
  gauge(): (state: State) => void;
}

/** @param tell messages offered, and octets of mail data that came, since the session began */
export function newMeter(tell: (messages: number, bytes: number) => void): Meter {
  let [messages, bytes] = [0, 0];
  return {
    gauge() {
      let [offered, octets] = [0, 0];
      return ({ seen, transaction }) => {
        const came = transaction?.dot?.octets ?? 0;
        const more = [seen.messages.length - offered, Math.max(0, came - octets)] as const;
        [offered, octets] = [seen.messages.length, came];
        if (more[0] === 0 && more[1] === 0) return;
        messages += more[0];
        bytes += more[1];
        tell(messages, bytes);
      };
    },
  };
}
