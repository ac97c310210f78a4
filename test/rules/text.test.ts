import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, changesOf, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument, type Found } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { problemsOf, typedParts } from '../../server/src/model/typed-parts.js';
import { imccopyRules } from '../../server/src/rules/imccopy/index.js';
import { rules as allRules } from '../../server/src/rules/index.js';
import { registryRules } from '../../server/src/rules/registry/index.js';
import { textRules } from '../../server/src/rules/text/index.js';

/** Lines as people write them, right and wrong, in any order: headings, properties, rows, remarks. */
const headings = [
  '[Header]', '[Haeder]', '[Site Addressing]', '[General]', '[Connections]', '[Routes]', '[Routing]', '[routing]', '[Address Space]', '[Domain]', '[Dialup Connections]',
  '[Dial-up Connections]', '[Security]', '[Parameters]', '[Extension]', '[Nowhere]', '[',
];
const properties = [
  'Version=1', 'Version=', 'Version=2', 'Verison=1', 'Exchange=5.0', 'Exchange=5.5SP3', 'Host=mail_1.example.com.', 'Domain=@example.com', 'Domain = "@müller.example"',
  'MaximumMessageSize=2 MB', 'MaximumMessageSize=2048', 'MessageDelivery=Forward all messages to host', 'ForwardTo=[192.0.2.1]', 'ForwardTo=a.example:25,,b.example.',
  'RerouteIncoming=1', 'RerouteIncoming=Yes', 'RoutingTable=+', 'RoutingTable=', 'RoutingTable = ""', 'DeliveryRouting=+', 'DeliveryRouting=', 'DefaultRouting=', 'DefaultRoutng=',
  'DomainInformation=+', 'Domains=+', 'AddressSpace=+', 'QueueForETRN=+', 'RetrievalDomains=Derived', 'Dial=Evry;0', 'Connections=+',
  'AlwaysUseTRN=1', 'AlwaysUseETRN=Yes', 'AlwaysUseETRN=2', 'alwaysuseturn=', 'RelayAllowLists=+', 'RelayAllowList=192.0.2.0;255.255.255.0', 'RelayAllowList=+', 'RelayFlags=99',
  'AlwaysSuppressDR=REG-DWORD 1', 'InboundSizeLimit=10240', 'InboundSizeLimit=10 MB', 'OutboundSizeLimit=', 'DiskSpaceLowWaterMark=20480000', 'ResolveP2=63', 'ResolveP2=0x1',
  'InboundJournal=x', 'InboundRecipJournalProp=8036', 'RerouteViaStore=1', 'disableresolversearchlist=1', 'DisableLoopbackConnection=1', 'OutboundAppend=\\ulo x \\ulo', 'Foo=1', '=1', 'x',
];
const rows = [
  '+', '+;', '+example.com', '+example.com,<inbound>', '+example.com;<inbound>', '+example.com ;host;0', '+.example.com.;192.0.2;0', '+example.com;;0',
  '+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,9', '+example.com,ISO-8859-1,ISO-8859-1,113,76,3,0,0', '+Default,1', '+<default>;TLS;', '+a.example;SASL/AUTH;EXAMPLE\\mail;', '+SMTP;*;0',
  '+192.0.2.0;255.255.255', '  + 192.0.2.0 ',
];
const remarks = [
  '; a remark', '', '; imc-disable-next-line bad-domain', '; imc-disable trailing-dot, bad-host - why', '; imc-disable', '; imc-disable-next-line trailing-dto header-version',
];
const line = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...headings) }, { weight: 5, arbitrary: fc.constantFrom(...properties) },
  { weight: 3, arbitrary: fc.constantFrom(...rows) }, { weight: 1, arbitrary: fc.constantFrom(...remarks) },
);
const document = fc.tuple(fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), fc.array(line, { maxLength: 14 }))
  .map(([eol, mark, lines]) => mark + lines.join(eol));

const ours = [...textRules, ...registryRules, ...imccopyRules];

