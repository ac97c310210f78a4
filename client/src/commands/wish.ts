import * as vscode from 'vscode';
import type { AskedVerb, Mode } from '../smtp/machine.js';
import type { PlanJson } from '../../../server/src/protocol.js';
import type { Overrides } from '../dequeue/requests.js';

/** What a user wants a dequeue to do; where it says nothing, the plan of the document decides. */
export interface Wish extends Pick<Overrides, 'host' | 'verb' | 'domains'> {
  readonly mode: Mode;
  /** Only these requests of the plan, counted from 0; undefined: all of them. */
  readonly requests?: readonly number[];
}

/** A command called with more than a document: by a row of the plan, by a test item, by a keybinding of the user's own. */
interface Call {
  readonly document?: unknown;
  readonly request?: unknown;
  readonly mode?: unknown;
  readonly verb?: unknown;
}

/**
 * Takes apart what a command was called with. What it does not understand it leaves out: a link in somebody's text may call it with anything,
 * and so a host can only come from the document or from the user's own hand.
 */
export function wishOf(argument: unknown, mode: Mode): { readonly document: unknown; readonly wish: Wish } {
  if (typeof argument !== 'object' || argument === null || argument instanceof vscode.Uri) return { document: argument, wish: { mode } };
  const call = argument as Call;
  const asked = VERBS.find((verb) => verb === call.verb);
  return {
    document: call.document,
    wish: {
      mode: MODES.find((each) => each === call.mode) ?? mode,
      ...(typeof call.request === 'number' ? { requests: [call.request] } : {}),
      ...(asked === undefined ? {} : { verb: asked }),
    },
  };
}

/** The plan as far as the wish goes. */
export function wanted(plan: PlanJson, { requests }: Wish): PlanJson {
  return requests === undefined ? plan : { ...plan, requests: plan.requests.filter((_, index) => requests.includes(index)) };
}

export const VERBS: readonly AskedVerb[] = ['ETRN', 'TURN', 'ATRN'];
/** From the most careful to the one that takes mail. */
export const MODES: readonly Mode[] = ['probe', 'hold', 'peek', 'save'];

/** What a mode is called where it is chosen. */
export function modeName(mode: Mode): string {
  const { l10n } = vscode;
  return { probe: l10n.t('Only look (probe)'), hold: l10n.t('Ask, and take nothing in (hold)'), peek: l10n.t('Ask, and look into the messages (peek)'), save: l10n.t('Take the mail into a folder (save)') }[mode];
}

/** What a mode does, and what stays at the provider. */
export function modeMeaning(mode: Mode): string {
  const { l10n } = vscode;
  return {
    probe: l10n.t('Connects, logs in, and compares what the provider offers with what the plan needs. Nothing is asked for.'),
    hold: l10n.t('Senders, recipients and sizes are seen. Every message stays with the provider.'),
    peek: l10n.t('Subjects and sizes are seen too. Every message is read, then refused for now: it stays with the provider.'),
    save: l10n.t('Messages leave the provider, each once it lies whole on the disk here.'),
  }[mode];
}
