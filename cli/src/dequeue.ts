import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dequeue } from '../../client/src/dequeue/dequeue.js';
import { DEFAULT_JOB, type DequeueJob, type DequeuePorts, type Timeouts } from '../../client/src/dequeue/job.js';
import { PROMPT_DISK } from '../../client/src/dequeue/prompt-disk.js';
import { hostAndPort, type Overrides, requestsOf } from '../../client/src/dequeue/requests.js';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import { transcriptText } from '../../client/src/dequeue/transcript.js';
import { helloNameObjection } from '../../client/src/smtp/command.js';
import type { AskedVerb, Mode, TlsMode } from '../../client/src/smtp/machine.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import type { PlanJson } from '../../server/src/protocol.js';
import { listOf, wrongOption } from './arguments.js';
import { HELP, OPTIONS } from './dequeue-options.js';
import { dequeueProgress, type DequeueProgress } from './dequeue-progress.js';
import { announcement, report } from './dequeue-report.js';
import { type Io, Status, writeJson } from './io.js';
import { passwordFrom, UsageError } from './password.js';

/**
 * `imc dequeue`. Resolves to the exit status.
 *
 * @param planOf makes the plan of a document; it rejects with a sentence for the user where the document cannot be read.
 */
export async function dequeueCommand(args: readonly string[], io: Io, planOf: (path: string) => Promise<PlanJson>): Promise<number> {
  let json = false;
  let asked: Pick<DequeueResult, 'file' | 'mode'> = { file: null, mode: 'hold' };
  try {
    const { values, file } = readArguments(args);
    if (values.help) {
      io.stdout.write(HELP);
      return Status.fine;
    }
    json = oneOf('--format', values.format ?? 'text', ['text', 'json']) === 'json';
    asked = { file, mode: modeOf(values.mode) };
    // Whoever cannot keep the transcript learns it before the provider is bothered.
    if (values.transcript !== undefined) await writeTranscript(values.transcript, '', 'a');
    const job = await jobOf(values, file, io, planOf);
    const passwords = await passwordsFor(job, values['password-stdin'] ?? false, io);
    if (!json) io.stdout.write(announcement(job));
    const progress = dequeueProgress(io);
    const result = await dequeue(job, portsOf(io, passwords, progress));
    progress.clear();
    if (json) writeJson(io, result);
    else io.stdout.write(report(result));
    if (values.transcript !== undefined) await writeTranscript(values.transcript, transcriptText(result));
    return exitStatus(result);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`imc dequeue: ${error.message}\n`);
    if (io.signal.aborted || error.kind === 'cancelled') return Status.cancelled;
    // Whoever asked for JSON gets JSON, also when there was nothing to ask.
    if (json && error.kind === 'input') writeJson(io, nothingAsked(asked));
    return Status.unusable;
  }
}

const MEGABYTE = 1024 * 1024;

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: readonly string[]) {
  const wrong = wrongOption(OPTIONS, args);
  if (wrong !== undefined) throw new UsageError(`${wrong} --help lists the options.`);
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  if (positionals.length > 1) throw new UsageError('One document at a time.');
  if (values.mode === 'save' && values.folder === undefined) throw new UsageError('--mode save needs --folder, where the messages go.');
  if (values.mode !== 'save' && values.folder !== undefined) throw new UsageError('--folder is for --mode save; the other modes keep no message.');
  if (values.folder === '') throw new UsageError('--folder takes a path.');
  const file = positionals[0] ?? null;
  if (file === '-' && values['password-stdin']) throw new UsageError('Standard input cannot bring both the document and the password.');
  return { values, file };
}

