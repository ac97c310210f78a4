import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, changesOf } from '../../../server/src/analysis/fixes.js';
import { openDocument } from '../../../server/src/analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../../../server/src/analysis/snapshot.js';
import { decodeAnsi, encodeAnsi } from '../../../server/src/formats/reg/code-page.js';
import type { ModelEdit } from '../../../server/src/model/edit.js';
import type { Span } from '../../../server/src/text/tree.js';

const KEY = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]';
const HEADERS = ['REGEDIT4', 'Windows Registry Editor Version 5.00'] as const;

/** A file with these lines in the Parameters key. */
function file(lines: readonly string[], header: string = HEADERS[0]): Snapshot {
  return snapshotOf(openDocument('test:///a.reg', 'reg', 1, [header, '', KEY, ...lines, ''].join('\n')));
}

const valueOf = (snapshot: Snapshot, name: string) => snapshot.model.setting('Parameters', name)?.fact;
const rowsOf = (snapshot: Snapshot, name: string) => snapshot.model.entries('Parameters', name).map(({ fields }) => fields[0]!.raw);

/** The lines of the key after a change. */
function edited(snapshot: Snapshot, ...edits: readonly ModelEdit[]): Snapshot {
  const text = applyChanges(snapshot, changesOf(snapshot, edits));
  return snapshotOf(openDocument('test:///a.reg', 'reg', 2, text));
}
const linesOf = (snapshot: Snapshot) => snapshot.text().split('\n').slice(3, -1);

/** What stands at a span, its line ends as blanks. */
function written(snapshot: Snapshot, span: Span): string {
  const { start, end } = snapshot.rangeOf(span);
  const lines = snapshot.text().split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.character);
  return lines.join(' ').slice(start.character);
}

test('what data says, in every form that it has', () => {
  for (const [data, type, value] of [
    ['dword:00000001', 'REG_DWORD', '1'], ['dword:1', 'REG_DWORD', '1'], ['DWORD:000000FF', 'REG_DWORD', '255'], ['dword:ffffffff', 'REG_DWORD', '4294967295'],
    ['"C:\\\\x \\"y\\""', 'REG_SZ', 'C:\\x "y"'], ['""', 'REG_SZ', ''], ['"a;b" ; comment', 'REG_SZ', 'a;b'],
    ['hex:01,02', 'REG_BINARY', '01,02'], ['hex(3):01', 'REG_BINARY', '01'], ['hex:', 'REG_BINARY', ''],
    ['hex(4):00,01,00,00', 'REG_DWORD', '256'], ['hex(b):01,00,00,00,01,00,00,00', 'REG_QWORD', '4294967297'],
    ['hex(2):25,61,25,00', 'REG_EXPAND_SZ', '%a%'], ['hex(1):61', 'REG_SZ', 'a'], ['hex(2):', 'REG_EXPAND_SZ', ''],
    ['hex(7):61,00,62,00,00', 'REG_MULTI_SZ', '+'], ['hex(7):00', 'REG_MULTI_SZ', ''], ['hex(7):', 'REG_MULTI_SZ', ''], ['hex(7):61', 'REG_MULTI_SZ', '+'],
    ['hex(0):', 'REG_NONE', ''], ['hex(8):01', 'another type', '01'], ['hex(100000):01', 'another type', '01'],
  ] as const) {
    const fact = valueOf(file([`"x" = ${data}`]), 'x');
    expect({ type: fact?.data?.type, value: fact?.value }, data).toEqual({ type, value });
  }
});

