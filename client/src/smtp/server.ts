import { arm, change, close, type Draft, enter, note, say, see, tell } from './draft.js';
import { heard } from './command.js';
import { MAIL_DATA_BEGINS } from './dot-reader.js';
import * as faults from './faults.js';
import type { Line } from './line-reader.js';
import type { Disposition, Errand, Offered, Transaction } from './machine.js';
import { declaredSize, pathArgument } from './path.js';
import { safeText } from './safe-text.js';
import { actionFor, type CommandAction, type CommandPhase } from './transitions.js';

/*
 * What we do as server, after a turn or when called back. Only 4yz refuses: a 5yz would make the provider return the mail to its
 * sender. What follows DATA is in receive.ts.
 */

/** Commands that made no sense, one after the other, before we give up. */
const NONSENSE_LIMIT = 10;
/** A greeting, a login that is tried, and something to keep the connection alive need no more; whoever says more would keep us for ever. */
const SMALL_TALK_LIMIT = 100;
const NO_RECIPIENTS = '451 4.5.1 No recipient was accepted; please keep the mail';
const ENOUGH = '452 4.3.1 The test has seen enough; please keep the mail and try later';
export const TOO_BIG = '452 4.3.4 The message is too big here; please keep it and try later';
/** Longer commands are refused unread: RFC 5321 §4.5.3.1 allows 512 octets and the extensions some hundreds more. */
const COMMAND_LIMIT = 8 * 1024;
/** Octets of commands in one session: a bound for what a caller can make us keep. */
const HEARD_LIMIT = 8 * 1024 * 1024;
/** Recipients of one message that are kept (RFC 5321 §4.5.3.1.8 asks for 100 at least). */
const RECIPIENT_LIMIT = 1000;

/** The connection is turned around: the provider waits for our greeting, though we opened the connection (RFC 2645 §5.2.1). */
export function becomeServer(draft: Draft): void {
  see(draft, { turned: true });
  change(draft, { us: 'server', partial: [], partialBytes: 0 });
  note(draft, 'The connection is turned around');
  if (draft.state.inbox.bytes.length > 0) note(draft, 'The provider did not wait for our greeting; its commands are read all the same');
  greet(draft);
}

export function greet(draft: Draft): void {
  tell(draft, 'receive', 'Waiting for the messages');
  say(draft, `220 ${draft.state.name} ${draft.errand.mode === 'save' ? 'ready for the mail' : 'ready for a test; mail stays with the sender'}`);
  enter(draft, 'greeted');
  arm(draft, draft.errand.timeouts.command);
}

export function obey(draft: Draft, line: Line): void {
  const phase = draft.state.phase as CommandPhase;
  arm(draft, draft.errand.timeouts.command);
  change(draft, { heardOctets: draft.state.heardOctets + line.length });
  if (draft.state.heardOctets > HEARD_LIMIT) return giveUp(draft, 'This is too much for a test', faults.unintelligible());
  if (line.length > COMMAND_LIMIT) return puzzled(draft, '451 4.5.2 The line is too long for a command');
  const { verb, argument } = heard(line.text);
  const action = actionFor(phase, verb);
  if (action !== 'unknown') change(draft, { nonsense: 0 });
  change(draft, { smallTalk: CONCERNS_A_MESSAGE.has(action) ? 0 : draft.state.smallTalk + 1 });
  if (draft.state.smallTalk > SMALL_TALK_LIMIT) return giveUp(draft, 'No message comes', faults.smallTalk());
  perform(draft, action, argument);
}

const CONCERNS_A_MESSAGE: ReadonlySet<CommandAction> = new Set(['open transaction', 'note recipient', 'take mail data']);

/**
 * Says goodbye in the server's way, without a word that could make the caller give up its mail.
 *
 * @param unheard what was wrong with the caller, where it is to blame: told where it has named no message before
 */
export function giveUp(draft: Draft, why: string, unheard?: faults.Words): void {
  breakTransaction(draft, faults.givenUp());
  const { seen } = draft.state;
  if (unheard && seen.messages.length === 0) see(draft, { fault: seen.fault ?? { stage: 'receive', ...unheard } });
  say(draft, `421 4.3.2 ${why}; please keep the mail and try later`);
  finish(draft);
}

/** Keeps what was seen of a transaction that ended, however it ended. */
export function endTransaction(draft: Draft, untold: Disposition = 'held'): void {
  const { transaction, seen } = draft.state;
  change(draft, { transaction: null });
  if (!transaction || transaction.forwardPaths.length === 0) return;
  if (transaction.dot) draft.effects.push({ kind: 'discard' });
  see(draft, { messages: [...seen.messages, offered(transaction, transaction.dot ? 'failed' : untold)] });
}

/** The provider named a message that we would have taken in, and went, or fell silent, before it sent it. */
export function breakTransaction(draft: Draft, words: faults.Words): void {
  const { errand, state: { transaction, seen } } = draft;
  if (!takesMailData(errand) || !transaction || transaction.dot || transaction.forwardPaths.length === 0) return;
  see(draft, { fault: seen.fault ?? { stage: 'receive', ...words } });
  endTransaction(draft, 'failed');
}

/** A message as the result has it. */
export function offered({ reversePath, forwardPaths, bytes }: Transaction, disposition: Disposition): Offered {
  return {
    reversePath: safeText(reversePath), forwardPaths: forwardPaths.map(safeText), bytes, disposition,
    subject: null, messageId: null, sha256: null, file: null, duplicateOf: null, unacknowledged: false,
  };
}

export function finish(draft: Draft): void {
  endTransaction(draft);
  close(draft);
}

