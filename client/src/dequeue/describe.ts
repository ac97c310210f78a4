import { safeText } from '../smtp/safe-text.js';
import { place } from './place.js';
import { type DequeueResult, type Outcome, SAID_NO_AGAIN, type SessionResult } from './result.js';

/** A result in words: the same in the editor and on the terminal. */
export interface OutcomeText {
  readonly outcome: Outcome;
  /** One sentence for the whole. */
  readonly summary: string;
  readonly sessions: readonly SessionText[];
}

export interface SessionText {
  /** `host:port` */
  readonly host: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  /** What the provider answered, as it wrote it: `ETRN example.com: 250 2.0.0 Queuing started`. */
  readonly replies: readonly string[];
  /** What may help; with its source where the facts have one. */
  readonly remedies: readonly RemedyText[];
  /** What else the user should know. */
  readonly notes: readonly string[];
}

export interface RemedyText {
  readonly advice: string;
  readonly source: string | null;
}

/** Puts a result into words: what came of it, the provider's replies, and the likely remedy with its source. */
export function describeOutcome(result: DequeueResult): OutcomeText {
  const sessions = result.sessions.map((session) => describeSession(session, result.mode));
  return { outcome: result.outcome, summary: summaryOf(result, sessions), sessions };
}

function summaryOf({ outcome, sessions: asked }: DequeueResult, sessions: readonly SessionText[]): string {
  const decisive = sessions.find((session) => session.outcome === outcome) ?? sessions[0];
  if (!decisive) return outcome === 'cancelled' ? 'The test was cancelled before anything was asked.' : 'Nothing was asked.';
  if (asked.length === 1) return decisive.sentence;
  const alike = sessions.filter((session) => session.outcome === outcome).length;
  return `${alike} of ${asked.length} sessions: ${decisive.sentence}`;
}

function describeSession(session: SessionResult, mode: DequeueResult['mode']): SessionText {
  return {
    host: place(session.host, session.port),
    outcome: session.outcome,
    sentence: sentenceOf(session, mode),
    replies: repliesOf(session),
    remedies: remediesOf(session),
    notes: notesOf(session),
  };
}

function sentenceOf(session: SessionResult, mode: DequeueResult['mode']): string {
  const { host, verb, messages, callback, error } = session;
  const domains = session.requests.filter(({ outcome }) => outcome === 'accepted').map(({ domain }) => domain).join(', ');
  switch (session.outcome) {
    case 'ok':
      if (mode === 'probe') return `${host} offers what the dequeue needs: ${offersOf(session)}.`;
      if (mode === 'save') return savedSentence(session);
      if (messages.length === 1) return `Mail would come: ${host} offered 1 message, and it is still there.`;
      return `Mail would come: ${host} offered ${count(messages.length, 'message')}, and every one of them is still there.`;
    case 'nothing-waiting':
      if (callback && callback.connections > 0) return `${host} called back but brought no message: no mail is waiting.`;
      if (verb !== 'ETRN' && session.requests.some(({ outcome }) => outcome === 'turned')) return `${host} turned the connection around and brought no message: no mail is waiting.`;
      return `The way works, and ${host} has no mail waiting.`;
    case 'accepted':
      return `${host} took the request for ${domains}, but nobody listened here: whether mail comes was not tested.`;
    case 'no-callback':
      return `${host} took the request for ${domains}, but did not call back to ${callback?.listened ?? 'us'} within ${seconds(callback?.waitedMs ?? 0)}.`;
    case 'refused':
    case 'cancelled':
    case 'failed': {
      const kept = messages.some(({ disposition }) => disposition === 'saved') ? ` ${savedSentence(session)}` : '';
      return `${host}: ${error?.message ?? 'The test did not come to an end.'}${kept}`;
    }
  }
}

function savedSentence({ host, messages }: SessionResult): string {
  const saved = messages.filter(({ disposition }) => disposition === 'saved').length;
  const left = messages.length - saved;
  const rest = left === 0 ? '' : left === 1 ? '; 1 more was offered and is still there' : `; ${left} more were offered and are still there`;
  return `${host} brought ${count(saved, 'message')}, now saved here${rest}.`;
}

