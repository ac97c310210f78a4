import { safeText } from '../../client/src/smtp/safe-text.js';
import { routeJson } from '../../server/src/analysis/plan-json.js';
import type { RouteJson, RoutesJson } from '../../server/src/protocol.js';
import { domainProblems } from '../../server/src/values/domain.js';
import { parseIPv4 } from '../../server/src/values/ipv4.js';
import type { Arguments } from './arguments.js';
import { say, Status, usageError, writeJson, type Io } from './io.js';
import { openOne, problemLine, snapshotOfText } from './open-documents.js';
import { fields, painter } from './terminal.js';

/** `imc route`: where mail to each address goes, and by which row. */
export async function route(given: Arguments, io: Io): Promise<number> {
  const [file, ...addresses] = given.positionals;
  if (file === undefined || addresses.length === 0) return usageError(io, 'A document and at least one address are needed: imc route FILE ADDRESS.', 'route');
  for (const address of addresses) {
    const problem = addressProblem(address);
    if (problem) return usageError(io, problem, 'route');
  }
  const opened = await openOne(file, io);
  if (opened.kind === 'problem') {
    say(io, problemLine(opened));
    return Status.unusable;
  }
  const snapshot = snapshotOfText(opened, opened.source.text.text);
  const routes: RoutesJson = { version: 1, routes: addresses.map(address => routeJson(snapshot, address)) };
  if (given.value('format') === 'json') writeJson(io, routes);
  else io.stdout.write(routes.routes.map(one => routeText(one, io)).join('\n'));
  return Status.fine;
}

/** What keeps a text from being an e-mail address, with what would be right. */
function addressProblem(address: string): string | undefined {
  const shown = `“${safeText(address)}”`;
  const at = address.lastIndexOf('@');
  if (at === -1) return `${shown} is not an e-mail address: it has no @, as in user@example.com.`;
  if (at === 0) return `${shown} names no recipient: something stands before the @, as in user@example.com.`;
  const domain = address.slice(at + 1);
  const literal = /^\[(.*)\]$/.exec(domain)?.[1];
  if (literal !== undefined) {
    return parseIPv4(literal) === undefined ? `${shown}: between the brackets stands an IPv4 address, as in user@[192.0.2.1].` : undefined;
  }
  // A dot at the end does not count where domains are compared (comparable), so what it is asked for is plain.
  const fault = domainProblems(domain.replace(/(?<=[^.])\.$/, '')).find(({ severity }) => severity === undefined || severity === 'error');
  return fault && `${shown}: ${fault.message}. A domain is written as in user@example.com.`;
}

function routeText({ address, result, to, nextHop, row, ambiguous, explanation }: RouteJson, io: Io): string {
  const goes = { inbound: 'inbound: into this organization', rerouted: `rerouted to ${to}`, relayed: `relayed to ${to}` }[result];
  const hop = { local: 'none: it is local', dns: 'the host that DNS names', host: nextHop.host ?? '' }[nextHop.kind];
  return [
    painter(io)('bold', safeText(address)),
    ...fields([
      ['result', goes],
      ['next host', hop],
      ['row', row ? rowText(row) : 'none'],
      ...ambiguous.map(other => ['or', rowText(other)] as const),
      ['why', explanation],
    ]).map(line => `  ${line}`),
    '',
  ].join('\n');
}

function rowText({ line, text }: { readonly line: number; readonly text: string }): string {
  return `${text} (line ${line + 1})`;
}
