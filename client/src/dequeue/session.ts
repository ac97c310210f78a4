import { accountObjection, domainsObjection, helloNameObjection } from '../smtp/command.js';
import { ATRN_PORT_HINT, cancelled } from '../smtp/faults.js';
import type { Errand, Fault, Seen, Stage, State } from '../smtp/machine.js';
import { replyText } from '../smtp/reply.js';
import type { Calls } from './calls.js';
import { converse, HASHES, underSignal } from './conversation.js';
import type { Intake } from './intake.js';
import type { DequeueJob, DequeuePorts, DequeueRequest } from './job.js';
import type { Logins } from './logins.js';
import { newMeter } from './meter.js';
import type { Quota } from './quota.js';
import { newRecord } from './record.js';
import { SAID_NO_AGAIN, type SessionResult, type TlsResult } from './result.js';
import { type Parts, resultOf } from './session-result.js';
import type { NotStored } from './spool.js';
import { Wire } from './wire.js';
import type { WireFault } from './wire-faults.js';

/** What the sessions of a run have in common. */
export interface Shared {
  /** Where mail data goes, or why it can go nowhere. */
  readonly intake: Intake | NotStored;
  /** Null where nobody listens for calls, else the listener or why there is none. */
  readonly calls: Calls | WireFault | null;
  readonly quota: Quota;
  readonly logins: Logins;
}

/**
 * Asks one host, and waits for its call where ETRN causes one. Never rejects: whatever goes wrong is in the result. What is shared with the other
 * sessions is claimed before the first pause, so that the order of the sessions is that of the plan.
 */
export async function runSession(job: DequeueJob, session: number, ports: DequeuePorts, { intake, calls, quota, logins }: Shared): Promise<SessionResult> {
  const request = job.sessions[session];
  if (!request) throw new RangeError('There is no such session');
  const record = newRecord(performance.now());
  const end = (parts: Parts): SessionResult => resultOf(request, record, { ...parts, fault: parts.fault && hinted(request, parts.fault) });

  const objection = objectionTo(job, request);
  if (objection) return end({ fault: { stage: 'connect', code: 'protocol', message: objection, hint: 'Nothing was sent.' } });
  if (ports.signal.aborted) return end({ fault: { stage: 'connect', ...cancelled(job.mode) } });
  if ('fault' in intake) {
    const { code, message, hint } = intake.fault;
    return end({ fault: { stage: 'receive', code, message, hint } });
  }
  const mayBeCalled = awaitsCalls(job, request);
  if (mayBeCalled && calls && 'code' in calls) return end({ fault: { stage: 'listen', ...calls } });

  const tell = (stage: Stage, sentence: string): void => ports.progress({ session, host: request.host, stage, sentence });
  const meter = newMeter((messages, bytes) => ports.received?.({ session, host: request.host, messages, bytes }));
  const desk = mayBeCalled && calls && 'desk' in calls ? calls.desk({ domains: request.domains, record, meter, tell }) : null;
  const errand = errandOf(job, request);
  if (errand.login === 'first' && (await logins.credential(errand.account ?? '', request.host)) === null && ports.signal.aborted) {
    void desk?.leave();
    return end({ fault: { stage: 'auth', ...cancelled(job.mode) } });
  }

  const turn = async (domains: readonly string[]): Promise<Turn> => {
    const [seat, gauge, guard] = [quota.seat(), meter.gauge(), logins.guard(request.host)];
    desk?.ask();
    const conversation = converse(
      () => ({ ...errand, domains, limit: seat.limit }),
      'client',
      (events, connected) => Wire.open(request.host, request.port, events, connected, (address) => desk?.knows(address)),
      {
        tlsName: request.tlsName,
        certificate: job.certificate,
        implicitTls: request.tls === 'implicit',
        intake,
        unlock: (account) => guard.unlock(account),
        record: (entry) => record.write(entry),
        tell,
        changed(state) {
          seat.changed(state);
          gauge(state);
          guard.changed(state);
          if (state.seen.answers.some(({ outcome }) => outcome === 'accepted')) desk?.accepted();
        },
      },
    );
    void conversation.done.then(guard.over);
    return { ...await underSignal(ports.signal, conversation), callers: [] };
  };

  const turns: Turn[] = [];
  let left: readonly string[] = request.domains;
  let next = true;
  while (next) {
    if (turns.length > 0) record.write({ kind: 'event', text: 'One turn may bring only a part of the mail: asking again' });
    const asked = await turn(left);
    const later = turns.length > 0 ? asked.state.seen.fault?.reply : undefined;
    if (later && later.code < 500) {
      record.write({ kind: 'event', text: `${SAID_NO_AGAIN}${replyText(later)}` });
      break;
    }
    // The domains of ATRN stay: without any it means all that the account has (RFC 2645 §5.2.1), mail that nobody asked for.
    if (request.verb === 'ETRN') left = asked.state.seen.answers.flatMap(({ outcome, domain }) => (outcome === 'accepted' && domain !== null ? [domain] : []));
    // A provider that was quick the first time is not waited for so long the second: as a rule it has no more.
    const patience = turns.length === 0 ? job.waitMs : Math.min(job.waitMs, Math.max(job.timeouts.quiet, 2 * (desk?.firstCallMs ?? 0)));
    const callers = desk && left.length > 0 && !ports.signal.aborted ? await desk.wait(patience) : [];
    turns.push({ ...asked, callers });
    next = quota.left > 0 && mayBringMore(turns.at(-1)) && !ports.signal.aborted;
  }
  const { state, tls, asked } = together(turns);
  // Cancelled where no connection has seen it: between two of them, or while the call back was awaited.
  const unseen = ports.signal.aborted && state.seen.fault?.code !== 'cancelled' && (desk !== null || (quota.left > 0 && mayBringMore(turns.at(-1))));
  const called = desk ? await desk.leave() : null;
  return end({ fault: unseen ? { stage: 'receive', ...cancelled(job.mode) } : state.seen.fault, state, tls, called, asked });
}