function offersOf({ verb, auth, tls }: SessionResult): string {
  const parts: string[] = [verb];
  if (auth) parts.push(`the login of ${safeText(auth.account)} with ${auth.mechanism}`);
  if (tls) parts.push(tls.protocol);
  return parts.join(', ');
}

function repliesOf({ requests, error }: SessionResult): readonly string[] {
  const answers = requests.map(({ verb, domain, code, enhanced, text }) => `${verb}${domain ? ` ${domain}` : ''}: ${reply(code, enhanced, text)}`);
  return error?.reply && error.stage !== 'dequeue' ? [...answers, reply(error.reply.code, error.reply.enhanced, error.reply.text)] : answers;
}

function reply(code: number, enhanced: string | null, text: string): string {
  return [code, enhanced, text].filter((part) => part !== null && part !== '').join(' ');
}

function remediesOf({ outcome, error }: SessionResult): readonly RemedyText[] {
  if (outcome === 'accepted') return [{ advice: 'Listen for the call back to see whether mail comes.', source: 'RFC 1985' }];
  if (outcome === 'no-callback') return NO_CALLBACK;
  if (!error || error.hint === '') return [];
  const source = /\((Q\d{5,6}|RFC \d{3,4})\)\.?$/.exec(error.hint);
  return [{ advice: source ? `${error.hint.slice(0, source.index).trimEnd()}`.replace(/\.?$/, '.') : error.hint, source: source?.[1] ?? null }];
}

const NO_CALLBACK: readonly RemedyText[] = [
  { advice: 'The provider calls the address it has set down for you or finds in DNS: have it checked that this is the address of this network, and that it is passed on to the listening port.', source: 'Q183476' },
  { advice: 'With an address that changes, ETRN cannot work: ask for authenticated TURN instead.', source: 'Q183476' },
  { advice: 'Some providers start to deliver only with their next queue run: wait longer.', source: null },
];

function notesOf(session: SessionResult): readonly string[] {
  const { auth, tls, capabilities, messages, outcome, requests } = session;
  const notes: string[] = [];
  const mechanisms = capabilities.filter((line) => /^AUTH[ =]/i.test(line)).flatMap((line) => line.slice(5).toUpperCase().split(' '));
  if (auth && !mechanisms.includes('LOGIN') && !mechanisms.includes('NTLM')) {
    notes.push('The connector itself can log in with LOGIN and NTLM only, and this provider lists neither: there the login would fail although it succeeded here.');
  }
  if (auth && !tls) notes.push('The login was not encrypted.');
  if (tls && !tls.authorized) notes.push('The certificate was not checked.');
  for (const { duplicateOf, file } of messages) {
    if (duplicateOf !== undefined) notes.push(`Possible duplicate: ${safeText(file ?? '')} holds the same as ${safeText(duplicateOf)}.`);
  }
  const again = messages.filter(({ unacknowledged }) => unacknowledged === true).length;
  if (again > 0) notes.push(`${count(again, 'message')} ${again === 1 ? 'was' : 'were'} saved after the provider had gone: it may send ${again === 1 ? 'it' : 'them'} again.`);
  // Of a session that went well only a repeated request can have been refused.
  const enough = outcome === 'ok' ? requests.find((request) => request.outcome === 'refused') : undefined;
  const no = enough ? reply(enough.code, enough.enhanced, enough.text) : putOff(session);
  if (no !== undefined) notes.push(`Asked again, the provider said no (${no}): there may be more messages at it.`);
  if (limitReached(session)) notes.push('The limit was reached: there may be more messages at the provider.');
  const undeclared = messages.filter(({ bytes }) => bytes === null).length;
  if (undeclared > 0) notes.push(`The size of ${count(undeclared, 'message')} was not declared.`);
  return notes;
}

/** The transcript alone knows: a message beyond the limit is none that was offered. */
function limitReached({ transcript }: SessionResult): boolean {
  return transcript.some(({ from, text }) => from === 'event' && /^The limit of \d+ messages is reached/.test(text));
}

/** What the provider said instead of taking the verb once more; of that, too, only the transcript knows. */
function putOff({ transcript }: SessionResult): string | undefined {
  return transcript.find(({ from, text }) => from === 'event' && text.startsWith(SAID_NO_AGAIN))?.text.slice(SAID_NO_AGAIN.length);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