async function jobOf(values: Values, file: string | null, io: Io, planOf: (path: string) => Promise<PlanJson>): Promise<DequeueJob> {
  const overrides = overridesOf(values);
  const plain = {
    mode: modeOf(values.mode),
    folder: values.folder ?? null,
    listen: values.listen === undefined ? null : listenAt(values.listen),
    waitMs: 1000 * numberOf('--wait', values.wait, DEFAULT_JOB.waitMs / 1000, 0, 86_400),
    limit: numberOf('--limit', values.limit, DEFAULT_JOB.limit, 1, 10_000),
    messageLimit: MEGABYTE * numberOf('--message-limit', values['message-limit'], DEFAULT_JOB.messageLimit / MEGABYTE, 1, 100_000),
    login: { ...DEFAULT_JOB.login, mechanism: mechanismOf(values.auth), plaintext: values['plaintext-auth'] ?? false, ntlmV1: values['ntlm-v1'] ?? false },
  };
  if (values.ehlo !== undefined && helloNameObjection(values.ehlo)) throw new UsageError(`--ehlo: ${helloNameObjection(values.ehlo) ?? ''}`);
  if (values.pin !== undefined && !/^[0-9a-f]{64}$/i.test(values.pin.replaceAll(':', ''))) throw new UsageError('--pin takes a SHA-256 fingerprint of 64 hexadecimal digits.');
  if (values.pin !== undefined && values.insecure) throw new UsageError('--pin and --insecure contradict each other.');
  const command = values.timeout === undefined ? null : 1000 * numberOf('--timeout', values.timeout, 60, 1, 3600);
  const certificate = { ca: values.ca === undefined ? null : await readCa(values.ca), pin: values.pin ?? null, insecure: values.insecure ?? false };

  const plan = file === null ? null : await planOf(file).catch((error: Error) => {
    throw new UsageError(error.message, 'input');
  });
  const requests = requestsOf(plan, overrides);
  if (requests.kind === 'problem') throw new UsageError(requests.problem, 'input');
  const { mechanism } = plain.login;
  const bound = mechanism === null || mechanism === 'NTLM' ? undefined : requests.requests.find(({ method }) => method === 'NTLM');
  if (bound) throw new UsageError(`--auth ${mechanism} is not what the document allows for ${safeText(bound.host)}: its method is NTLM.`, 'input');
  return {
    ...DEFAULT_JOB,
    ...plain,
    file,
    sessions: requests.requests,
    ehloName: values.ehlo ?? planName(plan, io),
    certificate,
    timeouts: command === null ? DEFAULT_JOB.timeouts : timeoutsFor(command),
    unadvertised: values.unadvertised ?? false,
  };
}

/** Whoever says how long to wait for an answer means the greeting too; a connection is not waited for longer than without that word. */
function timeoutsFor(command: number): Timeouts {
  return { ...DEFAULT_JOB.timeouts, command, greeting: command, connect: Math.min(command, DEFAULT_JOB.timeouts.connect) };
}

function overridesOf(values: Values): Overrides {
  const host = values.host === undefined ? null : hostAndPort(values.host);
  if (values.host !== undefined && !host) throw new UsageError('--host takes HOST or HOST:PORT; an IPv6 address with a port stands in brackets.');
  return {
    ...(host ? { host } : {}),
    ...(values.verb === undefined ? {} : { verb: verbOf(values.verb) }),
    ...(values.domain === undefined ? {} : { domains: values.domain }),
    ...(values.account === undefined ? {} : { account: values.account }),
    ...(values.tls === undefined ? {} : { tls: oneOf('--tls', values.tls, ['required', 'offered', 'off', 'implicit']) as TlsMode }),
  };
}

function verbOf(text: string): AskedVerb {
  const verb = text.toUpperCase();
  return oneOf('--verb', verb, ['ETRN', 'TURN', 'ATRN']) as AskedVerb;
}

function modeOf(text: string | undefined): Mode {
  return oneOf('--mode', text ?? 'hold', ['probe', 'hold', 'peek', 'save']) as Mode;
}

function mechanismOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const name = text.toUpperCase();
  return oneOf('--auth', name, ['PLAIN', 'LOGIN', 'CRAM-MD5', 'NTLM']);
}

function oneOf(option: string, value: string, allowed: readonly string[]): string {
  if (!allowed.includes(value)) throw new UsageError(`${option} takes ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1) ?? ''}, not "${safeText(value)}".`);
  return value;
}

function numberOf(option: string, text: string | undefined, otherwise: number, least: number, most: number): number {
  if (text === undefined) return otherwise;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= most)) throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${safeText(text)}".`);
  return number;
}

