import * as vscode from 'vscode';
import type { DequeuePorts } from '../dequeue/job.js';
import { said } from '../language/said.js';
import { bytesAsText, messagesAsText } from './figures.js';

/** What a run shows of itself while it lasts, and how it learns that it shall end. */
export interface Run extends Required<Pick<DequeuePorts, 'signal' | 'progress' | 'received'>> {
  /** The same as `signal`, for the editor's own functions. */
  readonly token: vscode.CancellationToken;
}

/** Octets come in many small pieces; nobody can read more often than this, in milliseconds. */
const PACE = 250;

/**
 * Runs something with a notification that has its steps and a Cancel button, and an item in the status bar, for as long as it lasts. With
 * several hosts each has a line of its own, one below the other, in the item's tooltip and wherever `lines` shows them; a notification has only one.
 *
 * @param abort ends the run when it is aborted, by whoever else may end it
 * @param lines is called with what there is to say of each host, not more often than can be read
 */
export async function withRun<T>(title: string, hosts: readonly string[], abort: AbortController, lines: (each: readonly string[]) => void, task: (run: Run) => Promise<T>): Promise<T> {
  const item = vscode.window.createStatusBarItem('imc.run', vscode.StatusBarAlignment.Left);
  item.name = 'IMC';
  item.text = `$(sync~spin) ${title}`;
  item.command = 'imc.showMessages';
  item.accessibilityInformation = { label: title };
  item.show();
  const sentences = hosts.map(() => '');
  const figures = hosts.map(() => '');
  let timer: NodeJS.Timeout | undefined;
  try {
    return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
      const show = (): void => {
        timer = undefined;
        const each = hosts.map((host, index) => `${host}: ${[sentences[index], figures[index]].filter((part) => part !== '').join(' – ')}`);
        progress.report({ message: each.filter((line) => !line.endsWith(': ')).join(' · ') });
        item.tooltip = each.join('\n');
        item.accessibilityInformation = { label: [title, ...each].join('\n') };
        lines(each);
      };
      const soon = (): void => { timer ??= setTimeout(show, PACE); };
      const cancelled = token.onCancellationRequested(() => abort.abort());
      try {
        return await task({
          signal: abort.signal,
          token,
          progress: ({ session, sentence }) => {
            sentences[session] = said(sentence);
            clearTimeout(timer);
            show();
          },
          received: ({ session, messages, bytes }) => {
            figures[session] = [messagesAsText(messages), ...(bytes === 0 ? [] : [bytesAsText(bytes)])].join(', ');
            soon();
          },
        });
      } finally {
        cancelled.dispose();
      }
    });
  } finally {
    clearTimeout(timer);
    item.dispose();
  }
}
