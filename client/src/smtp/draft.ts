import type { Effect, Entry, Errand, Fault, Phase, Seen, Stage, State } from './machine.js';
import { hungUp } from './faults.js';
import { takeLine } from './line-reader.js';
import { type Reply, replyLine, replyOf } from './reply.js';
import { safeText } from './safe-text.js';
import { PHASES } from './transitions.js';

/** A step in the making: changed freely inside one call of `step`, never seen outside it. */
export interface Draft {
  readonly errand: Errand;
  /** A copy that is this step's own. What it consists of is shared with the state before, so parts are put in its place and never changed. */
  readonly state: State;
  readonly effects: Effect[];
}

/** What stands in a transcript for everything said inside authentication. */
export const REDACTED = '«redacted»';

const UTF8 = new TextEncoder();

/** How long we wait for the answer to QUIT: whatever it is, nothing depends on it (RFC 5321 §4.1.1.10). */
const QUIT_PATIENCE = 5_000;

export function change(draft: Draft, part: Partial<State>): void {
  Object.assign(draft.state, part);
}

export function see(draft: Draft, part: Partial<Seen>): void {
  change(draft, { seen: { ...draft.state.seen, ...part } });
}

export function enter(draft: Draft, phase: Phase): void {
  change(draft, { phase });
}

/** Says a line and records it; `shown` stands in the transcript in its place where it holds a secret. */
export function say(draft: Draft, line: string, shown: string = line): void {
  draft.effects.push({ kind: 'send', data: UTF8.encode(`${line}\r\n`) });
  record(draft, { kind: 'line', from: 'us', secure: draft.state.secure, text: shown });
}

/** Says a command that a reply belongs to, and waits for it. */
export function command(draft: Draft, phase: Phase, line: string, shown: string = line): void {
  if (draft.state.inbox.bytes.length > 0 && phase !== 'quitting') return spokeOutOfTurn(draft);
  say(draft, line, shown);
  enter(draft, phase);
  arm(draft, phase === 'quitting' ? Math.min(QUIT_PATIENCE, draft.errand.timeouts.command) : draft.errand.timeouts.command);
}

export function arm(draft: Draft, ms: number): void {
  draft.effects.push({ kind: 'arm', ms });
}

export function record(draft: Draft, entry: Entry): void {
  const text = safeText(entry.text);
  draft.effects.push({ kind: 'record', entry: text === entry.text ? entry : { ...entry, text } });
}

export function note(draft: Draft, text: string): void {
  record(draft, { kind: 'event', text });
}

export function tell(draft: Draft, stage: Stage, sentence: string): void {
  draft.effects.push({ kind: 'tell', stage, sentence });
}

/** Ends the session over a fault while the conversation is still in step: with QUIT. */
export function leave(draft: Draft, fault: Omit<Fault, 'stage'> & { readonly stage?: Stage }): void {
  blame(draft, fault);
  quit(draft);
}

/** Ends the session over a fault at once: the conversation is out of step, or nobody is there to hear QUIT. */
export function breakOff(draft: Draft, fault: Omit<Fault, 'stage'> & { readonly stage?: Stage }): void {
  blame(draft, fault);
  close(draft);
}

export function quit(draft: Draft): void {
  command(draft, 'quitting', 'QUIT');
}

export function close(draft: Draft): void {
  enter(draft, 'closed');
  change(draft, { login: { ...draft.state.login, credential: null, exchange: null } });
  draft.effects.push({ kind: 'disarm' }, { kind: 'close' });
}

/** Takes known secrets out of what the provider says: a server may repeat what it was sent. */
export function strike(draft: Draft, text: string): string {
  return draft.state.login.secrets.reduce((struck, secret) => struck.replaceAll(secret, REDACTED), text);
}

function blame(draft: Draft, fault: Omit<Fault, 'stage'> & { readonly stage?: Stage }): void {
  if (draft.state.seen.fault) return;
  const whole: Fault = { stage: PHASES[draft.state.phase].stage, ...fault };
  see(draft, { fault: whole });
  note(draft, whole.message);
}

/** The 421 that a server may send unasked before it closes (RFC 5321 §3.8), where that is what lies unread; null else. */
export function farewell(draft: Draft): Reply | null {
  const taken = takeLine(draft.state.inbox);
  if (taken.kind !== 'line') return null;
  const text = safeText(strike(draft, taken.line.text));
  const reply = replyLine(text)?.code === 421 ? replyOf([text.replace(/^421-/, '421 ')]) : null;
  if (reply) record(draft, { kind: 'line', from: 'them', secure: draft.state.secure, text });
  return reply;
}

function spokeOutOfTurn(draft: Draft): void {
  const reply = farewell(draft);
  if (reply) return breakOff(draft, hungUp(reply));
  breakOff(draft, {
    code: 'protocol',
    message: 'The provider sent more than the reply it owed, so its further replies could not be told apart.',
    hint: 'Have a look at the transcript; a proxy between you and the provider may be the cause.',
  });
}
