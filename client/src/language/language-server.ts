import * as vscode from 'vscode';
import type { BaseLanguageClient, DocumentSelector, LanguageClientOptions } from 'vscode-languageclient';
import type { Diagnostic } from 'vscode-languageserver-types';
import {
  COMPARE_REQUEST, CONVERT_REQUEST, EXPLAIN_REQUEST, PLAN_REQUEST, RESTARTS_REQUEST, ROUTE_REQUEST, type InitializationOptions, type PlanJson, type RestartsJson, type RoutesJson, type CompareParams, type ComparisonJson, type ConversionJson, type ConvertParams, type ExplanationJson,
} from '../../../server/src/protocol.js';
import { linkDocumentation } from './documentation.js';
import { translateLenses } from './said.js';
import { DOCUMENTS, isOurs } from './selector.js';
import { answerAboutFiles } from './workspace-files.js';
import { WorkspaceProblems } from './workspace-problems.js';

/** Makes a client for the platform at hand: over IPC on the desktop, to a worker in the browser. It is not started yet. */
export type MakeClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** How often the server may end by itself within three minutes before it stays down and the status item says so. */
const CRASHES = 4;

/** The language server as the rest of the extension sees it: started once, restarted on request, and asked questions. */
export class LanguageServer implements vscode.Disposable {
  private client: BaseLanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private readonly status: vscode.LanguageStatusItem;
  private readonly problems = new WorkspaceProblems();
  private readonly nowRunning = new vscode.EventEmitter<void>();
  /** The server answers questions from now on: for the first time, or again. */
  readonly onDidRun = this.nowRunning.event;

  constructor(private readonly makeClient: MakeClient, private readonly log: vscode.LogOutputChannel) {
    this.status = vscode.languages.createLanguageStatusItem('imc.server', DOCUMENTS);
    this.status.name = 'IMC';
  }

  /** Starts the server unless it runs or is about to. Never rejects: the status item and the log say what went wrong. */
  async start(): Promise<void> {
    this.starting ??= this.startClient().catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : String(error));
      this.showDown();
    });
    await this.starting;
  }

  /** Starts the server with the first document that is one for it; a script that has nothing to do with it starts nothing. */
  startWithDocuments(): vscode.Disposable {
    if (vscode.workspace.textDocuments.some(isOurs)) {
      void this.start();
      return new vscode.Disposable(() => undefined);
    }
    const waiting = vscode.workspace.onDidOpenTextDocument((document) => {
      if (!isOurs(document)) return;
      waiting.dispose();
      void this.start();
    });
    return waiting;
  }

  /** Looks for problems in every document of the workspace, open or not, and shows them. */
  async checkWorkspace(): Promise<void> {
    await this.running();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('IMC: checking the workspace') }, () => this.problems.check(),
    );
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    // A client that never got up, or is down already, has nothing to stop; dispose then only lets go of it.
    if (client !== undefined) await client.dispose().catch((error: unknown) => this.log.warn(`The language server did not end in order: ${String(error)}`));
  }

  /** The dequeue plan of an open document. */
  async plan(uri: vscode.Uri): Promise<PlanJson> {
    return (await this.running()).sendRequest<PlanJson>(PLAN_REQUEST, { textDocument: { uri: uri.toString() } });
  }

  /** An open document and another text, compared by meaning. */
  async compare(uri: vscode.Uri, other: CompareParams['other']): Promise<ComparisonJson> {
    return (await this.running()).sendRequest<ComparisonJson>(COMPARE_REQUEST, { textDocument: { uri: uri.toString() }, other } satisfies CompareParams);
  }

  /** A text in another form; it need not be open. */
  async convert(params: ConvertParams): Promise<ConversionJson> {
    return (await this.running()).sendRequest<ConversionJson>(CONVERT_REQUEST, params);
  }

  /** The settings of an open document whose changes apply only after a restart. */
  async restarts(uri: vscode.Uri): Promise<RestartsJson> {
    return (await this.running()).sendRequest<RestartsJson>(RESTARTS_REQUEST, { textDocument: { uri: uri.toString() } });
  }

  /** Where mail to addresses goes, by an open document. */
  async routes(uri: vscode.Uri, addresses: readonly string[]): Promise<RoutesJson> {
    return (await this.running()).sendRequest<RoutesJson>(ROUTE_REQUEST, { textDocument: { uri: uri.toString() }, addresses });
  }

  /** The problems of an open document, as they are now. */
  async problemsOf(uri: vscode.Uri): Promise<readonly Diagnostic[]> {
    const { items } = await (await this.running()).sendRequest<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: uri.toString() } });
    return items;
  }

  /** What is known under a name. */
  async explain(name: string): Promise<ExplanationJson> {
    return (await this.running()).sendRequest<ExplanationJson>(EXPLAIN_REQUEST, { name });
  }

  dispose(): void {
    this.status.dispose();
    this.problems.dispose();
    this.nowRunning.dispose();
    void this.stop();
  }

  private async running(): Promise<BaseLanguageClient> {
    await this.start();
    if (!this.client?.isRunning()) throw new Error(vscode.l10n.t('The language server is not running; its log says why. "IMC: Restart Language Server" starts it again'));
    return this.client;
  }

  private async startClient(): Promise<void> {
    this.show({ text: '$(sync~spin) IMC', detail: vscode.l10n.t('the language server is starting'), busy: true });
    // Most of what the extension reads is the client library: it is read once the editor has gone on with its own work.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { CloseAction, ErrorAction, State } = await import('vscode-languageclient');
    const crashes: number[] = [];
    const client = await this.makeClient({
      documentSelector: DOCUMENTS as DocumentSelector,
      initializationOptions: { readsFiles: true, runsCommands: true } satisfies InitializationOptions,
      outputChannel: this.log,
      middleware: { ...linkDocumentation, ...translateLenses, ...this.problems.middleware },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => {
          crashes.push(Date.now());
          const recent = crashes.filter((time) => time > Date.now() - 180_000).length;
          if (recent <= CRASHES) return { action: CloseAction.Restart, handled: true };
          this.showDown();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) return;
      this.show({ text: '$(check) IMC', detail: vscode.l10n.t('the language server is running') });
      this.nowRunning.fire();
    });
    answerAboutFiles(client);                                     // goes with the client
    this.client = client;
    await client.start();
    this.problems.again();
  }

  private showDown(): void {
    this.show({
      text: '$(error) IMC', detail: vscode.l10n.t('the language server is not running'), severity: vscode.LanguageStatusSeverity.Error,
      command: { command: 'imc.restartServer', title: vscode.l10n.t('Restart') },
    });
  }

  private show(now: { text: string; detail: string; busy?: true; severity?: vscode.LanguageStatusSeverity; command?: vscode.Command }): void {
    this.status.text = now.text;
    this.status.detail = now.detail;
    this.status.busy = now.busy ?? false;
    this.status.severity = now.severity ?? vscode.LanguageStatusSeverity.Information;
    this.status.command = now.command;
  }
}
