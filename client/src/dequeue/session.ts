import { accountObjection, domainsObjection, helloNameObjection } from '../smtp/command.js';
import { cancelled } from '../smtp/faults.js';
import type { Errand, Fault, Seen, Stage, State } from '../smtp/machine.js';
import type { Credential } from '../smtp/sasl/mechanism.js';
import { type Calls, openCalls } from './calls.js';
import { type Conversation, converse, HASHES, underSignal } from './conversation.js';
import { EXAMINATION, type Intake, spoolIntake } from './intake.js';
import type { DequeueJob, DequeuePorts, DequeueRequest } from './job.js';
import { newRecord } from './record.js';
import type { SessionResult } from './result.js';
import { type Parts, resultOf } from './session-result.js';
import { type NotStored, Spool } from './spool.js';
import { Wire } from './wire.js';

/** Asks one host, and waits for its call where ETRN causes one. Never rejects: whatever goes wrong is in the result. */
export async function runSession(job: DequeueJob, request: DequeueRequest, ports: DequeuePorts): Promise<SessionResult> {
  const began = performance.now();
  const record = newRecord(() => Math.round(performance.now() - began));
  const end = (parts: Parts): SessionResult => resultOf(request, record, { ...parts, fault: parts.fault && hinted(request, parts.fault) });

  const objection = objectionTo(job, request);
  if (objection) return end({ fault: { stage: 'connect', code: 'protocol', message: objection, hint: 'Nothing was sent.' } });
  if (ports.signal.aborted) return end({ fault: { stage: 'connect', ...cancelled(job.mode) } });

  const keys = keyring(request, ports);
  const errand = errandOf(job, request);
  if (errand.login === 'first' && (await keys.fetch()) === null && ports.signal.aborted) {
    return end({ fault: { stage: 'auth', ...cancelled(job.mode) } });
  }

  const intake = await intakeFor(job);
  if ('fault' in intake) {
    const { code, message, hint } = intake.fault;
    return end({ fault: { stage: 'receive', code, message, hint } });
  }
  const tell = (stage: Stage, sentence: string): void => ports.progress({ host: request.host, stage, sentence });
  let calls: Calls | null = null;
  if (request.verb === 'ETRN' && job.mode !== 'probe' && job.listen) {
    const { listen, waitMs, timeouts } = job;
    const opened = await openCalls(errand, { listen, waitMs, quietMs: timeouts.quiet, signal: ports.signal, intake, record, tell });
    if ('code' in opened) return end({ fault: { stage: 'listen', ...opened } });
    calls = opened;
  }

  const connect = (limit: number): Conversation => converse(
    () => ({ ...errand, limit }),
    'client',
    (events, connected) => Wire.open(request.host, request.port, events, connected),
    {
      tlsName: request.tlsName,
      certificate: job.certificate,
      implicitTls: request.tls === 'implicit',
      intake,
      unlock: keys.fetch,
      record: (entry) => record.write(entry),
      tell,
    },
  );
  const first = await underSignal(ports.signal, connect(job.limit));
  const others: Turn[] = [];
  let left = job.limit - first.state.seen.messages.length;
  for (let last = first; mayBringMore(last.state) && left > 0 && !ports.signal.aborted; left -= last.state.seen.messages.length) {
    record.write({ kind: 'event', text: 'One turn may bring only a part of the mail: asking again' });
    last = await underSignal(ports.signal, connect(left));
    others.push(last);
  }
  const { state, tls } = together(first, others);
  const accepted = state.seen.answers.some(({ outcome }) => outcome === 'accepted');
  const called = calls ? await calls.finish(accepted && !ports.signal.aborted) : null;
  // Cancelled between two connections: neither of them has seen it.
  const goesOn = called !== null || (left > 0 && mayBringMore((others.at(-1) ?? first).state));
  const interrupted = ports.signal.aborted && state.seen.fault?.code !== 'cancelled' && goesOn;
  return end({ fault: interrupted ? { stage: 'receive', ...cancelled(job.mode) } : state.seen.fault, state, tls, called });
}

type Turn = Awaited<Conversation['done']>;

/**
 * A turn that saved something new may have left something behind (Exim, inside TLS, hands over one message for each ATRN). One that saved nothing
 * new will not stop doing so.
 */
function mayBringMore({ seen }: State): boolean {
  return seen.turned && seen.fault === null && seen.limited === 0 && seen.messages.some(({ disposition, duplicateOf }) => disposition === 'saved' && duplicateOf === null);
}

/** Several turns as one: what was asked and brought in all of them, and everything else as the last one left it. */
function together(first: Turn, others: readonly Turn[]): Turn {
  const last = others.at(-1) ?? first;
  const all = [first, ...others].map(({ state }) => state.seen);
  const seen: Seen = {
    ...last.state.seen,
    greeting: last.state.seen.greeting ?? first.state.seen.greeting,
    capabilities: last.state.seen.capabilities.length > 0 ? last.state.seen.capabilities : first.state.seen.capabilities,
    auth: last.state.seen.auth ?? first.state.seen.auth,
    answers: all.flatMap(({ answers }) => answers),
    messages: all.flatMap(({ messages }) => messages),
  };
  return { state: { ...last.state, seen }, tls: last.tls ?? first.tls };
}

/** Opens the folder to save to before anything is asked: where it cannot be written to, the provider need not be bothered. */
async function intakeFor({ mode, folder }: DequeueJob): Promise<Intake | NotStored> {
  if (mode !== 'save' || folder === null) return EXAMINATION;
  const spool = await Spool.open(folder);
  return spool instanceof Spool ? spoolIntake(spool) : spool;
}

function errandOf(job: DequeueJob, request: DequeueRequest): Errand {
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
  return { ...fault, hint: 'Check host and port: ATRN has the port 366 of its own, and some follow a misprint in the manual of Exim and use 386 (RFC 2645).' };
}

function objectionTo(job: DequeueJob, { verb, domains, account }: DequeueRequest): string | null {
  if (job.mode === 'save' && job.folder === null) return 'There is no folder to save to.';
  const name = job.ehloName === null ? null : helloNameObjection(job.ehloName);
  if (name) return `The EHLO name cannot be sent. ${name}`;
  const node = domainsObjection(verb, domains);
  if (node) return `A domain cannot be asked for. ${node}`;
  const user = account === null ? null : accountObjection(account);
  return user ? `The account cannot be used. ${user}` : null;
}

/** Asks for the password once; the answer is kept for the session. A cancelled test does not wait for it. */
function keyring({ account, host }: DequeueRequest, ports: DequeuePorts): { fetch(): Promise<Credential | null> } {
  let asked: Promise<Credential | null> | undefined;
  return {
    fetch() {
      // A question that fails, however it fails, has no answer; what it failed with may hold what was typed.
      asked ??= unlessAborted(ports.signal, Promise.resolve().then(() => ports.password(account ?? '', host)).catch(() => undefined)).then((password) => (password === undefined || account === null ? null : { account, password }));
      return asked;
    },
  };
}

function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then((value) => {
      signal.removeEventListener('abort', stop);
      resolve(value);
    });
  });
}