/** The verb once, and what it brought. */
interface Turn {
  readonly state: State;
  readonly tls: TlsResult | null;
  /** The calls back that ETRN brought. */
  readonly callers: readonly State[];
}

/**
 * A turn that saved something new may have left something behind (Exim, inside TLS, hands over one message for each ATRN; a provider may end a queue run
 * before its queue is empty). One that saved nothing new will not stop doing so.
 */
function mayBringMore(turn: Turn | undefined): boolean {
  if (!turn || turn.state.seen.fault !== null) return false;
  const seen = [turn.state, ...turn.callers].map((state) => state.seen);
  const messages = seen.flatMap((each) => each.messages);
  return (
    seen.every(({ limited }) => limited === 0) &&
    messages.every(({ disposition }) => disposition !== 'failed') &&
    messages.some(({ disposition, duplicateOf }) => disposition === 'saved' && duplicateOf === null)
  );
}

/** Several turns as one: what was asked and brought in all of them, and everything else as the last one left it. */
function together(turns: readonly Turn[]): Pick<Turn, 'state' | 'tls'> & { readonly asked: number } {
  const [first, last] = [turns[0], turns.at(-1)];
  if (!first || !last) throw new RangeError('There was no turn');
  const all = turns.map(({ state }) => state.seen);
  const seen: Seen = {
    ...last.state.seen,
    greeting: last.state.seen.greeting ?? first.state.seen.greeting,
    capabilities: last.state.seen.capabilities.length > 0 ? last.state.seen.capabilities : first.state.seen.capabilities,
    auth: last.state.seen.auth ?? first.state.seen.auth,
    answers: all.flatMap(({ answers }) => answers),
    messages: all.flatMap(({ messages }) => messages),
  };
  return { state: { ...last.state, seen }, tls: last.tls ?? first.tls, asked: first.state.seen.answers.length };
}

/** Whether a call back is to be listened for. */
export function awaitsCalls({ mode, listen }: DequeueJob, { verb }: DequeueRequest): boolean {
  return verb === 'ETRN' && mode !== 'probe' && listen !== null;
}

/** What one connection to a host is to do; its limit is shared with the others of the run. */
export function errandOf(job: DequeueJob, request: DequeueRequest): Errand {
  const { method, account } = request;
  const noLogin = method === 'None' || method === 'SSL';
  return {
    mode: job.mode,
    verb: request.verb,
    domains: request.domains,
    name: job.ehloName,
    tls: request.tls,
    login: account === null ? 'never' : noLogin && request.verb !== 'ATRN' ? 'if-asked' : 'first',
    account,
    mechanisms: method === 'NTLM' ? ['NTLM'] : job.login.mechanism === null ? null : [job.login.mechanism.toUpperCase()],
    plaintext: job.login.plaintext,
    ntlmV1: job.login.ntlmV1 ?? false,
    turnWithoutLogin: job.login.turnWithoutLogin,
    unadvertised: job.unadvertised,
    limit: job.limit,
    messageLimit: job.messageLimit,
    timeouts: job.timeouts,
    hashes: HASHES,
  };
}

/** Where nothing listens for ATRN, the port is the likely reason. */
function hinted({ verb }: DequeueRequest, fault: Fault): Fault {
  if (verb !== 'ATRN' || fault.stage !== 'connect' || fault.code !== 'refused') return fault;
  return { ...fault, hint: ATRN_PORT_HINT };
}

/** Why a request cannot be made at all; null where it can. */
export function objectionTo(job: DequeueJob, { verb, domains, account }: DequeueRequest): string | null {
  if (job.mode === 'save' && job.folder === null) return 'There is no folder to save to.';
  const name = job.ehloName === null ? null : helloNameObjection(job.ehloName);
  if (name) return `The EHLO name cannot be sent. ${name}`;
  const node = domainsObjection(verb, domains);
  if (node) return `A domain cannot be asked for. ${node}`;
  const user = account === null ? null : accountObjection(account);
  return user ? `The account cannot be used. ${user}` : null;
}
