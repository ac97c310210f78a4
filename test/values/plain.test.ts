import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settings } from '../../server/src/catalog/index.js';
import { bitsKind, hasBit, unknownBits } from '../../server/src/values/bits.js';
import { parseHours } from '../../server/src/values/hours.js';
import { checkValue, describeType, entryForm, explainValue, suggestValues } from '../../server/src/values/index.js';
import { parseNumber } from '../../server/src/values/number.js';
import { isFullPath } from '../../server/src/values/path.js';
import type { ListType, TypeOf, ValueType } from '../../server/src/values/value-type.js';
import { shown } from './marked.js';

const word: ValueType = { kind: 'switch', style: 'word' };
const digit: ValueType = { kind: 'switch', style: 'digit' };
const anyNumber: ValueType = { kind: 'switch', style: 'digit', nonZero: true };

test('a switch on a page is Yes or No, in any case and with nothing else', () => {
  for (const [text, problems] of [
    ['Yes', []], ['NO', []], [' yes ', []],
    ['1', ['property-value "1" → "Yes"']], ['0', ['property-value "0" → "No"']], ['true', ['property-value "true" → "Yes"']], ['Off', ['property-value "Off" → "No"']],
    ['Yse', ['property-value "Yse" → "Yes"']], ['maybe', ['property-value "maybe"']], ['', ['property-value ""']],
  ] as const) expect(shown(text, checkValue(word, text)), text).toEqual(problems);
});

test('a switch in the registry is 0 or 1; other numbers are on only where an article says so', () => {
  for (const [type, text, faults] of [
    [digit, '0', []], [digit, '1', []], [digit, '0x1', []], [digit, '0x00000000', []], [digit, '01', []],
    [digit, '2', ['range']], [digit, '4294967295', ['range']], [digit, 'Yes', ['form']], [digit, '', ['form']], [digit, '-1', ['form']], [digit, '0x', ['form']],
    [anyNumber, '2', []], [anyNumber, '0xffffffff', []], [anyNumber, 'on', ['form']],
  ] as const) expect(checkValue(type, text).map(({ fault }) => fault), text).toEqual(faults);
  expect(shown('Yes', checkValue(digit, 'Yes'))).toEqual(['property-value "Yes" → "1"']);
});

test('a number is whole and plain; 0x only where the registry is meant', () => {
  for (const [text, notation, number] of [
    ['42', 'decimal', 42], [' 42 ', 'decimal', 42], ['0x2A', 'hex', 42], ['0X2a', 'hex', 42], ['4294967295', 'hex', 4294967295], ['0xffffffff', 'hex', 0xffffffff],
    ['0x2A', 'decimal', undefined], ['0x1ffffffff', 'hex', undefined], ['4.5', 'decimal', undefined], ['-1', 'decimal', undefined], ['1e3', 'decimal', undefined],
    ['1,000', 'decimal', undefined], ['', 'decimal', undefined], ['２', 'decimal', undefined], ['2A', 'hex', undefined],
  ] as const) expect(parseNumber(text, notation), `${text} ${notation}`).toBe(number);
});

test('a number outside is told from no number at all', () => {
  const size: ValueType = { kind: 'number', min: 1, max: 9_999_999, unit: 'KB', special: [{ value: 'None', meaning: 'Any size' }] };
  const bytes: ValueType = { kind: 'number', hex: true, unit: 'bytes' };
  for (const [type, text, expected] of [
    [size, '2048', []], [size, 'none', []], [size, '0', ['range']], [size, '10000000', ['range']], [size, 'big', ['form']],
    [bytes, '4294967295', []], [bytes, '4294967296', ['range']],
  ] as const) expect(checkValue(type, text).map(({ fault }) => fault), text).toEqual(expected);
  for (const [type, text, meant] of [
    [size, '2,048', '2048'], [size, '2048 KB', '2048'], [size, '2 MB', '2048'], [size, '2 apples', undefined], [size, '0 KB', undefined],
    [bytes, '20 MB', '20971520'], [bytes, '20MB', '20971520'], [bytes, '5 GB', undefined],
  ] as const) expect(checkValue(type, text)[0]?.replacement?.text, text).toBe(meant);
});

test('a number is explained in larger units', () => {
  for (const [type, text, words] of [
    [{ kind: 'number', hex: true, unit: 'bytes' }, '10485760', '10,485,760 bytes = 10 MB, 0xa00000 in hexadecimal'],
    [{ kind: 'number', hex: true, unit: 'bytes' }, '0x01388000', '20,480,000, 20,480,000 bytes ≈ 19.53 MB'],       // the 20 MB of Q189587
    [{ kind: 'number', unit: 'KB' }, '2048', '2,048 KB = 2 MB'],
    [{ kind: 'number', unit: 'KB' }, '1000', '1,000 KB'],
    [{ kind: 'number', unit: 'minutes' }, '90', '90 minutes'],
    [{ kind: 'number' }, '5', undefined],
    [{ kind: 'number' }, 'x', undefined],
  ] as const satisfies readonly (readonly [ValueType, string, string | undefined])[]) expect(explainValue(type, text), text).toBe(words);
});

