import type { Range } from 'vscode-languageserver-types';

/**
 * The requests that the server answers beyond LSP, as plain data. This file is all that a client may import from the
 * server. The JSON shapes of plan and routes are those that `imc plan --format json` and `imc route --format json` print.
 */
export const PLAN_REQUEST = 'imc/plan';
export const ROUTE_REQUEST = 'imc/route';

/** Asked of the client, which alone can reach the files of a workspace wherever they lie: the addresses of what is to be looked at. */
export const FIND_FILES_REQUEST = 'imc/findFiles';
/** Asked of the client: the text of a file, or null where it cannot be read. */
export const READ_FILE_REQUEST = 'imc/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** What a client says of itself beyond LSP. */
export interface InitializationOptions {
  /** It answers `imc/findFiles` and `imc/readFile`. Without it only open documents are known. */
  readonly readsFiles?: boolean;
}

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export interface RouteParams extends DocumentParams {
  readonly addresses: readonly string[];
}

export interface PlanRequestJson {
  readonly host: string;
  readonly port: number;
  readonly verb: 'ETRN' | 'TURN';
  readonly domains: readonly string[];
  readonly account: string | null;
  readonly method: 'None' | 'NTLM' | 'SASL/AUTH' | 'SSL' | 'SASL/AUTH+SSL' | null;
  readonly tls: 'required' | 'offered';
  readonly occasion: string;
  readonly range: Range;
  readonly reasons: readonly { readonly what: string; readonly range?: Range; readonly source?: string }[];
}

export interface PlanJson {
  readonly version: 1;
  readonly verb: 'ETRN' | 'TURN' | null;
  readonly reason: string;
  readonly occasion: string;
  readonly requests: readonly PlanRequestJson[];
  readonly alsoAsked: readonly string[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly range?: Range }[];
  readonly ehloName: string | null;
  /** The domains that ETRN would name, whatever the verb: the answer to `--verb ETRN` where the plan names none. */
  readonly etrnDomains: readonly string[];
}

export interface RouteJson {
  readonly address: string;
  readonly result: 'inbound' | 'rerouted' | 'relayed';
  readonly to: string | null;
  readonly nextHop: { readonly kind: 'local' | 'host' | 'dns'; readonly host?: string };
  readonly row: { readonly line: number; readonly text: string } | null;
  readonly ambiguous: readonly { readonly line: number; readonly text: string }[];
  readonly explanation: string;
}

export interface RoutesJson {
  readonly version: 1;
  readonly routes: readonly RouteJson[];
}
