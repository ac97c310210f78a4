import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planJson, routeJson } from '../../server/src/analysis/plan-json.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import type { Snapshot } from '../../server/src/analysis/snapshot.js';
import { accountText, hostText, passwordsIn, shownText } from '../../server/src/model/passwords.js';
import { rules } from '../../server/src/rules/index.js';
import { snapshotOfLines } from './read-model.js';

/** The texts that are taken for passwords, in a document of one section. */
function found(...lines: readonly string[]): readonly string[] {
  const snapshot = snapshotOfLines(...lines);
  return snapshot.model.facts.flatMap(fact => passwordsIn(fact).map(({ at }) => snapshot.lineText(snapshot.rangeOf(at).start.line)!.slice(at.start, at.end)));
}

describe('a password is seen', () => {
  test('in a property that is called so, in any section', () => {
    for (const name of ['Password', 'PASSWORD', 'Pwd', 'Passwd', 'Pass', 'PW', 'Passphrase', 'Passwort', 'Kennwort', 'LogonPassword', 'TurnPwd', 'SMTP Password', 'smtp_pass', 'Pasword', 'Passwrod', 'Secret']) {
      for (const section of ['Header', 'Security', 'Dial-up Connections', 'Parameters', 'Nonsense']) expect(found(`[${section}]`, `${name} = "geheim 1"`), `${section} ${name}`).toEqual(['geheim 1']);
    }
  });

  test('nowhere in a property that is called otherwise, or that has no value', () => {
    for (const line of ['Bypass=1', 'Passport=1', 'Compass=N', 'Secretary=anne', 'Keyword=x', 'Password=', 'Password=""', 'Host=mail.example.com', 'Path=C:\\x', 'Public=1']) {
      expect(found('[Header]', line), line).toEqual([]);
    }
  });

  test('behind the account of a Security row', () => {
    for (const [row, password] of [
      ['provider.example;SASL/AUTH;EXAMPLE\\a;geheim', ['geheim']],
      ['provider.example;SASL/AUTH;EXAMPLE\\a; ge;he;im ', ['ge;he;im']],
      ['provider.example;SASL/AUTH;EXAMPLE\\a:ge:heim', ['ge:heim']],
      ['provider.example;SASL/AUTH;a@example.com: geheim', ['geheim']],
      ['provider.example;SASL/AUTH;;geheim', ['geheim']],
      ['provider.example;SASL/AUTH;EXAMPLE\\a:eins;zwei', ['eins', 'zwei']],
      ['provider.example;SASL/AUTH;EXAMPLE\\a;', []],
      ['provider.example;SASL/AUTH;EXAMPLE\\a:', []],
      ['provider.example;SASL/AUTH', []],
    ] as const) expect(found('[Security]', 'Domains=+', `+${row}`), row).toEqual(password);
  });

  test('before the @ of a host', () => {
    for (const [value, password] of [
      ['smtp://kunde:geheim@smtp.provider.example:25', ['geheim']], ['kunde:geheim@smtp.provider.example', ['geheim']], ['//:geheim@smtp.provider.example/', ['geheim']],
      ['a.example, kunde:geheim@b.example,kunde:nochmal@c.example', ['geheim', 'nochmal']],
      ['kunde:ge,heim@smtp.provider.example', ['ge,heim']],
      ['smtp.provider.example:25', []], ['kunde@smtp.provider.example', []], ['smtp://smtp.provider.example', []], ['[192.0.2.1]:25', []],
    ] as const) {
      expect(found('[Connections]', `ForwardTo=${value}`), value).toEqual(password);
      if (!value.includes(',')) {
        expect(found('[Routes]', 'DeliveryRouting=+', `+example.com;${value};0`), value).toEqual(password);
        expect(found('[Routing]', 'RoutingTable=+', `+example.com;${value}`), value).toEqual(password);
      }
    }
  });

  test('in a command that logs in', () => {
    for (const [command, password] of [
      ['rasdial Provider kunde geheim', ['geheim']], ['C:\\winnt\\RASDIAL.EXE "My provider" kunde "ge heim" /phonebook:x', ['"ge heim"']],
      ['fetch /password:geheim', ['geheim']], ['fetch --password geheim', ['geheim']], ['fetch --pwd = geheim -x', ['geheim']], ['fetch smtp://kunde:geheim@smtp.provider.example', ['geheim']],
      ['rasdial Provider kunde *', []], ['rasdial Provider', []], ['rasdial Provider /disconnect', []], ['rasdial Provider kunde /domain:EXAMPLE', []], ['ping -n 1 smtp.provider.example', []],
      ['finger @smtp.provider.example', []], ['fetch --password', []], ['fetch /password:*', []], ['passwordless.exe x y', []],
    ] as const) expect(found('[Dial-up Connections]', `Command=${command}`), command).toEqual(password);
  });
});

