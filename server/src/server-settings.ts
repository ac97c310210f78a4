import type { Connection } from 'vscode-languageserver';
import type { RuleSettings } from './analysis/run-rules.js';

/** What a user set, for one document. */
export interface Settings {
  readonly rules: RuleSettings;
  readonly exchangeVersion: string;
}

/** Asks the client for the settings of documents, each once until they change. */
export class SettingsCache {
  private readonly known = new Map<string, Promise<Settings>>();
  private changes = 0;

  /** `canAsk`: the client answers `workspace/configuration`. */
  constructor(private readonly connection: Connection, private readonly canAsk: () => boolean) {}

  /** Counts the changes, so that what followed from older settings can be told apart. */
  get generation(): number {
    return this.changes;
  }

  of(uri: string): Promise<Settings> {
    if (!this.canAsk()) return Promise.resolve(DEFAULTS);
    let found = this.known.get(uri);
    if (!found) {
      found = this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'imc' }).then(
        (value: Partial<Settings> | null) => ({ rules: readRules(value?.rules), exchangeVersion: String(value?.exchangeVersion ?? '') }),
        () => DEFAULTS,
      );
      this.known.set(uri, found);
    }
    return found;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }

  changed(): void {
    this.known.clear();
    this.changes += 1;
  }
}

const DEFAULTS: Settings = { rules: {}, exchangeVersion: '' };

/** Only known severities are taken; a slip in the settings must not silence a rule. */
function readRules(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, severity]) => ['off', 'hint', 'information', 'warning', 'error'].includes(severity as string)));
}
