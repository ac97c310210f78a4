import type { Socket } from 'node:net';
import type { Entry, Errand, State } from '../smtp/machine.js';
import { claimantsOf, ownerOf, plainAddress } from './attribution.js';
import { type Conversation, converse } from './conversation.js';
import type { Intake } from './intake.js';
import { Listener } from './listener.js';
import type { Meter } from './meter.js';
import { newPulse } from './pulse.js';
import type { Quota } from './quota.js';
import type { Record } from './record.js';
import type { CallbackResult } from './result.js';
import { Wire } from './wire.js';
import type { WireFault } from './wire-faults.js';

/** Where and how to wait for the providers' calls. */
export interface CallsOptions {
  readonly listen: { readonly host: string; readonly port: number };
  /** For a first caller, milliseconds. */
  readonly waitMs: number;
  /** For a further one after the last has gone, milliseconds. */
  readonly quietMs: number;
  /** Sessions that may be called back. */
  readonly sessions: number;
  readonly signal: AbortSignal;
  /** Where mail data goes. */
  readonly intake: Intake;
  readonly quota: Quota;
}

/** A session that may be called back. */
export interface DeskOptions {
  readonly domains: readonly string[];
  readonly record: Record;
  readonly meter: Meter;
  tell(stage: 'listen' | 'receive', sentence: string): void;
}

/** What the listener saw of one session's callers. */
export interface Called {
  readonly callback: CallbackResult;
  readonly states: readonly State[];
}

/** The one listener of a run. */
export interface Calls {
  /** All desks are to be set up before anybody is asked for mail. */
  desk(options: DeskOptions): Desk;
}

/** Where one session waits for its callers. */
export interface Desk {
  /** The host has this address. */
  knows(address: string): void;
  /** The verb is about to be sent: calls are awaited from here on. */
  ask(): void;
  /** The provider has taken the verb: from here on, the first time, it is counted how long it lets itself be waited for. */
  accepted(): void;
  /**
   * Waits for the callers that the verb brings, until they have gone. Resolves to what came of them since `ask`.
   *
   * @param firstMs for the first of them, milliseconds
   */
  wait(firstMs: number): Promise<readonly State[]>;
  /** How long the first caller let itself be waited for, milliseconds; null where none came. */
  readonly firstCallMs: number | null;
  /** Waits for nobody any more. Resolves when no session does, and the listener is closed. */
  leave(): Promise<Called>;
}

/**
 * Starts to listen for the calls back, at once: a port in use is known before any provider is asked for anything. All sessions share the listener. A call
 * belongs to the session whose host has the caller's address; where several hosts have it, or none, to the one that has asked for
 * the domain of the first recipient; where that does not tell either, to the one that has waited longest without a call. Until that is known a
 * call keeps every session waiting that it may belong to. Whomever it is counted for, its mail is dealt with in the same way.
 */
