import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import type { Login, Passwords } from '../language/passwords.js';
import { documentFor } from './documents.js';
import { tell } from './tell.js';

/** Asks for the password of an account, without showing it. Undefined when the user thinks better of it. */
export async function askPassword({ host, account }: Login, token?: vscode.CancellationToken): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Password of {0} at {1}', account, host),
    prompt: vscode.l10n.t("Kept in the editor's secret storage once the provider has accepted it"),
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? vscode.l10n.t('An empty password is not sent') : undefined),
  }, token);
}

/** Sets the password of an account of the document's plan. */
export function setPassword(server: LanguageServer, passwords: Passwords): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await documentFor(argument);
    if (document === undefined) return;
    const { requests } = await server.plan(document.uri);
    const logins = requests.flatMap(({ host, account }) => (account === null ? [] : [{ host, account }]));
    const [only] = logins;
    if (only === undefined) {
      tell(vscode.l10n.t('The plan of this document logs in nowhere: [Security] names no account for the hosts it asks'));
      return;
    }
    const login = logins.length === 1 ? only : await vscode.window.showQuickPick(logins.map((each) => ({ label: each.account, description: each.host, ...each })), { title: vscode.l10n.t('Which account?') });
    const password = login && await askPassword(login);
    if (login === undefined || password === undefined) return;
    await passwords.keep(login, password);
    tell(vscode.l10n.t('The password of {0} at {1} is kept', login.account, login.host));
  };
}

/** Removes every password that was kept. */
export function forgetPasswords(passwords: Passwords): () => Promise<void> {
  return async () => {
    const kept = passwords.kept();
    for (const login of kept) await passwords.forget(login);
    tell(kept.length === 0 ? vscode.l10n.t('No password was kept') : vscode.l10n.t('Forgotten: {0}', kept.map(({ account, host }) => `${account} @ ${host}`).join(', ')));
  };
}
