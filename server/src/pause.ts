/** The two ends of a `MessageChannel`: what is posted to one comes out of the other after the messages that wait already. */
export interface Channel {
  readonly port1: { onmessage: ((event: never) => void) | null };
  readonly port2: { postMessage(message: null): void };
}

/**
 * A pause that lets waiting messages in, for workers, which have no `setImmediate`. Several may be under way at once: each
 * message ends the one that has waited longest, so none is left waiting.
 */
export function pauseOver({ port1, port2 }: Channel): () => Promise<void> {
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () => new Promise(resolve => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