test('what is shown and used of an account or a host is what stands beside the password', () => {
  for (const [written, shown] of [['EXAMPLE\\a:geheim', 'EXAMPLE\\a'], ['a@example.com:geheim', 'a@example.com'], ['EXAMPLE\\a', 'EXAMPLE\\a'], ['EXAMPLE\\a:', 'EXAMPLE\\a:']]) {
    expect(accountText(written!)).toBe(shown);
  }
  for (const [written, shown] of [['smtp://k:geheim@a.example', 'smtp://a.example'], ['k:geheim@a.example,b.example', 'a.example,b.example'], ['a.example:25', 'a.example:25']]) {
    expect(hostText(written!)).toBe(shown);
  }
});

test('a piece of a fact is shown with an ellipsis for the password', () => {
  const { model } = snapshotOfLines('[Security]', 'Domains=+', '+provider.example;SASL/AUTH;EXAMPLE\\a;geheim;x');
  const [entry] = model.entries('Security', 'Domains');
  expect(entry!.fields.map(field => shownText(entry!, field))).toEqual(['provider.example', 'SASL/AUTH', 'EXAMPLE\\a', '…', '…']);
});

/** Everything that is said of a document: by every rule, in the plan, and of routes. */
function saidOf(snapshot: Snapshot): string {
  const findings = findingsOfDocument(snapshot, rules).flatMap(({ finding }) => [
    finding.message, ...(finding.related ?? []).map(({ message }) => message), ...(finding.fixes ?? []).map(({ title }) => title),
  ]);
  return JSON.stringify([findings, planJson(snapshot), routeJson(snapshot, 'anne@example.com'), routeJson(snapshot, 'anne@elsewhere.example')]);
}

const letter = fc.constantFrom(...'abcXYZ019!$%^&*()_-+=.\\/?#"\'<>{}|~ü'.split(''));
const secret = fc.array(letter, { minLength: 3, maxLength: 8 }).map(letters => `Qz${letters.join('')}Qz`);
const place = fc.constantFrom<(secret: string) => readonly string[]>(
  s => ['[Security]', `Password=${s}`],
  s => ['[Dial-up Connections]', `LogonPwd=${s}`],
  s => ['[Parameters]', `Pasword="${s}"`],
  s => ['[Security]', 'Domains=+', `+smtp.provider.example;SASL/AUTH;EXAMPLE\\turnuser;${s}`, `+<default>;SASL/AUTH;EXAMPLE\\turnuser;${s}`],
  s => ['[Security]', 'Domains=+', `+smtp.provider.example;SASL/AUTH;EXAMPLE\\turnuser:${s}`, `+other.example;NTLM;turnuser:${s}`, `+<default>;SASL/AUTH;EXAMPLE/turnuser:${s}`],
  s => ['[Security]', 'Domains=+', `+smtp.provider.example;SASL/AUTH;turnuser@example.com:${s}`, `+other.example;NTLM;.\\turnuser:${s}`],
  s => ['[Dial-up Connections]', 'Connections=+', '+Provider', `LogonAccount=HEADOFFICE.EXAMPLE.COM\\turnuser:${s}`],
  s => ['[Connections]', 'MessageDelivery=Forward', `ForwardTo=turnuser:${s}@smtp.provider.example`],
  s => ['[Connections]', `ForwardTo=smtp://turnuser:${s}@smtp.provider.example, backup.example.net`],
  s => ['[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', `+example.com;turnuser:${s}@hub.example.net`, `+a.example.com;turnuser:${s}@hub.example.net`],
  s => ['[Routes]', 'DeliveryRouting=+', `+example.com;turnuser:${s}@hub.example.net;0`],
  s => ['[Dial-up Connections]', 'MailRetrieval=Command', `Command=rasdial Provider turnuser ${s.replaceAll(/["/]/g, '')}`],
);

test('nothing that is said of a document repeats a password, wherever it stands', () => fc.assert(fc.property(place, secret, fc.constantFrom('AlwaysUseTURN', 'AlwaysUseETRN'), (place, secret, flag) => {
  const snapshot = snapshotOfLines('[Header]', 'Version=1', 'Host=mail.example.com', ...place(secret), '[Parameters]', `${flag}=1`);
  expect(found(...place(secret)).length, 'it is found').toBeGreaterThan(0);
  expect(saidOf(snapshot)).not.toMatch(/Qz/);
}), { numRuns: 600 }));
