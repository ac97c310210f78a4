import type { Page } from '../../../server/src/analysis/pages.js';

/** A mistake that the articles tell of, or lead to. The letters are those of the list that it was collected in. */
export interface Idea {
  readonly id: string;
  /** In Markdown, no full stop. */
  readonly looksLike: string;
  readonly served: Served;
}

export type Served = Reported | Said | NotServed;

/** A rule reports it: here are texts that show the mistake, in each of its forms. */
export interface Reported {
  readonly tries: readonly [Try, ...Try[]];
}

export interface Try {
  readonly code: string;
  readonly format: 'imc' | 'reg' | 'vbs';
  readonly text: string;
  /** The version that is assumed, for documents that name none. */
  readonly exchange?: string;
}

/** A document cannot show it: it is said where the reader of a hover or of the reference meets it. */
export interface Said {
  readonly page: Page;
  /** Words that stand on that page, or at that place of it. */
  readonly words: string;
}

export interface NotServed {
  readonly why: string;
}

const PARAMETERS = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';

/** A registry file with values of one key. */
export function reg(code: string, lines: string, key: string = PARAMETERS, exchange?: string): Reported {
  return { tries: [{ code, format: 'reg', text: `REGEDIT4\n\n[${key}]\n${lines}\n`, ...exchange !== undefined && { exchange } }] };
}

/** Another key below the services of the same machine: `MSExchangeIMC\Parameters\Extension`. */
export function service(path: string): string {
  return `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\${path}`;
}

/** An IMC document, below its header. */
export function imc(code: string, text: string, exchange?: string): Reported {
  return headed(code, exchange === undefined ? 'Version=1' : `Version=1\nExchange=${exchange}`, text);
}

/** An IMC document with a header of its own. */
export function headed(code: string, header: string, text = ''): Reported {
  return { tries: [{ code, format: 'imc', text: `[Header]\n${header}\n\n${text}\n` }] };
}

/** One value of `[Parameters]` in an IMC document. */
export function value(code: string, line: string, exchange?: string): Reported {
  return imc(code, `[Parameters]\n${line}`, exchange);
}

/** A row of the routing table, with rerouting on. */
export function route(code: string, rows: string, exchange?: string): Reported {
  return imc(code, `[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n${rows}`, exchange);
}

/** A script that writes one value. */
export function vbs(code: string, write: string): Reported {
  return { tries: [{ code, format: 'vbs', text: `Set shell = WScript.CreateObject("WScript.Shell")\nshell.RegWrite ${write}\n` }] };
}

/** The forms of one mistake. */
export function each(first: Reported, ...others: readonly Reported[]): Reported {
  return { tries: [...first.tries, ...others.flatMap(({ tries }) => tries)] };
}

export function said(page: Page, words: string): Said {
  return { page, words };
}
