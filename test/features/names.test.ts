import { describe, expect, test } from 'vitest';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { applyChanges } from '../../server/src/analysis/fixes.js';
import { definition } from '../../server/src/features/definition.js';
import { highlights } from '../../server/src/features/highlights.js';
import { references } from '../../server/src/features/references.js';
import { NOTHING, rename, renameable } from '../../server/src/features/rename.js';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.js';
import type { Position, Range } from '../../server/src/text/position.js';

const OFFICE = `[Header]
Version=1
Host=mail.example.com
; smtp.provider.example and example.com in a comment stay as they are
[Site Addressing]
Domain=@example.com
[Connections]
ForwardTo=smtp.provider.example, 192.0.2.7
[Routing]
RoutingTable=+
+#Example.COM;<inbound>
+branch.example.com;hub.branch.example.com
[Address Space]
AddressSpace=+
+SMTP;*@example.com;1
[Security]
Domains=+
+smtp.provider.example;SASL/AUTH;EXAMPLE\\etrnuser
+<default>;NTLM;example\\ETRNUSER
`;
const BRANCH = `[Header]
Host=hub.branch.example.com
[Routing]
RoutingTable=+
+branch.example.com;<inbound>
[Security]
Domains=+
+smtp.provider.example;SASL/AUTH;EXAMPLE\\branchuser
`;
const REGISTRY = `REGEDIT4

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]
"TurfTable"=hex(7):40,65,78,61,6d,70,6c,65,2e,63,6f,6d,00,75,40,6f,74,68,65,72,2e,65,78,61,6d,70,6c,65,00,00
`;

const office = snapshotOf(openDocument('file:///w/office.imc', 'imc', 1, OFFICE));
const branch = snapshotOf(openDocument('file:///w/branch.imc', 'imc', 1, BRANCH));
const registry = snapshotOf(openDocument('file:///w/server.reg', 'reg', 1, REGISTRY));
const workspace = [office, branch, registry];

/** Where a text stands for the first time behind another one. */
function at(snapshot: Snapshot, text: string, behind = ''): Position {
  const all = snapshot.text();
  const before = all.slice(0, all.indexOf(text, all.indexOf(behind))).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length + 1 };
}

function textAt(uri: string, { start, end }: Range): string {
  const document = workspace.find(one => one.document.uri === uri)!;
  const inside = document.lineText(start.line)!.slice(start.character, end.character);
  return `${uri.slice(uri.lastIndexOf('/') + 1)}:${start.line + 1} ${inside}`;
}

describe('the definition', () => {
  test.each([
    ['a domain elsewhere in the document is its row in the routing table', office, at(office, 'example.com', '@example'), ['office.imc:11 Example.COM']],
    ['a host with a login is where mail is forwarded to it', office, at(office, 'smtp.provider', '[Security]'), ['office.imc:8 smtp.provider.example']],
    ['a target is the server of that name in another document', office, at(office, 'hub.branch'), ['branch.imc:2 hub.branch.example.com']],
    ['an account is every row that logs in with it, whatever the case', office, at(office, 'ETRNUSER'), ['office.imc:18 EXAMPLE\\etrnuser', 'office.imc:19 example\\ETRNUSER']],
    ['a domain in a registry value is where a document has it', registry, { line: 3, character: 24 }, ['office.imc:11 Example.COM']],
  ] as const)('of %s', (_what, snapshot, position, places) => {
    expect(definition(snapshot, position, workspace).map(({ uri, range }) => textAt(uri, range))).toEqual(places);
  });

  test.each([
    ['the word <inbound>', at(office, '<inbound>')], ['the word <default>', at(office, '<default>')], ['a comment', at(office, 'example.com in a comment')],
    ['a property’s name', at(office, 'ForwardTo')], ['a method', at(office, 'SASL/AUTH')],
  ] as const)('of %s is nowhere', (_what, position) => {
    expect(definition(office, position, workspace)).toEqual([]);
    expect(renameable(office, position, workspace)).toBeUndefined();
    expect(rename(office, position, 'other.example', workspace)).toEqual({ refused: NOTHING });
  });
});

test('references are in every document and format, whole names only, and definitions are left out when asked', () => {
  const found = (definitions: boolean) => references(office, at(office, 'Example.COM'), workspace, definitions).map(({ uri, range }) => textAt(uri, range));
  expect(found(true)).toEqual(['office.imc:6 example.com', 'office.imc:11 Example.COM', 'office.imc:15 example.com', 'server.reg:4 65,78,61,6d,70,6c,65,2e,63,6f,6d']);
  expect(found(false)).toEqual(['office.imc:15 example.com', 'server.reg:4 65,78,61,6d,70,6c,65,2e,63,6f,6d']);
});

test('highlights stay in the document and tell definitions from uses', () => {
  expect(highlights(office, at(office, 'smtp.provider', 'ForwardTo')).map(({ range, kind }) => [range.start.line + 1, kind])).toEqual([[8, 3], [18, 2]]);
});

