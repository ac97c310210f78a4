import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../../server/src/analysis/explain.js';
import { ANY_NAME } from '../../server/src/catalog/entry.js';
import {
  controls, enhancedCodes, events, otherValues, pages, registryKeys, replies, sections, settings, textOf, verbs,
} from '../../server/src/catalog/index.js';
import { rules } from '../../server/src/rules/index.js';
import { versionText, VERSIONS } from '../../server/src/values/version.js';
import { imc } from './imc.js';

/** Every name that can be asked for. */
const NAMES: readonly string[] = [...new Set([
  ...replies.map(({ code }) => String(code)), ...enhancedCodes.map(({ code }) => code), ...events.flatMap(({ id, also = [] }) => [id, ...also]), ...verbs.map(({ name }) => name),
  ...rules.map(({ code }) => code), ...sections.map(({ name }) => name), ...pages.map(({ name }) => name), ...controls.flatMap(({ label, choices = [] }) => [label, ...choices]),
  ...registryKeys.flatMap(({ section, key }) => [section, key]), ...settings.flatMap(({ section, name }) => [name, `${section}.${name}`]),
  ...otherValues.map(({ name }) => name).filter(name => name !== ANY_NAME), ...VERSIONS.map(versionText),
])];

/** Every article and RFC that something rests on. */
const ARTICLES: readonly string[] = [...new Set([...sections, ...settings, ...otherValues, ...controls, ...pages, ...registryKeys, ...events, ...replies, ...enhancedCodes, ...verbs, ...rules]
  .flatMap(({ sources }) => sources).flatMap(source => ('kb' in source ? [source.kb] : 'rfc' in source ? [textOf({ rfc: source.rfc })] : [])))];

