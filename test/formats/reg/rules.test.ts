import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, offeredFixes, safeChangesOf } from '../../../server/src/analysis/fixes.js';
import { changeDocument, openDocument } from '../../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../../server/src/analysis/snapshot.js';
import { recognize } from '../../../server/src/formats/index.js';
import { rules } from '../../../server/src/rules/index.js';

const SERVICES = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';
const read = (text: string, languageId = 'reg'): Snapshot => snapshotOf(openDocument('test:///a.reg', languageId, 1, text));
const said = (text: string) => findingsOfDocument(read(text), rules).map(({ rule, finding }) => `${rule.code} ${finding.message}`);
const lines = (...text: readonly string[]) => `${text.join('\r\n')}\r\n`;

/** An export as the Registry Editor writes it, with nothing wrong in it. */
const EXPORT = lines(
  'REGEDIT4', '',
  `[${SERVICES}\\MSExchangeIMC]`, '"Type"=dword:00000010', '"Start"=dword:00000002', '"ErrorControl"=dword:00000001',
  '"ImagePath"=hex(2):43,3a,5c,65,78,63,68,73,72,76,72,00', '"DisplayName"="Microsoft Exchange Internet Mail Service"', '"ObjectName"="EXAMPLE\\\\exchange"',
  '"DependOnService"=hex(7):4d,53,45,78,63,68,61,6e,67,65,49,53,00,00', '',
  `[${SERVICES}\\MSExchangeIMC\\Diagnostics]`, '"1 Initialization/Termination"=dword:00000000', '',
  `[${SERVICES}\\MSExchangeIMC\\Parameters]`, '@=""', '"AlwaysUseTURN"=dword:00000001', '"RelayFlags"=dword:0000000a',
  '"RelayAllowList"=hex(7):31,39,32,2e,30,2e,32,2e,30,3b,32,35,35,2e,32,35,35,2e,\\', '  32,35,35,2e,30,00,00', '"RelayDenyList"=hex(7):00', '',
  `[${SERVICES}\\MSExchangeIMC\\Parameters\\Extension]`, '',
  `[${SERVICES}\\MSExchangeIMC\\Performance]`, '"Library"="imcperf.dll"', '',
  `[${SERVICES}\\MSExchangeIMC\\Security]`, '"Security"=hex:01,00,14,80,90,00,00,00,9c,00,00,00,14,00,00,00,30,00,00,00,02,\\', '  00,1c,00,01,00', '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]', '"Anything"=0x1', '"Password"="x"', 'at all', '[', '',
);

test('nothing is said of an export that has nothing wrong in it, whatever pages it does not have', () => {
  expect(said(EXPORT)).toEqual([]);
  expect(said(EXPORT.replace('REGEDIT4', 'Windows Registry Editor Version 5.00').replace(/hex\(7\):.*\r\n(?: .*\r\n)?/g, 'hex(7):00,00\r\n').replace('0000000a', '00000008'))).toEqual([]);
});

test('nothing is said of files that do not touch the connector', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES.filter(piece => !/MSExchange/.test(piece))), { maxLength: 30 }), pieces => {
    const about = said(`[HKEY_CURRENT_USER\\Software]\n${pieces.join('\n')}`);
    expect(about.filter(message => !/^(?:unused-disable|unknown-code)/.test(message))).toEqual([]);
  }), { numRuns: 200 });
});

test('a file whose name says nothing is known by its first line', () => {
  for (const [head, id] of [
    ['REGEDIT4\r\n', 'reg'], ['\uFEFFWindows Registry Editor Version 5.00\r\n', 'reg'], ['\r\nREGEDIT4', 'reg'], ['REGEDIT4 is a header', undefined], ['[HKEY_LOCAL_MACHINE]\n', undefined],
    ['[Header]\nVersion=1\n', 'imc'],
  ] as const) expect(recognize(head)?.id, head).toBe(id);
});

test('no message repeats what may be a password', () => {
  const text = lines('REGEDIT4', '', `[${SERVICES}\\MSExchangeIMC\\Parameters]`, '"Password"="geheim"', '"Password"=geheim', '"SmtpPassword"=dword:geheim', '"Password"="geheim', 'Password=geheim', '"Password"=hex:geheim');
  const found = said(text);
  expect(found.filter(message => message.startsWith('password-in-document'))).toHaveLength(1);
  expect(found.filter(message => message.includes('geheim'))).toEqual([]);
});

