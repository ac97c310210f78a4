import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainProblems, isSubdomain, normalDomain, parentsOf, readPattern, sameDomain, toALabel } from '../../server/src/values/domain.js';
import { checkValue, explainValue } from '../../server/src/values/index.js';
import type { ValueType } from '../../server/src/values/value-type.js';
import { shown } from './marked.js';

const label63 = 'a'.repeat(63);

test('what is wrong in a domain name is marked at its smallest place', () => {
  const table: readonly (readonly [text: string, problems: readonly string[]])[] = [
    ['example.com', []],
    ['EXAMPLE.COM', []],
    ['  example.com  ', []],
    ['localhost', []],
    ['3com.example', []],
    ['xn--bcher-kva.example', []],
    [`${label63}.example`, []],
    [`${label63}a.example`, [`bad-domain "${label63}a"`]],
    ['', ['bad-domain ""']],
    ['   ', ['bad-domain "   "']],
    ['.', ['bad-domain "."']],
    ['a..b', ['bad-domain ".."']],
    ['exam ple.com', ['bad-domain " "']],
    ['ex/am.c!m', ['bad-domain "/"', 'bad-domain "!"']],
    ['user@example.com', ['bad-domain "@"']],
    ['-a.example', ['bad-domain "-"']],
    ['a-.example', ['bad-domain "-"']],
    ['a_b.example', ['information bad-domain "_"']],
    ['example.com.', ['error trailing-dot "." → "example.com"']],
    ['.example.com', ['warning leading-dot "." → "example.com"']],
    ['.example.com.', ['warning leading-dot "." → "example.com."', 'error trailing-dot "." → ".example.com"']],
    ['bücher.example', ['warning bad-domain "bücher" → "xn--bcher-kva.example"']],
    ['Bücher.EXAMPLE', ['warning bad-domain "Bücher" → "xn--bcher-kva.EXAMPLE"']],
    ['example.123', ['bad-domain "123"']],
    ['exa\u0000mple.com', ['bad-domain "\u0000"']],
  ];
  for (const [text, problems] of table) expect(shown(text, domainProblems(text)), text).toEqual(problems);
});

test('a name has at most 253 characters, counted without its final dot', () => {
  const longest = `${label63}.${label63}.${label63}.${'b'.repeat(61)}`;
  expect(longest).toHaveLength(253);
  expect(domainProblems(longest)).toEqual([]);
  expect(shown(`${longest}.`, domainProblems(`${longest}.`))).toEqual([`error trailing-dot "." → "${longest}"`]);
  expect(shown(`${longest}b`, domainProblems(`${longest}b`))).toEqual([`bad-domain "${longest}b"`]);
});

test('letters count as their A-label: 60 umlauts make a label too long to replace', () => {
  const text = `${'ü'.repeat(60)}.example`;
  expect(shown(text, domainProblems(text))).toEqual([`error bad-domain "${'ü'.repeat(60)}"`]);
});

test('an address is no domain, unless the type says so', () => {
  const plain: ValueType = { kind: 'domain' };
  const either: ValueType = { kind: 'domain', address: true };
  const pattern: ValueType = { kind: 'domain', pattern: true };
  for (const [type, text, problems] of [
    [plain, '192.0.2.1', ['bad-domain "192.0.2.1"']],
    [plain, '12345', ['bad-domain "12345"']],
    [either, '192.0.2.1', []],
    [either, '192.0.2.256', ['bad-ip "192.0.2.256"']],
    [either, '[192.0.2.1]', ['bad-domain "[192.0.2.1]" → "192.0.2.1"']],
    [plain, '[192.0.2.1]', ['bad-domain "[192.0.2.1]"']],
    [pattern, '[192.0.2.1]', []],                 // Q193316
    [pattern, '192.0.2.1', []],                   // Q249100
    [pattern, '[192.0.2]', ['bad-ip "192.0.2"']],
  ] as const) expect(shown(text, checkValue(type, text)), text).toEqual(problems);
});

test('marks that rules of their own speak of are passed over', () => {
  for (const [type, text] of [
    [{ kind: 'domain', pattern: true }, '#example.com'],
    [{ kind: 'domain', pattern: true }, '# example.com'],      // hash-position
    [{ kind: 'domain', pattern: true }, 'example.com#'],       // hash-position
    [{ kind: 'domain', pattern: true }, '*.example.com'],      // route-wildcard
    [{ kind: 'domain', at: true }, '@example.com'],            // site-domain-at
    [{ kind: 'domain', words: [{ value: '<default>', meaning: '' }] }, '<DEFAULT>'],
  ] satisfies readonly (readonly [ValueType, string])[]) expect(checkValue(type, text), text).toEqual([]);
  expect(shown('#exa mple.com', checkValue({ kind: 'domain', pattern: true }, '#exa mple.com'))).toEqual(['bad-domain " "']);
  expect(shown('@example.com', checkValue({ kind: 'domain' }, '@example.com'))).toEqual(['bad-domain "@"']);
});

