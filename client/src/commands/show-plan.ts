import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import { planPage } from '../views/plan-document.js';
import type { VirtualDocuments } from '../views/virtual-documents.js';
import { documentFor } from './documents.js';

/** Shows what the connector would ask of whom, and why, as a page beside the document. Connects to nobody. */
export function showPlan(server: LanguageServer, pages: VirtualDocuments): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await documentFor(argument);
    if (document === undefined) return;
    const plan = await server.plan(document.uri);
    const name = document.uri.path.split('/').pop() ?? 'document.imc';
    const page = pages.set(document.uri, vscode.l10n.t('Dequeue plan of {0}', name).concat('.md'), planPage(plan, document.uri));
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
  };
}
