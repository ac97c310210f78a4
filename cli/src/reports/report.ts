import type { FormatId } from '../../../server/src/formats/format.js';
import type { Severity } from '../../../server/src/rules/rule.js';
import type { Range } from '../../../server/src/text/position.js';
import type { Io } from '../io.js';

/** A document that was checked. This is the shape that `--format json` prints. */
export interface CheckedFile {
  readonly path: string;
  readonly language: FormatId;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lines and columns (UTF-16 units) count from zero. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly path: string; readonly range: Range }[];
  /** `--fix` mends it. */
  readonly fixable: boolean;
  /** The page of the rule. */
  readonly url: string;
}

/** What a run of `imc check` comes to. */
export interface Totals {
  readonly files: number;
  readonly changed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

/** A form of output. `file` is called as soon as a document has been checked, `end` once. */
export interface Report {
  file(checked: CheckedFile): void;
  end(totals: Totals): void;
}

/** Makes a report that writes to standard output. */
export type MakeReport = (io: Io) => Report;
