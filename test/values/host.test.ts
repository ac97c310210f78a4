import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostsIn } from '../../server/src/values/host.js';
import { checkValue, explainValue } from '../../server/src/values/index.js';
import { formatIPv4, parseIPv4 } from '../../server/src/values/ipv4.js';
import { INBOUND, readTarget } from '../../server/src/values/target.js';
import { shown } from './marked.js';

test('an address is four numbers from 0 to 255 and nothing else', () => {
  for (const [text, address] of [
    ['0.0.0.0', 0], ['255.255.255.255', 0xffffffff], ['192.0.2.1', 0xc0000201], ['127.0.0.1', 0x7f000001],
    ['192.0.2', undefined], ['10.1', undefined], ['3221225985', undefined], ['192.0.2.256', undefined], ['192.0.2.01', undefined], ['0xc0.0.2.1', undefined],
    ['192.0.2.1.', undefined], ['192.0.2.1.5', undefined], [' 192.0.2.1', undefined], ['192.0.2.-1', undefined], ['1９2.0.2.1', undefined], ['', undefined],
  ] as const) expect(parseIPv4(text), text).toBe(address);
});

test('an address written out reads as itself', () => {
  fc.assert(fc.property(fc.nat(0xffffffff), address => {
    expect(parseIPv4(formatIPv4(address))).toBe(address);
  }));
});

test('a host is a name or an address; digits and dots are meant as an address', () => {
  for (const [text, problems] of [
    ['mail.example.com', []], ['mailhost', []], ['192.0.2.25', []], ['3mail.example', []],
    ['10.1', ['bad-ip "10.1"']], ['192.0.2.256', ['bad-ip "192.0.2.256"']], ['192.0.2.01', ['bad-ip "192.0.2.01"']], ['1', ['bad-ip "1"']],
    ['192.0.2.1.', ['bad-ip "192.0.2.1." → "192.0.2.1"']],
    ['[192.0.2.1]', ['bad-host "[192.0.2.1]" → "192.0.2.1"']],
    ['mail.example.com:2525', ['bad-host ":2525" → "mail.example.com"']],
    ['192.0.2.1:25', ['bad-host ":25" → "192.0.2.1"']],
    ['mail example.com', ['bad-host " "']], ['mail_1.example', ['information bad-host "_"']],
    ['mail.example.com.', ['error trailing-dot "." → "mail.example.com"']],
    ['mail.1', ['bad-host "1"']],
    ['', ['bad-host ""']],
    ['a.example,b.example', ['bad-host ","']],
  ] as const) expect(shown(text, checkValue({ kind: 'host' }, text)), text).toEqual(problems);
});

test('with commas each host is checked in its own place (Q279323)', () => {
  const many = { kind: 'host', many: true } as const;
  for (const [text, problems] of [
    ['a.example,192.0.2.1', []], ['a.example , b.example', []],
    ['a.example,10.1,b!.example', ['bad-ip "10.1"', 'bad-host "!"']],
    ['a.example,,b.example', ['bad-host "," → "a.example,b.example"']],
    ['a.example,', ['bad-host "," → "a.example"']],
    [',a.example', ['bad-host "," → "a.example"']],
    ['a.example;b.example', ['bad-host ";"']],
    ['', ['bad-host ""']],
  ] as const) expect(shown(text, checkValue(many, text)), text).toEqual(problems);
  expect(hostsIn('a, b').map(({ text, start }) => [text, start])).toEqual([['a', 0], ['b', 3]]);
  expect(explainValue(many, 'a.example,b.example')).toContain('in turn');
});

test('what articles and fingers make of <inbound> is inbound; a real name is a host', () => {
  for (const [text, expected] of [
    ['<inbound>', 'exact'], ['<INBOUND>', 'exact'], [' <inbound> ', 'exact'],
    ['<inboud>', 'meant'],                                        // Q264557
    ['<Inbound mail>', 'meant'],                                  // Q307628
    ['inbound', 'meant'], ['Inbound', 'meant'],                   // Q174351
    ['< inbound >', 'meant'], ['<inbuond>', 'meant'], ['<imbound>', 'meant'], ['<inbounds>', 'meant'], ['<inbound', 'meant'], ['inbound>', 'meant'],
    ['[inbound]', 'meant'], ['<mail inbound>', 'meant'], ['"inbound"', 'meant'],
    ['Should be accepted as inbound', 'meant'],                   // the dialog's own words
    ['inbound.example.com', 'host'], ['inboud', 'host'], ['outbound', 'host'], ['<outbound>', 'host'], ['<host>', 'host'], ['inbound2', 'host'], ['mail', 'host'],
    ['example.com', 'host'], ['[192.0.2.1]', 'literal'], ['192.0.2.1', 'host'], ['', 'host'],
  ] as const) {
    const target = readTarget(text);
    const found = target.kind === 'inbound' ? target.exact ? 'exact' : 'meant' : target.kind;
    expect(found, text).toBe(expected);
  }
  expect(readTarget('[ 192.0.2.1 ]')).toEqual({ kind: 'literal', address: '192.0.2.1' });
});

test('a target is checked as what it is', () => {
  for (const [text, problems] of [
    [INBOUND, []], ['<inboud>', []], ['host.example.com', []], ['192.0.2.1', []], ['[192.0.2.1]', []],
    ['[10.1]', ['bad-ip "10.1"']], ['[]', ['bad-ip ""']], ['10.1', ['bad-ip "10.1"']], ['<host>', ['bad-host "<"']], ['', ['bad-host ""']],
  ] as const) expect(shown(text, checkValue({ kind: 'target' }, text)), text).toEqual(problems);
});

test('no text makes a host or a target throw, and every place lies inside it', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '1', '.', ',', ';', '[', ']', '<', '>', ':', ' ', 'i', 'n', 'ü') }), text => {
    for (const type of [{ kind: 'host' }, { kind: 'host', many: true }, { kind: 'target' }] as const) {
      explainValue(type, text);
      for (const { start, end } of checkValue(type, text)) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
  }));
});
