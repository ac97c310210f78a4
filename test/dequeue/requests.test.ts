import { expect, test } from 'vitest';
import { hostAndPort, type Overrides, requestsOf } from '../../client/src/dequeue/requests.js';
import type { PlanJson, PlanRequestJson } from '../../server/src/protocol.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const planned: PlanRequestJson = {
  host: 'smtp.provider.example', port: 25, verb: 'ETRN', domains: ['example.com'], account: 'EXAMPLE\\user', method: 'SASL/AUTH+SSL', tls: 'required',
  occasion: 'in every outbound session', range, reasons: [],
};
const plan: PlanJson = {
  version: 1, verb: 'ETRN', reason: 'AlwaysUseETRN is on.', occasion: '', requests: [planned, { ...planned, host: 'backup.provider.example', account: null, method: null, tls: 'offered' }],
  alsoAsked: [], warnings: [], ehloName: null, etrnDomains: ['example.com', 'example.net'],
};
const turning: PlanJson = { ...plan, verb: 'TURN', requests: [{ ...planned, verb: 'TURN', domains: [] }] };
const empty: PlanJson = { ...plan, verb: null, reason: 'Neither flag is set.', requests: [] };

function requests(from: PlanJson | null, overrides?: Overrides) {
  const made = requestsOf(from, overrides);
  if (made.kind === 'problem') throw new Error(made.problem);
  return made.requests;
}

function problem(from: PlanJson | null, overrides?: Overrides): string {
  const made = requestsOf(from, overrides);
  return made.kind === 'problem' ? made.problem : 'none';
}

test('a plan asks its hosts as it says', () => {
  expect(requests(plan)).toEqual([
    { host: 'smtp.provider.example', port: 25, tlsName: 'smtp.provider.example', verb: 'ETRN', domains: ['example.com'], account: 'EXAMPLE\\user', method: 'SASL/AUTH+SSL', tls: 'required' },
    { host: 'backup.provider.example', port: 25, tlsName: 'backup.provider.example', verb: 'ETRN', domains: ['example.com'], account: null, method: null, tls: 'offered' },
  ]);
});

test('a host of the user changes host, port and certificate name, and leaves the rest of the first request', () => {
  expect(requests(plan, { host: { host: '127.0.0.1', port: 2601 } })).toEqual([
    { host: '127.0.0.1', port: 2601, tlsName: '127.0.0.1', verb: 'ETRN', domains: ['example.com'], account: 'EXAMPLE\\user', method: 'SASL/AUTH+SSL', tls: 'required' },
  ]);
  expect(requests(plan, { host: { host: 'other.example' } })[0]?.port).toBe(25);
});

test('everything else can be changed one by one, in every request', () => {
  expect(requests(plan, { tls: 'off' }).map(({ tls }) => tls)).toEqual(['off', 'off']);
  expect(requests(plan, { domains: ['example.org'] }).map(({ domains }) => domains)).toEqual([['example.org'], ['example.org']]);
  expect(requests(plan, { verb: 'TURN' }).map(({ verb, domains }) => [verb, domains])).toEqual([['TURN', []], ['TURN', []]]);
});

test('ATRN names the domains of the request, or none, and goes to its own port where nobody says another', () => {
  expect(requests(plan, { verb: 'ATRN' }).map(({ port, domains }) => [port, domains])).toEqual([[366, ['example.com']], [366, ['example.com']]]);
  expect(requests(turning, { verb: 'ATRN' }).map(({ port, domains }) => [port, domains])).toEqual([[366, []]]);
  expect(requests(null, { verb: 'ATRN', host: { host: 'odmr.example', port: 25 }, domains: ['example.com', 'bücher.example'] })[0]).toMatchObject({ port: 25, domains: ['example.com', 'xn--bcher-kva.example'] });
  expect(problem(null, { verb: 'ATRN', host: { host: 'odmr.example' }, domains: ['@example.com'] })).toContain('cannot be asked for');
  expect(problem(null, { verb: 'ATRN', host: { host: 'odmr.example' }, domains: Array.from({ length: 40 }, (_, n) => `domain-${n}.example.com`) })).toContain('too long for one command');
});

test('whoever names an account wants it used, whatever the document says of logins', () => {
  expect(requests(plan, { account: 'a' }).map(({ account, method }) => [account, method])).toEqual([['a', 'SASL/AUTH+SSL'], ['a', 'SASL/AUTH']]);
  const [ntlm] = requests({ ...plan, requests: [{ ...planned, method: 'NTLM' }] }, { account: 'a' });
  expect(ntlm?.method).toBe('NTLM');
});

test('ETRN over a plan of TURN asks for the domains of the ETRN rule', () => {
  expect(requests(turning, { verb: 'ETRN' })[0]?.domains).toEqual(['example.com', 'example.net']);
});