describe('fixes of the rules about text, registry values and saves', () => {
  test('repair what they are offered for, and lose no remark and no line', () => {
    fc.assert(fc.property(document, source => {
      const snapshot = read(source);
      const found = findingsOfDocument(snapshot, ours);
      for (const { rule, finding } of found) for (const fix of finding.fixes ?? []) {
        const fixed = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        const shown = `${rule.code}: ${fix.title}\n${source}\n---\n${fixed}`;
        expect(countOf(findingsOfDocument(read(fixed), ours), rule.code), shown).toBeLessThan(countOf(found, rule.code));
        const isAboutRemark = rule.code === 'unused-disable';
        expect(linesOf(fixed), shown).toBeGreaterThanOrEqual(linesOf(source) - (isAboutRemark ? 1 : 0));
        if (!isAboutRemark) expect(remarksOf(fixed), shown).toEqual(remarksOf(source));
      }
    }), { numRuns: 300 });
  });

  test('that are safe bring in no error, unless a name or a row that is read at last brings its value along', () => {
    fc.assert(fc.property(document, source => {
      const snapshot = read(source);
      const found = findingsOfDocument(snapshot, allRules);
      for (const { rule, finding } of found) for (const fix of finding.fixes ?? []) {
        if (!fix.safe || !ours.includes(rule) || rule.code === 'misspelled-value') continue;
        // A value that becomes a list takes in the rows below it, which belonged to none and were not judged.
        if (rule.code === 'wrong-type' && found.some(other => other.rule.code === 'entry-outside-list')) continue;
        const fixed = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        const shown = `${rule.code}: ${fix.title}\n${source}\n---\n${fixed}`;
        expect(errorsOf(found), shown).toEqual(expect.arrayContaining([...errorsOf(findingsOfDocument(read(fixed), allRules))]));
      }
    }), { numRuns: 200 });
  });

  test('keep the line ends of the document', () => {
    fc.assert(fc.property(document, source => {
      const snapshot = read(source);
      for (const { finding } of findingsOfDocument(snapshot, ours)) for (const fix of finding.fixes ?? []) {
        const fixed = applyChanges(snapshot, changesOf(snapshot, fix.edits));
        if (source.includes('\r\n')) expect(fixed.replaceAll('\r\n', ''), fix.title).not.toMatch(/[\r\n]/);
        else if (source.includes('\n')) expect(fixed, fix.title).not.toContain('\r');
      }
    }), { numRuns: 150 });
  });

  test('that are safe come to rest together with those of all other rules', () => {
    fc.assert(fc.property(document, source => {
      let current = source;
      for (let round = 0; ; round++) {
        expect(round, `${source}\n---\n${current}`).toBeLessThan(8);
        const snapshot = read(current);
        const changes = safeChangesOf(snapshot, findingsOfDocument(snapshot, allRules));
        if (changes.length === 0) break;
        current = applyChanges(snapshot, changes);
      }
    }), { numRuns: 200 });
  });
});