test('a list holds the texts up to the empty one, in bytes of the kind that the first line says', () => {
  for (const [header, data, rows] of [
    ['REGEDIT4', '61,62,00,63,00,00', ['ab', 'c']],
    ['REGEDIT4', '61,00,00,63,00,00', ['a']],
    ['REGEDIT4', '61,62', ['ab']],
    ['REGEDIT4', '80,e9,00,00', ['€é']],
    ['Windows Registry Editor Version 5.00', '61,00,ac,20,00,00,63,00,00,00,00,00', ['a€', 'c']],
    ['Windows Registry Editor Version 5.00', '61,00,62', ['ab']],
    ['; no header', '61,00,62,00,00,00,00,00', ['ab']],
    ['; no header', '61,62,00,00', ['ab']],
  ] as const) expect(rowsOf(file([`"RelayAllowList"=hex(7):${data}`], header), 'RelayAllowList'), `${header} ${data}`).toEqual(rows);
});

test('data goes on in lines that look like bytes, behind a backslash, and in no others', () => {
  const goesOn = file(['"RelayAllowList"=hex(7):61,\\', '  62,00,\\  ', '\t00', '"MaxRecipients"=dword:00000001']);
  expect(rowsOf(goesOn, 'RelayAllowList')).toEqual(['ab']);
  expect(valueOf(goesOn, 'MaxRecipients')?.value).toBe('1');
  const stops = file(['"RelayAllowList"=hex(7):61,\\', '"MaxRecipients"=dword:00000001', '62,00']);
  expect(rowsOf(stops, 'RelayAllowList')).toEqual(['a']);
  expect(valueOf(stops, 'MaxRecipients')?.value).toBe('1');
  expect(valueOf(file(['"TurfDir"="C:\\\\"', '"MaxRecipients"=dword:00000001']), 'MaxRecipients')?.value, 'a backslash in text ends no line').toBe('1');
});

test('a value, a row, and a piece of a row are found where they are written', () => {
  const snapshot = file(['"a\\\\b"="C:\\\\x"', '"RelayAllowList"=hex(7):61,62,00,63,\\', '  64,00,00', '"MaxRecipients"=dword:0000000a ; ten']);
  const odd = valueOf(snapshot, 'a\\b')!;
  expect(written(snapshot, odd.nameSpan)).toBe('a\\\\b');
  expect(written(snapshot, { ...odd.valueSpan, start: 2, end: 4 })).toBe('\\\\x');
  const [first, second] = snapshot.model.entries('Parameters', 'RelayAllowList');
  expect(written(snapshot, first!.fields[0]!.span)).toBe('61,62');
  expect(written(snapshot, second!.fields[0]!.span)).toBe('63,\\   64');
  expect(written(snapshot, { ...second!.fields[0]!.span, start: 1 })).toBe('64');
  expect(written(snapshot, valueOf(snapshot, 'MaxRecipients')!.valueSpan)).toBe('0000000a');
  expect(written(snapshot, valueOf(snapshot, 'RelayAllowList')!.data!.span)).toBe('hex(7):61,62,00,63,\\   64,00,00');
});

test('what is deleted is not in force, what is written again is', () => {
  const set = '"AlwaysUseETRN"=dword:00000001';
  const key = KEY.slice(1);
  for (const [lines, value] of [
    [[set], '1'], [[set, '"AlwaysUseETRN"=-'], undefined], [['"alwaysuseetrn"=-', set], '1'], [[set, `[-${key}`], undefined], [[set, `[-${key}`, KEY, set], '1'],
    [[set, '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\Extension]'], '1'],
    [[set, `[-${key}`, '"AlwaysUseETRN"=dword:00000001'], undefined],
    [[set, '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC]'], undefined],
    [[set, '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Something]'], '1'],
    [[set, '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters]'], '1'],
  ] as const) expect(valueOf(file(lines), 'AlwaysUseETRN')?.value, lines.join(' / ')).toBe(value);
});