const PIECES = [
  'REGEDIT4', 'Windows Registry Editor Version 5.00', `[${SERVICES}\\MSExchangeIMC\\Parameters]`, `[${SERVICES}\\MSExchangeIMC\\Parameters\\Extension]`,
  '[HKEY_LOCAL_MACHINE/System/CCS/Service\\MSExchangeIMS\\Parameters]', `[${SERVICES}\\MSExchangeIMC\\ParametersSystem]`, '[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\MSExchangeIMC\\Parameters]',
  `[-${SERVICES}\\MSExchangeIMC\\Parameters]`, `[${SERVICES}\\MSExchangeIS\\ParametersSystem\\InternetContent]`, '[HKEY_CURRENT_USER\\x]', '[',
  '"AlwaysUseETRN"=dword:00000001', '"AlwaysUseTURN"="1"', '"AlwaysUseTRN"=dword:2', '"AlwaysUseETRN "="Yes"', '"DisableETRN"=hex(4):01,00,00,00', '"AlwaysUseETRN"=-', '"MaxRecipients"=100', '"MaxRecipients"=hex:64,00,00,00',
  '"RelayAllowList"="192.0.2.0/24"', '"RelayAllowLists"=hex(7):31,00', '"RelayAllowList"=hex(7):31,30,2e,30,2e,30,2e,30,2f,38,00,\\', '  31,30,2e,30,2e,30,2e,31,2c,31,30,2e,30,2e,30,2e,32,00,00', '"TurfTable"=hex(7):61,3b,62,40,63,00,00',
  '"RelayDenyList"=hex(7):31,00,30,00,2e,00,30,00,2e,00,30,00,2e,00,30,00,20,00,00,00,00,00', '"RelayFlags"=dword:00000006', '"InboundSizeLimit"=dword:00002800', '"InboundJournal"="x"', '"ResolveP2"=dword:0000000b',
  '"SiteDomain"="@example.com."', '"NonRoutingExtensionDll"="x.dll"', '"InboundAppend"="\\\\ulo"', '"InboundRecipJournalProp"=dword:00008036', '"FontSize"=dword:0000000c', '"DisplayErrsOnConsole"=dword:256', '"Password"="x"',
  '; imc-disable-next-line mask-separator', '; imc-disable syntax', '', 'x',
] as const;

const document = fc.tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), fc.constantFrom('\n', '\r\n')).map(([pieces, eol]) => pieces.join(eol));

/** A value that is written twice shows what was behind it when the one in force is deleted: here each name stands once. */
const withoutRepeats = fc.uniqueArray(fc.constantFrom(...PIECES), { maxLength: 25, selector: piece => /^"(\w+?)s? *"/.exec(piece)?.[1]?.toLowerCase() ?? piece }).map(pieces => pieces.join('\n'));

test('every fix that is offered changes something, and mends what it is for', () => {
  fc.assert(fc.property(withoutRepeats, text => {
    const snapshot = read(text);
    for (const { rule, finding } of findingsOfDocument(snapshot, rules)) for (const { fix, changes } of offeredFixes(snapshot, finding)) {
      const after = applyChanges(snapshot, changes);
      expect(after, `${rule.code}: ${fix.title}`).not.toBe(text);
      const alone = (of: Snapshot) => findingsOfDocument(of, [rule]).length;
      if (rule.on !== 'comments') expect(alone(read(after)), `${rule.code}: ${fix.title}`).toBeLessThan(alone(snapshot));
    }
  }), { numRuns: 300 });
});

test('the safe fixes come to rest, and leave nothing that is safe to fix', () => {
  fc.assert(fc.property(document, text => {
    let now = text;
    for (let round = 0; ; round++) {
      const snapshot = read(now);
      const next = applyChanges(snapshot, safeChangesOf(snapshot, findingsOfDocument(snapshot, rules)));
      if (next === now) return;
      expect(round).toBeLessThan(10);
      now = next;
    }
  }), { numRuns: 200 });
});

test('what is found after an edit is what is found in the edited text', () => {
  fc.assert(fc.property(document, fc.constantFrom(...PIECES), fc.nat(24), (text, piece, line) => {
    const opened = openDocument('test:///a.reg', 'reg', 1, text);
    snapshotOf(opened).model.facts.forEach(fact => fact.kind);
    const changed = changeDocument(opened, [{ range: { start: { line, character: 0 }, end: { line, character: 3 } }, text: `${piece}\n` }], 2);
    const brief = (snapshot: Snapshot) => findingsOfDocument(snapshot, rules).map(({ rule, finding }) => ({ code: rule.code, message: finding.message, at: snapshot.rangeOf(finding.at) }));
    const edited = snapshotOf(changed);
    expect(brief(edited)).toEqual(brief(read(edited.text())));
  }), { numRuns: 200 });
});
