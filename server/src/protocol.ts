import type { Range } from 'vscode-languageserver-types';

/**
 * The requests that the server answers beyond LSP, as plain data. This file is all that a client may import from the
 * server. The JSON shapes of plan and routes are those that `imc plan --format json` and `imc route --format json` print.
 */
export const PLAN_REQUEST = 'imc/plan';
export const ROUTE_REQUEST = 'imc/route';
/** Which settings of an open document apply only after a restart; a client that asks twice sees which of them have changed. */
export const RESTARTS_REQUEST = 'imc/restarts';

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
  /** It has the commands `imc.testDequeue`, `imc.showPlan` and `imc.whereDoesMailGo`, which links above lines run with the document's address. */
  readonly runsCommands?: boolean;
}

/** Compares an open document with another text by meaning. */
export const COMPARE_REQUEST = 'imc/compare';

export interface CompareParams extends DocumentParams {
  /** What it is compared with; its address says in which language it is. */
  readonly other: { readonly uri: string; readonly text: string };
}

/** Two texts with what means the same on the same lines, and how many values are what. */
export interface ComparisonJson {
  readonly version: 1;
  readonly left: string;
  readonly right: string;
  readonly same: number;
  readonly different: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
}

/** Says a text in another form, as `imc convert` does. */
export const CONVERT_REQUEST = 'imc/convert';

export interface ConvertParams {
  readonly language: 'imc' | 'reg' | 'vbs' | 'json';
  readonly text: string;
  readonly to: 'imc' | 'reg' | 'vbs' | 'imccopy' | 'json';
}

/** The result with what it does not hold, or what keeps a JSON text from being read. */
export type ConversionJson =
  | {
    readonly version: 1; readonly text: string; readonly encoding: 'utf-8' | 'windows-1252';
    readonly losses: readonly { readonly range: Range; readonly name: string; readonly why: string }[];
  }
  | { readonly version: 1; readonly problems: readonly { readonly range: Range; readonly path: string; readonly message: string }[] };

/** What is known under a name, as `imc explain` says it. */
export const EXPLAIN_REQUEST = 'imc/explain';

export interface ExplainParams {
  readonly name: string;
}

/** One text in Markdown for each meaning of the name. Without any, the names that may have been meant. */
export interface ExplanationJson {
  readonly version: 1;
  readonly texts: readonly string[];
  readonly perhaps: readonly string[];
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
  /** An account that the method does not log in with: used only where the host demands a login. */
  readonly spareAccount?: string;
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

/** Settings whose change waits for a restart. */
export interface RestartsJson {
  readonly version: 1;
  readonly settings: readonly {
    readonly name: string;
    /** To be compared with another answer, not to be shown. */
    readonly value: string;
    /** What has to be restarted. */
    readonly restart: string;
    readonly range: Range;
  }[];
}
