import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { TextChange } from '../formats/format.js';
import { offeredFixes, safeChangesOf } from '../analysis/fixes.js';
import type { Found } from '../analysis/run-rules.js';
import type { Snapshot } from '../analysis/snapshot.js';
import { lineEndOf } from '../text/tree.js';
import { logicalLineOf, type Range } from '../text/position.js';
import { diagnosticOf } from './diagnostics.js';

export const FIX_ALL = 'source.fixAll.imc';

/** What code actions are wanted: those of kinds that begin with one of `only`, or all of them. */
export function codeActions(snapshot: Snapshot, found: readonly Found[], range: Range, only?: readonly string[]): CodeAction[] {
  const wants = (kind: string) => !only || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  if (wants('quickfix')) {
    const here = found.filter(({ finding }) => touches(snapshot.rangeOf(finding.at), range));
    actions.push(...here.flatMap(one => fixActions(snapshot, one)), ...here.flatMap(one => disableActions(snapshot, one)));
  }
  if (only && wants(FIX_ALL)) {
    const changes = safeChangesOf(snapshot, found);
    if (changes.length > 0) actions.push({ title: 'Fix all IMC problems that have a safe fix', kind: FIX_ALL, edit: edit(snapshot, changes) });
  }
  return actions;
}

function fixActions(snapshot: Snapshot, found: Found): CodeAction[] {
  return offeredFixes(snapshot, found.finding).map(({ fix, changes }) => ({
    title: fix.title, kind: 'quickfix', diagnostics: [diagnosticOf(snapshot, found)],
    ...(fix.safe && { isPreferred: true }), edit: edit(snapshot, changes),
  }));
}

function disableActions(snapshot: Snapshot, found: Found): CodeAction[] {
  const { document } = snapshot;
  const { code } = found.rule;
  if (found.rule.on === 'comments') return [];
  const eol = lineEndOf(document.tree);
  const line = logicalLineOf(document.tree, snapshot.rangeOf(found.finding.at).start.line);
  const at = (line: number, scope: 'next line' | 'document') => edit(snapshot, [{
    range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: document.format.disableComment(scope, [code], eol),
  }]);
  const diagnostics = [diagnosticOf(snapshot, found)];
  return [
    { title: `Disable ${code} for this line`, kind: 'quickfix', diagnostics, edit: at(line, 'next line') },
    { title: `Disable ${code} for this document`, kind: 'quickfix', diagnostics, edit: at(document.format.firstCommentLine(document.tree), 'document') },
  ];
}

function edit(snapshot: Snapshot, changes: readonly TextChange[]): { changes: Record<string, TextEdit[]> } {
  return { changes: { [snapshot.document.uri]: changes.map(({ range, text }) => ({ range, newText: text })) } };
}

function touches(a: Range, b: Range): boolean {
  return before(a.start, b.end) && before(b.start, a.end);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