test('a change is written in the way of the file', () => {
  for (const header of HEADERS) {
    const wide = header !== HEADERS[0];
    const bytes = (text: string) => [...text].map(letter => letter.charCodeAt(0).toString(16).padStart(2, '0') + (wide ? ',00' : '')).join(',');
    const list = (...rows: string[]) => `hex(7):${bytes(rows.map(row => `${row}\0`).join('') + '\0')}`;
    const before = file([`"RelayAllowList"=${list('a', 'b')}`, '"TurfDir"="x"', '"RelayFlags"=dword:00000002 ; two'], header);
    const [first, second] = before.model.entries('Parameters', 'RelayAllowList');
    const flags = valueOf(before, 'RelayFlags')!;
    const turf = valueOf(before, 'TurfDir')!;
    const relay = valueOf(before, 'RelayAllowList')!;
    for (const [what, edit, line, expected] of [
      ['a row is respelt', { kind: 'respell', span: first!.fields[0]!.span, text: 'cd' }, 0, `"RelayAllowList"=${list('cd', 'b')}`],
      ['a row is removed', { kind: 'remove', fact: first! }, 0, `"RelayAllowList"=${list('b')}`],
      ['the last row is removed', { kind: 'remove', fact: second! }, 0, `"RelayAllowList"=${list('a')}`],
      ['a row is added', { kind: 'add', section: 'Parameters', name: 'RelayAllowList', entries: [['e;f']] }, 0, `"RelayAllowList"=${list('a', 'b', 'e;f')}`],
      ['several rows are added', { kind: 'add', section: 'Parameters', name: 'RelayAllowList', entries: [['c'], ['d']] }, 0, `"RelayAllowList"=${list('a', 'b', 'c', 'd')}`],
      ['a list is begun', { kind: 'add', section: 'Parameters', name: 'RelayDenyList', entries: [['g']] }, 3, `"RelayDenyList"=${list('g')}`],
      ['a list is removed', { kind: 'remove', fact: relay }, 0, '"TurfDir"="x"'],
      ['text is respelt', { kind: 'respell', span: turf.valueSpan, text: 'C:\\"y"' }, 1, '"TurfDir"="C:\\\\\\"y\\""'],
      ['a name is respelt', { kind: 'respell', span: turf.nameSpan, text: 'a\\b' }, 1, '"a\\\\b"="x"'],
      ['a number is respelt', { kind: 'respell', span: flags.valueSpan, text: '255' }, 2, '"RelayFlags"=dword:000000ff ; two'],
      ['a number is set', { kind: 'set', section: 'Parameters', name: 'RelayFlags', value: '0x10' }, 2, '"RelayFlags"=dword:00000010 ; two'],
      ['a new number is set', { kind: 'set', section: 'Parameters', name: 'MaxRecipients', value: '100' }, 3, '"MaxRecipients"=dword:00000064'],
      ['new text is set', { kind: 'set', section: 'Parameters', name: 'SiteDomain', value: 'a"b' }, 3, '"SiteDomain"="a\\"b"'],
      ['text becomes a list', { kind: 'retype', fact: turf, type: 'REG_MULTI_SZ', values: ['h', 'i'] }, 1, `"TurfDir"=${list('h', 'i')}`],
    ] as const) expect(linesOf(edited(before, edit))[line], `${header}: ${what}`).toBe(expected);
    expect(linesOf(edited(before, { kind: 'set', section: 'Connections', name: 'ForwardTo', value: 'x' })), 'a page has no place here').toEqual(linesOf(before));
    expect(edited(before, { kind: 'set', section: 'Extension', name: 'InboundJournalNDR', value: 'x' }).text(), 'a key that is not there is begun')
      .toBe(`${before.text()}\n${KEY.replace(']', '\\Extension]')}\n"InboundJournalNDR"="x"\n`);
  }
});

