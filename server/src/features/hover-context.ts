import type { SettingEntry } from '../catalog/entry.js';
import { deliveryOf } from '../model/delivery.js';
import type { EntryFact, SettingFact } from '../model/fact.js';
import type { Model } from '../model/model.js';
import { hostText, shownText } from '../model/passwords.js';
import { comparable, withoutHash } from '../model/routes.js';
import { securityFor } from '../model/accounts.js';
import { makePlan } from '../plan/make-plan.js';
import type { DequeuePlan, PlanRequest } from '../plan/plan.js';
import { routeOf } from '../plan/route.js';
import { parseIPv4 } from '../values/host.js';
import { both, cell } from '../values/wording.js';

/** What the rest of the document says of a value: where mail for a domain goes, who asks a host for what, which hosts an account serves. */
export function contextOfSetting(model: Model, fact: SettingFact, entry: SettingEntry): string | undefined {
  if (model.medium !== 'document' || fact.value === '') return undefined;
  if (entry.section === 'Header') return undefined;
  if (entry.type.kind === 'domain') return ofDomain(model, fact.value.replace(/^@/, ''));
  if (entry.type.kind === 'host') return fact.value.split(',').map(part => ofHost(model, hostText(part.trim()))).join('\n\n');
  return undefined;
}

/** As `contextOfSetting`, for the field of a row. */
export function contextOfField(model: Model, fact: EntryFact, entry: SettingEntry, index: number): string | undefined {
  if (model.medium !== 'document' || entry.type.kind !== 'list') return undefined;
  const [first] = fact.fields;
  const field = fact.fields[index];
  if (!first || !field || first.text === '') return undefined;
  if (entry.section === 'Security') return ofSecurityRow(model, first.text);
  if (entry.section === 'Domain') return undefined;                              // message formats, whatever the route
  if (entry.name === 'QueueForETRN') return 'Its mail waits here until its own server asks for it; it is not sent by itself.';
  const domain = withoutHash(shownText(fact, first)).trim();
  if (entry.name === 'RoutingTable' && index < 2) return ofDomain(model, domain);
  if (entry.name === 'DeliveryRouting') return index === 0 ? ofDomain(model, domain) : index === 1 && field.text !== '' ? ofHost(model, hostText(field.text)) : undefined;
  return entry.type.fields[index]?.type.kind === 'domain' ? ofDomain(model, domain) : undefined;
}

/** Where mail to the domain and to a subdomain goes by the whole document, and who is asked for the domain. */
function ofDomain(model: Model, domain: string): string | undefined {
  if (comparable(domain) === '') return undefined;
  const rows = [`user@${domain}`, ...parseIPv4(domain) === undefined && !domain.startsWith('[') ? [`user@sub.${domain}`] : []].map(address => {
    const { result, to, nextHop } = routeOf(model, address);
    const where = result === 'inbound' ? 'taken inbound' : result === 'rerouted' ? `rerouted to ${to}` : `relayed to ${to}`;
    return `| ${cell(address)} | ${cell(where)} | ${nextHop.kind === 'host' ? nextHop.host : nextHop.kind === 'local' ? 'this server' : 'as DNS says'} |`;
  });
  const asked = planned(model).asked.get(comparable(domain)) ?? [];
  return [
    `| Mail to | is | next host |\n|---|---|---|\n${rows.join('\n')}`,
    ...asked.length > 0 ? [`Its mail is asked for: ${both(asked)}.`] : [],
  ].join('\n\n');
}

/** What the plan asks a host for. */
function ofHost(model: Model, host: string): string {
  const { plan } = planned(model);
  const asked = plan.requests.filter(request => comparable(request.host) === comparable(host)).map(requestText);
  if (asked.length > 0) return `${host} is asked for waiting mail: ${both([...new Set(asked)])}.`;
  if (plan.alsoAsked.some(name => comparable(name) === comparable(host))) return `${host} may be asked for waiting mail too: Q175494 says so, Q241157 does not.`;
  return `${host} is not asked for waiting mail.`;
}

interface Planned {
  readonly plan: DequeuePlan;
  /** Who is asked with which verb for a domain, in compared form. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

const plans = new WeakMap<Model, Planned>();

/** Worked out once for a model: a table may have 100,000 rows. */
function planned(model: Model): Planned {
  const known = plans.get(model);
  if (known) return known;
  const plan = makePlan(model);
  const asked = new Map<string, string[]>();
  for (const { domains, verb, host } of plan.requests) {
    for (const domain of new Set(domains.map(comparable))) {
      const [text, there] = [`${verb} at ${host}`, asked.get(domain)];
      if (!there) asked.set(domain, [text]);
      else if (!there.includes(text)) there.push(text);
    }
  }
  plans.set(model, { plan, asked });
  return { plan, asked };
}

function requestText({ verb, domains, account, method, occasion }: PlanRequest): string {
  return `${verb}${domains.length > 0 ? ` for ${firstOf(domains)}` : ''} ${occasion}, ${account === null ? 'without a login' : `as ${account} (${method})`}`;
}

/** Which of the hosts that mail is forwarded to a row of the Security page serves. */
function ofSecurityRow(model: Model, domain: string): string | undefined {
  const { hosts, method } = deliveryOf(model);
  if (method !== 'Forward' || hosts.length === 0) return undefined;
  const isDefault = domain.toLowerCase() === '<default>';
  const served = hosts.map(({ name }) => name).filter(name => {
    const row = securityFor(model, name);
    return row && (isDefault ? row.isDefault : row.domain === comparable(domain));
  });
  return served.length > 0 ? `Serves ${both(served)}, which mail is forwarded to (our reading of Q257979).` : 'Serves none of the hosts that mail is forwarded to.';
}

const SHOWN = 5;

function firstOf(names: readonly string[]): string {
  return names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more` : both(names);
}