test('everything that has a name can be explained by it, and no Markdown is left', async () => {
  for (const name of NAMES) {
    const { status, stdout } = await imc(['explain', '--', name]);
    expect(status, name).toBe(0);
    if (!/^\d\.\d( SP\d)?$/.test(name)) expect(stdout, name).toMatch(/\bSources?: \S/);
    expect(stdout, name).not.toMatch(/\*\*|\]\(|`|\| ---/);
  }
});

test('names are found without regard to case, blanks and brackets', () => {
  for (const name of NAMES) {
    const texts = explain(name);
    expect(explain(name.toUpperCase()), name).toEqual(texts);
    expect(explain(`  ${name} `), name).toEqual(texts);
    if (!/[.\\\d]/.test(name)) expect(explain(name.replace(/ /g, '')), name).toEqual(texts);
  }
  expect(explain('Always Use TURN')).toEqual(explain('AlwaysUseTURN'));
  expect(explain('[Routing]')).toEqual(explain('routing'));
});

test('every article and RFC that something rests on tells what does', () => {
  expect(ARTICLES.length).toBeGreaterThan(200);
  for (const article of ARTICLES) {
    const [text, ...more] = explain(article);
    expect(more).toEqual([]);
    expect(text, article).toMatch(/\nWhat rests on it\n- [A-Z][a-z ]+: \S/);
  }
  expect(explain('q257979')).toEqual(explain('Q257979'));
  expect(explain('rfc1985')).toEqual(explain('RFC 1985'));
  expect(explain('Q999999')).toEqual([]);
});

test('names are taken as they are found in documents, keys, dialogs and logs', async () => {
  for (const [name, ...texts] of [
    ['alwaysuseturn', '[Parameters] AlwaysUseTURN'],
    ['Dial-up Connections', '[Dial-up Connections]', 'Dial-up Connections · property page'],
    ['[Routing] RoutingTable', '[Routing] RoutingTable'],
    ['Dial-up Connections.Dial', '[Dial-up Connections] Dial'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\AlwaysUseETRN', '[Parameters] AlwaysUseETRN'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters', 'Parameters · registry key'],
    ['HKCR\\MIME\\Database\\Charset\\unicode-2-0-utf-7\\AliasForCharSet', '[MIME\\Database\\Charset\\unicode-2-0-utf-7] AliasForCharSet'],
    ['Syntax', 'syntax · error'], ['rule syntax', 'syntax · error'],
    ['458', 'Reply 458'], ['5.7.8', '5.7.8 · enhanced status code, behind 535'],
    ['4056', 'Event 4056 · error in the application log, source MSExchangeIMC'], ['MSExchangeIMC 4056', 'Event 4056'], ['msexchangeimc: 4056', 'Event 4056'],
    ['4056 (MSExchangeIMC)', 'Event 4056'], ['Event ID: 4056', 'Event 4056'], ['Event Source: MSExchangeIMC Event ID: 4106', 'Event 4106'], ['<inbound>', '<inbound> · a choice of target in [Routing] RoutingTable'], ['event 4056', 'Event 4056'], ['error 2140', 'Error 2140 · shown by the service manager'],
    ['7003', 'Error 1075 and 7003'], ['ndr 3902', 'NDR 3902 · non-delivery report'], ['3902', 'NDR 3902 · non-delivery report'], ['Imsext 11', 'Imsext 11 · extension'],
    ['queue messages for etrn', 'Queue messages for ETRN · tick box', 'The same as: [Connections] QueueForETRN'],
    ['Should be accepted as inbound', 'Route To · choice'],
    ['SASL/AUTH', 'SASL/AUTH · a choice of method in [Security] Domains'],
    ['Inbound Only', 'InboundOnly · a choice of [Connections] TransferMode, in the dialog Inbound Only'],
    ['rich text', 'rich text · field 6 of [Domain] DomainInformation'],
    ['Resolve2', '[Parameters] ResolveP2', 'Misprinted as Resolve2 in Q166515'],
    ['etrn', 'ETRN · SMTP command', '458    Not now.'], ['ntlm', 'NTLM · way of logging on'],
    ['5.5 sp3', 'Exchange 5.5 SP3', 'Came with it\n- [Parameters] DisableAuth: since 5.5 SP3 (Msexcimc.exe 5.5.2638.0)'],
    ['Exchange 5.0', 'Ended with it\n- [Parameters] ISO-8859-1'],
    ['5.5.2654.52', 'Build 5.5.2654.52 of Exchange', '[Parameters] EnableTTL'],
    ['535 5.7.8 Error: authentication failed', 'Reply 535', '5.7.8 · enhanced status code'], ['250-ETRN', 'Reply 250'], ['4106 [87]', 'Event 4106'],
    ['Q257979', 'Settings: [Security] Domains, [Parameters] AlwaysUseTURN'],
  ] as const) {
    const { status, stdout } = await imc(['explain', ...name.split(' ')]);
    expect(status, name).toBe(0);
    for (const text of texts) expect(stdout, name).toContain(text);
  }
});

test('a value is explained by the setting or the field that it stands in', async () => {
  for (const [name, ...texts] of [
    ['RelayFlags 6', 'RelayFlags = 6', '2    ●', '4    ●', '8    ○'],
    ['relayflags=0xA', 'RelayFlags = 0xA', '2    ●', '4    ○', '8    ●'],
    ['RelayFlags 16', '16 sets 16, which no article describes'],
    ['Parameters.RelayFlags 1', '1    ●'],
    ['ResolveP2 0x22', '2    ●', '32   ●', '64   ○'],
    ['formatting 800', 'formatting = 800', '512     ●', 'formatting · field 4 of [Domain] DomainInformation'],
    ['AlwaysUseETRN 1', 'ETRN is sent in ordinary outbound sessions'],
    ['RetryInterval .25,1', 'Retries after 15 minutes, then 1 hour'],
    ['DiskSpaceLowWaterMark 10', '10 bytes'],
    ['RelayAllowList 192.0.2.0;255.255.255.0', 'Covers 192.0.2.0–192.0.2.255 (256 addresses)'],
    ['RoutingTable #example.com;<inbound>', 'domain #example.com: Exactly example.com, none of its subdomains', 'target <inbound>: Mail is taken in'],
    ['MaxInbound many', '“many” is no number'],
    ['FontSize 3', '12 points'],
    ['"RelayFlags"=dword:0000000a', 'RelayFlags = 0x0000000a', '2    ●', '8    ●'],
    ['"TurfDir"="C:\\Turfdir"', '[Parameters] TurfDir'],
  ] as const) {
    const { status, stdout } = await imc(['explain', name]);
    expect(status, name).toBe(0);
    for (const text of texts) expect(stdout, name).toContain(text);
  }
});

test('a password in a value is not repeated', () => {
  for (const value of ['ForwardTo customer:geheim@smtp.provider.example', 'LogonAccount EXAMPLE\\user:geheim', 'account EXAMPLE\\user:geheim', 'Domains provider.example;SASL/AUTH;EXAMPLE\\user:geheim']) {
    const texts = explain(value);
    expect(texts.length, value).toBeGreaterThan(0);
    expect(texts.join(), value).not.toContain('geheim');
  }
});

test('an address with a mask says which addresses it covers', async () => {
  for (const [mask, text] of [
    ['192.168.1.0;255.255.255.248', 'Covers 192.168.1.0–192.168.1.7 (8 addresses).'],
    ['192.168.1.17;255.255.255.0', 'Covers no address'],
    ['192.0.2.0/24', 'In a list it is written with a semicolon: 192.0.2.0;255.255.255.0.'],
    ['192.0.2.0 255.255.255.0', 'Covers 192.0.2.0–192.0.2.255'],
    ['192.0.2.1', 'Without a mask an entry is one host (Q193922).'],
    ['192.168.1.123;255.255.255.123', '4 addresses: 192.168.1.123, 192.168.1.127, 192.168.1.251, 192.168.1.255'],
    ['192.0.2.0;255.255.256.0', 'four numbers from 0 to 255'],
  ] as const) expect((await imc(['explain', mask])).stdout, mask).toContain(text);
});

test('a name that several things bear is explained for each of them', async () => {
  const { stdout } = await imc(['explain', 'Domain']);
  for (const text of ['[Domain]', '[Site Addressing] Domain', 'domain · field 1 of [Routing] RoutingTable', 'domain · field 1 of [Security] Domains']) expect(stdout).toContain(text);
  expect(explain('ISO-8859-1')).toHaveLength(2);
  expect(explain('BodyCharSet')).toHaveLength(2);
});

test('a word between angle brackets is explained before the one without', () => {
  expect(explain('<default>').map(text => text.split('\n')[0])).toEqual([
    '**<default>** · a choice of domain in [Security] Domains', '**Default** · a choice of domain in [Domain] DomainInformation',
  ]);
  expect(explain('Default')[0]).toContain('[Domain] DomainInformation');
  expect(explain('<inbound>')[0]).toContain('**<inbound>** · a choice of target in [Routing] RoutingTable');
});

test('a name that is near others names them; one that is near nothing does not', async () => {
  for (const [name, near] of [
    ['AlwaysUseTRN', 'AlwaysUseETRN or AlwaysUseTURN'], ['duplicate-rout', 'duplicate-route'], ['Routin', 'Routing'], ['Routing.RoutingTabel', 'Routing.RoutingTable'],
    ['STARTLS', 'STARTTLS'], ['5.7.10', '5.7.0, 5.7.1 or 5.7.11'], ['Queue messages for ETR', 'Queue messages for ETRN'],
  ] as const) {
    const { status, stdout, stderr } = await imc(['explain', name]);
    expect({ status, stdout }, name).toEqual({ status: 2, stdout: '' });
    expect(stderr, name).toBe(`Nothing is known of “${name}”. Did you mean ${near}?\n`);
  }
  expect(await imc(['explain', 'zzzzzzzzz'])).toMatchObject({ status: 2, stdout: '', stderr: 'Nothing is known of “zzzzzzzzz”.\n' });
});

test('lines are wrapped at the width of a terminal, and what is asked for reaches it without control characters', async () => {
  const { stdout } = await imc(['explain', 'AlwaysUseETRN'], { columns: 60, isTerminal: true });
  for (const line of stdout.split('\n')) if (line.includes(' ') && !line.includes('http')) expect(line.length, line).toBeLessThanOrEqual(60);
  const evil = await imc(['explain', 'RelayFlags \u001b[2J6']);
  expect(evil.stdout + evil.stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('whatever is asked, an answer is a text or there is none', () => {
  const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(...NAMES), fc.constantFrom('=', ' ', ';', '.', '\\', '[', ']', '"', '0x', '255.255.255.0', '/24', '+', '<inbound>'));
  fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
    for (const text of explain(pieces.join(''))) expect(text).toMatch(/^\S[\s\S]*\S$/);
  }));
});