describe('what rules say', () => {
  const secret = 'geheim';
  const places = fc.constantFrom(
    `[Security]\nPassword=${secret}`, `[Parameters]\nPasswort=${secret}`, `[Extension]\nKennwort=${secret}`, `[Connections]\nForwardTo=user:${secret}@smtp.provider.example`,
    `[Dial-up Connections]\nLogonAccount=EXAMPLE\\mail:${secret}`, `[Security]\nDomains=+\n+a.example;SASL/AUTH;EXAMPLE\\mail;${secret}`, `[Security]\nDomains=+\n+a.example;EXAMPLE\\mail:${secret}`,
    `[Security]\nDomains=+\n+a.example;SASL/AUTH;EXAMPLE\\mail:${secret}`, `[Routes]\nDeliveryRouting=+\n+a.example;user:${secret}@host;0`, `Password=${secret}`, `[Nowhere]\nPassword=${secret}`,
    `[Routing]\nRoutingTable=+\n+a.example;user:${secret}@host`, `[Routing]\nRoutingTable=+\n+user:${secret}@a.example;<inbound>\n+user:${secret}@A.example;host`,
    `[Site Addressing]\nDomain=user:${secret}@a.example\n[Routing]\nRerouteIncoming=Yes\n[Parameters]\nAlwaysUseETRN=1`, `[Dial-up Connections]\nLogonAccount=EXAMPLE\\mail;${secret}\n[Parameters]\nAlwaysUseTURN=1`,
    `[Security]\nDomains=+\n+user:${secret}@a.example;SASL/AUTH;EXAMPLE\\mail\n+user:${secret}@a.example;NTLM\n[Connections]\nMessageDelivery=Forward\nForwardTo=b.example\n[Parameters]\nAlwaysUseETRN=1`,
    `[Header]\nHost=b.example\n[Routes]\nDeliveryRouting=+\n+user:${secret}@a.example;b.example;0\n+user:${secret}@a.example;b.example;0\nDefaultRouting=user:${secret}@b.example`, `[Dial-up Connections]\nCommand=rasdial Provider user ${secret}`,
  );

  test('never repeats what seems to be a password', () => {
    fc.assert(fc.property(places, document, (place, rest) => {
      const found = findingsOfDocument(read(`${place}\n${rest}`), allRules);
      const said = found.flatMap(({ finding }) => [finding.message, ...(finding.fixes ?? []).map(({ title }) => title), ...(finding.related ?? []).map(({ message }) => message)]);
      for (const words of said) expect(words).not.toContain(secret);
    }), { numRuns: 200 });
  });

  test('is a sentence without a stop at the end, and ends in no blank', () => {
    fc.assert(fc.property(document, source => {
      for (const { finding, rule } of findingsOfDocument(read(source), ours)) {
        expect(finding.message, rule.code).toMatch(/[^.\s]$/);
        expect(finding.message, rule.code).not.toContain('undefined');
      }
    }), { numRuns: 150 });
  });
});

describe('typed parts', () => {
  test('show text that stands in the document, and problems inside of it', () => {
    fc.assert(fc.property(document, source => {
      const snapshot = read(source);
      for (const fact of snapshot.model.facts) {
        for (const { text, span } of typedParts(fact)) expect(textAt(snapshot, span)).toBe(text);
        for (const code of ['property-value', 'bad-domain', 'bad-host', 'bad-ip', 'trailing-dot', 'leading-dot'] as const) {
          for (const { at, part: { span } } of problemsOf(fact, code)) {
            expect(at.start).toBeGreaterThanOrEqual(span.start);
            expect(at.end).toBeLessThanOrEqual(span.end);
          }
        }
      }
    }), { numRuns: 150 });
  });

  test('of a list with one field are whole rows, whatever separates in them', () => {
    const { model } = read('[Parameters]\nRelayAllowList=+\n+192.0.2.0 ; 255.255.255.0\n[Connections]\nQueueForETRN=+\n+a.example;b.example');
    expect(model.facts.flatMap(fact => fact.kind === 'entry' ? typedParts(fact).map(({ text }) => text) : [])).toEqual(['192.0.2.0 ; 255.255.255.0', 'a.example;b.example']);
  });
});

function read(text: string): Snapshot {
  return snapshotOf(openDocument('test:///text.imc', 'imc', 1, text));
}

function countOf(found: readonly Found[], code: string): number {
  return found.filter(({ rule }) => rule.code === code).length;
}

function errorsOf(found: readonly Found[]): readonly string[] {
  return found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule.code);
}

function linesOf(text: string): number {
  return text.split('\n').filter(one => one.trim() !== '').length;
}

function remarksOf(text: string): readonly string[] {
  return text.replace('\uFEFF', '').split(/\r?\n/).filter(one => one.startsWith(';'));
}

function textAt(snapshot: Snapshot, span: Parameters<Snapshot['rangeOf']>[0]): string {
  const { start, end } = snapshot.rangeOf(span);
  return snapshot.lineText(start.line)!.slice(start.character, end.character);
}
