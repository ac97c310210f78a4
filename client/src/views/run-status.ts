import * as vscode from 'vscode';

/** What a run shows of itself while it lasts, and how it learns that it shall end. */
export interface Run {
  readonly signal: AbortSignal;
  /** The same as `signal`, for the editor's own functions. */
  readonly token: vscode.CancellationToken;
  step(sentence: string): void;
}

/** Runs something with a notification that has its steps and a Cancel button, and an item in the status bar, for as long as it lasts. */
export async function withRun<T>(title: string, task: (run: Run) => Promise<T>): Promise<T> {
  const item = vscode.window.createStatusBarItem('imc.run', vscode.StatusBarAlignment.Left);
  item.name = 'IMC';
  item.text = `$(sync~spin) ${title}`;
  item.show();
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
      const abort = new AbortController();
      const cancelled = token.onCancellationRequested(() => abort.abort());
      try {
        return await task({
          signal: abort.signal,
          token,
          step: (sentence) => {
            progress.report({ message: sentence });
            item.tooltip = sentence;
          },
        });
      } finally {
        cancelled.dispose();
      }
    });
  } finally {
    item.dispose();
  }
}