test('without a document, host, verb and domain say it all', () => {
  expect(requests(null, { host: { host: 'mx.example' }, verb: 'ETRN', domains: ['example.com'] })).toEqual([
    { host: 'mx.example', port: 25, tlsName: 'mx.example', verb: 'ETRN', domains: ['example.com'], account: null, method: null, tls: 'offered' },
  ]);
  expect(problem(null)).toContain('no host');
  expect(problem(null, { host: { host: 'mx.example' } })).toContain('Choose ETRN, TURN or ATRN');
  expect(problem(null, { host: { host: 'mx.example' }, verb: 'ETRN' })).toContain('Name one');
});

test('a plan that asks nobody says why', () => {
  expect(problem(empty)).toContain('Neither flag is set.');
  expect(requests(empty, { host: { host: 'mx.example' }, verb: 'ETRN' })[0]?.domains).toEqual(['example.com', 'example.net']);
});

test('an account that the method does without is at hand, unless it cannot be sent or the user names another', () => {
  const spare = (account: string): PlanJson => ({ ...plan, requests: [{ ...planned, account: null, spareAccount: account, method: 'SSL' }] });
  expect(requests(spare('EXAMPLE\\spare'))[0]).toMatchObject({ account: 'EXAMPLE\\spare', method: 'SSL' });
  expect(requests(spare('EXAMPLE\\spare'), { host: { host: 'mx.example' } })[0]).toMatchObject({ account: 'EXAMPLE\\spare', method: 'SSL' });
  expect(requests(spare('a\nb'))[0]).toMatchObject({ account: null, method: 'SSL' });
  expect(requests(spare('EXAMPLE\\spare'), { account: 'a' })[0]).toMatchObject({ account: 'a', method: 'SASL/AUTH+SSL' });
});

test('where the plan knows no host, as with delivery by DNS, a host of the user is asked what the plan says', () => {
  const byDns: PlanJson = { ...plan, reason: 'AlwaysUseETRN is set, but no host can be named: MessageDelivery is DNS', requests: [] };
  expect(problem(byDns)).toBe('There is no host to ask. AlwaysUseETRN is set, but no host can be named: MessageDelivery is DNS.');
  expect(requests(byDns, { host: { host: 'mx.example' } })).toEqual([
    { host: 'mx.example', port: 25, tlsName: 'mx.example', verb: 'ETRN', domains: ['example.com', 'example.net'], account: null, method: null, tls: 'offered' },
  ]);
});

test('a reason ends where the next sentence begins', () => {
  expect(problem({ ...empty, reason: 'Neither flag is set' }, { host: { host: 'mx.example' } })).toBe('It is not said what to ask for. Neither flag is set. Choose ETRN, TURN or ATRN.');
  expect(problem(empty)).toBe('There is no host to ask. Neither flag is set.');
});

test('names are checked before anything connects', () => {
  expect(problem({ ...plan, requests: [{ ...planned, host: 'mx.example\r\nQUIT' }] })).toContain('\\x0d\\x0aQUIT');
  expect(problem(plan, { domains: ['example.com\nQUIT'] })).toContain('control character');
  expect(problem(plan, { account: 'a\0b' })).toContain('account');
  expect(problem(turning, { domains: ['example.com'] })).toContain('Q183476');
});

test('a domain outside ASCII is asked for by its A-label, a final dot is left out, and each is asked for once', () => {
  expect(requests(plan, { domains: ['bücher.example', '@bücher.example', 'Example.COM.', 'Example.COM', '#queue'] })[0]?.domains).toEqual([
    'xn--bcher-kva.example', '@xn--bcher-kva.example', 'Example.COM', '#queue',
  ]);
  expect(requests(plan, { host: { host: 'bücher.example.' } })[0]).toMatchObject({ host: 'xn--bcher-kva.example', tlsName: 'xn--bcher-kva.example' });
  expect(requests(plan, { host: { host: '10.1' } })[0]?.host).toBe('10.1');
});

test('a host may have a port, and an IPv6 address brackets', () => {
  for (const [text, expected] of [
    ['mx.example', { host: 'mx.example' }], ['mx.example:2525', { host: 'mx.example', port: 2525 }], ['127.0.0.1:25', { host: '127.0.0.1', port: 25 }],
    ['[::1]:25', { host: '::1', port: 25 }], ['[::1]', { host: '::1' }], ['::1', { host: '::1' }],
    ['', null], [':25', null], ['mx.example:', null], ['mx.example:0', null], ['mx.example:65536', null], ['mx.example:x', null], ['a:b:c', null],
  ] as const) expect(hostAndPort(text), text).toEqual(expected);
});
