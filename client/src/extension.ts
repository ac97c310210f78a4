import * as vscode from 'vscode';
import { forgetPasswords, setPassword } from './commands/passwords.js';
import { PracticeProvider } from './commands/provider.js';
import { openSample } from './commands/open-sample.js';
import { showPlan } from './commands/show-plan.js';
import { testDequeue } from './commands/test-dequeue.js';
import { offerForSaves, treatAsDocument } from './commands/treat-as-document.js';
import { whereDoesMailGo } from './commands/where-does-mail-go.js';
import { nodeClient } from './language/client.node.js';
import { LanguageServer } from './language/language-server.js';
import { Passwords } from './language/passwords.js';
import { registerRulePages } from './language/rule-pages.js';
import { Transcripts } from './views/transcripts.js';
import { VirtualDocuments } from './views/virtual-documents.js';

let server: LanguageServer | undefined;

/** The extension on a computer: everything. Nothing here waits for the server, so that activation is over at once. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('IMC', { log: true });
  server = new LanguageServer(nodeClient(context), log);
  const passwords = new Passwords(context.secrets, context.globalState);
  const practice = new PracticeProvider(server, log);
  const transcripts = new Transcripts();
  const plans = new VirtualDocuments('imc-plan');
  const surroundings = { server, passwords, practice, transcripts, log };
  const commands: Record<string, (argument?: unknown) => unknown> = {
    'imc.testDequeue': testDequeue('hold', surroundings),
    'imc.checkConnection': testDequeue('probe', surroundings),
    'imc.showPlan': showPlan(server, plans),
    'imc.whereDoesMailGo': whereDoesMailGo(server),
    'imc.startProvider': () => practice.start(),
    'imc.stopProvider': () => practice.stop(),
    'imc.setPassword': setPassword(server, passwords),
    'imc.forgetPasswords': forgetPasswords(passwords),
    'imc.showTranscript': () => transcripts.show(vscode.window.activeTextEditor?.document.uri),
    'imc.treatAsDocument': treatAsDocument,
    'imc.openSample': openSample(context),
    'imc.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'imc-config.imc-config#first-dequeue'),
    'imc.restartServer': () => server?.restart(),
  };
  context.subscriptions.push(
    log, server, practice, transcripts, plans, registerRulePages(context), offerForSaves(context.globalState),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
  void server.start();
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
