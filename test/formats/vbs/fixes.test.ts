import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, changesOf, offeredFixes, safeChangesOf } from '../../../server/src/analysis/fixes.js';
import { changeDocument, openDocument } from '../../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../../server/src/analysis/snapshot.js';
import type { ModelEdit } from '../../../server/src/model/edit.js';
import { rules } from '../../../server/src/rules/index.js';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
const read = (text: string): Snapshot => snapshotOf(openDocument('test:///a.vbs', 'vbs', 1, text));
const write = (name: string, data = '1, "REG_DWORD"') => `sh.RegWrite "${KEY}\\${name}", ${data}`;

/** The script after an edit of the model; undefined where it cannot be said in the script. */
function after(text: string, edit: (snapshot: Snapshot) => ModelEdit): string | undefined {
  const snapshot = read(text);
  const changes = changesOf(snapshot, [edit(snapshot)]);
  return changes.length === 0 ? undefined : applyChanges(snapshot, changes);
}

const removal = ({ model }: Snapshot): ModelEdit => ({ kind: 'remove', fact: model.setting('Parameters', 'AlwaysUseETRN')!.fact });
const setting = (name: string, value: string) => (): ModelEdit => ({ kind: 'set', section: 'Parameters', name, value });

test.each([
  ['a line of its own', `a\n${write('AlwaysUseETRN')}\nb\n`, 'a\nb\n'],
  ['several rows', `a\nsh.RegWrite _\n"${KEY}\\AlwaysUseETRN", _\n1, "REG_DWORD"\nb\n`, 'a\nb\n'],
  ['one of several statements', `a : ${write('AlwaysUseETRN')} : b`, 'a : b'],
  ['a line with a remark', `${write('AlwaysUseETRN')} ' why\n`, ' \' why\n'],
  ['the last line', `a\n${write('AlwaysUseETRN')}`, 'a\n'],
  ['what stands behind Then', `If x Then ${write('AlwaysUseETRN')}\n`, undefined],
])('a statement is removed: %s', (_, before, expected) => {
  expect(after(before, removal)).toBe(expected);
});

test.each([
  ['with the same object, in the same branch', `If x Then\r\n  ${write('MaxRecipients', '9, "REG_DWORD"')}\r\nEnd If\r\n`, `If x Then\r\n  ${write('MaxRecipients', '9, "REG_DWORD"')}\r\n  ${write('AlwaysUseETRN')}\r\nEnd If\r\n`],
  ['at the end of a text without a last line end', write('MaxRecipients', '9, "REG_DWORD"'), `${write('MaxRecipients', '9, "REG_DWORD"')}\n${write('AlwaysUseETRN')}`],
  ['with an object that is made in place', `Call CreateObject("WScript.Shell").RegWrite("${KEY}\\MaxRecipients", 9, "REG_DWORD")\n`, `Call CreateObject("WScript.Shell").RegWrite("${KEY}\\MaxRecipients", 9, "REG_DWORD")\nCreateObject("WScript.Shell").RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"\n`],
  ['inside With', `With sh\n.RegWrite "${KEY}\\MaxRecipients", 9, "REG_DWORD"\nEnd With\n`, `With sh\n.RegWrite "${KEY}\\MaxRecipients", 9, "REG_DWORD"\n.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"\nEnd With\n`],
  ['not where nothing is written yet', `x = sh.RegRead("${KEY}\\MaxRecipients")\n`, undefined],
])('a value is added %s', (_, before, expected) => {
  expect(after(before, setting('AlwaysUseETRN', '1'))).toBe(expected);
});

test.each([
  ['a number', write('AlwaysUseETRN', '0, "REG_DWORD"'), write('AlwaysUseETRN')],
  ['a number in quotes', write('AlwaysUseETRN', '"0", "REG_DWORD"'), write('AlwaysUseETRN', '"1", "REG_DWORD"')],
  ['the wrong type', write('AlwaysUseETRN', '"0", "REG_SZ"'), write('AlwaysUseETRN')],
  ['a name that nothing else uses', `Const N = 0\n${write('AlwaysUseETRN', 'N, "REG_DWORD"')}`, `Const N = 1\n${write('AlwaysUseETRN', 'N, "REG_DWORD"')}`],
  ['a name that something else uses, which is left alone', `Const N = 0\nMsgBox N\n${write('AlwaysUseETRN', 'N, "REG_DWORD"')}`, `Const N = 0\nMsgBox N\n${write('AlwaysUseETRN')}`],
])('a value that is written gets another one: %s', (_, before, expected) => {
  expect(after(before, setting('AlwaysUseETRN', '1'))).toBe(expected);
});

test('a value moves to its own key from the last line, below another in that key', () => {
  const before = `${write('MaxRecipients', '9, "REG_DWORD"')}\r\nsh.RegWrite "${KEY}\\Extension\\AlwaysUseETRN", 1, "REG_DWORD"`;
  const snapshot = read(before);
  const { finding } = findingsOfDocument(snapshot, rules).find(({ rule }) => rule.code === 'wrong-key')!;
  expect(applyChanges(snapshot, offeredFixes(snapshot, finding)[0]!.changes)).toBe(`${write('MaxRecipients', '9, "REG_DWORD"')}\r\n${write('AlwaysUseETRN')}\r\n`);
});

