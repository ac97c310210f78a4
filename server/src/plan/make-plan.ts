import type { EntryFact } from '../model/fact.js';
import { deliveryOf, rerouting, type SmartHost } from '../model/delivery.js';
import {
  dialUpEntries, dialUpRetrieval, etrnDomains, flag, flagVerb, listedRetrievalDomains, type Flag, type NamedDomain,
} from '../model/dequeue.js';
import { logsIn, securityFor } from '../model/accounts.js';
import type { Model } from '../model/model.js';
import { shownText } from '../model/passwords.js';
import { comparable, deliveryRows } from '../model/routes.js';
import { domainProblems, toALabel } from '../values/domain.js';
import type { DequeuePlan, PlanRequest, PlanVerb, PlanWarning, Reason } from './plan.js';
import { unsaid } from './wording.js';

/**
 * What the connector would do to get the waiting mail: which host is asked, when, with which verb, for which domains, and
 * as whom. Where the sources are silent or disagree, a reason or a warning says so.
 */
export function makePlan(model: Model): DequeuePlan {
  const verb = flagVerb(model);
  const dialUp = dialUpRetrieval(model);
  const delivery = deliveryOf(model);
  const hosts = delivery.method === 'Forward' ? askable(delivery.hosts) : [];
  const warnings = [...flagWarnings(model)];

  const requests: PlanRequest[] = [];
  if (verb) {
    const reasons = [flagReason(model, verb), ...domainReasons(model, verb)];
    for (const host of hosts) requests.push(request(model, host, verb, verb === 'ETRN' ? etrnDomains(model) : [], sessionOccasion(host), reasons, warnings));
  }
  if (dialUp === 'ETRN') {
    const listed = listedRetrievalDomains(model);
    const reasons: Reason[] = [
      { what: 'Mail Retrieval of the Dial-up Connections page is ETRN', ...at(model, 'Dial-up Connections', 'MailRetrieval'), source: 'Q175494' },
      ...(listed ? [{ what: 'The domains are those listed in RetrievalDomains', ...at(model, 'Dial-up Connections', 'RetrievalDomains') }] : domainReasons(model, 'ETRN')),
    ];
    for (const host of hosts) requests.push(request(model, host, 'ETRN', listed ?? etrnDomains(model), dialOccasion(dialUpEntries(model)), reasons, warnings));
  }
  const planned = verb ?? (dialUp === 'ETRN' ? 'ETRN' : undefined);
  const also = planned === 'ETRN' ? alsoAsked(model, new Set(hosts.map(({ name }) => comparable(name)))) : [];
  return {
    verb: planned ?? null,
    reason: reasonOf(model, planned, hosts.length > 0) + (also.length > 0 && requests.length === 0 ? `. ${disagreement(also)}` : ''),
    occasion: occasionsOf(model, requests).join('; and ') || 'never',
    requests: also.length > 0 ? requests.map(one => ({ ...one, reasons: [...one.reasons, { what: disagreement(also), source: 'Q175494' }] })) : requests,
    alsoAsked: also,
    warnings: distinct(warnings),
    ehloName: model.value('Header', 'Host') ?? null,
    etrnDomains: names(etrnDomains(model)),
  };
}

