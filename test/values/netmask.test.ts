import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkValue, explainValue } from '../../server/src/values/index.js';
import { formatIPv4, parseIPv4 } from '../../server/src/values/ipv4.js';
import { addressesOf, describeRange, isContiguous, matches, neverMatches, ONE_HOST, parseNetmask, sizeOf } from '../../server/src/values/netmask.js';
import { shown } from './marked.js';

test('an entry covers an address when address AND mask give the net (Q193922)', () => {
  for (const [entry, address, expected] of [
    ['192.168.0.0;255.255.0.0', '192.168.1.17', true],
    ['192.168.0.0;255.255.0.0', '192.169.1.17', false],
    ['192.168.1.0;255.255.255.248', '192.168.1.7', true],
    ['192.168.1.0;255.255.255.248', '192.168.1.8', false],
    ['192.168.1.17', '192.168.1.17', true],                       // no mask: one host
    ['192.168.1.17', '192.168.1.18', false],
    ['192.168.1.17;255.255.255.0', '192.168.1.17', false],        // a bit outside the mask: not even itself
    ['192.168.1.123;255.255.255.123', '192.168.1.123', true],     // the mask that Q258140 advises …
    ['192.168.1.123;255.255.255.123', '192.168.1.127', true],     // … covers strangers
    ['192.168.1.123;255.255.255.123', '192.168.1.251', true],
    ['192.168.1.123;255.255.255.123', '192.168.1.122', false],
    ['0.0.0.0;0.0.0.0', '203.0.113.9', true],
    ['157.57.10.0;255.255.0.0', '157.57.10.1', false],            // the form of Q155920, which belongs to another list
    ['224.0.0.0;224.0.0.0', '255.0.0.1', true],                   // the top bits are no sign
    ['10.1;255.0.0.0', '10.0.0.1', false],
  ] as const) expect(matches(parseNetmask(entry), parseIPv4(address)!), `${entry} ~ ${address}`).toBe(expected);
});

test('an entry is taken apart whatever stands between its parts', () => {
  for (const [entry, net, mask, separator, canonical] of [
    ['192.168.1.0;255.255.255.0', '192.168.1.0', '255.255.255.0', ';', '192.168.1.0;255.255.255.0'],
    ['192.168.1.0,255.255.255.0', '192.168.1.0', '255.255.255.0', ',', '192.168.1.0;255.255.255.0'],
    ['192.168.1.0 255.255.255.0', '192.168.1.0', '255.255.255.0', ' ', '192.168.1.0;255.255.255.0'],
    ['192.168.1.0; 255.255.255.0', '192.168.1.0', '255.255.255.0', '; ', '192.168.1.0;255.255.255.0'],
    ['192.168.1.0/24', '192.168.1.0', '255.255.255.0', '/', '192.168.1.0;255.255.255.0'],
    ['192.168.1.0/255.255.255.0', '192.168.1.0', '255.255.255.0', '/', '192.168.1.0;255.255.255.0'],
    ['0.0.0.0/0', '0.0.0.0', '0.0.0.0', '/', '0.0.0.0;0.0.0.0'],
    ['192.168.1.17/32', '192.168.1.17', '255.255.255.255', '/', '192.168.1.17;255.255.255.255'],
    ['192.168.1.17', '192.168.1.17', '255.255.255.255', undefined, '192.168.1.17'],
  ] as const) {
    const netmask = parseNetmask(entry);
    expect([netmask.net, netmask.mask].map(part => formatIPv4(part!)), entry).toEqual([net, mask]);
    expect(netmask.separator?.text, entry).toBe(separator);
    expect(netmask.canonical, entry).toBe(canonical);
    expect(netmask.problems, entry).toEqual([]);
    expect(entry.slice(netmask.netSpan.start, netmask.netSpan.end)).toBe(net);
  }
});

test('a part that is no address is marked alone', () => {
  for (const [entry, problems] of [
    ['192.168.1;255.255.255.0', ['bad-ip "192.168.1"']],
    ['192.168.1.0;255.255.255', ['bad-ip "255.255.255"']],
    ['192.168.1.0;', ['bad-ip ";"']],
    ['192.168.1.0/33', ['bad-ip "33"']],
    ['192.168.1.0;24', ['bad-ip "24"']],
    [';255.255.255.0', ['bad-ip ""']],
    ['', ['bad-ip ""']],
    ['mail.example.com', ['bad-ip "mail.example.com"']],
    ['192.168.1.0;255.255.255.0;1', ['bad-ip "255.255.255.0;1"']],
    ['*', ['bad-ip "*"']],
  ] as const) expect(shown(entry, checkValue({ kind: 'netmask' }, entry)), entry).toEqual(problems);
});

test('which addresses an entry covers is said in words', () => {
  for (const [entry, words] of [
    ['192.168.1.0;255.255.255.0', '192.168.1.0–192.168.1.255 (256 addresses)'],
    ['192.168.1.0;255.255.255.248', '192.168.1.0–192.168.1.7 (8 addresses)'],
    ['192.168.1.17', 'only 192.168.1.17'],
    ['0.0.0.0;0.0.0.0', 'every address'],
    ['128.0.0.0;128.0.0.0', '128.0.0.0–255.255.255.255 (2147483648 addresses)'],
    ['192.168.1.17;255.255.255.0', 'no address: the address has bits that the mask takes away'],
    ['192.168.1.123;255.255.255.123', '4 addresses: 192.168.1.123, 192.168.1.127, 192.168.1.251, 192.168.1.255'],
    ['192.168.0.1;255.255.0.255', '256 addresses that do not follow each other: 192.168.0.1, 192.168.1.1, 192.168.2.1, 192.168.3.1, 192.168.4.1, 192.168.5.1, 192.168.6.1, 192.168.7.1 …'],
  ] as const) expect(describeRange(parseNetmask(entry)), entry).toBe(words);
  expect(explainValue({ kind: 'netmask' }, '192.168.1.17')).toBe('Covers only 192.168.1.17');
  expect(explainValue({ kind: 'netmask' }, '192.168.1')).toBeUndefined();
});

const number = fc.nat(ONE_HOST);
const entry = fc.tuple(number, number).map(([net, mask]) => parseNetmask(`${formatIPv4(net)};${formatIPv4(mask)}`));

test('an entry covers nothing exactly when its net has bits outside its mask', () => {
  fc.assert(fc.property(entry, number, (netmask, address) => {
    const covered = (BigInt(address) & BigInt(netmask.mask!)) === BigInt(netmask.net!);
    expect(matches(netmask, address)).toBe(covered);
    expect(neverMatches(netmask)).toBe((BigInt(netmask.net!) & BigInt(netmask.mask!)) !== BigInt(netmask.net!));
    if (neverMatches(netmask)) expect(sizeOf(netmask)).toBe(0);
    expect(isContiguous(netmask.mask!)).toBe(/^1*0*$/.test(netmask.mask!.toString(2).padStart(32, '0')));
  }));
});

test('the addresses that are listed are those that are covered', () => {
  fc.assert(fc.property(number, fc.nat(255), (net, free) => {
    const mask = (ONE_HOST ^ free) >>> 0;
    const netmask = parseNetmask(`${formatIPv4((net & mask) >>> 0)};${formatIPv4(mask)}`);
    const listed = addressesOf(netmask, 256);
    const around = Array.from({ length: 256 }, (_, low) => (((net & 0xffffff00) >>> 0) + low)).filter(address => matches(netmask, address));
    expect(listed).toEqual(around);
    expect(sizeOf(netmask)).toBe(around.length);
  }));
});
