import { remedyFor, sentenceFor } from '../smtp/meaning.js';
import type { Answer, Fault, Offered, State } from '../smtp/machine.js';
import { textOf } from '../smtp/reply.js';
import type { Called } from './calls.js';
import type { DequeueRequest } from './job.js';
import type { Record } from './record.js';
import type { MessageResult, Outcome, RequestResult, SessionError, SessionResult, TlsResult } from './result.js';

/** What there is to say about a session; what it did not come to is left out. */
export interface Parts {
  readonly fault: Fault | null;
  readonly state?: State;
  readonly tls?: TlsResult | null;
  readonly called?: Called | null;
  /** How many of the answers belong to the first time of asking; all of them where absent. */
  readonly asked?: number;
}

/** The session as its result has it. */
export function resultOf(request: DequeueRequest, record: Record, { fault, state, tls, called, asked }: Parts): SessionResult {
  const seen = state?.seen;
  const answers = seen?.answers ?? [];
  // Whoever is asked again for more may say that it is enough: that is no refusal of what it has brought.
  const decisive = answers.slice(0, asked);
  const offered = [...(seen?.messages ?? []), ...(called?.states.flatMap((caller) => caller.seen.messages) ?? [])];
  const broken = fault ?? failure(called ?? null) ?? brokenOff(state, called ?? null, offered.length);
  return {
    host: request.host,
    port: request.port,
    verb: request.verb,
    outcome: outcomeOf(broken, decisive, offered.length, called ?? null),
    greeting: seen?.greeting ?? null,
    capabilities: seen?.capabilities ?? [],
    tls: tls ?? null,
    auth: seen?.auth ?? null,
    requests: answers.map(requestResult),
    callback: called?.callback ?? null,
    messages: offered.map(messageResult),
    error: broken ? errorOf(broken) : refusalOf(decisive),
    transcript: record.entries,
  };
}

/** A turn or a call back that ended without QUIT and without a message: it cannot be told whether there was mail. */
function brokenOff(state: State | undefined, called: Called | null, messages: number): Fault | null {
  if (messages > 0) return null;
  const turned = state?.seen.turned === true && !state.seen.finished;
  const callers = called?.states ?? [];
  if (!turned && (callers.length === 0 || callers.some(({ seen }) => seen.finished))) return null;
  const known = turned ? undefined : callers.find(({ seen }) => seen.fault)?.seen.fault;
  if (known) return known;
  return {
    stage: 'receive',
    code: 'closed',
    message: turned ? 'After the turn the connection ended before any message was named.' : 'The call back ended before any message was named.',
    hint: 'Mail that may be waiting is still at the provider. Try again later; if it stays so, show the transcript to the provider.',
  };
}

function outcomeOf(fault: Fault | null, answers: readonly Answer[], messages: number, called: Called | null): Outcome {
  if (fault?.code === 'cancelled') return 'cancelled';
  if (fault) return fault.stage === 'auth' && fault.code === 'auth' && fault.reply ? 'refused' : 'failed';
  if (answers.some(({ outcome }) => outcome === 'refused')) return 'refused';
  if (messages > 0) return 'ok';
  if (answers.some(({ outcome }) => outcome === 'accepted')) {
    if (!called) return 'accepted';
    return called.callback.connections === 0 ? 'no-callback' : 'nothing-waiting';
  }
  return answers.length > 0 ? 'nothing-waiting' : 'ok';
}

/** Of those who called back, one that brought a message which could not be taken; that others merely went away is no matter. */
function failure(called: Called | null): Fault | null {
  return called?.states.find(({ seen }) => seen.messages.some(({ disposition }) => disposition === 'failed'))?.seen.fault ?? null;
}

function messageResult({ duplicateOf, unacknowledged, ...message }: Offered): MessageResult {
  return { ...message, ...(duplicateOf === null ? {} : { duplicateOf }), ...(unacknowledged ? { unacknowledged: true as const } : {}) };
}

function requestResult({ verb, domain, reply, outcome }: Answer): RequestResult {
  const meaning = sentenceFor(verb, domain, reply);
  return { verb, domain, code: reply.code, enhanced: reply.enhanced, text: textOf(reply), outcome, meaning };
}

function errorOf({ stage, code, message, hint, reply }: Fault): SessionError {
  return { stage, code, message, hint, ...(reply ? { reply: { code: reply.code, enhanced: reply.enhanced, text: textOf(reply) } } : {}) };
}

function refusalOf(answers: readonly Answer[]): SessionError | null {
  const refused = answers.find(({ outcome }) => outcome === 'refused');
  if (!refused) return null;
  const remedy = remedyFor(refused.verb, refused.reply.code);
  const hint = remedy ? `${remedy.advice}${remedy.source ? ` (${remedy.source})` : ''}` : '';
  return errorOf({ stage: 'dequeue', code: 'refused', message: sentenceFor(refused.verb, refused.domain, refused.reply), hint, reply: refused.reply });
}