function request(
  model: Model, host: SmartHost, verb: PlanVerb, domains: readonly NamedDomain[], occasion: string, why: readonly Reason[], warnings: PlanWarning[],
): PlanRequest {
  const row = securityFor(model, host.name);
  const account = row && logsIn(row) ? (row.account ?? null) : null;
  const reasons: Reason[] = [...why, { what: `${host.name} is the host that all messages are forwarded to`, at: host.at, source: 'Q241157' }];
  if (row) {
    reasons.push({
      what: `The Security row for ${row.isDefault ? 'every other domain' : row.domain} serves ${host.name}. Which domain is looked up when all mail goes to one host is not documented`,
      at: row.entry.span, source: 'Q257979',
    });
  } else reasons.push({ what: `No Security row serves ${host.name}, so there is no login`, source: 'Q257979' });
  if (verb === 'TURN') {
    reasons.push({ what: 'TURN names no domains: the provider knows them from the account that logs in', source: 'Q183476' });
    if (!account) {
      warnings.push({ code: 'turn-without-credentials', message: `TURN to ${host.name} needs a login, and no Security row gives one`, ...atFlag(flag(model, 'AlwaysUseTURN')) });
    }
  } else {
    for (const domain of domains) {
      if (names([domain]).length === 0) warnings.push({ code: 'bad-domain', message: `${domain.name} is no domain name, so it is not asked for`, at: domain.at });
    }
    if (names(domains).length === 0) warnings.push({ code: 'etrn-domain-missing', message: 'The document names no domain that ETRN could ask for', at: host.at });
  }
  return {
    host: host.name, port: 25, verb, domains: names(domains), account, ...(row?.account !== undefined && !logsIn(row) && { spareAccount: row.account }), method: row?.method ?? null,
    tls: row?.method === 'SSL' || row?.method === 'SASL/AUTH+SSL' ? 'required' : 'offered', occasion, at: host.at, reasons,
  };
}

/** Each host once, by a name that can be looked up and that a certificate can bear: A-labels, no final dot. */
function askable(hosts: readonly SmartHost[]): readonly SmartHost[] {
  const seen = new Set<string>();
  return hosts.flatMap(({ name, at }) => {
    const key = comparable(name);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ name: key === name.toLowerCase() ? name : key, at }];
  });
}

/** The names as they can be sent: A-labels, and nothing that is no domain name. */
function names(domains: readonly NamedDomain[]): readonly string[] {
  return domains.flatMap(({ name }) => {
    const ascii = toALabel(name) ?? name;
    return domainProblems(ascii).some(({ severity }) => severity === undefined || severity === 'error') ? [] : [ascii];
  });
}

function flagReason(model: Model, verb: PlanVerb): Reason {
  const name = verb === 'TURN' ? 'AlwaysUseTURN' : 'AlwaysUseETRN';
  return { what: `${name} is set`, ...atFlag(flag(model, name)), source: verb === 'TURN' ? 'Q257979' : 'Q175494' };
}

function domainReasons(model: Model, verb: PlanVerb): readonly Reason[] {
  if (verb === 'TURN') return [];
  const { said, fact } = rerouting(model);
  if (said === false) {
    return [{ what: 'Incoming mail is not rerouted, so ETRN names the Site Addressing domain', ...(fact && { at: fact.span }), source: 'Q269771' }];
  }
  const rows = 'every domain of the routing table. That rows routed elsewhere count and # is dropped is our reading';
  return [said
    ? { what: `Incoming mail is rerouted, so ETRN names ${rows}`, ...(fact && { at: fact.span }), source: 'Q269771' }
    : { what: `${unsaid('RerouteIncoming', fact)}; assuming Yes, the choice after installation (Q193922), ETRN names ${rows}`, ...(fact && { at: fact.span }), source: 'Q269771' }];
}

function flagWarnings(model: Model): readonly PlanWarning[] {
  const etrn = flag(model, 'AlwaysUseETRN');
  const turn = flag(model, 'AlwaysUseTURN');
  const disable = flag(model, 'DisableETRN');
  const warnings: PlanWarning[] = [];
  if (etrn?.set && turn?.set) {
    warnings.push({ code: 'etrn-and-turn', message: 'AlwaysUseETRN and AlwaysUseTURN are both set; what the connector does then is not documented. The plan takes TURN', ...atFlag(etrn) });
  }
  const etrnPlanned = flagVerb(model) === 'ETRN' || dialUpRetrieval(model) === 'ETRN';
  if (disable?.set && etrnPlanned) {
    warnings.push({ code: 'etrn-disabled', message: 'DisableETRN is set; whether ETRN is still sent is not documented. The plan stands as if it were', ...atFlag(disable) });
  }
  for (const [name, one] of [['AlwaysUseETRN', etrn], ['AlwaysUseTURN', turn], ['DisableETRN', disable]] as const) {
    if (one?.odd) warnings.push({ code: 'not-boolean', message: `${name} is ${one.fact.value}; only 0 and 1 are documented, and the plan counts it as set`, ...atFlag(one) });
    if (one?.notNumber) {
      warnings.push({ code: 'wrong-type', message: `${name} is ${one.fact.value}, which is no number; the plan counts it as ${one.set ? 'set' : 'not set'}`, ...atFlag(one) });
    }
  }
  return warnings;
}