describe('renaming', () => {
  const renamed = (snapshot: Snapshot, position: Position, name: string, over: readonly Snapshot[] = workspace): Record<string, string> | string => {
    const result = rename(snapshot, position, name, over);
    if ('refused' in result) return result.refused;
    return Object.fromEntries(result.documents.map(({ snapshot: one, edits }) =>
      [one.document.uri.slice('file:///w/'.length), applyChanges(one, edits.map(({ range, newText }) => ({ range, text: newText })))]));
  };

  test('changes a domain in every place and format, and neither subdomains nor comments', () => {
    expect(renamed(office, at(office, 'Example.COM'), 'example.net')).toEqual({
      'office.imc': OFFICE.replace('Domain=@example.com', 'Domain=@example.net').replace('#Example.COM', '#example.net').replace('*@example.com', '*@example.net'),
      'server.reg': REGISTRY.replace('6c,65,2e,63,6f,6d,00,75', '6c,65,2e,6e,65,74,00,75'),
    });
  });

  test('changes a host beside others in one value, and where another document logs in to it', () => {
    expect(renamed(branch, at(branch, 'smtp.provider'), 'relay.provider.example')).toEqual({
      'office.imc': OFFICE.replace('ForwardTo=smtp', 'ForwardTo=relay').replace('+smtp', '+relay'),
      'branch.imc': BRANCH.replace('+smtp', '+relay'),
    });
  });

  test('changes an account and leaves the rows around it', () => {
    expect(renamed(office, at(office, 'etrnuser'), 'HQ\\dequeue')).toEqual({ 'office.imc': OFFICE.replace('EXAMPLE\\etrnuser', 'HQ\\dequeue').replace('example\\ETRNUSER', 'HQ\\dequeue') });
  });

  test.each([
    ['a name with a blank', 'Example.COM', 'exam ple.com', /^“exam ple\.com” cannot be its name: /],
    ['a label that begins with a hyphen', 'Example.COM', '-example.com', /^“-example\.com” cannot be its name: /],
    ['a field separator', 'Example.COM', 'a;b', /^“a;b” cannot be its name: /],
    ['nothing', 'Example.COM', '  ', /^The new name is empty/],
    ['a word with a meaning of its own', 'Example.COM', '<inbound>', /^“<inbound>” cannot be its name: /],
    ['a dot at the end', 'Example.COM', 'example.net.', /^“example\.net\.” cannot be its name: /],
    ['an address where a domain is wanted', 'Example.COM', '192.0.2.1', /^“192\.0\.2\.1” cannot stand in line 6 of office\.imc: /],
    ['an account without a user', 'etrnuser', 'HQ\\', /^“HQ\\” cannot stand in line 18 of office\.imc: /],
    ['an account with a colon', 'etrnuser', 'HQ\\user:word', /^“HQ\\user:word” cannot stand in line 18 of office\.imc: /],
  ])('refuses %s and says why', (_what, place, name, why) => {
    expect(renamed(office, at(office, place), name)).toMatch(why);
  });

  test('shows the name alone to begin with, without # and @', () => {
    expect(renameable(office, at(office, 'Example.COM'), workspace)).toEqual({ placeholder: 'Example.COM', range: { start: { line: 10, character: 2 }, end: { line: 10, character: 13 } } });
    expect(renameable(office, at(office, 'example.com', '@example'), workspace)?.placeholder).toBe('example.com');
  });

  test('is undone by renaming back', () => {
    const there = renamed(office, at(office, 'hub.branch'), 'gate.example.org') as Record<string, string>;
    const moved = Object.entries(there).map(([name, text]) => snapshotOf(openDocument(`file:///w/${name}`, 'imc', 2, text)));
    expect(renamed(moved[0]!, at(moved[0]!, 'gate.example'), 'hub.branch.example.com', moved)).toEqual({ 'office.imc': OFFICE, 'branch.imc': BRANCH });
  });

  test('does not take a password for a part of the account', () => {
    const careless = OFFICE.replace('EXAMPLE\\etrnuser', 'EXAMPLE\\etrnuser:opensesame');
    const snapshot = snapshotOf(openDocument('file:///w/office.imc', 'imc', 1, careless));
    expect(renameable(snapshot, at(snapshot, 'etrnuser'), [snapshot])?.placeholder).toBe('EXAMPLE\\etrnuser');
    const host = snapshotOf(openDocument('file:///w/office.imc', 'imc', 1, OFFICE.replace('ForwardTo=smtp', 'ForwardTo=user:opensesame@smtp')));
    expect(renameable(host, at(host, 'smtp.provider', 'ForwardTo'), [host])?.placeholder).toBe('smtp.provider.example');
  });
});

test.each([
  ['', ['mail.example.com (office.imc)', 'Example.COM', 'branch.example.com', 'hub.branch.example.com (branch.imc)', 'branch.example.com']],
  ['hub', ['hub.branch.example.com (branch.imc)']], ['BRA', ['branch.example.com', 'hub.branch.example.com (branch.imc)', 'branch.example.com']], ['nothing', []],
] as const)('the connectors and domains of the workspace that have the letters “%s”', (query, names) => {
  expect(workspaceSymbols(workspace, query).map(({ name }) => name)).toEqual(names);
});
