import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Found } from '../analysis/run-rules.js';
import type { Snapshot } from '../analysis/snapshot.js';
import { pageOf } from '../rules/page.js';
import type { Severity } from '../rules/rule.js';

/** Findings of one document that are shown at the most; the gravest go first, and a last one says how many more there are. */
export const MOST_DIAGNOSTICS = 1000;

const SEVERITY = { error: 1, warning: 2, information: 3, hint: 4 } as const satisfies Record<Severity, DiagnosticSeverity>;
const TAG = { unnecessary: 1, deprecated: 2 } as const satisfies Record<string, DiagnosticTag>;

/** Findings in the editor's words. */
export function diagnostics(snapshot: Snapshot, found: readonly Found[]): Diagnostic[] {
  if (found.length <= MOST_DIAGNOSTICS) return found.map(one => diagnosticOf(snapshot, one));
  const gravest = [...found].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity]).slice(0, MOST_DIAGNOSTICS - 1);
  return [...gravest.map(one => diagnosticOf(snapshot, one)), {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: SEVERITY.information, source: 'imc',
    message: `${found.length - gravest.length} more problems are not shown. “imc check” on the command line lists them all`,
  }];
}

export function diagnosticOf(snapshot: Snapshot, { rule, severity, finding }: Found): Diagnostic {
  return {
    range: snapshot.rangeOf(finding.at),
    severity: SEVERITY[severity],
    code: rule.code,
    codeDescription: { href: pageOf(rule.code) },
    source: 'imc',
    message: finding.message,
    ...(finding.tag && { tags: [TAG[finding.tag]] }),
    ...(finding.related && {
      relatedInformation: finding.related.map(({ at, message, document }) => ({
        location: { uri: document?.uri ?? snapshot.document.uri, range: (document ?? snapshot).rangeOf(at) }, message,
      })),
    }),
  };
}
