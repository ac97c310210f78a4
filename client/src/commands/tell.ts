import * as vscode from 'vscode';

/** What a notification shows of a message without a button, in characters: one line. */
const LINE = 55;

/** Says something that needs no answer. A message of more than a line gets a button, because the editor cuts one without. */
export function tell(message: string, as: 'information' | 'warning' | 'error' = 'information'): void {
  const show = { information: vscode.window.showInformationMessage, warning: vscode.window.showWarningMessage, error: vscode.window.showErrorMessage }[as];
  void show(message, ...(message.length > LINE ? [vscode.l10n.t('OK')] : []));
}
