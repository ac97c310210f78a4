import { MessageChannel } from 'node:worker_threads';

/**
 * Gives the memory of a piece of what came back at once; nobody may have a use for it any more. Left to be collected, such pieces come to more than 30 MB
 * before it is done. What is sent to a port that is closed is gone, and with it the memory that was handed over.
 */
export function release(piece: Uint8Array): void {
  const { buffer, byteLength } = piece;
  if (byteLength < WORTHWHILE || byteLength !== buffer.byteLength || !(buffer instanceof ArrayBuffer)) return;
  try {
    nowhere.postMessage(null, [buffer]);
  } catch {
    // It is not to be had; it will be collected in time.
  }
}

/** Octets; commands are shorter. */
const WORTHWHILE = 4096;
const nowhere = closedPort();

function closedPort(): MessageChannel['port1'] {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
}
