import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, changesOf, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { findingsOfDocument, type Found } from '../../server/src/analysis/run-rules.js';
import type { Snapshot } from '../../server/src/analysis/snapshot.js';
import { keyOfRow, sameEffect } from '../../server/src/model/routing-table.js';
import { routeRows, takeRoute, type RouteRow } from '../../server/src/model/routes.js';
import { routingRules } from '../../server/src/rules/routing/index.js';
import { redundantRoute } from '../../server/src/rules/routing/redundant-route.js';
import { snapshotOfLines } from '../model/read-model.js';

const domains = ['c.example', 'b.c.example', 'a.b.c.example', 'd.example', 'a.d.example'];

describe('redundant rows', () => {
  const table = fc.array(fc.record({
    exact: fc.boolean(),
    domain: fc.constantFrom(...domains),
    target: fc.constantFrom('<inbound>', 'x.example', 'X.example', 'y.example', 'y.example;AlwaysRelay'),
  }), { maxLength: 7 }).map(rows => rows.map(({ exact, domain, target }) => `+${exact ? '#' : ''}${domain};${target}`));

  /** Every domain that a row could decide, and below each one that no row names. */
  const asked = [...domains, ...domains.map(domain => `other.${domain}`), 'example'];
  const outcomes = (snapshot: Snapshot) => asked.map(domain => takeRoute(snapshot.model, domain)?.row);

  test('are those, and only those, that can go without a change for any recipient', () => {
    fc.assert(fc.property(table, rows => {
      const snapshot = read(document(rows));
      const reported = new Set(findingsOfDocument(snapshot, [redundantRoute]).map(({ finding }) => snapshot.rangeOf(finding.at).start.line));
      const all = routeRows(snapshot.model);
      const isAlone = (row: RouteRow) => all.filter(other => keyOfRow(other) === keyOfRow(row)).length === 1;
      if (!all.every(isAlone)) return;                                    // then what is used is open, and duplicate-route speaks
      const before = outcomes(snapshot);
      for (const [i, row] of all.entries()) {
        const after = outcomes(read(document(rows.filter((_, other) => other !== i))));
        const same = before.every((was, at) => was === undefined ? after[at] === undefined : after[at] !== undefined && sameEffect(was, after[at]));
        expect(reported.has(snapshot.rangeOf(row.entry.span).start.line), `${rows[i]} in ${rows.join(' ')}`).toBe(same);
      }
    }), { numRuns: 400 });
  });

  test('can all go at once', () => {
    fc.assert(fc.property(table, rows => {
      const snapshot = read(document(rows));
      const reported = new Set(findingsOfDocument(snapshot, [redundantRoute]).map(({ finding }) => snapshot.rangeOf(finding.at).start.line));
      const left = document(rows).split('\n').filter((_, line) => !reported.has(line)).join('\n');
      const after = outcomes(read(left));
      outcomes(snapshot).forEach((was, i) => expect(was === undefined ? after[i] === undefined : after[i] !== undefined && sameEffect(was, after[i])).toBe(true));
    }), { numRuns: 400 });
  });

  function document(rows: readonly string[]): string {
    return ['[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', ...rows].join('\n');
  }
});

