import * as vscode from 'vscode';

/** In Restricted Mode: says why nothing connects, and gives true. */
export function refuseInRestrictedMode(): boolean {
  if (vscode.workspace.isTrusted) return false;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const why = vscode.l10n.t('Nothing connects in Restricted Mode. The document says which hosts are asked and with which account: trust its folder first, if you know where it comes from');
  void vscode.window.showWarningMessage(why, manage).then((answer) => {
    if (answer === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return true;
}
