import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAccount } from '../../server/src/values/account.js';
import { checkValue, explainValue } from '../../server/src/values/index.js';
import { shown } from './marked.js';

test('an account is taken apart, whatever its form', () => {
  for (const [text, form, domain, user, canonical] of [
    ['EXAMPLE\\turnuser', 'domain\\user', 'EXAMPLE', 'turnuser', 'EXAMPLE\\turnuser'],        // Q257979
    ['EXAMPLE/turnuser', 'slash', 'EXAMPLE', 'turnuser', 'EXAMPLE\\turnuser'],
    ['turnuser@example.com', 'upn', 'example.com', 'turnuser', 'EXAMPLE\\turnuser'],
    ['.\\turnuser', 'local', '.', 'turnuser', undefined],
    ['turnuser', 'bare', '', 'turnuser', undefined],
    ['EXAMPLE\\\\turnuser', 'doubled', 'EXAMPLE', 'turnuser', 'EXAMPLE\\turnuser'],
    ['EXAMPLE\\turn@user', 'domain\\user', 'EXAMPLE', 'turn@user', 'EXAMPLE\\turn@user'],
    [' EXAMPLE\\turn user ', 'domain\\user', 'EXAMPLE', 'turn user', 'EXAMPLE\\turn user'],
  ] as const) {
    const account = parseAccount(text);
    expect([account.form, account.domain, account.user, account.canonical], text).toEqual([form, domain, user, canonical]);
    expect(text.slice(account.userSpan.start, account.userSpan.end), text).toBe(user);
    expect(text.slice(account.domainSpan.start, account.domainSpan.end), text).toBe(domain);
    expect(account.problems, text).toEqual([]);
  }
});

test('bad-account marks empty parts, characters that Windows forbids, and long domains', () => {
  for (const [text, problems] of [
    ['EXAMPLE\\turnuser', []], ['turnuser', []], ['EXAMPLE\\\\turnuser', []],
    ['', ['bad-account ""']],
    ['EXAMPLE\\', ['bad-account "EXAMPLE\\"']],
    ['\\turnuser', ['bad-account "\\turnuser"']],
    ['EXAMPLE\\turn*user', ['bad-account "*"']],
    ['EXAMPLE\\turnuser:secret', ['bad-account ":"']],
    ['EXAMPLE\\a\\b', ['bad-account "\\"']],
    ['EXAMPLE\\a/b', ['bad-account "/"']],
    ['EXAM:PLE\\user', ['bad-account ":"']],
    ['turn\u0007user', ['bad-account "\u0007"']],
    ['ABCDEFGHIJKLMNO\\user', []],
    ['ABCDEFGHIJKLMNOP\\user', ['bad-account "ABCDEFGHIJKLMNOP"']],       // Q199771
  ] as const) expect(shown(text, checkValue({ kind: 'account' }, text)), text).toEqual(problems);
});

test('bad-account is silent where the form has a rule of its own', () => {
  for (const text of ['EXAMPLE/user', 'EXAMPLE/us*er', 'us*er@example.com', '.\\us*er', 'user@a-very-long-domain.example.com']) {
    expect(checkValue({ kind: 'account' }, text), text).toEqual([]);
  }
});

test('every character that is forbidden in a user name is found', () => {
  for (const character of '"/[]:;|=,+*?<>') expect(parseAccount(`EXAMPLE\\a${character}b`).problems.length, character).toBe(1);
});

test('an account is explained without repeating what is wrong with it', () => {
  expect(explainValue({ kind: 'account' }, 'EXAMPLE\\turnuser')).toBe('User turnuser of the domain EXAMPLE');
  expect(explainValue({ kind: 'account' }, 'turnuser')).toBe('User turnuser; no Windows NT domain is named');
  expect(explainValue({ kind: 'account' }, 'EXAMPLE\\')).toBeUndefined();
});

test('no text makes it throw, and every place lies inside it', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\\', '/', '@', '.', ' ', ':', 'ü', '\u0000') }), text => {
    const { problems, userSpan, domainSpan } = parseAccount(text);
    for (const { start, end } of [...problems, userSpan, domainSpan]) expect(0 <= start && start <= end && end <= text.length).toBe(true);
  }));
});
