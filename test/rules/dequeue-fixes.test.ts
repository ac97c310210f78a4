import { expect, test } from 'vitest';
import { applyChanges, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { dequeueRules } from '../../server/src/rules/dequeue/index.js';
import { snapshotOfLines } from '../model/read-model.js';

/** The lines after every fix that needs no asking, of the rules about dequeue. */
function safelyFixed(lines: readonly string[]): readonly string[] {
  const snapshot = snapshotOfLines(...lines);
  return applyChanges(snapshot, safeChangesOf(snapshot, findingsOfDocument(snapshot, dequeueRules))).split('\n');
}

test('spelling of accounts is fixed and passwords are deleted without asking', () => {
  for (const [before, after] of [
    [['[Security]', 'Domains=+', '+a.example;NTLM;EXAMPLE/a', '; keep', '+b.example;NTLM;EXAMPLE\\\\b'], ['[Security]', 'Domains=+', '+a.example;NTLM;EXAMPLE\\a', '; keep', '+b.example;NTLM;EXAMPLE\\b']],
    [['[Security]', '; keep', 'Password=x', 'Domains=+', '+a.example;NTLM;EXAMPLE\\a;x'], ['[Security]', '; keep', 'Domains=+', '+a.example;NTLM;EXAMPLE\\a']],
    [['[Security]', 'Domains=+', '+a.example;NTLM;EXAMPLE\\a:x'], ['[Security]', 'Domains=+', '+a.example;NTLM;EXAMPLE\\a']],
    [['[Connections]', 'ForwardTo=u:x@smtp.provider.example'], ['[Connections]', 'ForwardTo=smtp.provider.example']],
  ] as const) expect(safelyFixed(before)).toEqual(after);
});

test('what only the administrator can decide is left as it is', () => {
  for (const lines of [
    ['[Dial-up Connections]', 'Command=rasdial Provider kunde x'],
    ['[Security]', 'Domains=+', '+a.example;NTLM;a@example.com'],
    ['[Connections]', 'MessageDelivery=Forward', 'ForwardTo=smtp.provider.example', '[Parameters]', 'AlwaysUseTURN=1'],
    ['[Parameters]', 'AlwaysUseETRN=1', 'AlwaysUseTURN=1', 'DisableETRN=1'],
    ['[Site Addressing]', 'Domain=example.com', '[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=', '[Parameters]', 'AlwaysUseETRN=1'],
  ]) expect(safelyFixed(lines)).toEqual(lines);
});
