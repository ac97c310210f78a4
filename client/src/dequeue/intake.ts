import { createHash } from 'node:crypto';
import type { Envelope, Settlement } from '../smtp/machine.js';
import { HeadCatcher } from './mail-head.js';
import type { Spool } from './spool.js';

/** Where mail data goes. None of its functions ever rejects. */
export interface Intake {
  begin(): Incoming;
}

/** One message on its way in: `append` until all is there, then either `settle` or `discard`, once. */
export interface Incoming {
  /** Has no use for `data` when it returns. Resolves when more may come: whoever waits for that makes the sender as slow as the disk. */
  append(data: Uint8Array): Promise<void>;
  /** All is there, so many octets: makes of the message what is to be made of it. */
  settle(envelope: Envelope, octets: number): Promise<Settlement>;
  /** Leaves nothing of it. */
  discard(): Promise<void>;
}

/** Looks at messages and keeps none. */
export const EXAMINATION: Intake = {
  begin() {
    const hash = createHash('sha256');
    const head = new HeadCatcher();
    let bytes = 0;
    return {
      append(data) {
        hash.update(data);
        head.see(data);
        bytes += data.length;
        return Promise.resolve();
      },
      settle: () => Promise.resolve({ kind: 'examined', message: { bytes, sha256: hash.digest('hex'), ...head.head() } }),
      discard: () => Promise.resolve(),
    };
  },
};

/** Keeps messages in a spool. */
export function spoolIntake(spool: Spool): Intake {
  return {
    begin() {
      const incoming = spool.begin();
      return {
        append: (data) => incoming.append(data),
        async settle(envelope, octets) {
          const end = await incoming.store(envelope, octets);
          if (end.kind === 'not stored') {
            const { code, message, hint, answer } = end.fault;
            return { kind: 'not stored', fault: { code, message, hint }, answer };
          }
          const { file, bytes, sha256, subject, messageId, duplicateOf } = end;
          return { kind: 'stored', message: { file, bytes, sha256, subject, messageId, duplicateOf } };
        },
        discard: () => incoming.discard(),
      };
    },
  };
}
