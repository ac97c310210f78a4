import { expect, test } from 'vitest';
import { applyChanges, offeredFixes } from '../../server/src/analysis/fixes.js';
import { formatDocument } from '../../server/src/analysis/format-document.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';
import type { FormatId } from '../../server/src/formats/format.js';
import { rules } from '../../server/src/rules/index.js';
import { examine } from './examine.js';
import { hashOf, randomNumbers } from './random.js';

const SERVICES = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';

/** Texts with which a hunt showed a fault, and what a fix makes of them now. */
test.each<[string, FormatId, string, string, string, string]>([
  ['a list at the end of a text goes with its rows, each line once', 'imc', 'relay-list-without-flag', 'Delete the list',
    '[Parameters]\nRelayLocalIPList=\n+0', '[Parameters]\n'],
  ['a statement that moves up from the last line does not stay there', 'vbs', 'wrong-key', 'Move to MSExchangeIMC\\Parameters',
    `KEY="HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\"\r.RegWrite KEY&"u",""\r.RegWrite KEY&"InboundSizeLimit",2`,
    `KEY="HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\"\r.RegWrite KEY&"u",""\r\r.RegWrite "${SERVICES}\\MSExchangeIMC\\Parameters\\InboundSizeLimit", 2, "REG_DWORD"`],
  ['a value moves to its key, and not below a heading that is not closed', 'reg', 'wrong-key', 'Move to MSExchangeIMC\\Parameters',
    `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n[${SERVICES}\\MSExchangeIMC\n"SiteDomain"="x"\n`,
    `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"SiteDomain"="x"\n[${SERVICES}\\MSExchangeIMC\n`],
  ['data are replaced with the commas behind them', 'reg', 'wrong-key', 'Move to MSExchangeIMC\\Parameters',
    `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"MaxRecipients"=hex:,\n[${SERVICES}\\MSExchangeIMC]\n"MaxRecipients"=dword:6\n`,
    `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"MaxRecipients"=dword:00000006\n[${SERVICES}\\MSExchangeIMC]\n`],
])('%s', (_, format, code, title, text, expected) => {
  const snapshot = snapshotOf(openDocument(`test:///found.${format}`, format, 1, text));
  const offered = findingsOfDocument(snapshot, rules).filter(({ rule }) => rule.code === code).flatMap(({ finding }) => offeredFixes(snapshot, finding));
  expect(applyChanges(snapshot, offered.find(({ fix }) => fix.title === title)!.changes)).toBe(expected);
  for (let seed = 0; seed < 20; seed++) expect(() => examine(format, text, randomNumbers(hashOf(text) + seed))).not.toThrow();
});

test('a text with a line end, which no quotes can hold, is not moved, and so not lost', () => {
  const text = `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"OutboundAppend"=hex(2):61,0a,62,00\n`;
  const snapshot = snapshotOf(openDocument('test:///found.reg', 'reg', 1, text));
  const { finding } = findingsOfDocument(snapshot, rules).find(({ rule }) => rule.code === 'wrong-key')!;
  expect(finding.fixes).toHaveLength(1);
  expect(offeredFixes(snapshot, finding)).toEqual([]);
});

test('a name does not become a heading when the blank before it goes', () => {
  const snapshot = snapshotOf(openDocument('test:///found.imc', 'imc', 1, '[Parameters]\n\u00a0 [ConnectissageSize='));
  const { finding } = findingsOfDocument(snapshot, rules).find(({ rule }) => rule.code === 'value-name-whitespace')!;
  expect(finding.fixes).toHaveLength(1);
  expect(offeredFixes(snapshot, finding)).toEqual([]);
});

test('a statement is not added behind a line that goes on', () => {
  const text = `KEY="HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\"\n.RegWrite KEY&"RelayAllowList","D","REG_SZ"\n.RegWrite KEY&"s","x","REG_SZ" _`;
  const snapshot = snapshotOf(openDocument('test:///found.vbs', 'vbs', 1, text));
  const { finding } = findingsOfDocument(snapshot, rules).find(({ rule }) => rule.code === 'relay-list-without-flag')!;
  expect(offeredFixes(snapshot, finding).filter(({ fix }) => fix.title.startsWith('Set'))).toEqual([]);
});

test('a statement that gives a name its text is not deleted, for others use the name', () => {
  const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\';
  const text = `Const KEY="${key}"\nConst KEY="".RegWrite"${key}Parameters\\RelayAllowList", "1Z"\nS.RegWrite KEY & "DD"`;
  const snapshot = snapshotOf(openDocument('test:///found.vbs', 'vbs', 1, text));
  const found = findingsOfDocument(snapshot, rules).filter(({ rule }) => rule.code === 'relay-list-without-flag');
  expect(found).toHaveLength(1);
  expect(found.flatMap(({ finding }) => offeredFixes(snapshot, finding)).filter(({ fix }) => fix.title === 'Delete the list')).toEqual([]);
});

test('a semicolon in a name begins no comment, so that its bytes go on in the next line', () => {
  const text = `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"a;b"=hex:01,\\\n  02\n`;
  expect(findingsOfDocument(snapshotOf(openDocument('test:///found.reg', 'reg', 1, text)), rules).map(({ rule }) => rule.code)).toEqual(['unknown-value']);
});

test('rows are not written into a list that overrules the one they come from', () => {
  const text = `REGEDIT4\n[${SERVICES}\\MSExchangeIMC\\Parameters]\n"TurfTable"=hex(7):40,61,3b,40,62,3b,40,63,00,00\n"TurfTable"=hex(1):\n`;
  const snapshot = snapshotOf(openDocument('test:///found.reg', 'reg', 1, text));
  const { finding } = findingsOfDocument(snapshot, rules).find(({ rule }) => rule.code === 'turf-entry')!;
  expect(finding.fixes).toHaveLength(1);
  expect(offeredFixes(snapshot, finding)).toEqual([]);
});

test('the formatter takes away blanks, and no-break spaces are none', () => {
  const { document } = snapshotOf(openDocument('test:///found.imc', 'imc', 1, '[Routing]\nRoutingTable=+\n+;\u00a0 '));
  const written = applyChanges(snapshotOf(document), formatDocument(document));
  expect(written).toContain('\u00a0');
});
