import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Entry, Errand, Input, Role, Stage, State, Unlocked } from '../smtp/machine.js';
import type { Hashes } from '../smtp/sasl/mechanism.js';
import { begin, step } from '../smtp/step.js';
import type { Incoming, Intake } from './intake.js';
import type { CertificatePolicy } from './job.js';
import type { TlsResult } from './result.js';
import type { Wire, WireEvents } from './wire.js';

/** How a conversation reaches the world: everything the machine cannot do. */
export interface Surroundings {
  readonly tlsName: string;
  readonly certificate: CertificatePolicy;
  readonly implicitTls: boolean;
  /** Where mail data goes. */
  readonly intake: Intake;
  unlock(account: string): Promise<Unlocked>;
  record(entry: Entry): void;
  tell(stage: Stage, sentence: string): void;
  /** Sees every state; what it returns is not awaited. */
  changed?(state: State): void;
}

/** A conversation that runs: one machine and one wire. */
export interface Conversation {
  /** Settles when the connection is closed; never rejects. */
  readonly done: Promise<{ readonly state: State; readonly tls: TlsResult | null }>;
  /** Ends it from outside; does nothing when it has ended. */
  stop(how: 'cancelled' | 'expired'): void;
}

export const HASHES: Hashes = {
  hmacMd5: (key, data) => createHmac('md5', key).update(data).digest(),
  md5: (data) => createHash('md5').update(data).digest(),
  randomBytes,
  now: Date.now,
};

/**
 * Runs one conversation: feeds the machine and carries out what it asks for. The errand is asked for at every step, so that a limit can be
 * shared by several connections.
 */
export function converse(
  errand: () => Errand,
  us: Role,
  open: (events: WireEvents, connected: (wire: Wire) => void) => Wire,
  surroundings: Surroundings,
): Conversation {
  let finish: (result: { readonly state: State; readonly tls: TlsResult | null }) => void = () => undefined;
  const done = new Promise<{ readonly state: State; readonly tls: TlsResult | null }>((resolve) => (finish = resolve));
  const first = begin(errand(), us);
  let { state } = first;
  let secured: TlsResult | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** What the timer was set to, milliseconds. */
  let armed = 0;
  const waiting: Input[] = [];
  let feeding = false;
  let incoming: Incoming | null = null;
  let settling: Promise<unknown> | null = null;
  const flow = newFlow((stopped) => (stopped ? wire.pause() : wire.resume()));

  // Inputs that arise while effects are carried out wait their turn: the machine sees one thing after the other.
  const feed = (input: Input): void => {
    waiting.push(input);
    if (feeding) return;
    feeding = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { state: after, effects } = step(errand(), state, next);
      state = after;
      surroundings.changed?.(state);
      for (const effect of effects) carryOut(effect);
    }
    feeding = false;
  };

  const carryOut = (effect: ReturnType<typeof step>['effects'][number]): void => {
    switch (effect.kind) {
      case 'send': return wire.send(effect.data);
      case 'secure':
        return wire.secure(surroundings.tlsName, surroundings.certificate, (result, binding) => {
          secured = result;
          feed({ kind: 'secured', verified: result.authorized, ...(binding ? { binding } : {}) });
        });
      case 'unlock':
        surroundings.unlock(effect.account).then(feed, () => feed({ kind: 'unlocked', credential: null }));
        return;
      case 'begin':
        incoming = surroundings.intake.begin();
        return;
      case 'append':
        if (incoming) flow.until(incoming.append(effect.data), effect.data.length);
        return;
      case 'commit': {
        if (!incoming) return;
        const settled = incoming.settle(effect.envelope, effect.octets);
        incoming = null;
        settling = settled;
        flow.until(settled, 0);
        void settled.then((settlement) => {
          settling = null;
          feed(settlement);
        });
        return;
      }
      case 'discard':
        if (incoming) flow.until(incoming.discard(), 0);
        incoming = null;
        return;
      case 'arm':
        // With every command and every piece of mail data: to wind a timer up again costs less than to make another.
        if (timer !== undefined && armed === effect.ms) return void timer.refresh();
        clearTimeout(timer);
        armed = effect.ms;
        timer = setTimeout(() => feed({ kind: 'expired' }), effect.ms);
        return;
      case 'disarm':
        clearTimeout(timer);
        timer = undefined;
        return;
      case 'record': return surroundings.record(effect.entry);
      case 'tell': return surroundings.tell(effect.stage, effect.sentence);
      case 'close':
        // What is discarded is gone from the disk before anybody is told that this is over.
        void wire.close().then(flow.settled).then(() => finish({ state, tls: secured }));
        return;
    }
  };

  const events: WireEvents = {
    bytes: (data) => {
      feed({ kind: 'bytes', data: feeding ? new Uint8Array(data) : data });
      // The memory is given back; what is not used up yet is copied. (`slice` of a Buffer would not copy.)
      if (state.inbox.bytes.length > 0 && state.inbox.bytes.buffer === data.buffer) state = { ...state, inbox: { ...state.inbox, bytes: new Uint8Array(state.inbox.bytes) } };
      // The machine reads nothing while a message is settled. It is listened to all the same, to see whether somebody is still there.
      if (settling && state.inbox.bytes.length > READ_AHEAD) flow.until(settling, HIGH_WATER);
    },
    ended: () => feed({ kind: 'ended' }),
    broken: (fault) => feed({ kind: 'broken', ...fault }),
  };
  const wire = open(events, (connected) => {
    const { literal } = connected;
    if (!surroundings.implicitTls) return feed({ kind: 'connected', literal, secure: false, verified: false });
    connected.secure(surroundings.tlsName, surroundings.certificate, (result, binding) => {
      secured = result;
      feed({ kind: 'connected', literal, secure: true, verified: result.authorized, ...(binding ? { binding } : {}) });
    });
  });
  first.effects.forEach(carryOut);
  return { done, stop: (how) => feed({ kind: how }) };
}

/** Octets on their way to the disk beyond which the provider is not listened to until some have arrived. */
const HIGH_WATER = 1024 * 1024;
/** Octets of further commands that are listened to while a message is settled. */
const READ_AHEAD = 64 * 1024;

/** Keeps count of what is under way, and stops the flow where it is too much. */
function newFlow(stop: (stopped: boolean) => void): { until(work: Promise<unknown>, weight: number): void; readonly settled: () => Promise<unknown> } {
  const pending = new Set<Promise<unknown>>();
  let load = 0;
  return {
    until(work, weight) {
      pending.add(work);
      if (load < HIGH_WATER && load + weight >= HIGH_WATER) stop(true);
      load += weight;
      void work.then(() => {
        pending.delete(work);
        if (load >= HIGH_WATER && load - weight < HIGH_WATER) stop(false);
        load -= weight;
      });
    },
    settled: () => Promise.all(pending),
  };
}

/** Waits for the end of a conversation, which the signal may bring about at any moment. */
export async function underSignal(signal: AbortSignal, conversation: Conversation): ReturnType<() => Conversation['done']> {
  const stop = (): void => conversation.stop('cancelled');
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const result = await conversation.done;
  signal.removeEventListener('abort', stop);
  return result;
}
