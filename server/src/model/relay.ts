import { matches, parseNetmask, type Netmask } from '../values/netmask.js';
import type { Span } from '../text/tree.js';
import { rerouting } from './delivery.js';
import { registryNumber } from './dequeue.js';
import type { EntryFact, SettingFact } from './fact.js';
import type { Model, Setting } from './model.js';

/** The lists of `RelayFlags`, in the order in which they are asked (`Q193922`). `bit` is the flag's worth. */
export const RELAY_LISTS = [
  { name: 'RelayDenyList', bit: 1 },
  { name: 'RelayAllowList', bit: 2 },
  { name: 'RelayLocalIPList', bit: 4 },
] as const;

/** The bit of "clients that authenticated may relay"; it has no list. */
export const AUTHENTICATED_BIT = 8;

export type RelayList = (typeof RELAY_LISTS)[number];

/** Who may relay. `flags` is undefined where nothing is written. */
export interface RelayPolicy {
  readonly flags: number | undefined;
  readonly deny: readonly Netmask[];
  readonly allow: readonly Netmask[];
  readonly local: readonly Netmask[];
}

/** A client that asks to relay. Addresses are unsigned numbers of 32 bits; one that is undefined fits only what covers every address. */
export interface RelayClient {
  readonly address: number | undefined;
  /** The address of this server that the client connected to. */
  readonly connectedTo: number | undefined;
  readonly authenticated: boolean;
}

/** Any host on the Internet, of which nothing is known. */
export const ANYBODY: RelayClient = { address: undefined, connectedTo: undefined, authenticated: false };

export interface RelayDecision {
  readonly may: boolean;
  readonly because: 'no restriction' | 'denied' | 'allowed' | 'local address' | 'authenticated' | 'not denied' | 'not granted';
}

/**
 * Whether a client may relay, where mail is rerouted: the tests of `Q193922` in its order, the first that applies decides.
 * Without flags nothing restricts (`Q260562`); 0 is documented only as a way to switch refusals off (`Q206968`).
 */
export function relayDecision({ flags, deny, allow, local }: RelayPolicy, client: RelayClient): RelayDecision {
  if (flags === undefined || flags === 0) return { may: true, because: 'no restriction' };
  const listed = (bit: number, list: readonly Netmask[], address: number | undefined) => (flags & bit) !== 0
    && list.some(entry => address === undefined ? coversAll(entry) : matches(entry, address));
  if (listed(1, deny, client.address)) return { may: false, because: 'denied' };
  if (listed(2, allow, client.address)) return { may: true, because: 'allowed' };
  if (listed(4, local, client.connectedTo)) return { may: true, because: 'local address' };
  if ((flags & AUTHENTICATED_BIT) !== 0 && client.authenticated) return { may: true, because: 'authenticated' };
  if (flags === 1) return { may: true, because: 'not denied' };
  return { may: false, because: 'not granted' };
}

/** The policy that a document writes down; undefined where `RelayFlags` is no number, so that nothing can be said. */
export function relayPolicy(model: Model): RelayPolicy | undefined {
  const flags = relayFlags(model);
  if (flags && flags.number === undefined) return undefined;
  const masks = (name: string) => model.entries('Parameters', name).flatMap(entry => relayEntry(entry)?.netmask ?? []);
  return { flags: flags?.number, deny: masks('RelayDenyList'), allow: masks('RelayAllowList'), local: masks('RelayLocalIPList') };
}

/** `RelayFlags` as written; undefined where it is absent or empty. `number` is undefined for what is no REG_DWORD. */
export function relayFlags(model: Model): { readonly number: number | undefined; readonly fact: SettingFact } | undefined {
  const fact = model.setting('Parameters', 'RelayFlags')?.fact;
  return !fact || fact.value === '' ? undefined : { number: registryNumber(fact.value), fact };
}

/** A relay list as written, and whether it names anybody; undefined where it is absent. Text of another type names somebody too: its type is what is wrong. */
export function relayList(model: Model, { name }: RelayList): { readonly setting: Setting; readonly isEmpty: boolean } | undefined {
  const setting = model.setting('Parameters', name);
  return setting && { setting, isEmpty: (setting.fact.opensList || setting.fact.value === '') && setting.entries.every(({ fields }) => !fields[0]?.text) };
}

/** Why any host may relay, where the document says that mail is rerouted; undefined where something keeps it from that. */
export function openTo(model: Model): RelayDecision['because'] | undefined {
  const policy = rerouting(model).said === true ? relayPolicy(model) : undefined;
  if (!policy) return undefined;
  const { may, because } = relayDecision(policy, ANYBODY);
  return may && (because !== 'not denied' || policy.deny.length === 0) ? because : undefined;
}

/** A row of a relay list. */
export interface RelayEntry {
  readonly list: RelayList;
  readonly text: string;
  readonly span: Span;
  readonly netmask: Netmask;
}

/** Reads a row of a relay list; undefined for empty rows and for those of other lists. */
export function relayEntry(fact: EntryFact): RelayEntry | undefined {
  if (fact.section !== 'Parameters') return undefined;
  const list = RELAY_LISTS.find(({ name }) => name === fact.list);
  const [whole] = fact.fields;
  return list && whole?.text ? { list, text: whole.text, span: whole.span, netmask: parseNetmask(whole.text) } : undefined;
}

/** Whether a row is written as it is due, so that its addresses can be judged: `net` or `net;mask`, without blanks. */
export function isWellFormed({ netmask }: RelayEntry): boolean {
  return netmask.canonical !== undefined && (netmask.separator === undefined || netmask.separator.text === ';');
}

function coversAll({ net, mask }: Netmask): boolean {
  return net === 0 && mask === 0;
}
