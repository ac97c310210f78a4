import * as vscode from 'vscode';
import { hostAndPort } from '../dequeue/requests.js';
import { nodeObjection } from '../smtp/command.js';
import type { AskedVerb, Mode } from '../smtp/machine.js';
import { describeRequest, type Offer, type Offers } from './offers.js';
import { modeMeaning, modeName, MODES, VERBS, type Wish } from './wish.js';

/** What a user makes of the offers: one of them is taken, or something else is wished. Undefined: they thought better of it. */
export type Choice = { readonly kind: 'offer'; readonly offer: Offer } | { readonly kind: 'problem'; readonly problem: string } | { readonly kind: 'wish'; readonly wish: Wish } | undefined;

interface Item extends vscode.QuickPickItem {
  /** Undefined for a question that was left without an answer: the list is shown again. */
  choose?(): Promise<Choice> | Choice;
}

/** Shows who could be asked, the practice provider first, and below what can be changed: mode, verb, host, domains. */
export async function chooseOffer(name: string, wish: Wish, offers: Offers): Promise<Choice> {
  const { l10n } = vscode;
  const items: Item[] = [
    ...(offers.practice === undefined ? [] : [offered(l10n.t('The practice provider'), offers.practice)]),
    typeof offers.provider === 'string'
      ? problematic(l10n.t('The provider of the plan'), offers.provider)
      : offered(wish.host === undefined ? l10n.t('The provider of the plan') : l10n.t('The provider that you named'), offers.provider),
    { label: l10n.t('Change'), kind: vscode.QuickPickItemKind.Separator },
    { label: `$(settings) ${modeName(wish.mode)}`, detail: modeMeaning(wish.mode), choose: () => change(wish, 'mode', chooseMode(wish.mode)) },
    { label: `$(arrow-swap) ${verbLabel(wish)}`, description: l10n.t('another verb than the plan has'), choose: () => change(wish, 'verb', chooseVerb()) },
    { label: `$(server) ${hostLabel(wish)}`, description: l10n.t('another host than the plan has'), choose: () => change(wish, 'host', askHost(wish)) },
    { label: `$(globe) ${domainsLabel(wish)}`, description: l10n.t('other domains than the plan has'), choose: () => change(wish, 'domains', askDomains(wish)) },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('{0}: who shall be asked, and how?', name), ignoreFocusOut: true, matchOnDetail: true });
  return picked?.choose?.();
}

function offered(label: string, offer: Offer): Item {
  return { label, detail: offer.job.sessions.map((session) => describeRequest(session, offer.job)).join(' · '), choose: () => ({ kind: 'offer', offer }) };
}

function problematic(label: string, problem: string): Item {
  return { label: `$(warning) ${label}`, detail: problem, choose: () => ({ kind: 'problem', problem }) };
}

/** The wish with one thing changed; the wish as it was where the question was left without an answer. */
async function change<K extends keyof Wish>(wish: Wish, key: K, answer: Promise<Wish[K] | 'as planned' | undefined>): Promise<Choice> {
  const value = await answer;
  if (value === undefined) return { kind: 'wish', wish };
  const { [key]: _, ...rest } = wish;
  return { kind: 'wish', wish: (value === 'as planned' ? rest : { ...rest, [key]: value }) as Wish };
}

async function chooseMode(mode: Mode): Promise<Mode | undefined> {
  const items = MODES.map((each) => ({ label: modeName(each), detail: modeMeaning(each), mode: each, picked: each === mode }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('What shall happen to the mail?'), ignoreFocusOut: true }))?.mode;
}

async function chooseVerb(): Promise<AskedVerb | 'as planned' | undefined> {
  const { l10n } = vscode;
  const meanings: Record<AskedVerb, string> = {
    ETRN: l10n.t('The provider calls back and delivers (RFC 1985)'),
    TURN: l10n.t('The provider delivers on the same connection, to whoever has logged in (RFC 821)'),
    ATRN: l10n.t('The same with the domains named, at port 366 as a rule (RFC 2645). The connector itself cannot send it'),
  };
  const items = [
    { label: l10n.t('As planned'), detail: l10n.t('The verb that the connector would use'), verb: 'as planned' as const },
    ...VERBS.map((verb) => ({ label: verb, detail: meanings[verb], verb })),
  ];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('With which verb?'), ignoreFocusOut: true }))?.verb;
}

async function askHost({ host }: Wish): Promise<Wish['host'] | 'as planned' | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Which host?'),
    prompt: vscode.l10n.t('HOST or HOST:PORT; an IPv6 address with a port stands in brackets. Empty: as planned'),
    placeHolder: 'smtp.provider.example:25',
    value: host === undefined ? '' : writtenHost(host),
    ignoreFocusOut: true,
    validateInput: (typed) => (typed.trim() === '' || hostAndPort(typed.trim()) ? undefined : vscode.l10n.t('This is no host: HOST, HOST:PORT or [ADDRESS]:PORT')),
  });
  if (text === undefined) return undefined;
  return hostAndPort(text.trim()) ?? 'as planned';
}

async function askDomains({ domains, verb }: Wish): Promise<readonly string[] | 'as planned' | undefined> {
  const split = (text: string): readonly string[] => text.split(/[\s,;]+/).filter((part) => part !== '');
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('For which domains?'),
    prompt: vscode.l10n.t('Domains with blanks between them. For ETRN also @example.com (with all below it) or #queue. Empty: as planned'),
    placeHolder: 'example.com @example.org #queue',
    value: (domains ?? []).join(' '),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const wrong = split(typed).find((each) => nodeObjection(each) !== null || (verb === 'ATRN' && /^[@#]/.test(each)));
      return wrong === undefined ? undefined : vscode.l10n.t('"{0}" cannot be asked for', wrong.slice(0, 60));
    },
  });
  if (text === undefined) return undefined;
  const typed = split(text);
  return typed.length === 0 ? 'as planned' : typed;
}

function verbLabel({ verb }: Wish): string {
  return verb === undefined ? vscode.l10n.t('Verb: as planned') : vscode.l10n.t('Verb: {0}', verb);
}

function hostLabel({ host }: Pick<Wish, 'host'>): string {
  if (host === undefined) return vscode.l10n.t('Host: as planned');
  return vscode.l10n.t('Host: {0}', writtenHost(host));
}

function domainsLabel({ domains }: Wish): string {
  return domains === undefined ? vscode.l10n.t('Domains: as planned') : vscode.l10n.t('Domains: {0}', domains.join(', '));
}

function writtenHost({ host, port }: NonNullable<Wish['host']>): string {
  if (port === undefined) return host;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
