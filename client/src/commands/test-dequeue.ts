import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { PlanJson } from '../../../server/src/protocol.js';
import { DEFAULT_JOB, type DequeueJob, type DequeueRequest } from '../dequeue/job.js';
import type { DequeueResult } from '../dequeue/result.js';
import type { LanguageServer } from '../language/language-server.js';
import type { Login, Passwords } from '../language/passwords.js';
import { withRun } from '../views/run-status.js';
import type { Transcripts } from '../views/transcripts.js';
import { documentFor, nameOf } from './documents.js';
import { askPassword } from './passwords.js';
import type { Practice, PracticeProvider } from './provider.js';
import { refuseInRestrictedMode } from './trust.js';

/** What the command works with. */
export interface Surroundings {
  readonly server: LanguageServer;
  readonly passwords: Passwords;
  readonly practice: PracticeProvider;
  readonly transcripts: Transcripts;
  readonly log: vscode.LogOutputChannel;
}

/** Who is asked, with what, and how a password for it comes about. */
interface Errand {
  readonly job: DequeueJob;
  readonly practice: Practice | undefined;
}

let running = false;

/**
 * Asks the hosts of a document's plan for the waiting mail, and says what came of it. `hold` asks and leaves every message
 * with the provider; `probe` only looks whether it could ask. Shows what will be asked of whom before it connects.
 */
export function testDequeue(mode: 'hold' | 'probe', surroundings: Surroundings): (argument?: unknown) => Promise<DequeueResult | undefined> {
  return async (argument) => {
    if (refuseInRestrictedMode()) return undefined;
    if (running) {
      void vscode.window.showInformationMessage(vscode.l10n.t('A test dequeue is running; its notification can cancel it'));
      return undefined;
    }
    running = true;
    try {
      const document = await documentFor(argument);
      const errand = document && await agree(document, mode, surroundings);
      return document && errand && await run(document, errand, surroundings);
    } finally {
      running = false;
    }
  };
}

/** Settles with the user what will be asked of whom. Undefined when they think better of it or there is nothing to ask. */
async function agree(document: vscode.TextDocument, mode: 'hold' | 'probe', { server, practice }: Surroundings): Promise<Errand | undefined> {
  const { requestsOf } = await import('../dequeue/requests.js');
  const plan = await server.plan(document.uri);
  const running = await practice.running();
  const requests = requestsOf(plan);
  const job = await jobFor(document, plan, mode, requests.kind === 'requests' ? requests.requests : []);
  if (running !== undefined) {
    const rehearsal = practiceJob(job, plan, running);
    const picked = await choose(rehearsal, job);
    if (picked === undefined) return undefined;
    if (picked === rehearsal) return { job: rehearsal, practice: running };
  }
  if (requests.kind === 'problem') {
    const show = vscode.l10n.t('Show Dequeue Plan');
    const answer = await vscode.window.showInformationMessage(requests.problem, show);
    if (answer === show) await vscode.commands.executeCommand('imc.showPlan', document.uri);
    return undefined;
  }
  return await confirm(job) ? { job, practice: undefined } : undefined;
}

async function run(document: vscode.TextDocument, { job, practice }: Errand, { passwords, transcripts, log }: Surroundings): Promise<DequeueResult> {
  const { dequeue } = await import('../dequeue/dequeue.js');
  const typed = new Map<string, string>();
  const title = job.mode === 'probe' ? vscode.l10n.t('Checking the connection') : vscode.l10n.t('Test dequeue');
  const result = await withRun(title, ({ signal, token, step }) => dequeue(job, {
    signal,
    password: async (account, host) => {
      if (practice !== undefined) return practice.password;
      const kept = await passwords.get({ account, host });
      const password = kept ?? await askPassword({ account, host }, token);
      if (kept === undefined && password !== undefined) typed.set(loginKey({ account, host }), password);
      return password;
    },
    progress: ({ host, sentence }) => {
      log.debug(`${host}: ${sentence}`);
      step(`${host}: ${sentence}`);
    },
  }));
  if (practice === undefined) await learn(job, result, typed, passwords);
  await report(document, result, transcripts, log);
  return result;
}

/** Keeps a password that was accepted, and forgets one that was not: it is asked for again next time, and never tried twice. */
async function learn(job: DequeueJob, result: DequeueResult, typed: ReadonlyMap<string, string>, passwords: Passwords): Promise<void> {
  for (const [index, session] of result.sessions.entries()) {
    const account = session.auth?.account ?? job.sessions[index]?.account;
    if (account === undefined || account === null) continue;
    const login = { host: session.host, account };
    const password = typed.get(loginKey(login));
    if (session.auth !== null && password !== undefined) await passwords.keep(login, password);
    // Only a refusal of the credentials themselves (RFC 4954 §6): a provider that is merely busy has not judged the password.
    if (session.error?.stage === 'auth' && session.error.reply?.code === 535) await passwords.forget(login);
  }
}

async function report(document: vscode.TextDocument, result: DequeueResult, transcripts: Transcripts, log: vscode.LogOutputChannel): Promise<void> {
  const { describeOutcome } = await import('../dequeue/describe.js');
  const { summary, sessions } = describeOutcome(result);
  const advice = sessions.find(({ outcome }) => outcome === result.outcome)?.remedies[0]?.advice;
  const sentence = advice === undefined ? summary : `${summary} ${advice}`;
  log.info(`${nameOf(document)}: ${sentence}`);
  await transcripts.keep(document.uri, result);
  const show = vscode.l10n.t('Show Transcript');
  const say = result.outcome === 'failed' ? vscode.window.showErrorMessage
    : result.outcome === 'refused' || result.outcome === 'no-callback' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  // The command is over when the outcome is known; whoever waits for it does not wait for the message to be dismissed.
  void say(sentence, show).then((answer) => {
    if (answer === show) void transcripts.show(document.uri);
  });
}

