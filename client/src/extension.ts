import * as vscode from 'vscode';
import { exportPlan } from './commands/export-plan.js';
import { compareRuns, copyMessagePath, forgetRuns, openMessage, revealMessage, showRunTranscript } from './commands/messages.js';
import { newDocument } from './commands/new-document.js';
import { compareWithRegistryExport } from './commands/compare.js';
import { convertTo } from './commands/convert.js';
import { openSample } from './commands/open-sample.js';
import { forgetPasswords, setPassword } from './commands/passwords.js';
import { PracticeProvider } from './commands/provider.js';
import { Runner } from './commands/runner.js';
import { showPlan } from './commands/show-plan.js';
import { runForExplorer, testDequeue } from './commands/test-dequeue.js';
import { registerTools } from './commands/tools.js';
import { offerForSaves, treatAsDocument } from './commands/treat-as-document.js';
import { whereDoesMailGo } from './commands/where-does-mail-go.js';
import { learnLanguage } from './language/said.js';
import { nodeClient } from './language/client.node.js';
import { LanguageServer } from './language/language-server.js';
import { Passwords } from './language/passwords.js';
import { registerDocumentation } from './language/documentation.js';
import { DequeueTests } from './views/dequeue-tests.js';
import { MessageDocuments } from './views/message-documents.js';
import { MessagesView } from './views/messages-view.js';
import { PlanView } from './views/plan-view.js';
import { Runs } from './views/runs.js';
import { Transcripts } from './views/transcripts.js';
import { VirtualDocuments } from './views/virtual-documents.js';

let server: LanguageServer | undefined;
let runner: Runner | undefined;

/** The extension on a computer: everything. Nothing here waits for the server, so that activation is over at once. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('IMC', { log: true });
  server = new LanguageServer(nodeClient(context), log);
  const passwords = new Passwords(context.secrets, context.globalState);
  const practice = new PracticeProvider(server, log);
  const runs = new Runs(context.storageUri ?? context.globalStorageUri, log);
  runner = new Runner(passwords, runs, log);
  const transcripts = new Transcripts(runs);
  const messages = new MessageDocuments(runs);
  const view = new MessagesView(runs);
  const plan = new PlanView(server);
  const plans = new VirtualDocuments('imc-plan');
  const comparisons = new VirtualDocuments('imc-comparison');
  const surroundings = { server, practice, runner, transcripts, state: context.workspaceState, log };
  const tests = new DequeueTests(server, runForExplorer(surroundings));
  const commands: Record<string, (...rest: never[]) => unknown> = {
    'imc.testDequeue': testDequeue('hold', surroundings),
    'imc.testDequeueOtherwise': testDequeue('hold', surroundings, true),
    'imc.checkConnection': testDequeue('probe', surroundings),
    'imc.dequeueIntoFolder': testDequeue('save', surroundings),
    'imc.showPlan': showPlan(server, plans),
    'imc.showPlanView': () => plan.show(),
    'imc.exportPlan': exportPlan(server),
    'imc.whereDoesMailGo': whereDoesMailGo(server),
    'imc.startProvider': () => practice.start(),
    'imc.stopProvider': () => practice.stop(),
    'imc.setPassword': setPassword(server, passwords),
    'imc.forgetPasswords': forgetPasswords(passwords),
    'imc.showTranscript': () => transcripts.showLast(vscode.window.activeTextEditor?.document.uri),
    'imc.showMessages': (run?: unknown) => view.show(typeof run === 'string' ? run : undefined),
    'imc.openMessage': openMessage(messages),
    'imc.revealMessage': revealMessage,
    'imc.copyMessagePath': copyMessagePath,
    'imc.showRunTranscript': showRunTranscript(transcripts),
    'imc.compareRuns': compareRuns(runs, transcripts),
    'imc.forgetRuns': forgetRuns(runs),
    'imc.newDocument': newDocument,
    'imc.treatAsDocument': treatAsDocument,
    'imc.openSample': openSample(context),
    'imc.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'imc-config.imc-config#first-dequeue'),
    'imc.compareWithRegistryExport': compareWithRegistryExport(server, comparisons),
    'imc.convertTo': convertTo(server),
    'imc.checkWorkspace': () => server?.checkWorkspace(),
    'imc.restartServer': () => server?.restart(),
  };
  context.subscriptions.push(
    log, server, practice, runs, transcripts, messages, view, plan, plans, comparisons, tests, registerDocumentation(context), registerTools(server), offerForSaves(context.globalState),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
  // From now on the views are there; before, nobody who has no IMC document sees them. That the window is in a browser says nothing of where we run.
  for (const key of ['imc.active', 'imc.canDequeue']) void vscode.commands.executeCommand('setContext', key, true);
  // Runs that are kept can be looked at without a server.
  void learnLanguage(context).then(() => runs.refresh());
  context.subscriptions.push(server.startWithDocuments());
}

/** A dequeue that is running is cancelled in order: the message in flight is whole on disk, or the provider keeps it. */
export async function deactivate(): Promise<void> {
  await Promise.all([runner?.stop(), server?.stop()]);
}
