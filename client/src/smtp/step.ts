import { act, secured, unlocked } from './client.js';
import { arm, breakOff, change, close, type Draft, enter, farewell, note, record, REDACTED, see, strike, tell } from './draft.js';
import * as faults from './faults.js';
import { decode, EMPTY_INBOX, type Line, LINE_LIMIT, received, takeLine } from './line-reader.js';
import type { Errand, Input, Role, State, Step } from './machine.js';
import { REPLY_LINE_LIMIT, REPLY_OCTET_LIMIT, replyLine, replyOf, replyText } from './reply.js';
import { safeText } from './safe-text.js';
import { hearMailData, settled } from './receive.js';
import { breakTransaction, endTransaction, finish, giveUp, greet, obey } from './server.js';
import { actionOn, PHASES, type ReplyPhase } from './transitions.js';

/** A connection about to be opened by us (client) or just opened by the provider to call us back (server). */
export function begin(errand: Errand, us: Role = 'client'): Step {
  const draft: Draft = { errand, state: initial(us), effects: [] };
  if (us === 'client') {
    tell(draft, 'connect', 'Connecting');
    arm(draft, errand.timeouts.connect);
  }
  return { state: draft.state, effects: draft.effects };
}

/** What comes of an input. Pure: the same arguments give the same step. Never throws. */
export function step(errand: Errand, state: State, input: Input): Step {
  const draft: Draft = { errand, state: { ...state }, effects: [] };
  if (state.phase !== 'closed') take(draft, input);
  return { state: draft.state, effects: draft.effects };
}

function take(draft: Draft, input: Input): void {
  switch (input.kind) {
    case 'connected': return connected(draft, input);
    case 'bytes':
      change(draft, { inbox: received(draft.state.inbox, input.data) });
      return read(draft);
    case 'secured':
      if (draft.state.phase !== 'securing') return;
      secured(draft, input);
      return read(draft);
    case 'unlocked':
      if (draft.state.phase !== 'unlocking') return;
      unlocked(draft, input);
      return read(draft);
    case 'stored': case 'not stored': case 'examined':
      if (draft.state.phase !== 'storing') return;
      settled(draft, input);
      return read(draft);
    case 'expired': return expired(draft);
    case 'ended': return ended(draft);
    case 'broken':
      if (draft.state.us === 'server' || draft.state.phase === 'quitting') return ended(draft, false);
      return breakOff(draft, { code: input.code, message: input.message, hint: input.hint });
    case 'cancelled': return cancelled(draft);
  }
}

function initial(us: Role): State {
  return {
    phase: 'connecting', us, name: '', inbox: EMPTY_INBOX, partial: [], partialBytes: 0, secure: false, verified: false, binding: null, extensions: null,
    login: { credential: null, mechanism: null, exchange: null, unknown: [], secrets: [] },
    next: 0, transaction: null, ending: null, heardOctets: 0, nonsense: 0, smallTalk: 0, bareLineFeed: false,
    seen: { greeting: null, capabilities: [], auth: null, answers: [], messages: [], turned: false, limited: 0, finished: false, fault: null },
  };
}

function connected(draft: Draft, input: Input & { kind: 'connected' }): void {
  if (draft.state.phase !== 'connecting') return;
  change(draft, { name: draft.errand.name ?? input.literal, secure: input.secure, verified: input.verified, binding: input.binding ?? null });
  if (draft.state.us === 'server') return greet(draft);
  tell(draft, 'greeting', 'Connected; waiting for the greeting');
  enter(draft, 'greeting');
  arm(draft, draft.errand.timeouts.greeting);
}

/** Uses up what has come, as far as the phase allows: after each line the phase decides anew what the next bytes are. */
function read(draft: Draft): void {
  for (;;) {
    const { awaits } = PHASES[draft.state.phase];
    if (draft.state.phase === 'securing' && draft.state.inbox.bytes.length > 0) return breakOff(draft, faults.injected());
    // While a message is stored nothing is read, and whoever feeds the machine stops listening; to break off now would not stop the disk.
    if (awaits === 'world' && draft.state.phase !== 'storing' && draft.state.inbox.bytes.length > LINE_LIMIT) return breakOff(draft, faults.endless('line'));
    if (awaits === 'world' || awaits === 'nothing') return;
    if (awaits === 'mail data') {
      if (draft.state.inbox.bytes.length === 0) return;
      hearMailData(draft);
      continue;
    }
    const taken = takeLine(draft.state.inbox);
    if (taken.kind === 'too long') return awaits === 'command' ? giveUp(draft, 'The line has no end', faults.endless('line')) : goneWrong(draft, faults.endless('line'));
    change(draft, { inbox: taken.inbox });
    if (taken.kind === 'more') return;
    const line = { ...taken.line, text: strike(draft, taken.line.text) };
    warnOfBareLineFeed(draft, line);
    if (awaits === 'command') {
      record(draft, { kind: 'line', from: 'them', secure: draft.state.secure, text: line.text });
      obey(draft, line);
    } else {
      hearReply(draft, line);
    }
  }
}

