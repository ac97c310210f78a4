import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import type { Provider } from '../provider/options.js';
import { openDocuments } from './documents.js';
import { refuseInRestrictedMode } from './trust.js';
import { tell } from './tell.js';

const ACCOUNT = 'PRACTICE\\user';
/** For practice; a document may have a hundred thousand. */
const MOST_DOMAINS = 50;

/** A practice provider that runs, and what a test dequeue must know to ask it. */
export interface Practice {
  readonly provider: Provider;
  readonly account: string;
  readonly password: string;
  /** Where the provider calls back to after ETRN. */
  readonly callBack: { readonly host: string; readonly port: number };
}

/** The one practice provider of this window: started and stopped by commands, ended with the extension. */
export class PracticeProvider implements vscode.Disposable {
  private practice: Promise<Practice> | undefined;

  constructor(private readonly server: LanguageServer, private readonly log: vscode.LogOutputChannel) {}

  /** What runs now, or undefined. */
  async running(): Promise<Practice | undefined> {
    return this.practice;
  }

  async start(): Promise<void> {
    if (refuseInRestrictedMode()) return;
    if (this.practice === undefined) {
      this.practice = this.startProvider(await this.domains());
      // A start that fails leaves nothing behind, so that the next one can try again.
      this.practice.catch(() => { this.practice = undefined; });
      await this.practice;
      await vscode.commands.executeCommand('setContext', 'imc.providerRunning', true);
    }
    const { provider } = await this.practice;
    const test = vscode.l10n.t('Test Dequeue');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('The practice provider listens at {0} and holds {1} messages', `${provider.host}:${provider.port}`, provider.ledger.messages.length), test,
    );
    if (answer === test) await vscode.commands.executeCommand('imc.testDequeue');
  }

  async stop(): Promise<void> {
    const practice = await this.practice;
    this.practice = undefined;
    await vscode.commands.executeCommand('setContext', 'imc.providerRunning', false);
    await practice?.provider.stop();
    if (practice !== undefined) tell(vscode.l10n.t('The practice provider has ended'));
  }

  dispose(): void {
    void this.practice?.then(({ provider }) => provider.stop());
    this.practice = undefined;
  }

  /**
   * The domains whose mail the active document asks for, so that its own test dequeue finds something; those of all open documents where a page or a
   * transcript is in front of them.
   */
  private async domains(): Promise<readonly string[]> {
    const active = vscode.window.activeTextEditor?.document;
    const documents = active?.languageId === 'imc' ? [active] : openDocuments();
    const plans = await Promise.all(documents.map(({ uri }) => this.server.plan(uri)));
    const domains = [...new Set(plans.flatMap(({ etrnDomains, requests }) => [...etrnDomains, ...requests.flatMap((request) => request.domains)]))];
    return domains.length === 0 ? ['example.com'] : domains.slice(0, MOST_DOMAINS);
  }

  private async startProvider(domains: readonly string[]): Promise<Practice> {
    const { startProvider } = await import('../provider/provider.js');
    const callBack = { host: '127.0.0.1', port: await freePort() };
    const password = randomBytes(12).toString('base64url');
    const provider = await startProvider({
      domains, account: ACCOUNT, password, tls: true, callBack,
      onEvent: (event) => this.log.info(`practice provider: ${event.text}`),
    });
    return { provider, account: ACCOUNT, password, callBack };
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port is free'))));
    });
  });
}