function reasonOf(model: Model, verb: PlanVerb | undefined, hostKnown: boolean): string {
  if (!verb) {
    if (dialUpRetrieval(model) === 'Command') {
      return `Nothing is asked with a verb: after dialling, the connector runs ${commandOf(model)}`;
    }
    return 'Nothing asks for waiting mail: neither AlwaysUseTURN nor AlwaysUseETRN is set, and no mail retrieval is chosen for dial-up connections';
  }
  const delivery = deliveryOf(model);
  const why = flagVerb(model) ? `${verb === 'TURN' ? 'AlwaysUseTURN' : 'AlwaysUseETRN'} is set` : 'Mail Retrieval after dialling is ETRN';
  const dialUp = flagVerb(model) && dialUpRetrieval(model);
  const also = dialUp === 'ETRN' ? ', and Mail Retrieval after dialling is ETRN: two occasions'
    : dialUp === 'Command' ? `, and after dialling the connector runs ${commandOf(model)}: two occasions` : '';
  if (hostKnown) {
    const assumed = delivery.assumed ? `. ${unsaid('MessageDelivery', delivery.fact)}; assuming Forward, because ForwardTo names a host` : '';
    return `${why}${also}${assumed}`;
  }
  if (delivery.method === 'DNS') {
    const assumed = delivery.assumed ? `${unsaid('MessageDelivery', delivery.fact)} and ForwardTo names no host, so DNS delivery is assumed` : 'MessageDelivery is DNS';
    return `${why}${also}, but no host can be named: ${assumed}, and the hosts that are asked are those that mail happens to go to`;
  }
  return `${why}${also}, but no host can be named: MessageDelivery is Forward and ForwardTo names none`;
}

function sessionOccasion({ name }: SmartHost): string {
  return `in every outbound session to ${name}`;
}

function dialOccasion(entries: readonly EntryFact[]): string {
  return `after dialling ${entries.map(({ fields }) => fields[0]!.text).join(', ') || 'a phone-book entry that the document does not name'}`;
}

/** The occasions of the requests, and those that no host is known for or that ask with no verb. */
function occasionsOf(model: Model, requests: readonly PlanRequest[]): readonly string[] {
  const occasions = new Set(requests.map(({ occasion }) => occasion));
  if (flagVerb(model) && occasions.size === 0) occasions.add('in every outbound session');
  if (dialUpRetrieval(model)) occasions.add(dialOccasion(dialUpEntries(model)));
  return [...occasions];
}

function commandOf(model: Model): string {
  const command = model.setting('Dial-up Connections', 'Command')?.fact;
  return command?.value ? `the command ${shownText(command, { text: command.value, span: command.valueSpan })}` : 'a command that the document does not name';
}

function disagreement(hosts: readonly string[]): string {
  return `${hosts.join(', ')} may be asked too: Q175494 has every host asked that messages go to, Q241157 only the host that all are forwarded to`;
}

function alsoAsked(model: Model, asked: ReadonlySet<string>): readonly string[] {
  const hosts = new Map<string, string>();
  for (const { host } of deliveryRows(model)) {
    const key = comparable(host);
    if (!asked.has(key) && !hosts.has(key)) hosts.set(key, host);
  }
  return [...hosts.values()];
}

function at(model: Model, section: string, name: string): Pick<Reason, 'at'> {
  const fact = model.setting(section, name)?.fact;
  return fact ? { at: fact.span } : {};
}

function atFlag(one: Flag | undefined): Pick<PlanWarning, 'at'> {
  return one ? { at: one.fact.span } : {};
}

function distinct(warnings: readonly PlanWarning[]): readonly PlanWarning[] {
  const seen = new Set<string>();
  return warnings.filter(({ code, message }) => !seen.has(code + message) && seen.add(code + message));
}
