/** Lets waiters look again whenever something has changed. */
export interface Pulse {
  beat(): void;
  /** Resolves when the condition is met, the time is over or the signal is aborted; whoever waits looks which of them it was. */
  until(met: () => boolean, ms: number, signal: AbortSignal): Promise<void>;
}

export function newPulse(): Pulse {
  const waiters = new Set<() => void>();
  return {
    beat: () => waiters.forEach((look) => look()),
    until: (met, ms, signal) =>
      new Promise((resolve) => {
        const over = (): void => {
          clearTimeout(timer);
          waiters.delete(look);
          signal.removeEventListener('abort', over);
          resolve();
        };
        const look = (): void => (met() ? over() : undefined);
        const timer = setTimeout(over, Math.max(0, ms));
        waiters.add(look);
        signal.addEventListener('abort', over, { once: true });
        if (signal.aborted) over();
        else look();
      }),
  };
}
