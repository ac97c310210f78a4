import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import { said } from '../language/said.js';
import { providerPage } from '../views/provider-page.js';
import { documentFor } from './documents.js';
import { tell } from './tell.js';

/** Opens the plan as a new page for the provider's staff, to be looked over and saved or sent by hand. */
export function exportPlan(server: LanguageServer): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await documentFor(argument);
    if (document === undefined) return;
    const plan = await server.plan(document.uri);
    if (plan.requests.length === 0) {
      tell(vscode.l10n.t('There is nothing to tell the provider: this plan asks nobody. {0}', said(plan.reason)));
      return;
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: providerPage(plan) }));
  };
}
