import { describe, expect, test } from 'vitest';
import { accountField, logsIn, securityFor, securityRows } from '../../server/src/model/accounts.js';
import { modelOfLines } from './read-model.js';

const page = (...rows: readonly string[]) => modelOfLines('[Security]', 'Domains=+', ...rows.map(row => `+${row}`));

describe('the Security row that serves a host', () => {
  const rows = ['<Default>;NTLM;EXAMPLE\\a', 'provider.example;SASL/AUTH;EXAMPLE\\b', 'eu.provider.example;SSL', 'Smtp.Provider.Example.;SASL/AUTH+SSL;EXAMPLE\\c', 'example;None'];

  test('is its own, else that of its nearest parent domain, else the one for every other domain', () => {
    for (const order of [rows, rows.toReversed()]) {
      for (const [host, expected] of [
        ['smtp.provider.example', rows[3]], ['SMTP.provider.example.', rows[3]],
        ['mx1.smtp.provider.example', rows[3]],
        ['mx.provider.example', rows[1]], ['provider.example', rows[1]],
        ['a.b.eu.provider.example', rows[2]],
        ['other.example', rows[4]],
        ['myprovider.net', rows[0]], ['192.0.2.25', rows[0]],
      ] as const) expect(securityFor(page(...order), host)?.entry.fields.map(({ text }) => text).join(';'), host).toBe(expected);
    }
  });

  test('is none where no row fits and there is no default', () => {
    expect(securityFor(page('provider.example;SSL'), 'smtp.example.net')).toBeUndefined();
    expect(securityFor(page('0.2.25;SSL'), '192.0.2.25'), 'an address has no parent domain').toBeUndefined();
    expect(securityFor(modelOfLines(''), 'smtp.example.net')).toBeUndefined();
  });

  test('is the first of those that name the same domain', () => {
    expect(securityFor(page('provider.example;SSL', 'PROVIDER.example;None'), 'smtp.provider.example')?.method).toBe('SSL');
  });
});

test('a row logs in by the methods that do', () => {
  for (const [method, expected] of [['None', false], ['SSL', false], ['NTLM', true], ['sasl/auth', true], ['SASL/AUTH+SSL', true], ['SASL', false], ['', false]] as const) {
    expect(logsIn(securityRows(page(`provider.example;${method};EXAMPLE\\a`))[0]!), method).toBe(expected);
  }
});

test('an account is read as written, and never with a password behind it', () => {
  for (const [row, account] of [
    ['provider.example;NTLM;EXAMPLE\\a', 'EXAMPLE\\a'], ['provider.example;NTLM', undefined], ['provider.example;NTLM;', undefined],
    ['provider.example;NTLM;EXAMPLE\\a:geheim', 'EXAMPLE\\a'], ['provider.example;NTLM;EXAMPLE\\a;geheim', 'EXAMPLE\\a'], ['provider.example;NTLM;:geheim', undefined],
  ] as const) expect(securityRows(page(row))[0]?.account, row).toBe(account);
});

test('the place of an account ends where a password begins', () => {
  const field = accountField(page('provider.example;NTLM; EXAMPLE\\a : geheim').entries('Security', 'Domains')[0]!);
  expect(field).toMatchObject({ text: 'EXAMPLE\\a', at: { start: 24, end: 33 } });
  expect(accountField(modelOfLines('[Routing]', 'RoutingTable=+', '+a;b;c').entries('Routing', 'RoutingTable')[0]!)).toBeUndefined();
});
