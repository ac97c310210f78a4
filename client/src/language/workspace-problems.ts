import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { withPage } from './documentation.js';
import { isOurs } from './selector.js';

/** How long a first look at a workspace may take before nobody waits for it any more. */
const PATIENCE_MS = 60_000;

/**
 * Problems of the documents that are not open. They are looked for when somebody asks, and from then on again whenever
 * something changed; the client library, which asks every two seconds, is answered without the server until then.
 */
export class WorkspaceProblems implements vscode.Disposable {
  private wanted = false;
  private changed = false;
  private readonly waiting: (() => void)[] = [];
  private readonly listeners: vscode.Disposable[] = [];

  readonly middleware: Middleware = {
    provideWorkspaceDiagnostics: async (resultIds, token, report, next) => {
      if (!this.wanted || !this.changed) return { items: [] };
      this.changed = false;
      const answer = await next(resultIds, token, (chunk) => report(chunk && { items: chunk.items.map(withPages) }));
      for (const done of this.waiting.splice(0)) done();
      return answer && { items: answer.items.map(withPages) };
    },
  };

  /** Looks at every document of the workspace; settles when their problems are shown. */
  async check(): Promise<void> {
    this.changed = true;
    if (!this.wanted) this.watch();
    this.wanted = true;
    await Promise.race([new Promise<void>((resolve) => this.waiting.push(resolve)), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  /** A server that has just started knows nothing of what the last one said. */
  again(): void {
    this.changed = true;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private watch(): void {
    const changed = (): void => { this.changed = true; };
    const files = vscode.workspace.createFileSystemWatcher('**/*.{imc,IMC,reg,REG,vbs,VBS}');
    this.listeners.push(
      files, files.onDidChange(changed), files.onDidCreate(changed), files.onDidDelete(changed),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { if (isOurs(document)) changed(); }),
      vscode.workspace.onDidCloseTextDocument(changed),
      vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('imc')) changed(); }),
    );
  }
}

function withPages<R extends { readonly kind: unknown }>(report: R): R {
  return 'items' in report ? { ...report, items: (report.items as vscode.Diagnostic[]).map(withPage) } : report;
}