function hearReply(draft: Draft, raw: Line): void {
  const { state } = draft;
  // Made safe here, once: whatever is kept of a reply may be shown. A challenge is base64 and not changed by it.
  const line = { ...raw, text: safeText(raw.text.replaceAll('\t', ' ')) };
  const phase = state.phase as ReplyPhase;
  const read = replyLine(line.text);
  const login = phase === 'authenticating' || phase === 'cancelling';
  record(draft, { kind: 'line', from: 'them', secure: state.secure, text: login ? redactedReply(read, line.text) : line.text });
  if (!read) {
    return goneWrong(draft, phase === 'greeting' && state.partial.length === 0 ? faults.notSmtp(line.text) : faults.notAReply(login ? null : line.text));
  }
  change(draft, { partial: [...state.partial, line.text], partialBytes: state.partialBytes + line.length });
  if (draft.state.partial.length > REPLY_LINE_LIMIT || draft.state.partialBytes > REPLY_OCTET_LIMIT) return goneWrong(draft, faults.endless('reply'));
  if (!read.last) return;
  const reply = replyOf(draft.state.partial);
  change(draft, { partial: [], partialBytes: 0 });
  if (!reply) return goneWrong(draft, faults.mixedCodes());
  if (phase === 'greeting') see(draft, { greeting: replyText(reply) });
  act(draft, actionOn(phase, reply.code), reply);
}

/** Whatever comes after QUIT, nothing depends on it (RFC 5321 §4.1.1.10). */
function goneWrong(draft: Draft, words: faults.Words): void {
  if (draft.state.phase === 'quitting') return close(draft);
  breakOff(draft, words);
}

/** Inside authentication the verdict may be shown; challenges, and what is no reply at all, may not. */
function redactedReply(read: ReturnType<typeof replyLine>, text: string): string {
  if (!read) return REDACTED;
  return read.code >= 300 && read.code < 400 ? `${read.code} ${REDACTED}` : text;
}

function warnOfBareLineFeed(draft: Draft, line: Line): void {
  if (line.ending === 'crlf' || draft.state.bareLineFeed) return;
  change(draft, { bareLineFeed: true });
  note(draft, 'The provider ends lines with a bare line feed, which SMTP does not allow; they are read all the same');
}

function expired(draft: Draft): void {
  if (draft.state.phase === 'quitting') return close(draft);
  if (draft.state.phase === 'storing') return change(draft, { ending: draft.state.ending ?? 'expired' });
  if (draft.state.us === 'client') return breakOff(draft, faults.timedOut(draft.state.phase));
  see(draft, { fault: draft.state.seen.fault ?? { stage: 'receive', ...faults.timedOut(draft.state.phase) } });
  breakTransaction(draft, faults.timedOut(draft.state.phase));
  giveUp(draft, 'Waited too long');
}

/** @param orderly the other side closed its half, or all; not so where the connection broke. */
function ended(draft: Draft, orderly = true): void {
  if (draft.state.phase === 'storing') return orderly && saidQuit(draft) ? undefined : change(draft, { ending: 'gone' });
  if (draft.state.phase === 'data') {
    see(draft, { fault: draft.state.seen.fault ?? { stage: 'receive', ...faults.lostInData() } });
    note(draft, 'The connection ended in the middle of a message; nothing of it is kept');
    return finish(draft);
  }
  if (draft.state.us === 'server') {
    breakTransaction(draft, faults.lostBeforeData());
    // A caller that closes without QUIT has else done no harm: its transaction is looked at, and all its mail is still there.
    note(draft, 'The provider closed the connection without QUIT');
    return finish(draft);
  }
  if (draft.state.phase === 'quitting') return close(draft);
  // Unread only where we were busy ourselves, with the password.
  const reply = farewell(draft);
  breakOff(draft, reply ? faults.hungUp(reply) : faults.closedEarly(draft.state.phase));
}

/**
 * Exim says QUIT together with the final dot of its last message and closes its half of the connection: it listens still, and keeps a message
 * that it hears no 250 to. Whoever goes without QUIT is gone.
 */
function saidQuit(draft: Draft): boolean {
  return /(?:^|\n)QUIT *\r?\n$/i.test(decode(draft.state.inbox.bytes));
}

function cancelled(draft: Draft): void {
  const { us, phase } = draft.state;
  see(draft, { fault: { stage: PHASES[phase].stage, ...faults.cancelled(draft.errand.mode) } });
  note(draft, 'Cancelled');
  // What the disk has begun is seen to its end, and answered.
  if (phase === 'storing') return change(draft, { ending: draft.state.ending ?? 'cancelled' });
  if (us === 'client' || phase === 'connecting') {
    endTransaction(draft);
    return close(draft);
  }
  giveUp(draft, 'The test was cancelled');
}
