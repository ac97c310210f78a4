import * as vscode from 'vscode';
import type { OutcomeText } from '../dequeue/describe.js';
import type { DequeueResult } from '../dequeue/result.js';
import { said } from '../language/said.js';
import type { KeptRun } from '../runs/kept-run.js';
import type { Transcripts } from '../views/transcripts.js';
import { nameOf } from './documents.js';

/** Characters of a provider's reply that a notification shows; the transcript has it whole. */
const REPLY_LENGTH = 160;

/** Says what a run came to, in a notification that leads to the transcript and to the messages, and in the log. Does not wait for an answer. */
export function report(document: vscode.TextDocument, result: DequeueResult, run: KeptRun, transcripts: Transcripts, log: vscode.LogOutputChannel): void {
  const words = run.end?.words;
  const sentence = words === undefined ? result.outcome : inShort(result, words);
  log.info(`${nameOf(document)}: ${sentence}`);
  const [show, messages] = [vscode.l10n.t('Show Transcript'), vscode.l10n.t('Show Messages')];
  const say = result.outcome === 'failed' ? vscode.window.showErrorMessage
    : result.outcome === 'refused' || result.outcome === 'no-callback' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const some = result.sessions.some((session) => session.messages.length > 0);
  void say(sentence, show, ...(some ? [messages] : [])).then((answer) => {
    if (answer === show) void transcripts.show(run);
    if (answer === messages) void vscode.commands.executeCommand('imc.showMessages', run.id);
  });
}

/** The outcome in a few words: the sentence, what the provider said where it said no, and the likeliest advice. */
function inShort({ outcome, sessions }: DequeueResult, words: OutcomeText): string {
  const decisive = Math.max(0, sessions.findIndex((session) => session.outcome === outcome));
  const reply = sessions[decisive]?.error?.reply;
  const heard = reply === undefined ? '' : [reply.code, reply.enhanced, reply.text.replace(/\s+/g, ' ')].filter((part) => part !== null && part !== '').join(' ');
  const shortened = heard.length > REPLY_LENGTH ? `${heard.slice(0, REPLY_LENGTH)}…` : heard;
  const advice = words.sessions[decisive]?.remedies[0]?.advice;
  return [said(words.summary), ...(shortened === '' ? [] : [`(${shortened})`]), ...(advice === undefined ? [] : [said(advice)])].join(' ');
}
