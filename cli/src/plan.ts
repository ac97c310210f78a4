import { safeText } from '../../client/src/smtp/safe-text.js';
import { planJson } from '../../server/src/analysis/plan-json.js';
import type { PlanJson, PlanRequestJson } from '../../server/src/protocol.js';
import type { Range } from '../../server/src/text/position.js';
import { listOf, type Arguments } from './arguments.js';
import { say, Status, usageError, writeJson, type Io } from './io.js';
import { openOne, problemLine, snapshotOfText } from './open-documents.js';
import { fields, painter } from './terminal.js';

/** `imc plan`: which host is asked for waiting mail, and on what that rests. */
export async function plan(given: Arguments, io: Io): Promise<number> {
  const [file, ...more] = given.positionals;
  if (file === undefined) return usageError(io, 'A plan is made from a document: imc plan FILE.', 'plan');
  if (more.length > 0) return usageError(io, 'A plan is made from one document; several were given.', 'plan');
  const opened = await openOne(file, io);
  if (opened.kind === 'problem') {
    say(io, problemLine(opened));
    return Status.unusable;
  }
  const made = planJson(snapshotOfText(opened, opened.source.text.text));
  if (given.value('format') === 'json') writeJson(io, made);
  else io.stdout.write(planText(file, made, io));
  return Status.fine;
}

/** The plan of a document, for the test dequeue. Rejects with the sentence for the user where there is no document. */
export async function planOf(file: string, io: Io): Promise<PlanJson> {
  const opened = await openOne(file, io);
  if (opened.kind === 'problem') throw new Error(problemLine(opened));
  return planJson(snapshotOfText(opened, opened.source.text.text));
}

function planText(file: string, { verb, reason, occasion, requests, alsoAsked, warnings }: PlanJson, io: Io): string {
  const paint = painter(io);
  const lines = [
    paint('bold', `How waiting mail is asked for by ${file === '-' ? 'standard input' : safeText(file)}`),
    '',
    ...fields([['verb', verb ?? 'none'], ['why', reason], ['when', occasion]]),
  ];
  requests.forEach((request, index) => {
    const heading = `${index + 1}. ${safeText(request.host)}, port ${request.port}`;
    lines.push('', paint('bold', heading), ...requestLines(request).map(line => `   ${line}`));
  });
  if (requests.length === 0) lines.push('', 'No host is asked.');
  if (alsoAsked.length > 0) {
    const hosts = safeText(listOf(alsoAsked, 'and'));
    lines.push('', `Perhaps ${hosts} too: the document sends mail there, and the articles disagree on whether such hosts are asked (Q175494, Q241157).`);
  }
  if (warnings.length > 0) {
    const doubts = warnings.map(({ code, message, range }) => `  ${safeText(message)}${placeOf(range, undefined)} ${paint('faint', `[${code}]`)}`);
    lines.push('', paint('yellow', 'Doubts'), ...doubts);
  }
  return `${lines.join('\n')}\n`;
}

function requestLines({ verb, domains, account, method, tls, occasion, reasons }: PlanRequestJson): readonly string[] {
  const [first, ...rest] = reasons.map(({ what, range, source }) => `${what}${placeOf(range, source)}`);
  return fields([
    ['asks', domains.length > 0 ? `${verb} for ${listOf(domains, 'and')}` : `${verb}, ${verb === 'TURN' ? 'which names no domain' : 'for no domain'}`],
    ['as', account === null ? 'nobody: without a login' : `${account}${method === null ? '' : ` (${method})`}`],
    ['TLS', tls === 'required' ? 'required' : 'not required'],
    ['when', occasion],
    ...first === undefined ? [] : [['because', first] as const],
    ...rest.map(reason => ['', reason] as const),
  ]);
}

function placeOf(range: Range | undefined, source: string | undefined): string {
  const parts = [...range ? [`line ${range.start.line + 1}`] : [], ...source === undefined ? [] : [source]];
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}
