import { rerouting } from './delivery.js';
import type { Model } from './model.js';
import { comparable, type RouteRow } from './routes.js';
import type { Target } from '../values/target.js';

/** Whether the routing table decides anything, as far as the document says: mail is rerouted, and no program takes its place (`Q258206`). */
export function tableIsUsed(model: Model): boolean {
  return rerouting(model).said !== false && model.value('Routing', 'CustomProgram') === undefined;
}

/** A row's domain as messages name it: with its `#`. */
export function nameOfRow({ exact, written }: RouteRow): string {
  return exact ? `#${written}` : written;
}

/** Two rows with one key compete: the same domain, both with `#` or both without. */
export function keyOfRow({ exact, domain }: RouteRow): string {
  return exact ? `#${domain}` : domain;
}

/** Whether two rows do the same with a message. */
export function sameEffect(a: RouteRow, b: RouteRow): boolean {
  return a.alwaysRelay === b.alwaysRelay && sameTarget(a.target, b.target);
}

export function sameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'inbound' || b.kind === 'inbound') return a.kind === b.kind;
  const [left, right] = [nameOfTarget(a), nameOfTarget(b)];
  return left === right || comparable(left) === comparable(right);
}

/** A target as messages name it. */
export function nameOfTarget(target: Target): string {
  switch (target.kind) {
    case 'inbound': return '<inbound>';
    case 'host': return target.host;
    case 'literal': return `[${target.address}]`;
  }
}