test('text gets its quotes doubled, and a number that is large is written in hexadecimal', () => {
  const text = (before: string, name: string, value: string) => after(before, setting(name, value));
  expect(text(write('SiteDomain', '"x", "REG_SZ"'), 'SiteDomain', 'a "b"')).toBe(write('SiteDomain', '"a ""b""", "REG_SZ"'));
  expect(text(write('MaxRecipients', '9, "REG_DWORD"'), 'MaxRecipients', '4294967295')).toBe(write('MaxRecipients', '&HFFFFFFFF, "REG_DWORD"'));
  expect(text(write('MaxRecipients', '9, "REG_DWORD"'), 'MaxRecipients', '0xFFFF')).toBe(write('MaxRecipients', '&HFFFF&, "REG_DWORD"'));
});

const PIECES = [
  'Set sh = CreateObject("WScript.Shell")', `Const KEY = "${KEY}\\"`, 'Const KEY = "HKLM/SYSTEM/CCS/Service/MSExchangeIMS/Parameters/"', 'Const N = 2', 'Const V = "RelayAllowLists"', 'KEY = KEY & "Extension\\"',
  write('AlwaysUseETRN'), write('AlwaysUseTURN', '"1", "REG_SZ"'), write('AlwaysUseTRN', 'N'), write('MaxRecipients\\'), write('RelayAllowList', '"192.0.2.0/24", "REG_MULTI_SZ"'), write('InboundJournal', '"a ""b""", "REG_SZ"'),
  'sh.RegWrite KEY & "DisableETRN", N, "REG_DWORD"', 'sh.RegWrite KEY & V, 1, "REG-DWORD"', '.RegWrite KEY & "InboundSizeLimit", _', '10240, "REG_DWORD"', 'sh.RegDelete KEY & "AlwaysUseETRN"', 'x = sh.RegRead(KEY & " RelayFlags")',
  'If x Then ', 'Else', 'End If', ' : ', 'Sub a(KEY)', 'End Sub', '\' imc-disable-next-line misprinted-key', 'Rem imc-disable misprinted-kye', ' \' why', 'sh.RegWrite KEY & "x, 1', ' _',
];
const script = fc.tuple(fc.constantFrom('\n', '\r\n'), fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.boolean()), { maxLength: 14 })).map(([eol, pieces]) => pieces.map(([piece, ends]) => piece + (ends ? eol : '')).join(''));
const remarks = (text: string) => read(text).model.remarks.length;

test('a comment stays where the line would go on without it', () => {
  const offered = (line: string) => {
    const snapshot = read(`${line}' imc-disable syntax\nx = 2\n`);
    const unused = findingsOfDocument(snapshot, rules).filter(({ rule }) => rule.code === 'unused-disable');
    expect(unused, line).toHaveLength(1);
    return unused.flatMap(({ finding }) => offeredFixes(snapshot, finding)).length;
  };
  for (const line of ['x = 1 _', 'x = 1, _ ', 'x = "a" _']) expect(offered(line), line).toBe(0);
  for (const line of ['x = 1 ', 'x = a_ ', 'x = "a _" ']) expect(offered(line), line).toBe(1);
});

test('a fix keeps the remarks and the line ends, and leaves what can be read', () => {
  fc.assert(fc.property(script, text => {
    const snapshot = read(text);
    const found = findingsOfDocument(snapshot, rules);
    const unread = (of: Snapshot) => of.model.facts.filter(({ kind }) => kind === 'unread').length;
    for (const { rule, finding } of found) for (const { fix, changes } of offeredFixes(snapshot, finding)) {
      const fixed = applyChanges(snapshot, changes);
      const what = `${rule.code}: ${fix.title}\n${text}\n---\n${fixed}`;
      if (rule.on !== 'comments') expect(remarks(fixed), what).toBeGreaterThanOrEqual(remarks(text));
      if (rule.code !== 'misprinted-key') expect(unread(read(fixed)), what).toBeLessThanOrEqual(unread(snapshot));
      if (text.includes('\r\n')) expect(fixed.replaceAll('\r\n', ''), what).not.toMatch(/[\r\n]/);
    }
  }), { numRuns: 400 });
});

test('safe fixes come to rest', () => {
  fc.assert(fc.property(script, text => {
    let now = text;
    for (let round = 0; ; round++) {
      const snapshot = read(now);
      const changes = safeChangesOf(snapshot, findingsOfDocument(snapshot, rules));
      if (changes.length === 0) return;
      expect(round, `${text}\n---\n${now}`).toBeLessThan(10);
      now = applyChanges(snapshot, changes);
    }
  }), { numRuns: 200 });
});

test('what is found after an edit is what is found in the edited text', () => {
  fc.assert(fc.property(script, fc.constantFrom(...PIECES), fc.nat(14), fc.nat(40), (text, piece, line, character) => {
    const opened = openDocument('test:///a.vbs', 'vbs', 1, text);
    snapshotOf(opened).model.facts.forEach(fact => fact.kind);
    const edited = snapshotOf(changeDocument(opened, [{ range: { start: { line, character }, end: { line, character: character + 3 } }, text: piece }], 2));
    const brief = (snapshot: Snapshot) => findingsOfDocument(snapshot, rules).map(({ rule, finding }) => ({ code: rule.code, message: finding.message, at: snapshot.rangeOf(finding.at) }));
    expect(brief(edited)).toEqual(brief(read(edited.text())));
  }), { numRuns: 300 });
});
