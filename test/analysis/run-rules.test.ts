import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';
import { rules } from '../../server/src/rules/index.js';
import { folderRule, modelRule } from '../../server/src/rules/rule.js';
import { neighbourOf } from '../../server/src/workspace/workspace-documents.js';
import { documentText } from '../harness/arbitraries.js';

const snapshot = (text: string, name = 'a.imc') => snapshotOf(openDocument(`file:///w/${name}`, 'imc', 1, text));
/** A document whose rows are few enough that two of them often name one domain. */
const claiming = fc.record({
  reroute: fc.constantFrom('RerouteIncoming=Yes\n', 'RerouteIncoming=No\n', ''), rows: fc.uniqueArray(fc.constantFrom(
    '+example.com;<inbound>', '+#Example.COM;<inbound>', '+example.net;hub.example.com', '+example.net;<inbound>', '+a.example.com.;<inbond>'), { maxLength: 4 }),
  more: fc.constantFrom('', '[Parameters]\nAlwaysUseETRN=1\n', '[Dial-up Connections]\nMailRetrieval=ETRN\nRetrievalDomains=+\n+example.net\n', '[Site Addressing]\nDomain=example.com\n'),
}).map(({ reroute, rows, more }) => `[Routing]\n${reroute}RoutingTable=+\n${rows.map(row => `${row}\n`).join('')}${more}`);
const beside = (text: string) => neighbourOf(snapshot(text, 'b.imc'), true, true);

test('when a neighbour changes, what a document alone gives rise to is not found anew', () => {
  const [own, across] = [{ runs: 0 }, { runs: 0 }];
  const sources = [{ format: 'a probe of the test' }] as const;
  const probes = [
    modelRule({ code: 'own', severity: 'hint', summary: 'A probe', sources, on: 'model', check: () => { own.runs += 1; } }),
    folderRule({ code: 'across', severity: 'hint', summary: 'A probe', sources, on: 'folder', check: () => { across.runs += 1; } }),
  ];
  const document = snapshot('[Header]\nVersion=1\n');
  const settings = {};
  for (const text of ['', '[Header]\n', '[Header]\nVersion=2\n']) findingsOfDocument(document, probes, settings, [beside(text)]);
  expect([own.runs, across.runs]).toEqual([1, 3]);
  findingsOfDocument(document, probes, { own: 'off' }, []);
  findingsOfDocument(document, probes, {}, []);
  expect([own.runs, across.runs], 'other settings are another judgement; without neighbours nothing is looked at across').toEqual([2, 3]);
});

test('whatever lies beside a document, its own problems are those that it has alone', () => {
  fc.assert(fc.property(fc.oneof(documentText, claiming), fc.oneof(documentText, claiming), (text, other) => {
    const alone = findingsOfDocument(snapshot(text), rules).map(({ rule, finding }) => `${rule.code} ${finding.message}`);
    const together = findingsOfDocument(snapshot(text), rules, {}, [beside(other)]);
    // A comment that disables a rule across files is unused where there is no other file.
    const mine = together.filter(({ rule }) => rule.on !== 'folder').map(({ rule, finding }) => `${rule.code} ${finding.message}`);
    expect(mine.filter(said => !said.startsWith('unused-disable'))).toEqual(alone.filter(said => !said.startsWith('unused-disable')));
  }), { numRuns: 200 });
});

test('two documents speak of each other: what one finds at the other, the other finds here', () => {
  let spoke = 0;
  fc.assert(fc.property(claiming, claiming, (text, other) => {
    const [a, b] = [snapshot(text), snapshot(other, 'b.imc')];
    const across = rules.filter(({ on }) => on === 'folder');
    const [mine, theirs] = [findingsOfDocument(a, across, {}, [neighbourOf(b, true, true)]), findingsOfDocument(b, across, {}, [neighbourOf(a, true, true)])];
    spoke += mine.length;
    expect(mine.length).toBe(theirs.length);
    for (const { finding } of mine) {
      for (const note of finding.related ?? []) expect(theirs.map(one => JSON.stringify(b.rangeOf(one.finding.at)))).toContain(JSON.stringify(note.document!.rangeOf(note.at)));
    }
  }), { numRuns: 200 });
  expect(spoke, 'claims that met').toBeGreaterThan(50);
});

test('what a message quotes is cut where it is longer than anybody reads', () => {
  for (const value of ['x'.repeat(5_000_000), '😀'.repeat(10_000), '-'.repeat(501)]) {
    const found = findingsOfDocument(snapshot(`[Header]\nVersion=1\n[Routing]\nRerouteIncoming=${value}\n[Site Addressing]\nDomain=${value}\n`), rules);
    expect(found.length).toBeGreaterThan(0);
    for (const { finding: { message } } of found) {
      expect(message.length).toBeLessThanOrEqual(1000);
      expect(message, 'no half of a pair').not.toMatch(/\p{Cs}/u);
    }
  }
});