function perform(draft: Draft, action: CommandAction, argument: string): void {
  switch (action) {
    case 'greet back': return greetBack(draft, [`250-${draft.state.name}`, ...OFFERED]);
    case 'greet back briefly': return greetBack(draft, [`250 ${draft.state.name}`]);
    case 'open transaction': return openTransaction(draft, argument);
    case 'note recipient': return noteRecipient(draft, argument);
    case 'take mail data': return takeMailData(draft);
    case 'no recipients': return say(draft, NO_RECIPIENTS);
    case 'reset': return reset(draft);
    case 'nothing': return say(draft, '250 2.0.0 Fine');
    case 'cannot verify': return say(draft, '252 2.1.5 Not verified here');
    case 'help': return say(draft, '214 2.0.0 This is a test; it answers EHLO, MAIL, RCPT, DATA, RSET, NOOP and QUIT');
    case 'bye': return bye(draft);
    case 'out of order': return puzzled(draft, '451 4.5.1 Not in this order');
    case 'unknown': return puzzled(draft, '451 4.5.1 Not known here');
    case 'hopeless': return giveUp(draft, 'This cannot be answered', faults.unintelligible());
  }
}

// SIZE without a number: a number would make the provider return bigger messages to their senders (RFC 1870 §6.1), as would mail that needs
// SMTPUTF8 where it is not offered (RFC 6531 §3.2). Whatever is taken in is kept octet by octet, so both promises hold.
const OFFERED: readonly string[] = ['250-PIPELINING', '250-SIZE', '250-8BITMIME', '250-ENHANCEDSTATUSCODES', '250 SMTPUTF8'];

function greetBack(draft: Draft, lines: readonly string[]): void {
  endTransaction(draft);
  for (const line of lines) say(draft, line);
  enter(draft, 'ready');
}

function openTransaction(draft: Draft, argument: string): void {
  const { seen, phase } = draft.state;
  if (seen.messages.length >= draft.errand.limit) return beyondTheLimit(draft);
  const path = pathArgument(argument, 'FROM');
  if (!path) return puzzled(draft, '451 4.5.2 No reverse-path to be seen');
  const bytes = declaredSize(path);
  change(draft, { transaction: { reversePath: path.path, bytes, forwardPaths: [], dot: null, refusal: null } });
  if (takesMailData(draft.errand) && bytes !== null && bytes > draft.errand.messageLimit) return refuseSize(draft);
  say(draft, '250 2.1.0 Sender noted');
  enter(draft, phase === 'mail' ? phase : 'mail');
}

/** Said early, before the provider sends what would be refused in the end (RFC 1870 §6.1 knows 452 for it too). */
function refuseSize(draft: Draft): void {
  const { transaction, seen } = draft.state;
  if (!transaction) return;
  change(draft, { transaction: null });
  see(draft, { messages: [...seen.messages, offered(transaction, 'failed')], fault: seen.fault ?? { stage: 'receive', ...faults.tooBig(draft.errand.messageLimit) } });
  say(draft, TOO_BIG);
}

/** A sender that is told 452 goes on to its next message, and leaves by itself in the end; one with very many is sent away. */
function beyondTheLimit(draft: Draft): void {
  const { errand, state: { seen: { limited } } } = draft;
  if (limited === 0) note(draft, `The limit of ${errand.limit} messages is reached; there may be more`);
  see(draft, { finished: true, limited: limited + 1 });
  if (limited > NONSENSE_LIMIT) return giveUp(draft, 'The test has seen enough');
  say(draft, ENOUGH);
}

function noteRecipient(draft: Draft, argument: string): void {
  const { transaction } = draft.state;
  const path = pathArgument(argument, 'TO');
  if (!path || path.path === '' || !transaction) return puzzled(draft, '451 4.5.2 No forward-path to be seen');
  if (transaction.forwardPaths.length >= RECIPIENT_LIMIT) return say(draft, '452 4.5.3 Too many recipients for a test');
  change(draft, { transaction: { ...transaction, forwardPaths: [...transaction.forwardPaths, path.path] } });
  if (takesMailData(draft.errand)) return say(draft, '250 2.1.5 Recipient noted');
  tell(draft, 'receive', 'A message was offered and is held at the provider');
  say(draft, '450 4.2.0 This is a test; please keep the mail and try later');
}

/** 354 goes out where somebody is there to receive, and never for nobody: a sender that pipelines would send a lone dot then. */
function takeMailData(draft: Draft): void {
  const { errand, state: { transaction } } = draft;
  if (!takesMailData(errand) || !transaction || transaction.forwardPaths.length === 0) return say(draft, NO_RECIPIENTS);
  change(draft, { transaction: { ...transaction, dot: MAIL_DATA_BEGINS } });
  tell(draft, 'receive', 'A message comes in');
  draft.effects.push({ kind: 'begin' });
  say(draft, '354 Send the mail data, and a line with a dot alone after it');
  enter(draft, 'data');
}

function takesMailData({ mode }: Errand): boolean {
  return mode === 'peek' || mode === 'save';
}

function reset(draft: Draft): void {
  endTransaction(draft);
  if (draft.state.phase === 'mail') enter(draft, 'ready');
  say(draft, '250 2.0.0 Forgotten');
}

function bye(draft: Draft): void {
  see(draft, { finished: true });
  say(draft, '221 2.0.0 Goodbye');
  finish(draft);
}

function puzzled(draft: Draft, reply: string): void {
  change(draft, { nonsense: draft.state.nonsense + 1 });
  if (draft.state.nonsense > NONSENSE_LIMIT) return giveUp(draft, 'Too much that made no sense', faults.unintelligible());
  say(draft, reply);
}
