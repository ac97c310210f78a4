import { arm, change, close, type Draft, enter, note, say, see, tell } from './draft.js';
import { heard } from './command.js';
import type { Line } from './line-reader.js';
import { declaredSize, pathArgument } from './path.js';
import { safeText } from './safe-text.js';
import { actionFor, type CommandAction, type CommandPhase } from './transitions.js';

/*
 * What we do as server, after a turn or when called back. Only 4yz refuses: a 5yz would make the provider return the mail to its
 * sender. In `hold` no mail data is ever let in, so nothing can be lost here.
 */

/** Commands that made no sense, one after the other, before we give up. */
const NONSENSE_LIMIT = 10;
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
  say(draft, `220 ${draft.state.name} ready for a test; mail stays with the sender`);
  enter(draft, 'greeted');
  arm(draft, draft.errand.timeouts.command);
}

export function obey(draft: Draft, line: Line): void {
  const phase = draft.state.phase as CommandPhase;
  arm(draft, draft.errand.timeouts.command);
  change(draft, { heardOctets: draft.state.heardOctets + line.length });
  if (draft.state.heardOctets > HEARD_LIMIT) return giveUp(draft, 'This is too much for a test');
  if (line.length > COMMAND_LIMIT) return puzzled(draft, '451 4.5.2 The line is too long for a command');
  const { verb, argument } = heard(line.text);
  const action = actionFor(phase, verb);
  if (action !== 'unknown') change(draft, { nonsense: 0 });
  perform(draft, action, argument);
}

/** Says goodbye in the server's way, without a word that could make the caller give up its mail. */
export function giveUp(draft: Draft, why: string): void {
  say(draft, `421 4.3.2 ${why}; please keep the mail and try later`);
  finish(draft);
}

/** Keeps what was seen of a transaction that ended, however it ended. */
export function endTransaction(draft: Draft): void {
  const { transaction, seen } = draft.state;
  change(draft, { transaction: null });
  if (transaction && transaction.forwardPaths.length > 0) see(draft, { messages: [...seen.messages, { ...transaction, disposition: 'held' }] });
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
    case 'hold recipient': return holdRecipient(draft, argument);
    case 'no recipients': return say(draft, '451 4.5.1 No recipient was accepted; please keep the mail');
    case 'reset': return reset(draft);
    case 'nothing': return say(draft, '250 2.0.0 Fine');
    case 'cannot verify': return say(draft, '252 2.1.5 Not verified here');
    case 'help': return say(draft, '214 2.0.0 This is a test; it answers EHLO, MAIL, RCPT, RSET, NOOP and QUIT');
    case 'bye': return bye(draft);
    case 'out of order': return puzzled(draft, '451 4.5.1 Not in this order');
    case 'unknown': return puzzled(draft, '451 4.5.1 Not known here');
    case 'hopeless': return giveUp(draft, 'This cannot be answered');
  }
}

// SIZE without a number: a number would make the provider return bigger messages to their senders (RFC 1870 §6.1), as would mail that needs
// SMTPUTF8 where it is not offered (RFC 6531 §3.2). No mail data is taken in, so both promises are kept.
const OFFERED: readonly string[] = ['250-PIPELINING', '250-SIZE', '250-8BITMIME', '250-ENHANCEDSTATUSCODES', '250 SMTPUTF8'];

function greetBack(draft: Draft, lines: readonly string[]): void {
  endTransaction(draft);
  for (const line of lines) say(draft, line);
  enter(draft, 'ready');
}

function openTransaction(draft: Draft, argument: string): void {
  const { seen, phase } = draft.state;
  if (seen.messages.length >= draft.errand.limit) {
    note(draft, `The limit of ${draft.errand.limit} messages is reached; there may be more`);
    see(draft, { finished: true });
    return giveUp(draft, 'The test has seen enough');
  }
  const path = pathArgument(argument, 'FROM');
  if (!path) return puzzled(draft, '451 4.5.2 No reverse-path to be seen');
  change(draft, { transaction: { reversePath: safeText(path.path), bytes: declaredSize(path), forwardPaths: [] } });
  say(draft, '250 2.1.0 Sender noted');
  enter(draft, phase === 'mail' ? phase : 'mail');
}

function holdRecipient(draft: Draft, argument: string): void {
  const { transaction } = draft.state;
  const path = pathArgument(argument, 'TO');
  if (!path || path.path === '' || !transaction) return puzzled(draft, '451 4.5.2 No forward-path to be seen');
  if (transaction.forwardPaths.length >= RECIPIENT_LIMIT) return say(draft, '452 4.5.3 Too many recipients for a test');
  change(draft, { transaction: { ...transaction, forwardPaths: [...transaction.forwardPaths, safeText(path.path)] } });
  tell(draft, 'receive', 'A message was offered and is held at the provider');
  say(draft, '450 4.2.0 This is a test; please keep the mail and try later');
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
  if (draft.state.nonsense > NONSENSE_LIMIT) return giveUp(draft, 'Too much that made no sense');
  say(draft, reply);
}
