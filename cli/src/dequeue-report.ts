import { describeOutcome } from '../../client/src/dequeue/describe.js';
import type { DequeueJob, DequeueRequest } from '../../client/src/dequeue/job.js';
import { place } from '../../client/src/dequeue/place.js';
import type { DequeueResult, MessageResult } from '../../client/src/dequeue/result.js';
import type { TlsMode } from '../../client/src/smtp/machine.js';
import { safeText } from '../../client/src/smtp/safe-text.js';

/** What is about to be done, said before anything connects. Ends with a line feed. */
export function announcement(job: DequeueJob): string {
  const { mode, listen, folder, sessions } = job;
  const lines = sessions.map((session) => whatIsAsked(session, job));
  if (mode === 'save') lines.push(`The messages will be taken from the provider and saved to ${safeText(folder ?? '')}.`);
  if (mode !== 'probe' && sessions.some(({ verb }) => verb === 'ETRN')) {
    if (listen === null && mode !== 'hold') lines.push('Nobody listens here for the call back of ETRN, so no message will be seen: --listen says where.');
    lines.push('The provider may deliver to the host it has set down for you, whatever this test does.');
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The result as a person reads it. */
export function report(result: DequeueResult): string {
  const { summary, sessions } = describeOutcome(result);
  const lines: string[] = [''];
  for (const [index, session] of sessions.entries()) {
    lines.push(session.sentence);
    for (const reply of session.replies) lines.push(...reply.split('\n').map((line, at) => `${at === 0 ? '  ' : '    '}${line}`));
    for (const message of result.sessions[index]?.messages ?? []) {
      lines.push(...messageLines(message));
    }
    for (const { advice, source } of session.remedies) lines.push(`  ${advice}${source ? ` (${source})` : ''}`);
    for (const note of session.notes) lines.push(`  Note: ${note}`);
  }
  if (sessions.length !== 1) lines.push(summary);
  return `${lines.join('\n')}\n`;
}

function whatIsAsked({ host, port, verb, domains, account, method, tls }: DequeueRequest, { mode, listen }: DequeueJob): string {
  const what = mode === 'probe' ? `will be looked at for ${verb}` : verb === 'ETRN' ? `will be asked for the mail of ${domains.join(', ')} with ETRN` : `will be asked for the mail${domains.length > 0 ? ` of ${domains.join(', ')}` : ''} with ${verb}`;
  const spare = (method === 'None' || method === 'SSL') && verb !== 'ATRN';
  const who = account === null ? 'without a login' : spare ? `without a login unless one is demanded, then as ${safeText(account)}` : `as ${safeText(account)}`;
  const back = verb === 'ETRN' && mode !== 'probe' && listen ? `; the call back is awaited on ${place(listen.host, listen.port)}` : '';
  return `${place(host, port)} ${what}, ${who}, ${TLS_WORDS[tls]}${back}.`;
}

const TLS_WORDS: Readonly<Record<TlsMode, string>> = {
  required: 'TLS required', offered: 'TLS if it is offered', off: 'without TLS', implicit: 'TLS from the first byte',
};

function messageLines({ disposition, reversePath, forwardPaths, bytes, sha256, subject, file }: MessageResult): readonly string[] {
  const size = bytes === null ? 'size not declared' : sha256 === null ? `${bytes} bytes declared` : `${bytes} bytes`;
  const to = forwardPaths.length === 0 ? '' : ` to ${forwardPaths.map((path) => `<${path}>`).join(', ')}`;
  return [
    `  ${disposition}: <${reversePath}>${to}, ${size}`,
    ...(subject === null ? [] : [`    Subject: ${subject}`]),
    ...(file === null ? [] : [`    ${safeText(file)}`]),
  ];
}
