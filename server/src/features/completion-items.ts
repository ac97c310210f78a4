import type { CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { describeRule } from '../analysis/describe.js';
import { rules } from '../rules/index.js';
import type { Position, Range } from '../text/position.js';

export const KIND = { section: 9, property: 10, value: 12, name: 6, snippet: 15, rule: 21 } as const satisfies Record<string, CompletionItemKind>;
export const SNIPPET: InsertTextFormat = 2;

/** Codes of rules, behind a comment that switches them off; before that, the comment itself. */
export function ruleItems(position: Position, before: string, text: string): CompletionItem[] {
  const directive = /([;'])[ \t]*imc-disable[a-z-]*$/.exec(before);
  if (directive) {
    const start = before.length - directive[0].length;
    return ['imc-disable-next-line ', 'imc-disable '].map(words => `${directive[1]!} ${words}`).map(label => ({ label: label.trim(), kind: KIND.snippet, textEdit: { range: lineRange(position, start, before.length), newText: label } }));
  }
  const start = before.length - /[a-z0-9-]*$/.exec(before)![0].length;
  const end = before.length + /^[a-z0-9-]*/.exec(text.slice(before.length))![0].length;
  return rules.map(rule => ({ label: rule.code, kind: KIND.rule, detail: rule.summary, documentation: markdown(describeRule(rule)), textEdit: { range: lineRange(position, start, end), newText: rule.code } }));
}

export function lineRange({ line }: Position, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: Math.max(start, end) } };
}

export function markdown(value: string): { kind: 'markdown'; value: string } {
  return { kind: 'markdown', value };
}

/** Text that stands for itself in a snippet. */
export function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
