import type { OutcomeText, SessionText } from '../dequeue/describe.js';
import type { DequeueResult } from '../dequeue/result.js';
import { transcriptText } from '../dequeue/transcript.js';

/** The transcript of a run, with what came of each session in words at its end: sentence, replies, advice with its source, notes. */
export function runTranscript(result: DequeueResult, words: OutcomeText): string {
  return `${transcriptText(result).trimEnd()}\n\n${words.sessions.map(inWords).join('\n')}`;
}

/**
 * A transcript to be laid beside another: without the column of times, which are never the same twice.
 */
export function withoutTimes(transcript: string): string {
  return transcript.replace(/^ *\d+ (?====|<-|<~| ->| ~>)/gm, '');
}

function inWords({ sentence, replies, remedies, notes }: SessionText): string {
  const lines = [
    sentence,
    ...replies.flatMap((reply) => reply.split('\n').map((line, at) => `  ${at === 0 ? '' : '  '}${line}`)),
    ...remedies.map(({ advice, source }) => `  ${advice}${source === null ? '' : ` (${source})`}`),
    ...notes.map((note) => `  ${note}`),
  ];
  return `${lines.map((line) => `=== ${line}`).join('\n')}\n`;
}
