import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, changesOf } from '../../server/src/analysis/fixes.js';
import { planJson, routeJson } from '../../server/src/analysis/plan-json.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import type { Snapshot } from '../../server/src/analysis/snapshot.js';
import { dequeueRules } from '../../server/src/rules/dequeue/index.js';
import { snapshotOfLines } from '../model/read-model.js';

const domains = ['example.com', '@example.com', '#example.com', 'example.net.', 'a.example.com', '<default>', 'provider.example', 'smtp.provider.example', '192.0.2.1', '[192.0.2.1]', '*.example.com', 'müller.example', '', ' ', '\uD800'];
const accounts = ['EXAMPLE\\a', 'EXAMPLE\\\\a', 'EXAMPLE/a', '/a', 'a@example.com', '.\\a', 'a', '\\', 'EXAMPLE\\', 'HEADOFFICE-MUNICH\\a', 'EXAMPLE\\a*b', 'EXAMPLE\\a:x', ':x', ''];
const flags = ['0', '1', '0x1', '2', 'Yes', '', '+', '99999999999'];

const domain = fc.constantFrom(...domains);
const line = fc.oneof(
  fc.constantFrom('[Header]', 'Exchange=5.5', '; comment', '', '=', 'x', '[Nonsense]', 'Password=x', 'Password=+'),
  fc.constantFrom('RerouteIncoming=Yes', 'RerouteIncoming=No', 'RerouteIncoming=', 'MessageDelivery=DNS', 'MessageDelivery=Forward', 'MessageDelivery='),
  fc.constantFrom('MailRetrieval=ETRN', 'MailRetrieval=Command', 'MailRetrieval=ATRN', 'Command=atrn -password x', 'RetrievalDomains=Derived', 'Dial=Queued;5', 'Dial=Every;5', 'DialUsing=A phone-book entry of some length'),
  fc.tuple(fc.constantFrom('AlwaysUseETRN', 'AlwaysUseTURN', 'DisableETRN', 'DisableAuth', 'RelayFlags', 'AlwaysUseATRN'), fc.constantFrom(...flags)).map(([name, value]) => `${name}=${value}`),
  fc.tuple(fc.constantFrom('Domain', 'Host', 'ForwardTo', 'DialUsing'), domain).map(([name, value]) => `${name}=${value}`),
  fc.tuple(domain, domain).map(([a, b]) => `ForwardTo=${a}, u:p@${b}`),
  fc.constantFrom(...accounts).map(account => `LogonAccount=${account}`),
  domain.map(domain => `+${domain}`),
  fc.tuple(domain, fc.constantFrom('<inbound>', '<inboud>', 'hub.example.net', '[192.0.2.9]', 'x:y@hub.example.net')).map(([domain, target]) => `+${domain};${target}`),
  fc.tuple(domain, fc.constantFrom('None', 'NTLM', 'SASL/AUTH', 'SSL', 'sasl/auth+ssl', 'no', ''), fc.constantFrom(...accounts, undefined), fc.constantFrom('x', undefined))
    .map(([domain, method, account, more]) => `+${[domain, method, account, more].filter(part => part !== undefined).join(';')}`),
);
const head = fc.constantFrom(
  '[Site Addressing]', '[Connections]', '[Connections]', '[Routing]\nRoutingTable=+', '[Routes]\nDeliveryRouting=+', '[Dial-up Connections]\nConnections=+', '[Dial-up Connections]\nRetrievalDomains=+',
  '[Security]\nDomains=+', '[Security]\nDomains=+', '[Parameters]', '[Parameters]',
);
const document = fc.array(fc.tuple(head, fc.array(line, { maxLength: 4 })), { maxLength: 6 }).map(parts => parts.flatMap(([head, lines]) => [...head.split('\n'), ...lines]));

/** Every place that is spoken of lies in the line it names. */
function expectInText(snapshot: Snapshot, { start, end }: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } }): void {
  const text = snapshot.lineText(start.line);
  expect(start.line).toBe(end.line);
  expect(start.character).toBeLessThanOrEqual(end.character);
  expect(end.character).toBeLessThanOrEqual(text!.length);
}

test('whatever a document says, the plan and the routes are made, and their places lie in it', () => fc.assert(fc.property(document, domain, (lines, domain) => {
  const snapshot = snapshotOfLines(...lines);
  const plan = planJson(snapshot);
  for (const { range } of [...plan.warnings, ...plan.requests, ...plan.requests.flatMap(({ reasons }) => reasons)]) if (range) expectInText(snapshot, range);
  const route = routeJson(snapshot, `user@${domain}`);
  expect(['inbound', 'rerouted', 'relayed']).toContain(route.result);
  expect(plan.requests.every(({ verb, domains }) => verb === 'ETRN' || domains.length === 0)).toBe(true);
  expect(plan.requests.flatMap(({ domains }) => domains).every(name => /^[\w.-]+$/.test(name)), 'a name that can be sent').toBe(true);
}), { numRuns: 500 }));

test('whatever a document says, each fix of a rule about dequeue takes its finding away', () => fc.assert(fc.property(document, lines => {
  const snapshot = snapshotOfLines(...lines);
  for (const rule of dequeueRules) {
    const found = findingsOfDocument(snapshot, [rule]);
    for (const { finding } of found) {
      for (const at of [finding.at, ...(finding.related ?? []).map(({ at }) => at)]) expectInText(snapshot, snapshot.rangeOf(at));
      for (const { title, edits } of finding.fixes ?? []) {
        const text = applyChanges(snapshot, changesOf(snapshot, edits));
        const left = findingsOfDocument(snapshotOfLines(...text.split('\n')), [rule]);
        expect(left.length, `${rule.code}: ${title}\n${lines.join('\n')}\n-----\n${text}`).toBeLessThan(found.length);
      }
    }
  }
}), { numRuns: 1000 }));
