import { openDocument } from '../../server/src/analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import type { Model } from '../../server/src/model/model.js';

/** A document of the lines given. */
export function snapshotOfLines(...lines: readonly string[]): Snapshot {
  return snapshotOf(openDocument('test:///lines.imc', 'imc', 1, lines.join('\n')));
}

/** What a document of these lines means. */
export function modelOfLines(...lines: readonly string[]): Model {
  return snapshotOfLines(...lines).model;
}

/** A document with these rows on the Routing page, and more lines in front. */
export function modelOfTable(rows: readonly string[], ...before: readonly string[]): Model {
  return modelOfLines(...before, '[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', ...rows.map(row => `+${row}`));
}
