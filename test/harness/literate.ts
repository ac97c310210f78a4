import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applyChanges, changesOf, offeredFixes } from '../../server/src/analysis/fixes.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument, type Found } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import type { Neighbour, Note } from '../../server/src/rules/rule.js';
import { rules as allRules } from '../../server/src/rules/index.js';
import { directoryOf } from '../../server/src/workspace/places.js';
import { neighbourOf } from '../../server/src/workspace/workspace-documents.js';

/**
 * A page about a rule, in Markdown, is its test and its documentation. Each fence with the name of a format is a document;
 * lines of `~` below a line mark what the rule must report there, `note` lines what it must refer to. Marks are taken out
 * before the document is read, so a page cannot satisfy itself. Documents with names that follow one another under a heading,
 * `imc offices/a.imc`, lie in one folder and are judged together. A fence `fixed TITLE` is the text after the fix of that title.
 * `UPDATE=1` rewrites marks and fixed texts, for review.
 */
export function testRulePage(path: string, code: string): void {
  const page = readFileSync(path, 'utf8');
  const cases = casesOf(page);
  const judge = judgeOf(code);

  for (const one of cases) {
    test(one.title, () => {
      if (process.env.UPDATE) return;
      const { snapshot, found, notes } = read(one, judge);
      expect(withMarks(snapshot, found, notes)).toBe(one.marked);
      for (const { title, text } of one.fixed) expect(fixedText(snapshot, found, title)).toBe(text);
      for (const { finding } of found) for (const { fix, changes } of offeredFixes(snapshot, finding)) {
        const text = applyChanges(snapshot, changes);
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

/** The documents of a page, without their marks. */
export function documentsOf(path: string): readonly Snapshot[] {
  return casesOf(readFileSync(path, 'utf8')).map(snapshotFrom);
}

interface Case {
  readonly title: string;
  /** Its name in the folder; undefined for a document that is alone. */
  readonly name: string | undefined;
  /** The documents of the folder, itself included. */
  readonly folder: readonly Case[];
  readonly format: string;
  /** The fence as it stands, marks included. */
  readonly marked: string;
  readonly fixed: readonly { readonly title: string; readonly text: string }[];
}

const FENCE = /^```((?:imc|reg|vbs)(?: [^\n]+)?|fixed [^\n]*)\n([\s\S]*?)^```$/gm;
const MARK = /^ *(?:~+|\^) (?:error|warning|information|hint|note)\[[a-z0-9-]+\].*$/m;

type JudgeDocument = (snapshot: Snapshot, neighbours?: readonly Neighbour[]) => readonly Found[];

function judgeOf(code: string): JudgeDocument {
  const rule = allRules.find(rule => rule.code === code);
  if (!rule) throw new Error(`No rule is called ${code}`);
  if (rule.on !== 'comments') return (snapshot, neighbours) => findingsOfDocument(snapshot, [rule], {}, neighbours);
  return snapshot => findingsOfDocument(snapshot, allRules).filter(found => found.rule === rule);      // it judges what others said
}

function casesOf(page: string): readonly Case[] {
  const cases: (Case & { fixed: { title: string; text: string }[] })[] = [];
  let [folder, under]: [Case[], string] = [[], ''];
  for (const match of page.matchAll(FENCE)) {
    const [, name, body] = match as unknown as [string, string, string];
    if (name.startsWith('fixed ')) cases.at(-1)!.fixed.push({ title: name.slice(6), text: body });
    else {
      const heading = [...page.slice(0, match.index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? 'document';
      const same = cases.filter(({ title }) => title === heading || title.startsWith(`${heading} (`)).length;
      const [, format, file] = /^(\w+)(?: (.+))?$/.exec(name)!;
      if (file === undefined || under !== heading) folder = [];
      under = heading;
      const one = { title: same ? `${heading} (${same + 1})` : heading, name: file, folder, format: format!, marked: body, fixed: [] };
      if (file !== undefined) folder.push(one);
      cases.push(one);
    }
  }
  return cases;
}

interface Judged {
  readonly snapshot: Snapshot;
  readonly found: readonly Found[];
  /** What findings in the other documents of the folder refer to in this one. */
  readonly notes: readonly { readonly code: string; readonly note: Note }[];
}

function read(one: Case, judge: JudgeDocument): Judged {
  const folder = new Map((one.folder.length > 0 ? one.folder : [one]).map(document => [document, snapshotFrom(document)]));
  const neighboursOf = (document: Case) => [...folder].filter(([other]) => other !== document)
    .map(([other, snapshot]) => neighbourOf(snapshot, true, directoryOf(addressOf(other)) === directoryOf(addressOf(document))));
  const snapshot = folder.get(one)!;
  const notes = [...folder].filter(([other]) => other !== one).flatMap(([other, otherSnapshot]) =>
    judge(otherSnapshot, neighboursOf(other)).flatMap(({ rule, finding }) => (finding.related ?? []).filter(({ document }) => document?.uri === addressOf(one)).map(note => ({ code: rule.code, note }))));
  return { snapshot, found: judge(snapshot, neighboursOf(one)), notes };
}

function snapshotFrom(one: Case): Snapshot {
  const text = one.marked.split('\n').filter(line => !MARK.test(line)).join('\n');
  return snapshotOf(openDocument(addressOf(one), one.format, 1, text));
}

function addressOf({ name, format }: Case): string {
  return `test:///${name ?? `page.${format}`}`;
}

/** The document with a mark below each line that something is said of. */
export function withMarks(snapshot: Snapshot, found: readonly Found[], notes: Judged['notes'] = []): string {
  const below = new Map<number, string[]>();
  const mark = (at: Found['finding']['at'], text: string) => {
    const { start, end } = snapshot.rangeOf(at);
    const line = `${' '.repeat(start.character)}${start.character === end.character ? '^' : '~'.repeat(end.character - start.character)} ${text}`;
    below.set(start.line, [...(below.get(start.line) ?? []), line]);
  };
  for (const { rule, severity, finding } of found) {
    mark(finding.at, `${severity}[${rule.code}]: ${finding.message}`);
    for (const note of finding.related ?? []) if (!note.document) mark(note.at, `note[${rule.code}]: ${note.message}`);
  }
  for (const { code, note } of notes) mark(note.at, `note[${code}]: ${note.message}`);
  return snapshot.text().split('\n').flatMap((line, i) => [line, ...(below.get(i) ?? [])]).join('\n');
}

function fixedText(snapshot: Snapshot, found: readonly Found[], title: string): string {
  const fix = found.flatMap(({ finding }) => finding.fixes ?? []).find(fix => fix.title === title);
  const offered = found.flatMap(({ finding }) => offeredFixes(snapshot, finding).map(({ fix: { title } }) => title));
  expect(offered, 'the fixes that are offered').toContain(title);
  return applyChanges(snapshot, changesOf(snapshot, fix!.edits));
}

function updated(page: string, cases: readonly Case[], judge: JudgeDocument): string {
  let current = -1;
  return page.replace(FENCE, (fence, name: string) => {
    if (!name.startsWith('fixed ')) current += 1;
    const one = cases[current]!;
    const { snapshot, found, notes } = read(one, judge);
    if (!name.startsWith('fixed ')) return `\`\`\`${name}\n${withMarks(snapshot, found, notes)}\`\`\``;
    const fix = found.flatMap(({ finding }) => finding.fixes ?? []).find(({ title }) => title === name.slice(6));
    return fix ? `\`\`\`${name}\n${applyChanges(snapshot, changesOf(snapshot, fix.edits))}\`\`\`` : fence;
  });
}
