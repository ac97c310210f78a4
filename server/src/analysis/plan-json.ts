import type { EntryFact } from '../model/fact.js';
import { shownText } from '../model/passwords.js';
import { makePlan } from '../plan/make-plan.js';
import type { Reason } from '../plan/plan.js';
import { routeOf } from '../plan/route.js';
import type { PlanJson, RouteJson } from '../protocol.js';
import type { Snapshot } from './snapshot.js';

/** The plan of a document, as plain data with ranges instead of spans. */
export function planJson(snapshot: Snapshot): PlanJson {
  const { requests, warnings, ...plan } = makePlan(snapshot.model);
  return {
    version: 1, ...plan,
    requests: requests.map(({ at, reasons, ...request }) => ({ ...request, range: snapshot.rangeOf(at), reasons: reasons.map(reason => withRange(snapshot, reason)) })),
    warnings: warnings.map(warning => withRange(snapshot, warning)),
  };
}

/** Where mail to an address goes. Lines are zero-based, as in every JSON of this product. */
export function routeJson(snapshot: Snapshot, address: string): RouteJson {
  const { row, ambiguous, ...route } = routeOf(snapshot.model, address);
  return { ...route, row: row ? place(snapshot, row) : null, ambiguous: ambiguous.map(entry => place(snapshot, entry)) };
}

function withRange<T extends { readonly at?: Reason['at'] }>(snapshot: Snapshot, { at, ...rest }: T) {
  return { ...rest, ...(at && { range: snapshot.rangeOf(at) }) };
}

function place(snapshot: Snapshot, entry: EntryFact): { readonly line: number; readonly text: string } {
  const { span } = entry;
  const { line } = snapshot.rangeOf(span).start;
  return { line, text: shownText(entry, { text: snapshot.lineText(line)!.slice(span.start, span.end), span }) };
}