describe('fixes of the rules about routing', () => {
  const domain = fc.constantFrom(
    'example.com', 'Example.COM.', '#example.com', '# example.com', 'example.com#', '*.example.com', 'sales.example.com', '[192.0.2.1]', '*', '#', '',
  );
  const target = fc.constantFrom('<inbound>', '<inboud>', 'inbound', 'hub.example.net', 'mail.example.com', '[192.0.2.9]', '');
  const address = fc.constantFrom('192.168.1.0', '192.168.1.17', '0.0.0.0', '10.0.0.0', '10.1.2', 'x');
  const mask = fc.constantFrom(
    '', ';255.255.255.0', ';255.255.255.255', '/24', ', 255.0.0.0', ' 192.168.1.6', ';255.255.255.123', ';0.0.0.0', ';', ';x', '/0', ' ; 255.255.255.0',
  );
  const space = fc.constantFrom('SMTP;*;1', 'SMTP;;1', 'SMTP;example.com;1', 'SMTP;@example.com;1', 'SMTP;*@example.com;1', 'X400;;1', '');
  const sender = fc.constantFrom('user@example.com', '"user@example.com"', 'a@example.com;b@example.com', 'user @example.com', 'user@example.com ; why', ';', '');
  const entries = (entry: fc.Arbitrary<string>) => fc.array(fc.oneof(entry.map(text => `+${text}`), fc.constantFrom('; a remark', '')), { maxLength: 4 });
  const list = (name: string, entry: fc.Arbitrary<string>) => entries(entry).map(rows => [`${name}=+`, ...rows]);
  const oneOf = (name: string, ...values: readonly string[]) => fc.constantFrom(...values).map(value => value === '-' ? [] : [`${name}=${value}`]);
  const joined = (...parts: readonly fc.Arbitrary<readonly string[]>[]) => fc.tuple(...parts).map(found => found.flat());
  const netmask = fc.tuple(address, mask).map(parts => parts.join(''));
  const text = joined(
    fc.constant(['[Header]', 'Version=1', 'Host=mail.example.com', '[Site Addressing]']),
    oneOf('Domain', '-', 'example.com', '@east.example.com', ''),
    fc.constant(['[Connections]']), oneOf('TransferMode', '-', 'Both', 'InboundOnly', 'OutboundOnly'), oneOf('MessageDelivery', '-', 'DNS', 'Forward'),
    oneOf('ForwardTo', '-', 'mail.example.com', 'relay.example.net, mail.example.com', ','),
    fc.constant(['[Routing]']), oneOf('RerouteIncoming', '-', 'Yes', 'No', 'Maybe'), oneOf('CustomProgram', '-', '', 'C:\\Route.dll'),
    list('RoutingTable', fc.tuple(domain, target).map(parts => parts.join(';'))),
    fc.constant(['[Routes]']), list('DeliveryRouting', fc.tuple(domain, target).map(parts => [...parts, '0'].join(';'))),
    fc.constant(['[Address Space]']), list('AddressSpace', space),
    fc.constant(['[Parameters]']), oneOf('RelayFlags', '-', '', '0', '1', '2', '3', '0x7', '10', '15', '16', 'Yes'),
    list('RelayDenyList', netmask), list('RelayAllowList', netmask), list('RelayLocalIPList', netmask),
    oneOf('TurfDir', '-', '', 'Turf', 'D:\\Turf'),
    list('TurfTable', sender),
  ).map(lines => lines.join('\n'));

  test('repair what they are offered for, and lose no remark', () => {
    fc.assert(fc.property(text, source => {
      const snapshot = read(source);
      const found = findings(snapshot);
      for (const { rule, finding } of found) for (const fix of finding.fixes ?? []) {
        const fixed = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        const after = findings(read(fixed));
        expect(countOf(after, rule.code), `${rule.code}: ${fix.title}\n${source}\n---\n${fixed}`).toBeLessThan(countOf(found, rule.code));
        expect(remarksOf(fixed)).toBe(remarksOf(source));
      }
    }), { numRuns: 200 });
  });

  test('do not bring in an error that was not there, but for the one that a wrong separator hides', () => {
    fc.assert(fc.property(text, source => {
      const snapshot = read(source);
      const found = findings(snapshot);
      for (const { finding, rule } of found) for (const fix of finding.fixes ?? []) {
        const fixed = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        const known = [...errorsOf(found), ...rule.code === 'mask-separator' ? ['mask-never-matches'] : []];
        expect(known, `${rule.code}: ${fix.title}\n${source}\n---\n${fixed}`).toEqual(expect.arrayContaining(errorsOf(findings(read(fixed)))));
      }
    }), { numRuns: 200 });
  });

  test('that are safe come to rest', () => {
    fc.assert(fc.property(text, source => {
      let current = source;
      for (let round = 0; ; round++) {
        expect(round, source).toBeLessThan(5);
        const snapshot = read(current);
        const changes = safeChangesOf(snapshot, findings(snapshot));
        if (changes.length === 0) break;
        current = applyChanges(snapshot, changes);
      }
      expect(findings(read(current)).some(({ finding }) => finding.fixes?.some(({ safe }) => safe))).toBe(false);
      expect(remarksOf(current)).toBe(remarksOf(source));
    }), { numRuns: 200 });
  });

  function findings(snapshot: Snapshot): readonly Found[] {
    return findingsOfDocument(snapshot, routingRules);
  }

  function errorsOf(found: readonly Found[]): string[] {
    return found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.code);
  }

  function countOf(found: readonly Found[], code: string): number {
    return found.filter(({ rule }) => rule.code === code).length;
  }

  function remarksOf(source: string): number {
    return source.split('\n').filter(line => line.startsWith(';')).length;
  }
});

function read(text: string): Snapshot {
  return snapshotOfLines(text);
}
