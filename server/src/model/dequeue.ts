import type { EntryFact, SettingFact } from './fact.js';
import type { Model } from './model.js';
import { rerouting, siteDomain } from './delivery.js';
import { comparable, routeRows, type RouteRow } from './routes.js';
import type { Span } from '../text/tree.js';
import { parseIPv4 } from '../values/host.js';
import { LARGEST_DWORD, parseNumber } from '../values/number.js';

/** A value of `[Parameters]` that is meant as a switch. */
export interface Flag {
  /** Counts as set: every number but 0 does. */
  readonly set: boolean;
  /** A number other than 0 and 1: `not-boolean`. */
  readonly odd: boolean;
  /** No number at all: `wrong-type`. A yes counts as set all the same, for that is what was meant. */
  readonly notNumber: boolean;
  readonly fact: SettingFact;
}

/** A registry switch as written; undefined where it is absent or empty. */
export function flag(model: Model, name: string): Flag | undefined {
  const fact = model.setting('Parameters', name)?.fact;
  if (!fact || fact.value === '' || fact.opensList) return undefined;
  const number = registryNumber(fact.value);
  if (number === undefined) return { set: /^(yes|true|on)$/i.test(fact.value), odd: false, notNumber: true, fact };
  return { set: number !== 0, odd: number > 1, notNumber: false, fact };
}

/** A REG_DWORD: decimal or `0x` hexadecimal, 0 to 4294967295; undefined for anything else. */
export function registryNumber(text: string): number | undefined {
  const number = parseNumber(text, 'hex');
  return number !== undefined && number <= LARGEST_DWORD ? number : undefined;
}

/** What starts a dequeue in the sessions that the connector opens by itself (`Q257979`, `Q175494`). */
export function flagVerb(model: Model): 'TURN' | 'ETRN' | undefined {
  if (flag(model, 'AlwaysUseTURN')?.set) return 'TURN';
  if (flag(model, 'AlwaysUseETRN')?.set) return 'ETRN';
  return undefined;
}

/** What the Dial-up Connections page runs when the link is up. */
export function dialUpRetrieval(model: Model): 'ETRN' | 'Command' | undefined {
  const said = model.value('Dial-up Connections', 'MailRetrieval')?.toLowerCase();
  return said === 'etrn' ? 'ETRN' : said === 'command' ? 'Command' : undefined;
}

/** The phone-book entries that are ticked. */
export function dialUpEntries(model: Model): readonly EntryFact[] {
  return model.entries('Dial-up Connections', 'Connections').filter(({ fields }) => fields[0]?.text);
}

/** A domain that mail is asked for, and the text that says so. */
export interface NamedDomain {
  /** As written, without `#` and final dot. */
  readonly name: string;
  /** The form in which domains are compared. */
  readonly domain: string;
  readonly at: Span;
}

/**
 * The domains that ETRN names: the Site Addressing domain where mail is not rerouted, else every domain of the routing
 * table, each once, in table order (`Q269771`). That rerouted rows count and `#` is dropped is our reading.
 */
export function etrnDomains(model: Model): readonly NamedDomain[] {
  const site = siteDomain(model);
  if (rerouting(model).said === false) return site ? [named(site.name, site.at)] : [];
  return once(routeRows(model).map(ofRow));
}

/** The domains listed for ETRN after dialling; undefined where they are derived, as for any other session. */
export function listedRetrievalDomains(model: Model): readonly NamedDomain[] | undefined {
  const setting = model.setting('Dial-up Connections', 'RetrievalDomains');
  if (!setting?.fact.opensList || setting.entries.length === 0) return undefined;
  return once(setting.entries.flatMap(({ fields }) => fields[0]?.text ? [named(fields[0].text, fields[0].span)] : []));
}

/**
 * The domains whose mail is this server's: the Site Addressing domain, those of `<inbound>` rows, and a listed
 * `RetrievalDomains`. Not `QueueForETRN`: there this server plays the provider for others. An address that is taken inbound
 * (`Q249100`) is no domain.
 */
export function ownDomains(model: Model): readonly NamedDomain[] {
  const inbound = routeRows(model).filter(({ target, domain }) => target.kind === 'inbound' && parseIPv4(domain) === undefined);
  return once([...ownDomainsBesideTable(model), ...inbound.map(ofRow)]);
}

/** The own domains that other pages than the routing table name. */
export function ownDomainsBesideTable(model: Model): readonly NamedDomain[] {
  const site = siteDomain(model);
  return once([...(site ? [named(site.name, site.at)] : []), ...(listedRetrievalDomains(model) ?? [])]);
}

/** Whether the plan asks by ETRN for the domains of the table: then each row is the reason why its domain is asked for. */
export function asksEtrnByTable(model: Model): boolean {
  if (rerouting(model).said === false) return false;
  return flagVerb(model) === 'ETRN' || (dialUpRetrieval(model) === 'ETRN' && listedRetrievalDomains(model) === undefined);
}

function named(written: string, at: Span): NamedDomain {
  return { name: plain(written), domain: comparable(written), at };
}

function ofRow({ written, domain, entry }: RouteRow): NamedDomain {
  return { name: plain(written), domain, at: entry.fields[0]!.span };
}

function plain(domain: string): string {
  const name = domain.trim();
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

function once(domains: readonly NamedDomain[]): readonly NamedDomain[] {
  const seen = new Set<string>();
  return domains.filter(({ domain }) => {
    if (domain === '' || seen.has(domain)) return false;
    seen.add(domain);
    return true;
  });
}