const formatting = (settings.find(({ name }) => name === 'DomainInformation')!.type as ListType).fields[3]!.type as TypeOf<'bits'>;
const relayFlags = settings.find(({ name }) => name === 'RelayFlags')!.type;
const resolveP2 = settings.find(({ name }) => name === 'ResolveP2')!.type as TypeOf<'bits'>;

test('800 is MIME in plain text without automatic and out-of-office replies (Q262126)', () => {
  const on = formatting.bits.filter(({ mask }) => hasBit(800, mask)).map(({ mask }) => mask);
  expect(on).toEqual([32, 256, 512]);
  const table = explainValue(formatting, '800')!.split('\n');
  expect(table).toHaveLength(2 + 18);
  expect(table.filter(row => row.includes('●'))).toEqual(['| 32 | ● | MIME, text as plain text only |', '| 256 | ● | out-of-office replies are not sent |', '| 512 | ● | automatic replies are not sent |']);
});

test('bits that no article knows are named', () => {
  for (const [type, text, expected] of [
    [formatting, '800', []], [formatting, '196608', []], [formatting, '1', []],       // that a bit is unused is a rule of its own
    [formatting, '262144', ['range']], [formatting, '0x320', ['form']], [formatting, 'x', ['form']],
    [relayFlags, '15', []], [relayFlags, '0', []], [relayFlags, '0xf', []], [relayFlags, '16', ['range']], [relayFlags, '4294967295', ['range']], [relayFlags, '', ['form']],
    [resolveP2, '124', []], [resolveP2, '1', []], [resolveP2, '3', ['range']], [resolveP2, '128', ['range']],
  ] as const satisfies readonly (readonly [ValueType, string, readonly string[]])[]) expect(checkValue(type, text).map(({ fault }) => fault), text).toEqual(expected);
  expect(checkValue(relayFlags, '18')[0]!.message).toBe('18 sets 16, which no article describes; known are 1, 2, 4 or 8');
  expect(unknownBits(resolveP2, 0x80000001)).toBe(0x80000001);
});

test('twice the flags of Q174755 give the numbers it names: all but the sender 124, recipients alone 32', () => {
  const all = resolveP2.bits.reduce((sum, { mask }) => sum + mask, 0);
  expect(all - resolveP2.bits.find(({ meaning }) => meaning === 'sender')!.mask).toBe(124);
  expect(resolveP2.bits.find(({ meaning }) => meaning.startsWith('recipients'))!.mask).toBe(32);
  expect(bitsKind.explain(resolveP2, '1')).toMatch(/^All addresses of the headers/);
});

test('every number is the sum of its known and its unknown bits', () => {
  fc.assert(fc.property(fc.nat(0xffffffff), number => {
    const known = formatting.bits.filter(({ mask }) => hasBit(number, mask)).reduce((sum, { mask }) => sum + mask, 0);
    expect(known + unknownBits(formatting, number)).toBe(number);
  }));
});

test('a choice is found in any case, and by the words of the dialog', () => {
  const mode = settings.find(({ name }) => name === 'TransferMode')!.type;
  for (const [text, meant] of [
    ['inboundonly', true], ['Both', true],
    ['Inbound & Outbound', 'Both'], ['Inbound Only', 'InboundOnly'], ['None (Flush Queues)', 'None'], ['inbound-only', 'InboundOnly'], ['InboundOnyl', 'InboundOnly'], ['Bth', 'Both'],
    ['Sideways', undefined], ['', undefined],
  ] as const) {
    const [problem] = checkValue(mode, text);
    if (meant === true) expect(problem, text).toBeUndefined();
    else expect(problem, text).toMatchObject({ code: 'property-value' });
    if (meant !== true) expect(problem!.replacement?.text, text).toBe(meant);
  }
  expect(describeType(mode)).toBe('Both, InboundOnly, OutboundOnly or None');
});

test('versions are releases with service packs that there were', () => {
  for (const [text, meant] of [
    ['5.5', true], ['5.5 SP4', true], ['5.0 sp2', true], ['4.0 SP5', true],
    ['5.5SP4', '5.5 SP4'], ['Exchange 5.5 Service Pack 3', '5.5 SP3'], ['5,5 SP4', '5.5 SP4'], ['5.5 SP0', '5.5'],
    ['5.5 SP5', undefined], ['5.0 SP3', undefined], ['6.0', undefined], ['2000', undefined], ['', undefined], ['15.5', undefined],
  ] as const) {
    const [problem] = checkValue({ kind: 'version' }, text);
    if (meant === true) expect(problem, text).toBeUndefined();
    else expect([problem?.code, problem?.replacement?.text], text).toEqual(['bad-version', meant]);
  }
  expect(suggestValues({ kind: 'version' })[0]).toMatchObject({ value: '5.5 SP4' });
});