export async function openCalls(errand: Errand, options: CallsOptions): Promise<Calls | WireFault> {
  const { signal, quota } = options;
  const desks: DeskState[] = [];
  const undecided = new Set<Caller>();
  const open = new Map<Caller, Conversation>();
  const pulse = newPulse();

  const mayBeFor = (desk: DeskState): boolean => [...undecided].some(({ claimants }) => claimants.includes(desk));

  const decide = (caller: Caller, recipient: string | null): void => {
    if (caller.owner || !undecided.delete(caller)) return;
    const owner = ownerOf(caller.claimants, recipient);
    if (!owner) return;
    owner.callers.push(caller);
    if (open.has(caller)) owner.open += 1;
    caller.owner = owner;
    caller.number = owner.callers.length;
    caller.gauge = owner.meter.gauge();
    for (const { entry, at } of caller.kept.splice(0)) owner.record.write(entry, caller.number, at);
    if (caller.claimants.length > 1) write(caller, { kind: 'event', text: 'Which of the hosts called is not certain: the address does not tell' });
    pulse.beat();
  };

  const changed = (caller: Caller, state: State): void => {
    const recipient = state.transaction?.forwardPaths[0];
    if (!caller.owner && recipient !== undefined) decide(caller, recipient);
    if (caller.owner && hasProgressed(caller.state, state)) caller.owner.lastProgress = performance.now();
    caller.gauge(state);
    caller.state = state;
  };

  const called = (socket: Socket): void => {
    if (signal.aborted || desks.length === 0) return void socket.destroy();
    const address = plainAddress(socket.remoteAddress ?? '');
    const caller: Caller = { at: performance.now(), claimants: claimantsOf(desks, address), owner: null, number: 0, state: null, kept: [], gauge: () => undefined };
    undecided.add(caller);
    write(caller, { kind: 'event', text: `The provider called back from ${address === '' ? 'an unknown address' : address}` });
    const seat = quota.seat();
    const conversation = converse(
      () => ({ ...errand, limit: seat.limit }),
      'server',
      (events, connected) => {
        const wire = Wire.adopt(socket, events);
        queueMicrotask(() => connected(wire));
        return wire;
      },
      {
        ...WITHOUT_LOGIN,
        intake: options.intake,
        record: (entry) => write(caller, entry),
        tell: (_, sentence) => caller.owner?.tell('receive', sentence),
        changed: (state) => {
          seat.changed(state);
          changed(caller, state);
        },
      },
    );
    open.set(caller, conversation);
    if (caller.claimants.length === 1) decide(caller, null);
    pulse.beat();
    void conversation.done.then(() => {
      open.delete(caller);
      if (caller.owner) caller.owner.open -= 1;
      else decide(caller, null);
      pulse.beat();
    });
  };

  const stop = (which: (caller: Caller) => boolean): Promise<unknown> => {
    const stopped = [...open].filter(([caller]) => which(caller)).map(([, conversation]) => conversation);
    for (const conversation of stopped) conversation.stop(signal.aborted ? 'cancelled' : 'expired');
    return Promise.all(stopped.map(({ done }) => done));
  };

  const cancel = (): void => void stop(() => true);
  signal.addEventListener('abort', cancel, { once: true });
  const listener = await Listener.open(options.listen.host, options.listen.port, options.sessions, called);
  if (!(listener instanceof Listener)) {
    signal.removeEventListener('abort', cancel);
    return listener;
  }
  const listened = listener.place;
  let closing: Promise<unknown> | null = null;
  let closed: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (closed = resolve));
  const close = (): void => {
    listener.close();
    signal.removeEventListener('abort', cancel);
    closing ??= stop(() => true).then(closed);
  };

  const newDesk = ({ domains, record, meter, tell }: DeskOptions): Desk => {
    const desk: DeskState = {
      domains, addresses: new Set(), askedAt: null, left: false, callers: [], open: 0, lastProgress: 0, record, meter, tell,
      get calls() {
        return desk.callers.length;
      },
    };
    desks.push(desk);
    record.write({ kind: 'event', text: `Listening for the call back on ${listened}` });
    tell('listen', `Listening for the call back on ${listened}`);
    let mark = 0;
    /** From the first accepted verb on. */
    let since: number | null = null;
    let waitedMs = 0;

    const firstCallMs = (): number | null => {
      const [first] = desk.callers;
      return first ? Math.max(0, Math.round(first.at - (since ?? first.at))) : null;
    };

    return {
      knows: (address) => void desk.addresses.add(plainAddress(address)),
      ask() {
        desk.askedAt ??= performance.now();
        mark = desk.callers.length;
      },
      accepted() {
        since ??= performance.now();
      },
      get firstCallMs() {
        return firstCallMs();
      },
      async wait(firstMs) {
        const began = performance.now();
        since ??= began;
        const came = (): boolean => desk.callers.length > mark || mayBeFor(desk);
        const gone = (): boolean => desk.open === 0 && !mayBeFor(desk);
        // Whoever brings a big message is waited for.
        const left = (): number => Math.max(began, desk.lastProgress) + options.waitMs - performance.now();
        if (!came()) tell('receive', `Waiting for the provider to call back on ${listened}`);
        while (!signal.aborted) {
          await pulse.until(came, began + firstMs - performance.now(), signal);
          if (!came()) break;
          await pulse.until(gone, left(), signal);
          if (left() <= 0 || signal.aborted) break;
          // Not over yet, or the call was another's.
          if (!gone() || desk.callers.length <= mark) continue;
          if (quota.left === 0) break;
          const before = desk.callers.length;
          // One connection may follow another: quiet is when none is open and none has come for a while.
          const more = (): boolean => desk.callers.length > before || mayBeFor(desk);
          await pulse.until(more, Math.min(options.quietMs, left()), signal);
          if (!more()) break;
        }
        waitedMs ||= Math.round(performance.now() - began);
        if (desk.callers.length <= mark) record.write({ kind: 'event', text: `Nobody called back within ${Math.round(performance.now() - began)} ms` });
        return desk.callers.slice(mark).flatMap(({ state }) => (state ? [state] : []));
      },
      async leave() {
        desk.left = true;
        void stop(({ owner }) => owner === desk);
        if (desks.every((each) => each.left)) close();
        pulse.beat();
        await over;
        const states = desk.callers.flatMap(({ state }) => (state ? [state] : []));
        return { callback: { listened, connections: desk.callers.length, waitedMs: firstCallMs() ?? waitedMs }, states };
      },
    };
  };
  return { desk: newDesk };
}

interface Caller {
  /** By `performance.now`. */
  readonly at: number;
  /** Whose call it may be. */
  readonly claimants: readonly DeskState[];
  owner: DeskState | null;
  /** Among the calls of its owner, from 1. */
  number: number;
  state: State | null;
  /** What was said before there was an owner. */
  readonly kept: { readonly entry: Entry; readonly at: number }[];
  gauge(state: State): void;
}

interface DeskState extends DeskOptions {
  readonly addresses: Set<string>;
  askedAt: number | null;
  left: boolean;
  readonly callers: Caller[];
  readonly calls: number;
  /** Callers that have not gone. */
  open: number;
  /** When mail data came last, or a message was settled. */
  lastProgress: number;
}

function write(caller: Caller, entry: Entry): void {
  if (caller.owner) caller.owner.record.write(entry, caller.number);
  else caller.kept.push({ entry, at: performance.now() });
}

/** A caller is not asked for a login, and offered no TLS. */
const WITHOUT_LOGIN = {
  tlsName: '',
  certificate: { ca: null, pin: null, insecure: false },
  implicitTls: false,
  unlock: () => Promise.resolve({ kind: 'unlocked', credential: null } as const),
} as const;

/** Mail data came, or was settled; what costs the provider nothing does not count. */
function hasProgressed(before: State | null, after: State): boolean {
  if (after.transaction?.dot && after.transaction.dot.octets !== before?.transaction?.dot?.octets) return true;
  return after.seen.messages !== before?.seen.messages && (after.seen.messages.at(-1)?.sha256 ?? null) !== null;
}