function listenAt(text: string): { readonly host: string; readonly port: number } {
  const place = hostAndPort(text);
  if (place?.port === undefined) throw new UsageError('--listen takes ADDR:PORT, like 127.0.0.1:2525.');
  return { host: place.host, port: place.port };
}

async function readCa(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw new UsageError(`--ca: ${safeText(path)} cannot be read.`);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw new UsageError(`--ca: ${safeText(path)} holds no certificate in PEM form.`);
  // TLS passes over what it cannot read, and would say of the provider's certificate that its issuer is unknown.
  if (!certificates.every(isCertificate)) throw new UsageError(`--ca: ${safeText(path)} holds a certificate that is damaged.`);
  return text;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** A name in the document that cannot be said is not said; the address literal always can be. */
function planName(plan: PlanJson | null, io: Io): string | null {
  const name = plan?.ehloName ?? null;
  const objection = name === null ? null : helloNameObjection(name);
  if (name !== null && objection) io.stderr.write(`imc dequeue: "${safeText(name)}" cannot be said in EHLO, so the address is said instead. ${objection}\n`);
  return objection ? null : name;
}

/** Asks for every password that the plan logs in with, before anything connects. */
async function passwordsFor(job: DequeueJob, fromStdin: boolean, io: Io): Promise<ReadonlyMap<string, string>> {
  if (fromStdin || io.env['IMC_PASSWORD']) onlyOneAccount(job);
  const passwords = new Map<string, string>();
  for (const { account, host, method } of job.sessions) {
    // A method without a login needs the password only if the provider asks for one.
    const later = method === 'None' || method === 'SSL';
    if (account === null || passwords.has(keyOf(account, host)) || (later && !fromStdin)) continue;
    const known = fromStdin ? [...passwords.values()][0] : undefined;
    passwords.set(keyOf(account, host), known ?? (await passwordFrom(io, fromStdin, question(account, host))));
  }
  return passwords;
}

/** A password that is tried with an account it does not belong to is a wrong attempt there, and told to somebody who is not to have it. */
function onlyOneAccount({ sessions }: DequeueJob): void {
  const accounts = new Map(sessions.flatMap(({ account }) => (account === null ? [] : [[account.toLowerCase(), safeText(account)] as const])));
  if (accounts.size < 2) return;
  const names = listOf([...accounts.values()], 'and');
  throw new UsageError(`The hosts are logged in to as ${names}, and one password is given: ask them one by one with --host and --account, or start it on a terminal.`, 'input');
}

function portsOf(io: Io, passwords: ReadonlyMap<string, string>, progress: DequeueProgress): DequeuePorts {
  // Ctrl+C at a question is a key that is read, and no signal.
  const givenUp = new AbortController();
  return {
    signal: AbortSignal.any([io.signal, givenUp.signal]),
    password: async (account, host) => {
      progress.clear();
      const known = passwords.get(keyOf(account, host));
      if (known !== undefined) return known;
      return passwordFrom(io, false, question(account, host)).catch((error: unknown) => {
        if (error instanceof UsageError && error.kind === 'cancelled') givenUp.abort();
        throw error;
      });
    },
    progress: (step) => progress.step(step),
    received: (count) => progress.received(count),
    disk: PROMPT_DISK,
  };
}

function question(account: string, host: string): string {
  return `Password of ${safeText(account)} at ${safeText(host)}: `;
}

function keyOf(account: string, host: string): string {
  return `${account}\n${host}`;
}

async function writeTranscript(path: string, text: string, flag = 'w'): Promise<void> {
  await writeFile(path, text, { flag }).catch(() => {
    throw new UsageError(`--transcript: ${safeText(path)} cannot be written.`);
  });
}

function exitStatus({ outcome }: DequeueResult): number {
  if (outcome === 'cancelled') return Status.cancelled;
  return outcome === 'ok' || outcome === 'nothing-waiting' || outcome === 'accepted' ? Status.fine : Status.problems;
}

function nothingAsked({ file, mode }: Pick<DequeueResult, 'file' | 'mode'>): DequeueResult {
  return { version: 1, file, mode, started: new Date().toISOString(), durationMs: 0, outcome: 'failed', sessions: [] };
}