test('a word that may stand for a domain is known by a slip', () => {
  const type: ValueType = { kind: 'domain', words: [{ value: '<default>', meaning: '' }] };
  for (const [text, problems] of [
    ['<default>', []], ['<Default>', []], ['default.example', []], ['other', []],
    ['default', ['warning bad-domain "default" → "<default>"']],
    ['<defualt>', ['error bad-domain "<defualt>" → "<default>"']],
    ['<other>', ['bad-domain "<"']],
  ] as const) expect(shown(text, checkValue(type, text)), text).toEqual(problems);
});

test('case, a final dot, blanks and the way of writing letters make no other domain', () => {
  for (const [a, b, same] of [
    ['example.com', 'EXAMPLE.com.', true],
    [' example.com ', 'example.com', true],
    ['bücher.example', 'xn--bcher-kva.example', true],
    ['BÜCHER.example', 'bücher.example', true],
    ['example.com', 'example.org', false],
    ['example.com', 'example.com..', false],
    ['', '.', true],
  ] as const) expect(sameDomain(a, b), `${a} ~ ${b}`).toBe(same);
});

test('a subdomain has whole labels more', () => {
  for (const [child, parent, below] of [
    ['sea.example', 'example', true],
    ['x.sea.example', 'sea.example', true],
    ['chelsea.example', 'sea.example', false],       // guide xog05015
    ['sea.example', 'sea.example', false],
    ['SEA.Example.', 'example', true],
    ['sea.example', '', false],
    ['example', 'sea.example', false],
  ] as const) expect(isSubdomain(child, parent), `${child} < ${parent}`).toBe(below);
});

test('the parents of a domain are its suffixes of whole labels, nearest first', () => {
  expect(parentsOf('a.b.Example.')).toEqual(['b.example', 'example']);
  expect(parentsOf('example')).toEqual([]);
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { minLength: 1, maxLength: 6 }), labels => {
    const domain = labels.join('.');
    const parents = parentsOf(domain);
    expect(parents).toHaveLength(labels.length - 1);
    for (const parent of parents) expect(isSubdomain(domain, parent)).toBe(true);
  }));
});

test('A-labels come only of names; addresses and parts of a URL stay out', () => {
  for (const [text, expected] of [
    ['bücher.example', 'xn--bcher-kva.example'],
    ['Example.COM', 'example.com'],
    ['10.1', '10.1'],                        // a URL parser makes 10.0.0.1 of it
    ['１０.１', '10.1'],                     // full-width digits
    ['0x7f.1', '0x7f.1'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['a@bücher.example', undefined],
    ['bücher.example:80', undefined],
    ['bücher.example/x', undefined],
    ['bü%41cher.example', undefined],
    ['bücher..example', undefined],
    ['bücher\t.example', undefined],
    ['ü／x.example', undefined],             // a full-width slash
    ['', undefined],
  ] as const) expect(toALabel(text), text).toBe(expected);
});

test('no text makes a check throw, and every place lies inside it', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', '.', '-', '_', '#', '@', '*', ' ', 'ü', '1', '[', ']', '<', '。', '\u00ad', '😀') }));
  fc.assert(fc.property(text, written => {
    for (const type of [{ kind: 'domain' }, { kind: 'domain', pattern: true }, { kind: 'domain', at: true, address: true }] satisfies readonly ValueType[]) {
      for (const { start, end } of checkValue(type, written)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(written.length);
      }
    }
    // Of several dots at the end one goes each time; apart from them, what is compared once compares the same again.
    const bare = (name: string) => name.replace(/[.\s]+$/, '');
    expect(bare(normalDomain(bare(normalDomain(written))))).toBe(bare(normalDomain(written)));
  }), { examples: [['. .'], ['. . .']] });
});

test('a replacement is right: what it makes has no longer that problem', () => {
  for (const text of ['example.com.', 'example.com..', '.example.com', 'bücher.example', 'ÄÖÜ.example']) {
    const [problem] = domainProblems(text);
    const mended = text.slice(0, problem!.start) + problem!.replacement!.text + text.slice(problem!.end);
    expect(domainProblems(mended), text).toEqual([]);
  }
});

test('a pattern is explained as exact or with its subdomains', () => {
  expect(readPattern(' # Example.com ')).toEqual({ exact: true, domain: 'Example.com' });
  expect(explainValue({ kind: 'domain', pattern: true }, '#example.com')).toBe('Exactly example.com, none of its subdomains');
  expect(explainValue({ kind: 'domain', pattern: true }, 'example.com')).toBe('example.com and all its subdomains');
});
