import type { Socket } from 'node:net';
import type { Errand, State } from '../smtp/machine.js';
import { type Conversation, converse } from './conversation.js';
import type { Intake } from './intake.js';
import { Listener } from './listener.js';
import type { Record } from './record.js';
import type { CallbackResult } from './result.js';
import { Wire } from './wire.js';
import type { WireFault } from './wire-faults.js';

/** Where and how to wait for the provider's call. */
export interface CallsOptions {
  readonly listen: { readonly host: string; readonly port: number };
  /** For the first caller, milliseconds. */
  readonly waitMs: number;
  /** For a further one after the last has gone, milliseconds. */
  readonly quietMs: number;
  readonly signal: AbortSignal;
  /** Where mail data goes. */
  readonly intake: Intake;
  readonly record: Record;
  tell(stage: 'listen' | 'receive', sentence: string): void;
}

/** What the listener saw. */
export interface Called {
  readonly callback: CallbackResult;
  readonly states: readonly State[];
}

/** Callers being waited for. */
export interface Calls {
  /** Waits for the callers where there is something to wait for, then closes. */
  finish(wait: boolean): Promise<Called>;
}

/** Starts to listen for the call back, at once: a port in use is known before the provider is asked for anything. */
export async function openCalls(errand: Errand, options: CallsOptions): Promise<Calls | WireFault> {
  const { record, signal } = options;
  const callers: Caller[] = [];
  const pulse = newPulse();
  let firstCall: number | null = null;
  /** When mail data came last, or a message was settled: whoever brings a big one is waited for. */
  let lastProgress = 0;

  // Open transactions count too, or several callers at once would go beyond the limit.
  const seenBut = (mine: Caller | null): number =>
    callers.reduce((sum, caller) => (caller === mine ? sum : sum + messagesOf(caller.state) + (caller.state?.transaction ? 1 : 0)), 0);
  const called = (socket: Socket): void => {
    if (signal.aborted) return void socket.destroy();
    firstCall ??= performance.now();
    const caller: Caller = { state: null, conversation: null };
    callers.push(caller);
    const number = callers.length;
    record.write({ kind: 'event', text: `The provider called back from ${socket.remoteAddress ?? 'an unknown address'}` }, number);
    const conversation = converse(
      () => ({ ...errand, limit: Math.max(0, errand.limit - seenBut(caller)) }),
      'server',
      (events, connected) => {
        const wire = Wire.adopt(socket, events);
        queueMicrotask(() => connected(wire));
        return wire;
      },
      {
        ...WITHOUT_LOGIN,
        intake: options.intake,
        record: (entry) => record.write(entry, number),
        tell: (_, sentence) => options.tell('receive', sentence),
        changed: (state) => {
          if (progressOf(state) !== progressOf(caller.state)) lastProgress = performance.now();
          caller.state = state;
        },
      },
    );
    caller.conversation = conversation;
    pulse.beat();
    void conversation.done.then(() => {
      caller.conversation = null;
      pulse.beat();
    });
  };
  // One for all: a signal does not like to be listened to by dozens.
  const cancel = (): void => callers.forEach(({ conversation }) => conversation?.stop('cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  const listener = await Listener.open(options.listen.host, options.listen.port, called);
  if (!(listener instanceof Listener)) {
    signal.removeEventListener('abort', cancel);
    return listener;
  }
  const listened = listener.place;
  record.write({ kind: 'event', text: `Listening for the call back on ${listened}` });
  options.tell('listen', `Listening for the call back on ${listened}`);

  return {
    async finish(wait) {
      const since = performance.now();
      if (wait && firstCall === null) {
        options.tell('receive', `Waiting for the provider to call back on ${listened}`);
        await pulse.until(() => firstCall !== null, options.waitMs, signal);
      }
      const arrived = firstCall;
      const enough = (): boolean => seenBut(null) >= errand.limit;
      // One connection may follow another: quiet is when none is open and none has come for a while.
      const began = performance.now();
      const left = (): number => Math.max(began, lastProgress) + options.waitMs - performance.now();
      const gone = (): boolean => callers.every(({ conversation }) => !conversation);
      while (wait && arrived !== null && !signal.aborted && left() > 0) {
        await pulse.until(gone, left(), signal);
        if (!gone()) continue;
        if (enough()) break;
        const before = callers.length;
        await pulse.until(() => callers.length > before, Math.min(options.quietMs, left()), signal);
        if (callers.length === before) break;
      }
      listener.close();
      signal.removeEventListener('abort', cancel);
      const open = callers.flatMap(({ conversation }) => conversation ?? []);
      for (const conversation of open) conversation.stop(signal.aborted ? 'cancelled' : 'expired');
      await Promise.all(open.map(({ done }) => done));
      const waitedMs = Math.max(0, Math.round((arrived ?? performance.now()) - since));
      if (wait && arrived === null) record.write({ kind: 'event', text: `Nobody called back within ${waitedMs} ms` });
      return { callback: { listened, connections: callers.length, waitedMs }, states: callers.flatMap(({ state }) => (state ? [state] : [])) };
    },
  };
}

interface Caller {
  state: State | null;
  /** Null when it has ended. */
  conversation: Conversation | null;
}

/** A caller is not asked for a login, and offered no TLS. */
const WITHOUT_LOGIN = {
  tlsName: '',
  certificate: { ca: null, pin: null, insecure: false },
  implicitTls: false,
  unlock: () => Promise.resolve(null),
} as const;

/** Grows with the mail data that came, and with nothing that costs the provider nothing. */
function progressOf(state: State | null): string {
  const taken = state?.seen.messages.filter(({ sha256 }) => sha256 !== null).length ?? 0;
  return `${taken} ${state?.transaction?.dot?.octets ?? 0}`;
}

function messagesOf(state: State | null): number {
  return state?.seen.messages.length ?? 0;
}

/** Lets a waiter look again whenever something has changed. */
function newPulse(): { beat(): void; until(met: () => boolean, ms: number, signal: AbortSignal): Promise<void> } {
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
