import * as vscode from 'vscode';
import type { DequeueResult } from '../dequeue/result.js';
import type { LanguageServer } from '../language/language-server.js';
import type { Mode } from '../smtp/machine.js';
import type { RunRequests } from '../views/dequeue-tests.js';
import type { Transcripts } from '../views/transcripts.js';
import { chooseOffer } from './choose-offer.js';
import { askFolder, confirm, refuseWithoutListener } from './consent.js';
import { documentFor, nameOf } from './documents.js';
import { type Offer, offersOf } from './offers.js';
import type { PracticeProvider } from './provider.js';
import { report } from './report.js';
import type { Runner } from './runner.js';
import { refuseInRestrictedMode } from './trust.js';
import { type Wish, wishOf } from './wish.js';
import { tell } from './tell.js';

/** What the commands work with. */
export interface Surroundings {
  readonly server: LanguageServer;
  readonly practice: PracticeProvider;
  readonly runner: Runner;
  readonly transcripts: Transcripts;
  readonly state: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Asks the hosts of a document's plan for the waiting mail, and says what came of it. Shows what will be asked of whom, and what becomes of the mail,
 * before it connects; a mode, a verb, a host and domains other than the plan's can be chosen there.
 *
 * @param mode what is wished for unless the caller says otherwise; `save` is the one that takes mail
 * @param choose offer the choice even where the caller has named what to ask
 */
export function testDequeue(mode: Mode, surroundings: Surroundings, choose = false): (argument?: unknown) => Promise<DequeueResult | undefined> {
  return async (argument) => {
    const { runner, transcripts, log } = surroundings;
    if (refuseInRestrictedMode() || runner.refuseWhileRunning()) return undefined;
    const { document: which, wish } = wishOf(argument, mode);
    const document = await documentFor(which);
    // Whoever names a request has chosen already. A mere look needs no choice either.
    const straight = !choose && (wish.requests !== undefined || mode === 'probe');
    const offer = document && await agree(document, wish, straight, surroundings);
    if (document === undefined || offer === undefined || runner.refuseWhileRunning()) return undefined;
    const { result, run } = await runner.run(document, offer);
    report(document, result, run, transcripts, log);
    return result;
  };
}

/** Runs requests of a document's plan for the Test Explorer, which shows itself what came of each. */
export function runForExplorer(surroundings: Surroundings): RunRequests {
  return async (document, mode, requests, token) => {
    const { runner } = surroundings;
    if (refuseInRestrictedMode() || runner.refuseWhileRunning()) return undefined;
    const offer = await agree(document, { mode, ...(requests === undefined ? {} : { requests }) }, true, surroundings);
    if (offer === undefined || runner.refuseWhileRunning()) return undefined;
    const { result, run } = await runner.run(document, offer, token);
    return { result, words: run.end?.words.sessions ?? [] };
  };
}

/**
 * Settles with the user what will be asked of whom. Undefined when they think better of it or there is nothing to ask.
 *
 * @param straight do not offer a choice where there is only one provider to ask
 */
export async function agree(document: vscode.TextDocument, first: Wish, straight: boolean, { server, practice, state }: Pick<Surroundings, 'server' | 'practice' | 'state'>): Promise<Offer | undefined> {
  let wish = first;
  let offer: Offer | undefined;
  for (let chosen = false; offer === undefined;) {
    const offers = await offersOf(document, wish, { server, practice });
    const nothing = offers.practice === undefined && typeof offers.provider === 'string' && !chosen ? offers.provider : undefined;
    if (nothing !== undefined && !await wantsAnother(nothing, document)) return undefined;
    const only = straight && offers.practice === undefined && typeof offers.provider !== 'string' ? offers.provider : undefined;
    const choice = only === undefined ? await chooseOffer(nameOf(document), wish, offers) : { kind: 'offer' as const, offer: only };
    if (choice === undefined) return undefined;
    if (choice.kind === 'problem') tell(choice.problem);
    if (choice.kind === 'offer') ({ offer } = choice);
    if (choice.kind === 'wish') ({ wish } = choice);
    chosen = true;
  }
  if (refuseWithoutListener(offer.job)) return undefined;
  const folder = offer.job.mode === 'save' ? await askFolder(state, document) : null;
  if (folder === undefined) return undefined;
  const settled = { ...offer, job: { ...offer.job, folder } };
  // The practice provider is no stranger, but its mail is taken like any other.
  const agreed = (settled.practice !== undefined && settled.job.mode !== 'save') || await confirm(settled);
  return agreed ? settled : undefined;
}

/** The plan asks nobody: says why. True when the user wants to name somebody. */
async function wantsAnother(problem: string, document: vscode.TextDocument): Promise<boolean> {
  const [show, choose] = [vscode.l10n.t('Show Dequeue Plan'), vscode.l10n.t('Choose Verb and Host…')];
  const answer = await vscode.window.showInformationMessage(problem, show, choose);
  if (answer === show) await vscode.commands.executeCommand('imc.showPlan', document.uri);
  return answer === choose;
}
