import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { PlanJson } from '../../../server/src/protocol.js';
import { DEFAULT_JOB, type DequeueJob, type DequeueRequest } from '../dequeue/job.js';
import { place } from '../dequeue/place.js';
import { type Overrides, requestsOf } from '../dequeue/requests.js';
import type { LanguageServer } from '../language/language-server.js';
import { said } from '../language/said.js';
import { nameOf } from './documents.js';
import type { Practice, PracticeProvider } from './provider.js';
import { wanted, type Wish } from './wish.js';

/** A job that could be run, and the practice provider where it is the one that is asked. */
export interface Offer {
  readonly job: DequeueJob;
  readonly practice: Practice | undefined;
}

/** Who could be asked for what a user wishes. */
export interface Offers {
  readonly plan: PlanJson;
  /** Undefined while none runs. */
  readonly practice: Offer | undefined;
  /** A sentence where the provider of the plan cannot be asked. */
  readonly provider: Offer | string;
}

/** Works out who could be asked, by the document's plan, the settings and the wish. Connects to nobody. */
export async function offersOf(document: vscode.TextDocument, wish: Wish, { server, practice }: { readonly server: LanguageServer; readonly practice: PracticeProvider }): Promise<Offers> {
  const plan = wanted(await server.plan(document.uri), wish);
  const running = await practice.running();
  const overrides: Overrides = {
    ...(wish.host === undefined ? {} : { host: wish.host }), ...(wish.verb === undefined ? {} : { verb: wish.verb }), ...(wish.domains === undefined ? {} : { domains: wish.domains }),
  };
  const requests = requestsOf(plan, overrides);
  const job = await jobFor(document, plan, wish, requests.kind === 'requests' ? requests.requests : []);
  return {
    plan,
    practice: running && { job: practiceJob(job, plan, wish, running), practice: running },
    provider: requests.kind === 'problem' ? said(requests.problem) : { job, practice: undefined },
  };
}

/** What one host is asked, in a line: address, account, TLS, verb and domains. */
export function describeRequest({ host, port, verb, domains, account, method, tls }: DequeueRequest, { mode }: DequeueJob): string {
  const { l10n } = vscode;
  const what = mode === 'probe' ? l10n.t('whether it offers {0}', verb) : domains.length === 0 ? verb : l10n.t('{0} for {1}', verb, domains.join(', '));
  const spare = (method === 'None' || method === 'SSL') && verb !== 'ATRN';
  const who = account === null ? l10n.t('without a login') : spare ? l10n.t('without a login unless one is demanded, then as {0}', account) : l10n.t('as {0}', account);
  const how = { required: l10n.t('TLS required'), offered: l10n.t('TLS if offered'), implicit: l10n.t('TLS from the start'), off: l10n.t('without TLS') }[tls];
  return `${place(host, port)}, ${who}, ${how}: ${what}`;
}

/** The job that the plan and the settings make. */
async function jobFor(document: vscode.TextDocument, plan: PlanJson, { mode }: Wish, sessions: readonly DequeueRequest[]): Promise<DequeueJob> {
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
function practiceJob(job: DequeueJob, plan: PlanJson, wish: Wish, { provider, account, callBack }: Practice): DequeueJob {
  const verb = wish.verb ?? plan.requests[0]?.verb ?? plan.verb ?? 'ETRN';
  // It may have been started for another document: then it is asked for the mail that it has.
  const held = [...new Set(provider.ledger.messages.map(({ domain }) => domain))];
  const known = plan.etrnDomains.filter((domain) => held.includes(domain.toLowerCase()));
  const domains = verb === 'TURN' ? [] : wish.domains ?? (known.length > 0 ? known : held);
  const tls = provider.certificatePem === null ? 'off' : 'required';
  return {
    ...job,
    sessions: [{ host: provider.host, port: provider.port, tlsName: provider.host, verb, domains, account, method: null, tls }],
    listen: verb === 'ETRN' ? callBack : null,
    login: DEFAULT_JOB.login,
    certificate: { ...DEFAULT_JOB.certificate, ca: provider.certificatePem },
  };
}
