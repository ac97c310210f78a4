import { place } from './place.js';
import type { DequeueResult, SessionResult, TranscriptEntry } from './result.js';

/**
 * The transcript of a test dequeue as text, with the marks of swaks: `<-` what the provider said, `->` what we said, `<~` and `~>` the same
 * inside TLS, `===` what happened. It is made of the result alone, which holds no secret and no raw control character.
 */
export function transcriptText(result: DequeueResult): string {
  const sessions = result.sessions.map((session) => [heading(session), ...session.transcript.map(line), ''].join('\n'));
  return [`=== Test dequeue of ${result.file ?? 'a host named by the user'}, mode ${result.mode}, ${result.started}`, ...sessions].join('\n');
}

function heading({ host, port, verb, outcome }: SessionResult): string {
  return `=== ${place(host, port)}, ${verb}: ${outcome}`;
}

function line({ from, text, secure, connection, ms }: TranscriptEntry): string {
  const mark = from === 'event' ? '===' : from === 'server' ? (secure ? '<~ ' : '<- ') : secure ? ' ~>' : ' ->';
  const call = connection === undefined ? '' : `[call ${connection}] `;
  return `${String(ms).padStart(6)} ${mark} ${call}${text}`;
}