/** The job that the plan and the settings make. */
async function jobFor(document: vscode.TextDocument, plan: PlanJson, mode: 'hold' | 'probe', sessions: readonly DequeueRequest[]): Promise<DequeueJob> {
  const settings = vscode.workspace.getConfiguration('imc.dequeue', document);
  const seconds = (name: string, fallback: number): number => 1000 * settings.get<number>(name, fallback / 1000);
  const [address, ca, ehloName] = [settings.get('listen.address', ''), settings.get('ca', ''), settings.get('ehloName', '')];
  const inPlain = settings.get<readonly string[]>('plaintextLoginHosts', []).map((host) => host.toLowerCase());
  return {
    ...DEFAULT_JOB,
    file: nameOf(document),
    mode,
    sessions,
    ehloName: ehloName === '' ? plan.ehloName : ehloName,
    listen: address === '' ? null : { host: address, port: settings.get('listen.port', 25) },
    waitMs: seconds('listen.wait', DEFAULT_JOB.waitMs),
    timeouts: {
      ...DEFAULT_JOB.timeouts,
      connect: seconds('timeout.connect', DEFAULT_JOB.timeouts.connect),
      greeting: seconds('timeout.greeting', DEFAULT_JOB.timeouts.greeting),
      command: seconds('timeout.command', DEFAULT_JOB.timeouts.command),
    },
    // One job has one policy: it is open only if every host that is logged in to is on the user's list.
    login: { ...DEFAULT_JOB.login, plaintext: sessions.every(({ host, account }) => account === null || inPlain.includes(host.toLowerCase())) },
    certificate: { ...DEFAULT_JOB.certificate, ca: ca === '' ? null : await readFile(ca, 'utf8') },
  };
}

/** The same errand, asked of the practice provider: its port, certificate, account and call-back address instead of the plan's. */
function practiceJob(job: DequeueJob, plan: PlanJson, { provider, account, callBack }: Practice): DequeueJob {
  const verb = plan.verb ?? 'ETRN';
  // It may have been started for another document: then it is asked for the mail that it has.
  const held = [...new Set(provider.ledger.messages.map(({ domain }) => domain))];
  const wanted = plan.etrnDomains.filter((domain) => held.includes(domain.toLowerCase()));
  const domains = verb === 'TURN' ? [] : wanted.length > 0 ? wanted : held;
  const tls = provider.certificatePem === null ? 'off' : 'required';
  return {
    ...job,
    sessions: [{ host: provider.host, port: provider.port, tlsName: provider.host, verb, domains, account, method: null, tls }],
    listen: verb === 'ETRN' ? callBack : null,
    login: DEFAULT_JOB.login,
    certificate: { ...DEFAULT_JOB.certificate, ca: provider.certificatePem },
  };
}

/** Offers the practice provider first, and the plan's own hosts behind it. */
async function choose(rehearsal: DequeueJob, job: DequeueJob): Promise<DequeueJob | undefined> {
  const item = (label: string, each: DequeueJob) => ({ label, detail: each.sessions.map((session) => describeRequest(session, each)).join(' · '), job: each });
  const items = [item(vscode.l10n.t('The practice provider'), rehearsal), ...(job.sessions.length === 0 ? [] : [item(vscode.l10n.t('The provider of the plan'), job)])];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Who shall be asked?'), ignoreFocusOut: true });
  return picked?.job;
}

/** Shows the hosts that a document names, and what they will be asked, before anything connects to them. */
async function confirm(job: DequeueJob): Promise<boolean> {
  const { l10n } = vscode;
  const [go, question] = job.mode === 'probe'
    ? [l10n.t('Connect'), l10n.t('Look whether the provider could be asked?')]
    : [l10n.t('Ask Now'), l10n.t('Ask the provider for the waiting mail?')];
  const lines = job.sessions.map((session) => `• ${describeRequest(session, job)}`);
  if (job.mode !== 'probe') {
    lines.push('', l10n.t('Every message that this test is offered stays with the provider.'));
    if (job.sessions.some(({ verb }) => verb === 'ETRN')) {
      lines.push(
        job.listen === null
          ? l10n.t('It does not wait for a call back: the setting imc.dequeue.listen.address is empty.')
          : l10n.t('It waits for a call back at {0} for {1} s.', `${job.listen.host}:${job.listen.port}`, job.waitMs / 1000),
        l10n.t('ETRN makes the provider deliver to the host that it has configured for you, whatever this test does.'),
      );
    }
  }
  return await vscode.window.showInformationMessage(question, { modal: true, detail: lines.join('\n') }, go) === go;
}

function describeRequest({ host, port, verb, domains, account, tls }: DequeueRequest, { mode }: DequeueJob): string {
  const { l10n } = vscode;
  const what = mode === 'probe' ? l10n.t('whether it offers {0}', verb) : domains.length === 0 ? verb : l10n.t('{0} for {1}', verb, domains.join(', '));
  const who = account === null ? l10n.t('without a login') : l10n.t('as {0}', account);
  const how = { required: l10n.t('TLS required'), offered: l10n.t('TLS if offered'), implicit: l10n.t('TLS from the start'), off: l10n.t('without TLS') }[tls];
  return `${host}:${port}, ${who}, ${how}: ${what}`;
}

function loginKey({ host, account }: Login): string {
  return `${host}\n${account}`;
}
