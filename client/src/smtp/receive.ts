import { arm, change, type Draft, enter, note, say, see } from './draft.js';
import { readMailData } from './dot-reader.js';
import * as faults from './faults.js';
import { EMPTY_INBOX } from './line-reader.js';
import type { Offered, Settlement } from './machine.js';
import { finish, giveUp, offered, TOO_BIG } from './server.js';

/*
 * What follows 354. The provider gives a message up when it reads 2yz after the final dot, so that 250 is said in one place alone: in
 * `settled`, on the input `stored`, in the mode `save`.
 */

/** Takes what has come of the mail data. After its end nothing more is read until it is settled what becomes of the message. */
export function hearMailData(draft: Draft): void {
  const { errand, state: { transaction, inbox } } = draft;
  if (!transaction?.dot) return;
  arm(draft, errand.timeouts.command);
  const { state: dot, data, rest } = readMailData(transaction.dot, inbox.bytes);
  change(draft, { inbox: rest ? { bytes: rest, scanned: 0 } : EMPTY_INBOX, transaction: { ...transaction, dot } });
  if (transaction.refusal && dot.octets > 2 * errand.messageLimit && !rest) return giveUp(draft, 'The message has no end');
  if (!transaction.refusal && dot.octets > errand.messageLimit) refuse(draft);
  else if (!transaction.refusal) for (const part of data) draft.effects.push({ kind: 'append', data: part });
  if (rest) mailDataEnded(draft);
}

/** Says what became of the message. */
export function settled(draft: Draft, settlement: Settlement): void {
  const { errand, state: { transaction } } = draft;
  if (!transaction) return;
  switch (settlement.kind) {
    case 'stored': {
      const unacknowledged = draft.state.ending === 'gone' || errand.mode !== 'save';
      if (settlement.message.duplicateOf !== null) note(draft, 'The same mail data is in the folder already: this may be a second copy');
      endWith(draft, { ...offered(transaction, 'saved'), ...settlement.message, unacknowledged });
      if (errand.mode === 'save') return answer(draft, '250 2.0.0 The message is stored');
      return answer(draft, KEEP);
    }
    case 'not stored':
      endWith(draft, { ...offered(transaction, 'failed'), bytes: transaction.dot?.octets ?? null });
      see(draft, { fault: draft.state.seen.fault ?? { stage: 'receive', ...settlement.fault } });
      note(draft, settlement.fault.message);
      return answer(draft, /^4\d\d /.test(settlement.answer) ? settlement.answer : KEEP);
    case 'examined':
      endWith(draft, { ...offered(transaction, 'held'), ...settlement.message });
      return answer(draft, KEEP);
  }
}

const KEEP = '451 4.3.0 This is a test; please keep the mail and try later';

/** Too much: the rest is read to its end, for the provider would not hear an answer before it; but not to the end of days. */
function refuse(draft: Draft): void {
  const { errand, state: { transaction, seen } } = draft;
  if (!transaction) return;
  change(draft, { transaction: { ...transaction, refusal: TOO_BIG } });
  see(draft, { fault: seen.fault ?? { stage: 'receive', ...faults.tooBig(errand.messageLimit) } });
  draft.effects.push({ kind: 'discard' });
}

function mailDataEnded(draft: Draft): void {
  const { transaction } = draft.state;
  if (!transaction?.dot) return;
  const { octets, bareCr, bareLf } = transaction.dot;
  note(draft, `Mail data of ${octets} bytes came`);
  if (bareCr + bareLf > 0) note(draft, `It holds ${bareCr + bareLf} line ends that are not CRLF; they are part of the message as they came and end nothing`);
  if (transaction.refusal) {
    endWith(draft, { ...offered(transaction, 'failed'), bytes: octets });
    return answer(draft, transaction.refusal);
  }
  enter(draft, 'storing');
  const { reversePath, forwardPaths } = transaction;
  draft.effects.push({ kind: 'disarm' }, { kind: 'commit', envelope: { reversePath, forwardPaths }, octets });
}

function endWith(draft: Draft, message: Offered): void {
  change(draft, { transaction: null });
  see(draft, { messages: [...draft.state.seen.messages, message] });
}

/** Answers the mail data, and leaves if the session was to end meanwhile. */
function answer(draft: Draft, reply: string): void {
  const { ending } = draft.state;
  enter(draft, 'ready');
  change(draft, { ending: null });
  if (ending === 'gone') {
    note(draft, 'The provider was gone before it could be answered');
    return finish(draft);
  }
  say(draft, reply);
  if (ending !== null) return giveUp(draft, ending === 'cancelled' ? 'The test was cancelled' : 'Waited too long');
  arm(draft, draft.errand.timeouts.command);
}