test('a long list is written in lines as the Registry Editor breaks them, and added to behind its last row', () => {
  const rows = Array.from({ length: 12 }, (_, i) => `192.0.2.${i}`);
  const before = file(['"TurfDir"="x"']);
  const begun = edited(before, { kind: 'retype', fact: valueOf(before, 'TurfDir')!, type: 'REG_MULTI_SZ', values: rows });
  const again = edited(file(['"RelayAllowList"="x"']), { kind: 'set', section: 'Parameters', name: 'RelayAllowList', value: '' });
  expect(linesOf(again)).toEqual(['"RelayAllowList"=hex(7):00']);
  expect(linesOf(begun)).toHaveLength(6);
  for (const line of linesOf(begun)) expect(line.length).toBeLessThanOrEqual(80);
  expect(rowsOf(begun, 'TurfDir')).toEqual(rows);
  const longer = edited(begun, { kind: 'add', section: 'Parameters', name: 'TurfDir', entries: [['last']] });
  expect(rowsOf(longer, 'TurfDir')).toEqual([...rows, 'last']);
  expect(linesOf(longer).slice(0, -1)).toEqual(linesOf(begun).slice(0, -1));
});

test('writing a text and reading it gives the text, whatever is in it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\\', '"', ';', ' ', 'é', '€', '=', '[', ']', ','), maxLength: 12 });
  fc.assert(fc.property(text, fc.array(text.filter(row => row !== ''), { maxLength: 4 }), fc.constantFrom(...HEADERS), (value, rows, header) => {
    const before = file(['"TurfDir"="x"', '"RelayAllowList"=hex(7):00'], header);
    const one = edited(before, { kind: 'respell', span: valueOf(before, 'TurfDir')!.valueSpan, text: value });
    expect(valueOf(one, 'TurfDir')?.value).toBe(value);
    let many = before;
    for (const row of rows) many = edited(many, { kind: 'add', section: 'Parameters', name: 'RelayAllowList', entries: [[row]] });
    expect(rowsOf(many, 'RelayAllowList')).toEqual(rows);
    const all = edited(before, { kind: 'retype', fact: valueOf(before, 'TurfDir')!, type: 'REG_MULTI_SZ', values: rows });
    expect(rowsOf(all, 'TurfDir')).toEqual(rows);
    for (const [i, row] of many.model.entries('Parameters', 'RelayAllowList').entries()) {
      expect(rowsOf(edited(many, { kind: 'remove', fact: row }), 'RelayAllowList')).toEqual(rows.filter((_, other) => other !== i));
      expect(rowsOf(edited(many, { kind: 'respell', span: row.fields[0]!.rawSpan, text: 'new' }), 'RelayAllowList')).toEqual(rows.map((old, other) => (other === i ? 'new' : old)));
    }
  }), { numRuns: 200 });
});

test('a change of bytes joins their lines, but takes no comment along', () => {
  const respelt = (...lines: string[]) => {
    const before = file(lines);
    const [row] = before.model.entries('Parameters', 'RelayAllowList');
    return linesOf(edited(before, { kind: 'respell', span: row!.span, text: 'x' }));
  };
  expect(respelt('"RelayAllowList"=hex(7):61,\\', '  62,00,\\', '  00 ; end')).toEqual(['"RelayAllowList"=hex(7):78,00,\\', '  00 ; end']);
  expect(respelt('"RelayAllowList"=hex(7):61,62,00,\\ ; why', '  00')).toEqual(['"RelayAllowList"=hex(7):78,00,\\ ; why', '  00']);
  const kept = ['"RelayAllowList"=hex(7):61,\\ ; why', '  62,00,00'];
  expect(respelt(...kept)).toEqual(kept);
});

test('a text that the code page of an old file does not have is not written', () => {
  const before = file(['"RelayAllowList"=hex(7):61,00,00']);
  const [row] = before.model.entries('Parameters', 'RelayAllowList');
  expect(changesOf(before, [{ kind: 'respell', span: row!.span, text: 'Ж' }])).toEqual([]);
  expect(changesOf(before, [{ kind: 'add', section: 'Parameters', name: 'RelayAllowList', entries: [['Ж']] }])).toEqual([]);
});

test('each byte of the code page is one character and back', () => {
  for (let byte = 0; byte < 256; byte++) expect(encodeAnsi(decodeAnsi([byte]))).toEqual([byte]);
});
