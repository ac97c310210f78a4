import { expect, test } from 'vitest';
import { explainAddressSpace, explainOriginator, explainPropertyTag } from '../../server/src/values/patterns.js';

test('a sender of the message filter is one address, a domain with its subdomains, or a domain alone', () => {
  for (const [text, said] of [
    ['user@example.com', 'Mail whose sender is user@example.com'],
    ['@example.com', 'Mail of everybody at example.com and its subdomains (from 5.5)'],
    ['#@example.com', 'Mail of everybody at example.com itself, none of its subdomains (from 5.5)'],
    ['user@[192.0.2.1]', 'Mail whose sender is user@[192.0.2.1]'],
    ['@[192.0.2.1]', 'Mail of every sender with the address [192.0.2.1] for a domain'],
    ['#example.com', 'The dialog takes this form; what it means in the registry is not documented (Q247296)'],
    ['user', 'The dialog takes this form; what it means in the registry is not documented (Q247296)'],
    ['.', 'The dialog takes this form; what it means in the registry is not documented (Q247296)'],
    ['#user@example.com', undefined], ['a@example.com;b@example.com', undefined], ['two words', undefined], ['', undefined],
  ] as const) expect(explainOriginator(text), text).toBe(said);
});

test('an address space is compared with the whole address', () => {
  for (const [text, said] of [
    ['*', 'Every address of the type'], ['', 'Every address of the type'],
    ['*@example.com', 'Every address at example.com; those at its subdomains are none of them'],
    ['user@example.com', 'The address user@example.com alone'],
    ['*.example.com', 'Every address that fits, where * stands for any characters'],
    ['a*@example.com', 'Every address that fits, where * stands for any characters'],
    ['@example.com', 'No address: the whole address is compared, and none begins with @ (Q229961)'],
    ['example.com', 'No address at this domain: the whole address is compared, so it would have to be *@ and the domain (Q229961)'],
    ['c=US;a= ;p=Example', undefined],
  ] as const) expect(explainAddressSpace(text), text).toBe(said);
});

test('a property tag has its number in the high word, and zeros in the low word', () => {
  for (const [number, said] of [
    [0x80360000, 'Property 0x8036, which is Custom Attribute 10'],
    [0x80350000, 'Property 0x8035'],
    [0x8036001e, 'Property 0x8036, which is Custom Attribute 10; the low word is 0x001e and should be zero'],
    [0x8036, 'No property in the high word; 0x80360000 would be property 0x8036'],
  ] as const) expect(explainPropertyTag(number), String(number)).toBe(said);
});
