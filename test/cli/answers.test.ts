import { expect, test } from 'vitest';
import { folderOf, imc } from './imc.js';

const DOCUMENT = `[Header]
Version=1
Host=mail.example.com
[Connections]
MessageDelivery=Forward
ForwardTo=smtp.provider.example
[Routes]
DeliveryRouting=+
+partner.example;relay.partner.example;0
DefaultRouting=
[Routing]
RerouteIncoming=Yes
RoutingTable=+
+example.com;<inbound>
+sales.example.com;hub.example.net
+sales.example.com;other.example.net
[Security]
Domains=+
+provider.example;SASL/AUTH+SSL;EXAMPLE\\turnuser
[Parameters]
AlwaysUseETRN=1
`;

test('plan --format json has the shape that is documented', async () => {
  const { status, stdout, stderr } = await imc(['plan', 'a.imc', '--format', 'json'], { cwd: folderOf({ 'a.imc': DOCUMENT }) });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const plan = JSON.parse(stdout);
  expect(plan).toMatchObject({
    version: 1, verb: 'ETRN', reason: expect.any(String), occasion: 'in every outbound session to smtp.provider.example', alsoAsked: ['relay.partner.example'],
    ehloName: 'mail.example.com', warnings: expect.any(Array),
  });
  expect(plan.requests).toEqual([{
    host: 'smtp.provider.example', port: 25, verb: 'ETRN', domains: ['example.com', 'sales.example.com'], account: 'EXAMPLE\\turnuser', method: 'SASL/AUTH+SSL', tls: 'required',
    occasion: expect.any(String), range: { start: { line: 5, character: 10 }, end: { line: 5, character: 31 } }, reasons: expect.any(Array),
  }]);
});

test('plan says for people who is asked, with what, as whom, when and why, with lines and articles', async () => {
  const { stdout } = await imc(['plan', '-'], { stdin: DOCUMENT });
  for (const part of [
    /^verb +ETRN$/m, /^1\. smtp\.provider\.example, port 25$/m, /^ +asks +ETRN for example\.com and sales\.example\.com$/m,
    /^ +as +EXAMPLE\\turnuser \(SASL\/AUTH\+SSL\)$/m, /^ +TLS +required$/m, /^ +when +in every outbound session/m, /AlwaysUseETRN is set \(line 21, Q175494\)$/m,
    /relay\.partner\.example .*Q241157/,
  ]) expect(stdout).toMatch(part);
});

test('control characters of a document do not reach a terminal through plan and route', async () => {
  const evil = DOCUMENT.replaceAll('provider.example', 'provider\u001b[2J.example').replaceAll('turnuser', 'turn\u009buser').replace('hub.example.net', 'hub\u0007.example.net')
    .replace('AlwaysUseETRN=1', 'AlwaysUseETRN=1\n[Dial-up Connections]\nConnections=+\n+ISP\u001b[31m\nMailRetrieval=ETRN');
  for (const words of [['plan', '-'], ['route', '-', 'u@sales.example.com', 'u@else.example']]) {
    const { status, stdout, stderr } = await imc(words, { stdin: evil });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test('a document that asks nobody has a plan that says why', async () => {
  const { status, stdout } = await imc(['plan', '-'], { stdin: '[Header]\nVersion=1\n' });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^verb +none\nwhy +Nothing asks for waiting mail/m);
  expect(stdout).toContain('No host is asked.');
});

test('route --format json has the shape that is documented', async () => {
  const addresses = ['u@example.com', 'v@x.sales.example.com', 'w@partner.example', 'x@elsewhere.example'];
  const { status, stdout } = await imc(['route', 'a.imc', ...addresses, '--format', 'json'], { cwd: folderOf({ 'a.imc': DOCUMENT }) });
  expect(status).toBe(0);
  const explanation = expect.any(String);
  const provider = { kind: 'host', host: 'smtp.provider.example' };
  expect(JSON.parse(stdout)).toEqual({ version: 1, routes: [
    { address: 'u@example.com', result: 'inbound', to: null, nextHop: { kind: 'local' }, row: { line: 13, text: '+example.com;<inbound>' }, ambiguous: [], explanation },
    { address: 'v@x.sales.example.com', result: 'rerouted', to: 'hub.example.net', nextHop: provider, row: { line: 14, text: '+sales.example.com;hub.example.net' },
      ambiguous: [{ line: 15, text: '+sales.example.com;other.example.net' }], explanation },
    { address: 'w@partner.example', result: 'relayed', to: 'partner.example', nextHop: { kind: 'host', host: 'relay.partner.example' }, row: null, ambiguous: [], explanation },
    { address: 'x@elsewhere.example', result: 'relayed', to: 'elsewhere.example', nextHop: provider, row: null, ambiguous: [], explanation },
  ] });
});

test('route says for people where mail goes, and by which line', async () => {
  const { stdout } = await imc(['route', '-', 'u@example.com', 'v@sales.example.com'], { stdin: DOCUMENT });
  expect(stdout.split('\n').map(line => line.replace(/(?<=^ {2}why {8}).*/, '…'))).toEqual([
    'u@example.com',
    '  result     inbound: into this organization',
    '  next host  none: it is local',
    '  row        +example.com;<inbound> (line 14)',
    '  why        …',
    '',
    'v@sales.example.com',
    '  result     rerouted to hub.example.net',
    '  next host  smtp.provider.example',
    '  row        +sales.example.com;hub.example.net (line 15)',
    '  or         +sales.example.com;other.example.net (line 16)',
    '  why        …',
    '',
  ]);
});

test('an address is taken in every form that mail knows', async () => {
  for (const address of ['u@example.com', '"a@b"@example.com', 'u@[192.0.2.1]', 'u@büro.example', 'u@under_score.example', 'u@EXAMPLE.com.']) {
    expect((await imc(['route', '-', address], { stdin: DOCUMENT })).status, address).toBe(0);
  }
});
