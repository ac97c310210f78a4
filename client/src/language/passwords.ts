import type * as vscode from 'vscode';

/** An account at a host. What is kept under it is the password, and nothing else. */
export interface Login {
  readonly host: string;
  readonly account: string;
}

const LIST = 'imc.passwordsKeptFor';

/**
 * Passwords, kept in the editor's secret storage alone, one for each account at each host. Which ones there are is kept
 * beside it, without the passwords, because the storage cannot list its keys in every version that we run in.
 */
export class Passwords {
  constructor(private readonly secrets: vscode.SecretStorage, private readonly state: vscode.Memento) {}

  async get(login: Login): Promise<string | undefined> {
    return this.secrets.get(keyOf(login));
  }

  async keep(login: Login, password: string): Promise<void> {
    await this.secrets.store(keyOf(login), password);
    await this.state.update(LIST, [...this.kept().filter((other) => keyOf(other) !== keyOf(login)), { host: login.host, account: login.account }]);
  }

  async forget(login: Login): Promise<void> {
    await this.secrets.delete(keyOf(login));
    await this.state.update(LIST, this.kept().filter((other) => keyOf(other) !== keyOf(login)));
  }

  kept(): readonly Login[] {
    return this.state.get<readonly Login[]>(LIST, []);
  }
}

/** Hosts are compared without case, accounts are not: whether a provider minds the case of an account is its own affair. */
function keyOf({ host, account }: Login): string {
  return `password ${host.toLowerCase()} ${account}`;
}
