import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges } from '../../server/src/analysis/fixes.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { formatOf } from '../../server/src/formats/index.js';
import { codeActions } from '../../server/src/features/code-actions.js';
import { codeLenses } from '../../server/src/features/code-lens.js';
import { completion } from '../../server/src/features/completion.js';
import { documentLinks } from '../../server/src/features/document-links.js';
import { documentSymbols } from '../../server/src/features/document-symbols.js';
import { folding } from '../../server/src/features/folding.js';
import { formatting, formattingOnType } from '../../server/src/features/formatting.js';
import { hover } from '../../server/src/features/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { selectionRanges } from '../../server/src/features/selection-ranges.js';
import { LEGEND, semanticTokens } from '../../server/src/features/semantic-tokens.js';
import { signatureHelp } from '../../server/src/features/signature-help.js';
import { rules } from '../../server/src/rules/index.js';
import type { DocumentSymbol, SelectionRange, TextEdit } from 'vscode-languageserver-types';
import type { Position } from '../../server/src/text/position.js';

/**
 * A page about editor features: a fence with the name of a format is a document, `$0` in it the cursor (taken out before
 * it is read), and each fence after it is named after what is asked and holds the answer. `UPDATE=1` rewrites the answers.
 */
export function testFeaturePage(path: string): void {
  const page = readFileSync(path, 'utf8');
  const FENCE = /^```([a-z ]+)\n([\s\S]*?)^```$/gm;
  let document = '';
  let format = 'imc';
  const answerTo = (name: string) => {
    const offset = document.indexOf('$0');
    const text = document.replace('$0', '');
    const before = text.slice(0, Math.max(0, offset)).split('\n');
    const snapshot = snapshotOf(openDocument(`test:///page.${format}`, format, 1, text));
    const ask = questions[name];
    if (!ask) throw new Error(`Nothing is asked by a fence called ${name}`);
    return `${ask(snapshot, { line: before.length - 1, character: before.at(-1)!.length }).trimEnd()}\n`;
  };
  if (process.env.UPDATE) {
    writeFileSync(path, page.replace(FENCE, (fence, name: string, body: string) => {
      if (isFormat(name)) {
        document = body;
        format = name;
        return fence;
      }
      return `\`\`\`${name}\n${answerTo(name)}\`\`\``;
    }));
  }
  for (const match of page.matchAll(FENCE)) {
    const [, name, body] = match as unknown as [string, string, string];
    if (isFormat(name)) {
      document = body;
      format = name;
      continue;
    }
    const heading = [...page.slice(0, match.index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1];
    const answer = answerTo(name);
    test(`${heading}: ${name}`, () => expect(answer).toBe(body));
  }
}

function isFormat(name: string): boolean {
  return formatOf(name) !== undefined;
}

const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };

const questions: Readonly<Record<string, (snapshot: Snapshot, position: Position) => string>> = {
  hover: (snapshot, position) => {
    const found = hover(snapshot, position);
    return found ? (found.contents as { value: string }).value : '(nothing)';
  },
  completion: (snapshot, position) => completion(snapshot, position, { snippets: true }).items
    .toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map(({ label, detail }) => `${label}${detail ? ` — ${detail}` : ''}`).join('\n') || '(nothing)',
  inserts: (snapshot, position) => completion(snapshot, position, { snippets: true }).items
    .toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map(({ label, textEdit }) => `${label}: ${JSON.stringify((textEdit as TextEdit).newText)} for ${JSON.stringify(textIn(snapshot, textEdit as TextEdit))}`).join('\n'),
  fixes: (snapshot, position) => codeActions(snapshot, findingsOfDocument(snapshot, rules), { start: position, end: position })
    .map(({ title, isPreferred }) => `${isPreferred ? '* ' : ''}${title}`).join('\n') || '(nothing)',
  disabled: (snapshot, position) => codeActions(snapshot, findingsOfDocument(snapshot, rules), { start: position, end: position })
    .filter(({ title }) => title.startsWith('Disable '))
    .map(({ title, edit }) => `--- ${title}\n${applied(snapshot, Object.values(edit!.changes!)[0]!)}`).join(''),
  'all fixed': snapshot => {
    const [action] = codeActions(snapshot, findingsOfDocument(snapshot, rules), { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ['source.fixAll.imc']);
    return action ? applied(snapshot, Object.values(action.edit!.changes!)[0]!) : '(nothing)';
  },
  formatted: snapshot => applied(snapshot, formatting(snapshot)),
  'formatted on type': (snapshot, position) => applied(snapshot, formattingOnType(snapshot, position)),
  symbols: snapshot => outline(documentSymbols(snapshot), ''),
  folding: snapshot => folding(snapshot).map(({ startLine, endLine, kind }) => `${startLine}–${endLine}${kind ? ` ${kind}` : ''}`).join('\n'),
  lenses: snapshot => codeLenses(snapshot).map(({ range, command }) => `${range.start.line}: ${command!.title} (${command!.command})`).join('\n') || '(nothing)',
  hints: snapshot => inlayHints(snapshot, EVERYTHING).map(({ position, label }) => `${snapshot.lineText(position.line)!.slice(0, position.character)} ‹${label as string}›`).join('\n') || '(nothing)',
  signature: (snapshot, position) => {
    const help = signatureHelp(snapshot, position);
    if (!help) return '(nothing)';
    const { label, parameters } = help.signatures[0]!;
    const [start, end] = parameters![help.activeParameter!]!.label as [number, number];
    return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}\n${parameters![help.activeParameter!]!.documentation as string}`;
  },
  selections: (snapshot, position) => {
    const steps: string[] = [];
    for (let one: SelectionRange | undefined = selectionRanges(snapshot, [position])[0]; one; one = one.parent) {
      const { start, end } = one.range;
      steps.push(start.line === end.line ? textIn(snapshot, { range: one.range, newText: '' }) : `lines ${start.line}–${end.line}`);
    }
    return steps.join('\n');
  },
  tokens: snapshot => {
    const { data } = semanticTokens(snapshot, EVERYTHING);
    let [line, character] = [0, 0];
    return Array.from({ length: data.length / 5 }, (_, i) => data.slice(i * 5, i * 5 + 5) as [number, number, number, number, number]).map(([lines, columns, length, type, modifiers]) => {
      character = lines === 0 ? character + columns : columns;
      line += lines;
      return `${line}: ${snapshot.lineText(line)!.slice(character, character + length)} ${LEGEND.tokenTypes[type]}${modifiers ? ' deprecated' : ''}`;
    }).join('\n') || '(nothing)';
  },
  links: snapshot => documentLinks(snapshot).map(({ range, target }) => `${range.start.line}:${range.start.character}–${range.end.character} ${target}`).join('\n'),
};

function outline(symbols: readonly DocumentSymbol[], indent: string): string {
  return symbols.map(({ name, detail, children }) => `${indent}${name}${detail ? ` · ${detail}` : ''}\n${outline(children ?? [], `${indent}  `)}`).join('');
}

function applied(snapshot: Snapshot, edits: readonly TextEdit[]): string {
  return applyChanges(snapshot, edits.map(({ range, newText }) => ({ range, text: newText })));
}

function textIn(snapshot: Snapshot, { range }: TextEdit): string {
  return snapshot.lineText(range.start.line)!.slice(range.start.character, range.end.character);
}
