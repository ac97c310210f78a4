import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges, changesOf } from '../../server/src/analysis/fixes.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument, type Found } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { rules as allRules } from '../../server/src/rules/index.js';

/**
 * A page about a rule, in Markdown, is its test and its documentation. Each fence with the name of a format is a document;
 * lines of `~` below a line mark what the rule must report there, `note` lines what it must refer to. Marks are taken out
 * before the document is read, so a page cannot satisfy itself. A fence `fixed TITLE` is the text after the fix of that
 * title. `UPDATE=1` rewrites marks and fixed texts, for review.
 */
export function testRulePage(path: string, code: string): void {
  const page = readFileSync(path, 'utf8');
  const cases = casesOf(page);
  const judge = judgeOf(code);

  for (const one of cases) {
    test(one.title, () => {
      if (process.env.UPDATE) return;
      const snapshot = read(one);
      const found = judge(snapshot);
      expect(withMarks(snapshot, found)).toBe(one.marked);
      for (const { title, text } of one.fixed) expect(fixedText(snapshot, found, title)).toBe(text);
      for (const { finding } of found) for (const fix of finding.fixes ?? []) {
        const text = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        expect(text, `“${fix.title}” changes something`).not.toBe(snapshot.text());
        const after = judge(snapshotOf(openDocument(snapshot.document.uri, one.format, 2, text)));
        expect(after.length, `“${fix.title}” leaves one finding less`).toBeLessThan(found.length);
      }
    });
  }
  test('shows where the rule speaks and where it is silent', () => {
    if (process.env.UPDATE) writeFileSync(path, updated(page, cases, judge));
    expect(cases.some(({ marked }) => MARK.test(marked)), 'a marked document').toBe(true);
    expect(cases.some(({ marked }) => !MARK.test(marked)), 'a document without marks').toBe(true);
  });
}

interface Case {
  readonly title: string;
  readonly format: string;
  /** The fence as it stands, marks included. */
  readonly marked: string;
  readonly fixed: readonly { readonly title: string; readonly text: string }[];
}

const FENCE = /^```(imc|reg|vbs|fixed [^\n]*)\n([\s\S]*?)^```$/gm;
const MARK = /^ *(?:~+|\^) (?:error|warning|information|hint|note)\[[a-z0-9-]+\].*$/m;

function judgeOf(code: string): (snapshot: Snapshot) => readonly Found[] {
  const rule = allRules.find(rule => rule.code === code);
  if (!rule) throw new Error(`No rule is called ${code}`);
  if (rule.on !== 'comments') return snapshot => findingsOfDocument(snapshot, [rule]);
  return snapshot => findingsOfDocument(snapshot, allRules).filter(found => found.rule === rule);      // it judges what others said
}

function casesOf(page: string): readonly Case[] {
  const cases: (Case & { fixed: { title: string; text: string }[] })[] = [];
  for (const match of page.matchAll(FENCE)) {
    const [, name, body] = match as unknown as [string, string, string];
    if (name.startsWith('fixed ')) cases.at(-1)!.fixed.push({ title: name.slice(6), text: body });
    else {
      const heading = [...page.slice(0, match.index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? 'document';
      const same = cases.filter(({ title }) => title === heading || title.startsWith(`${heading} (`)).length;
      cases.push({ title: same ? `${heading} (${same + 1})` : heading, format: name, marked: body, fixed: [] });
    }
  }
  return cases;
}

function read({ format, marked }: Case): Snapshot {
  const text = marked.split('\n').filter(line => !MARK.test(line)).join('\n');
  return snapshotOf(openDocument(`test:///page.${format}`, format, 1, text));
}

/** The document with a mark below each line that something is said of. */
export function withMarks(snapshot: Snapshot, found: readonly Found[]): string {
  const below = new Map<number, string[]>();
  const mark = (at: Found['finding']['at'], text: string) => {
    const { start, end } = snapshot.rangeOf(at);
    const line = `${' '.repeat(start.character)}${start.character === end.character ? '^' : '~'.repeat(end.character - start.character)} ${text}`;
    below.set(start.line, [...(below.get(start.line) ?? []), line]);
  };
  for (const { rule, severity, finding } of found) {
    mark(finding.at, `${severity}[${rule.code}]: ${finding.message}`);
    for (const note of finding.related ?? []) mark(note.at, `note[${rule.code}]: ${note.message}`);
  }
  return snapshot.text().split('\n').flatMap((line, i) => [line, ...(below.get(i) ?? [])]).join('\n');
}

function fixedText(snapshot: Snapshot, found: readonly Found[], title: string): string {
  const fix = found.flatMap(({ finding }) => finding.fixes ?? []).find(fix => fix.title === title);
  const offered = found.flatMap(({ finding }) => (finding.fixes ?? []).map(({ title }) => title));
  expect(offered, 'the fixes that are offered').toContain(title);
  return applyChanges(snapshot, changesOf(snapshot, fix!.edits));
}

function updated(page: string, cases: readonly Case[], judge: (snapshot: Snapshot) => readonly Found[]): string {
  let current = -1;
  return page.replace(FENCE, (fence, name: string) => {
    if (!name.startsWith('fixed ')) current += 1;
    const one = cases[current]!;
    const snapshot = read(one);
    const found = judge(snapshot);
    if (!name.startsWith('fixed ')) return `\`\`\`${name}\n${withMarks(snapshot, found)}\`\`\``;
    const fix = found.flatMap(({ finding }) => finding.fixes ?? []).find(({ title }) => title === name.slice(6));
    return fix ? `\`\`\`${name}\n${applyChanges(snapshot, changesOf(snapshot, fix.edits))}\`\`\`` : fence;
  });
}
