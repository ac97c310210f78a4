import { normalDomain } from '../values/domain.js';
import { parseIPv4 } from '../values/host.js';
import { readTarget, type Target } from '../values/target.js';
import type { EntryFact } from './fact.js';
import type { Model } from './model.js';
import { hostText } from './passwords.js';

/** A row of the table on the Routing page. */
export interface RouteRow {
  readonly entry: EntryFact;
  /** A `#` stands before the domain: no subdomain is meant (`Q169683`). */
  readonly exact: boolean;
  /** Compared form: lower case, no final dot, no brackets. */
  readonly domain: string;
  /** The domain as written, without the `#`. */
  readonly written: string;
  readonly target: Target;
  /** "Override relay restrictions. Always relay." (`Q195969`). */
  readonly alwaysRelay: boolean;
}

/** A row of the delivery table behind "E-Mail Domain…" (`Q182522`): it chooses the next host and changes no address. */
export interface DeliveryRow {
  readonly entry: EntryFact;
  readonly domain: string;
  readonly host: string;
}

/** Which row takes a domain; the others compete with it, and which of them wins is not documented. */
export interface Taken<Row> {
  readonly row: Row;
  readonly ambiguous: readonly Row[];
}

/** The rows of the routing table in force, in order. */
export function routeRows(model: Model): readonly RouteRow[] {
  return tableOf(model).rows;
}

/** The rows of the delivery table in force, in order. */
export function deliveryRows(model: Model): readonly DeliveryRow[] {
  return deliveriesOf(model).rows;
}

/**
 * The row that takes a recipient's domain: exact rows first, then the suffix row with the most labels; whole labels only,
 * position and case do not matter (rules M1–M7: `Q169683`, guide xog05015).
 */
export function takeRoute(model: Model, domain: string): Taken<RouteRow> | undefined {
  const { exact, suffix } = tableOf(model);
  const wanted = comparable(domain);
  return taken(exact.get(wanted)) ?? nearest(suffix, wanted);
}

/** Whether a row names this very domain, with `#` or without. */
export function hasRow(model: Model, domain: string): boolean {
  const { exact, suffix } = tableOf(model);
  const wanted = comparable(domain);
  return suffix.has(wanted) || exact.has(wanted);
}

/** The suffix row that would take a domain if `without` were not there. By matching, not by position. */
export function takeRouteWithout(model: Model, domain: string, without: RouteRow): RouteRow | undefined {
  const { suffix } = tableOf(model);
  const wanted = domain === without.domain ? domain : comparable(domain);
  return upwards(wanted, candidate => suffix.get(candidate)?.find(row => row !== without));
}

/** The delivery row for a domain or its nearest parent: subdomains follow their parent. */
export function takeDelivery(model: Model, domain: string): Taken<DeliveryRow> | undefined {
  return nearest(deliveriesOf(model).byDomain, comparable(domain));
}

/** The form in which domains, hosts and address literals are compared. */
export function comparable(domain: string): string {
  if (COMPARED.test(domain)) return domain;
  const text = domain.trim();
  return normalDomain(text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text);
}

/** No name is longer (`RFC 1035 §2.3.4`); what is, is not taken apart. */
const LONGEST_NAME = 253;

/** What is in that form already, as nearly all names are: the tables have 100,000 of them. */
const COMPARED = /^[a-z\d.-]*[a-z\d-]$/;

interface Table {
  readonly rows: readonly RouteRow[];
  readonly exact: ReadonlyMap<string, readonly RouteRow[]>;
  readonly suffix: ReadonlyMap<string, readonly RouteRow[]>;
}

const tables = new WeakMap<Model, Table>();

function tableOf(model: Model): Table {
  const known = tables.get(model);
  if (known) return known;
  const rows: RouteRow[] = [];
  const exact = new Map<string, RouteRow[]>();
  const suffix = new Map<string, RouteRow[]>();
  for (const entry of model.entries('Routing', 'RoutingTable')) {
    const row = rowOf(entry);
    if (!row) continue;
    rows.push(row);
    push(row.exact ? exact : suffix, row.domain, row);
  }
  const table = { rows, exact, suffix };
  tables.set(model, table);
  return table;
}

/** A row that an edit left alone is not read again. */
const rowsRead = new WeakMap<EntryFact, RouteRow | 'no row'>();

function rowOf(entry: EntryFact): RouteRow | undefined {
  const known = rowsRead.get(entry) ?? readRow(entry) ?? 'no row';
  rowsRead.set(entry, known);
  return known === 'no row' ? undefined : known;
}

function readRow(entry: EntryFact): RouteRow | undefined {
  const [sentTo, routeTo, flag] = entry.fields;
  if (!sentTo || !routeTo || routeTo.text === '') return undefined;
  const exact = sentTo.text.startsWith('#') || sentTo.text.endsWith('#');
  const written = withoutHash(hostText(sentTo.text));
  const domain = comparable(written);
  if (domain === '') return undefined;
  return { entry, exact, domain, written, target: readTarget(hostText(routeTo.text)), alwaysRelay: flag?.text.toLowerCase() === 'alwaysrelay' };
}

/** The name without the `#` in front or behind and the blanks beside them. */
export function withoutHash(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && HASH.has(text[start]!)) start++;
  while (end > start && HASH.has(text[end - 1]!)) end--;
  return text.slice(start, end);
}

const HASH = new Set(['#', ' ', '\t']);

interface Deliveries {
  readonly rows: readonly DeliveryRow[];
  readonly byDomain: ReadonlyMap<string, readonly DeliveryRow[]>;
}

const deliveries = new WeakMap<Model, Deliveries>();

function deliveriesOf(model: Model): Deliveries {
  const known = deliveries.get(model);
  if (known) return known;
  const rows: DeliveryRow[] = [];
  const byDomain = new Map<string, DeliveryRow[]>();
  for (const entry of model.entries('Routes', 'DeliveryRouting')) {
    const [domain, host] = entry.fields;
    if (!domain || !host || domain.text === '' || host.text === '') continue;
    const row = { entry, domain: comparable(hostText(domain.text)), host: hostText(host.text) };
    rows.push(row);
    push(byDomain, row.domain, row);
  }
  const found = { rows, byDomain };
  deliveries.set(model, found);
  return found;
}

function push<Row>(map: Map<string, Row[]>, key: string, row: Row): void {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}

function taken<Row>(rows: readonly Row[] | undefined): Taken<Row> | undefined {
  const [row, ...ambiguous] = rows ?? [];
  return row && { row, ambiguous };
}

function nearest<Row>(rows: ReadonlyMap<string, readonly Row[]>, domain: string): Taken<Row> | undefined {
  return upwards(domain, candidate => taken(rows.get(candidate)));
}

/** What is found first for a domain in compared form, its parent, the parent of that, and so on. An address has no parents. */
function upwards<Found>(domain: string, find: (candidate: string) => Found | undefined): Found | undefined {
  let found = find(domain);
  if (found || domain.length > LONGEST_NAME || parseIPv4(domain) !== undefined) return found;
  for (let dot = domain.indexOf('.'); dot !== -1 && !found; dot = domain.indexOf('.', dot + 1)) found = find(domain.slice(dot + 1));
  return found;
}
