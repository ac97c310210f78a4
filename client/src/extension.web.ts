import * as vscode from 'vscode';
import { exportPlan } from './commands/export-plan.js';
import { newDocument } from './commands/new-document.js';
import { compareWithRegistryExport } from './commands/compare.js';
import { convertTo } from './commands/convert.js';
import { openSample } from './commands/open-sample.js';
import { showPlan } from './commands/show-plan.js';
import { registerTools } from './commands/tools.js';
import { offerForSaves, treatAsDocument } from './commands/treat-as-document.js';
import { whereDoesMailGo } from './commands/where-does-mail-go.js';
import { webClient } from './language/client.web.js';
import { LanguageServer } from './language/language-server.js';
import { registerDocumentation } from './language/documentation.js';
import { PlanView } from './views/plan-view.js';
import { VirtualDocuments } from './views/virtual-documents.js';
import { tell } from './commands/tell.js';

let server: LanguageServer | undefined;

/** The extension in a browser: everything but what needs a connection to a mail server, and that says why. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('IMC', { log: true });
  server = new LanguageServer(webClient(context), log);
  const plans = new VirtualDocuments('imc-plan');
  const comparisons = new VirtualDocuments('imc-comparison');
  const plan = new PlanView(server);
  const needsComputer = [
    'testDequeue', 'testDequeueOtherwise', 'checkConnection', 'dequeueIntoFolder', 'startProvider', 'stopProvider', 'setPassword', 'forgetPasswords',
    'showTranscript', 'showRunTranscript', 'showMessages', 'openMessage', 'revealMessage', 'copyMessagePath', 'compareRuns', 'forgetRuns',
  ];
  const commands: Record<string, (argument?: unknown) => unknown> = {
    'imc.showPlan': showPlan(server, plans),
    'imc.showPlanView': () => plan.show(),
    'imc.exportPlan': exportPlan(server),
    'imc.newDocument': newDocument,
    'imc.whereDoesMailGo': whereDoesMailGo(server),
    'imc.treatAsDocument': treatAsDocument,
    'imc.openSample': openSample(context),
    'imc.openWalkthrough': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', 'imc-config.imc-config#first-dequeue'),
    'imc.compareWithRegistryExport': compareWithRegistryExport(server, comparisons),
    'imc.convertTo': convertTo(server),
    'imc.checkWorkspace': () => server?.checkWorkspace(),
    'imc.restartServer': () => server?.restart(),
    ...Object.fromEntries(needsComputer.map((name) => [`imc.${name}`, sayWhyNot])),
  };
  context.subscriptions.push(
    log, server, plan, plans, comparisons, registerDocumentation(context), registerTools(server), offerForSaves(context.globalState),
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
  );
  void vscode.commands.executeCommand('setContext', 'imc.active', true);
  context.subscriptions.push(server.startWithDocuments());
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

function sayWhyNot(): void {
  tell(
    vscode.l10n.t('A browser cannot speak SMTP, so nothing can be dequeued from here. Open the folder in VS Code on a computer, or run "imc dequeue" there'),
  );
}
