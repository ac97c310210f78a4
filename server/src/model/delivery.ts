import type { SettingFact } from './fact.js';
import type { Model } from './model.js';
import { hostText } from './passwords.js';
import { comparable } from './routes.js';
import type { Span } from '../text/tree.js';

/** How outbound mail finds its next host: the Message Delivery group of the Connections page. */
export interface Delivery {
  readonly method: 'DNS' | 'Forward';
  /** `MessageDelivery` is not written; the method follows from whether a host is. */
  readonly assumed: boolean;
  readonly fact: SettingFact | undefined;
  /** The hosts of "Forward all messages to host", whether they are used or not. */
  readonly hosts: readonly SmartHost[];
}

export interface SmartHost {
  readonly name: string;
  readonly at: Span;
}

export function deliveryOf(model: Model): Delivery {
  const hosts = smartHosts(model);
  const fact = model.setting('Connections', 'MessageDelivery')?.fact;
  const said = fact?.value.toLowerCase();
  if (said === 'dns' || said === 'forward') return { method: said === 'dns' ? 'DNS' : 'Forward', assumed: false, fact, hosts };
  return { method: hosts.length > 0 ? 'Forward' : 'DNS', assumed: true, fact, hosts };
}

/** Whether mail is rerouted by the table. `undefined`: not said; the installation default is Yes (`Q193922`). */
export function rerouting(model: Model): { readonly said: boolean | undefined; readonly fact: SettingFact | undefined } {
  const fact = model.setting('Routing', 'RerouteIncoming')?.fact;
  const value = fact?.value.toLowerCase();
  return { said: value === 'yes' ? true : value === 'no' ? false : undefined, fact };
}

/** The Site Addressing domain without the `@` that may stand before it. */
export function siteDomain(model: Model): { readonly name: string; readonly at: Span } | undefined {
  const fact = model.setting('Site Addressing', 'Domain')?.fact;
  if (!fact) return undefined;
  const name = hostText(fact.value).replace(/^@/, '');
  return name === '' ? undefined : { name, at: fact.valueSpan };
}

/** Several hosts may be given with commas (`Q279323`). */
function smartHosts(model: Model): readonly SmartHost[] {
  const fact = model.setting('Connections', 'ForwardTo')?.fact;
  if (!fact) return [];
  const hosts: SmartHost[] = [];
  let start = fact.valueSpan.start;
  for (const part of fact.value.split(',')) {
    const written = part.trim();
    const from = start + part.length - part.trimStart().length;
    const name = hostText(written);
    if (comparable(name) !== '') hosts.push({ name, at: { ...fact.valueSpan, start: from, end: from + written.length } });
    start += part.length + 1;
  }
  return hosts;
}
