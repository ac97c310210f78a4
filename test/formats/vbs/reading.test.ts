import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../server/src/analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../../../server/src/analysis/snapshot.js';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
const read = (text: string): Snapshot => snapshotOf(openDocument('test:///a.vbs', 'vbs', 1, text));

/** What a script writes (`=`), reads or deletes (`?`), or writes without our knowing what (`~`), with the text at the place of the name. */
function said(text: string): readonly string[] {
  const snapshot = read(text);
  const at = (span: Parameters<Snapshot['rangeOf']>[0]) => {
    const { start, end } = snapshot.rangeOf(span);
    return start.line === end.line ? snapshot.lineText(start.line)!.slice(start.character, end.character) : '…';
  };
  return snapshot.model.facts.flatMap(fact => {
    if (fact.kind === 'setting') return [`${fact.name}=${fact.value} ${fact.data!.type} [${at(fact.nameSpan)}=${at(fact.valueSpan)}]`];
    if (fact.kind === 'mention') return [`${fact.writes ? '~' : '?'}${fact.name} [${at(fact.nameSpan)}]`];
    if (fact.kind === 'deletion') return [`-${fact.name ?? '*'}`];
    return fact.kind === 'unread' ? [`! [${at(fact.span)}]`] : [];
  });
}

describe('RegWrite', () => {
  test.each([
    ['as the articles print it', `sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['of any object', `WScript.CreateObject("WScript.Shell").RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['of that of a With', `  .regwrite "${KEY}\\AlwaysUseETRN", 1, "reg_dword"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['with parentheses', `Call sh.RegWrite("${KEY}\\AlwaysUseETRN", 1, "REG_DWORD")`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['with parentheses around its first argument', `sh.RegWrite ("${KEY}" & "\\AlwaysUseETRN"), (1), "REG_DWORD"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['behind Then', `If x = "a:b" Then sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD" Else MsgBox "no"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['among other statements', `x = 1 : sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD" : MsgBox "a"`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['in several rows', `sh.RegWrite _\n  "${KEY}\\AlwaysUseETRN", _ \n1 _\n, "REG_DWORD" ' done`, 'AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]'],
    ['with a hexadecimal number', `sh.RegWrite "${KEY}\\MaxRecipients", &HfA, "REG_DWORD"`, 'MaxRecipients=250 REG_DWORD [MaxRecipients=&HfA]'],
    ['with a hexadecimal number of 16 bits', `sh.RegWrite "${KEY}\\MaxRecipients", &HFFFF, "REG_DWORD"`, 'MaxRecipients=4294967295 REG_DWORD [MaxRecipients=&HFFFF]'],
    ['with a hexadecimal number of 32 bits', `sh.RegWrite "${KEY}\\MaxRecipients", &HFFFF&, "REG_DWORD"`, 'MaxRecipients=65535 REG_DWORD [MaxRecipients=&HFFFF&]'],
    ['with an octal number', `sh.RegWrite "${KEY}\\MaxRecipients", &O17, "REG_DWORD"`, 'MaxRecipients=15 REG_DWORD [MaxRecipients=&O17]'],
    ['with quotes in its text', `sh.RegWrite "${KEY}\\InboundAppend", "a ""b""", "REG_SZ"`, 'InboundAppend=a "b" REG_SZ [InboundAppend=a ""b""]'],
    ['without a type', `sh.RegWrite "${KEY}\\TurfDir", "C:\\x"`, 'TurfDir=C:\\x no type [TurfDir=C:\\x]'],
    ['of what is not known', `sh.RegWrite "${KEY}\\AlwaysUseETRN", answer, "REG_DWORD"`, '~AlwaysUseETRN [AlwaysUseETRN]'],
    ['in a type that is not known', `sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, kind`, '~AlwaysUseETRN [AlwaysUseETRN]'],
    ['of a list', `sh.RegWrite "${KEY}\\RelayAllowList", "192.0.2.1", "REG_MULTI_SZ"`, 'RelayAllowList=+ REG_MULTI_SZ [RelayAllowList=192.0.2.1]'],
  ])('%s is read', (_, script, expected) => {
    expect(said(script)).toEqual([expected]);
  });

  test.each([
    ['to other keys', 'sh.RegWrite "HKLM\\SOFTWARE\\Example\\AlwaysUseETRN", 1, "REG_DWORD"'],
    ['in a comment', `' sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`],
    ['in a remark', `x = 1 : Rem sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`],
    ['in a text', `MsgBox "sh.RegWrite ""${KEY}\\AlwaysUseETRN"", 1"`],
    ['that is broken, to other keys', 'sh.RegWrite "HKLM\\SOFTWARE\\Example\\x, 1'],
    ['with a path that only running it would tell', 'sh.RegWrite root & "\\MSExchangeIMC\\Parameters\\AlwaysUseETRN", 1, "REG_DWORD"'],
    ['that is a word of the script', `RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`],
  ])('%s is left alone', (_, script) => {
    expect(said(script)).toEqual([]);
  });
});

test('RegRead and RegDelete name values too, RegDelete a whole key', () => {
  expect(said(`If sh.RegRead("${KEY}\\AlwaysUseETRN") <> sh.RegRead("${KEY}\\AlwaysUseTURN") Then x`)).toEqual(['?AlwaysUseETRN [AlwaysUseETRN]', '?AlwaysUseTURN [AlwaysUseTURN]']);
  expect(said(`sh.RegDelete "${KEY}\\AlwaysUseETRN" : sh.RegDelete "${KEY}\\"`)).toEqual(['-AlwaysUseETRN', '?AlwaysUseETRN [AlwaysUseETRN]', '-*']);
});

describe('a name stands for a text', () => {
  const WRITE = 'sh.RegWrite k & "AlwaysUseETRN", 1, "REG_DWORD"';
  const given = `k = "${KEY}\\"`;
  test.each([
    ['as a constant', [`Const k = "${KEY}\\"`, WRITE]],
    ['as one of several constants', [`Private Const a = 1, k = "${KEY}\\", b = "x"`, WRITE]],
    ['in another case', [`CONST K = "${KEY}\\"`, WRITE]],
    ['as a variable', [given, WRITE]],
    ['joined with others', ['root = "HKLM\\SYSTEM\\CurrentControlSet\\"', 'k = root & "Services\\MSExchangeIMC" + "\\Parameters\\"', WRITE]],
    ['in the branch in which it was given', ['If x Then', given, WRITE, 'End If']],
    ['behind a branch in which something else was given', [given, 'If x Then', 'other = "y"', 'End If', WRITE]],
    ['in a row of the statement that goes on', [given, 'sh.RegWrite _', 'k & "AlwaysUseETRN", 1, "REG_DWORD"']],
  ])('%s', (_, lines) => {
    expect(said(lines.join('\r\n'))).toEqual(['AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]']);
  });

  test.each([
    ['before it is given', [WRITE, given]],
    ['behind a branch in which it was given', ['If x Then', given, 'End If', WRITE]],
    ['behind a branch in which it was given anew', [given, 'If x Then', 'k = "HKLM\\SOFTWARE\\"', 'End If', WRITE]],
    ['in the other branch', ['If x Then', given, 'Else', WRITE, 'End If']],
    ['in another case of a selection', ['Select Case x', 'Case 1', given, 'Case Else', WRITE, 'End Select']],
    ['behind a line with Then', [`If x Then ${given}`, WRITE]],
    ['behind a loop', ['For i = 1 To 2', given, 'Next', WRITE]],
    ['as a parameter of that name', [given, 'Sub a(k)', WRITE, 'End Sub']],
    ['as an own variable of that name', [given, 'Sub a', 'Dim k', WRITE, 'End Sub']],
    ['as the variable of a loop', [given, 'For Each k In keys', WRITE, 'Next']],
    ['when it is given something else', [given, 'k = InputBox("Key")', WRITE]],
    ['when it is given an object', [given, 'Set k = x', WRITE]],
  ])('not %s', (_, lines) => {
    expect(said(lines.join('\r\n'))).toEqual([]);
  });

  test('and also for a number, a type, and a whole path', () => {
    expect(said([`Const P = "${KEY}\\AlwaysUseETRN"`, 'Const N = 1, T = "REG_DWORD"', 'sh.RegWrite P, N, T'].join('\n'))).toEqual(['AlwaysUseETRN=1 REG_DWORD [P=N]']);
  });

  test('and not for one that would not end', () => {
    const script = [`k = "${KEY}\\"`, ...Array.from({ length: 60 }, () => 'k = k & k'), WRITE].join('\n');
    expect(said(script)).toEqual([]);
  });
});

describe('what is broken is marked where it is broken', () => {
  test.each([
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN, 1, "REG_DWORD"`, `! ["${KEY}\\AlwaysUseETRN]`],
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD`, '! ["REG_DWORD]'],
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN`, `! ["${KEY}\\AlwaysUseETRN]`],
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN"`, '! [RegWrite]'],
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN", 1,`, '! [RegWrite]'],
    [`sh.RegWrite "${KEY}\\AlwaysUseETRN" 1, "REG_DWORD"`, `! ["${KEY}\\AlwaysUseETRN"]`],
  ])('%s', (script, expected) => {
    expect(said(script)).toEqual([expected]);
  });

  test('and the next line is read as if nothing had happened', () => {
    expect(said(`sh.RegWrite "${KEY}\\x\nsh.RegWrite "${KEY}\\AlwaysUseETRN", 1, "REG_DWORD"`).at(-1)).toBe('AlwaysUseETRN=1 REG_DWORD [AlwaysUseETRN=1]');
  });
});

test('a script of many names, rows and branches is read in a time that grows with it', () => {
  const rows = (n: number) => [`k = "${KEY}\\"`, ...Array.from({ length: n }, (_, i) => `c${i} = "x${i}" : If a Then sh.RegWrite k & "AlwaysUseETRN", _`), '1'].join('\n');
  expect(read(rows(20_000)).document.tree.lineCount).toBe(20_002);
  expect(said(`sh.RegRead(${'('.repeat(20_000)}"${KEY}\\x"`)).toEqual([]);
  expect(said(`${'.RegRead('.repeat(20_000)}`)).toEqual([]);
});