test('retry intervals are hours with points, 0 to 100 each (Q146669, Q151780)', () => {
  for (const [text, problems] of [
    ['.25,.5,1,4', []], ['0', []], ['100', []], ['0.25, 1', []], ['1.', []],
    ['101', ['property-value "101"']], ['.25;.5', ['property-value ".25;.5"']], ['1,x,2', ['property-value "x"']], ['1,,2', ['property-value ","']],
    ['-1', ['property-value "-1"']], ['1,', ['property-value ","']], ['', ['property-value ""']], ['.', ['property-value "."']],
  ] as const) expect(shown(text, checkValue({ kind: 'hours' }, text)), text).toEqual(problems);
  expect(explainValue({ kind: 'hours' }, '.25,.5,1,4')).toBe('Retries after 15 minutes, then 30 minutes, then 1 hour, then 4 hours');
  expect(explainValue({ kind: 'hours' }, '0')).toBe('No retries');
  expect(parseHours('1,x')).toBeUndefined();
});

test('an occasion to dial is a word, then perhaps minutes', () => {
  const dial = settings.find(({ name }) => name === 'Dial')!.type;
  for (const [text, problems] of [
    ['Every;60', []], ['daily', []], ['Queued; 15', []],
    ['Every;', ['property-value ";"']], ['Every;x', ['property-value "x"']], ['Every;0', ['property-value "0"']],
    ['Evry;60', ['property-value "Evry" → "Every;60"']], ['Hourly', ['property-value "Hourly"']], ['', ['property-value ""']], [';60', ['property-value ";60"']],
  ] as const) expect(shown(text, checkValue(dial, text)), text).toEqual(problems);
  expect(explainValue(dial, 'Queued;15')).toBe('When outbound mail has waited for so long: 15 minutes');
});

test('a path is full with a drive and a root, or with a server and a share', () => {
  for (const [text, full] of [
    ['C:\\Exchsrvr\\Imcdata', true], ['c:\\x.dll', true], ['\\\\server\\share\\x.dll', true],
    ['Imsext.dll', false], ['\\Turfdir', false], ['C:Imsext.dll', false], ['..\\x.dll', false], ['\\\\server', false], ['', false],
  ] as const) expect(isFullPath(text), text).toBe(full);
});

test('behind a list stands +, nothing, or a word that may stand instead', () => {
  const list = settings.find(({ name }) => name === 'RetrievalDomains')!.type;
  for (const text of ['+', '', 'Derived', 'derived']) expect(checkValue(list, text), text).toEqual([]);
  expect(shown('example.com', checkValue(list, 'example.com'))).toEqual(['property-value "example.com"']);
  expect(suggestValues(list).map(({ value }) => value)).toEqual(['+', 'Derived']);
  expect(entryForm(settings.find(({ name }) => name === 'RoutingTable')!.type as ListType)).toBe('domain;target[;AlwaysRelay]');
});

test('no text makes any type of the catalog throw, and every place lies inside the text', () => {
  const types = settings.flatMap(({ type }) => type.kind === 'list' ? [type, ...type.fields.map(field => field.type)] : [type]);
  fc.assert(fc.property(fc.constantFrom(...types), fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-fx.,; +<>\\]{0,12}$/)), (type, text) => {
    explainValue(type, text);
    for (const { start, end, message } of checkValue(type, text)) {
      expect(0 <= start && start <= end && end <= text.length, message).toBe(true);
      expect(message.endsWith('.')).toBe(false);
    }
  }), { numRuns: 400 });
});

test('a value of 100,000 characters is checked in time that grows with its length only', () => {
  const types = settings.flatMap(({ type }) => type.kind === 'list' ? type.fields.map(field => field.type) : [type]);
  const oneOfEach = new Map(types.map(type => [`${type.kind} ${'pattern' in type} ${'many' in type} ${'hex' in type}`, type]));
  for (const unit of ['.', '#', ' ', '<', '\\', ',', '1', 'a.', '# ', '5 ', 'ü', '-']) {
    const text = `a${unit.repeat(100_000 / unit.length)}!`;
    for (const type of oneOfEach.values()) {
      explainValue(type, text);
      for (const { end } of checkValue(type, text).slice(0, 10)) expect(end).toBeLessThanOrEqual(text.length);
    }
  }
});

test('what completion offers is right', () => {
  for (const { section, name, type } of settings) {
    for (const inner of type.kind === 'list' ? [type, ...type.fields.map(field => field.type)] : [type]) {
      for (const { value } of suggestValues(inner)) expect(checkValue(inner, value), `[${section}] ${name}: ${value}`).toEqual([]);
    }
  }
});
