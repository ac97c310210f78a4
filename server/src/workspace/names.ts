import { spanHolds, type Snapshot } from '../analysis/snapshot.js';
import { mentionsIn, mentionsOf, type Mention } from '../model/names.js';
import type { Position } from '../text/position.js';

/** A name with the document that mentions it. */
export interface Place {
  readonly snapshot: Snapshot;
  readonly mention: Mention;
}

/** The domain, host or account at a position. `workspace` are the documents that a name may be known from, this one among them. */
export function nameAt(snapshot: Snapshot, position: Position, workspace: readonly Snapshot[]): Mention | undefined {
  const found = snapshot.factsAt(position.line).flatMap(mentionsIn).find(({ at }) => spanHolds(snapshot, at, position));
  return found && (!found.perhaps || isKnown(found, workspace)) ? found : undefined;
}

/** Every place that names the same, in the order of the documents and of their text. */
export function placesOf({ key }: Mention, workspace: readonly Snapshot[]): readonly Place[] {
  return workspace.flatMap(snapshot => (mentionsOf(snapshot.model).get(key) ?? []).map(mention => ({ snapshot, mention })));
}

function isKnown({ key }: Mention, workspace: readonly Snapshot[]): boolean {
  return workspace.some(({ model }) => mentionsOf(model).get(key)?.some(({ perhaps }) => !perhaps));
}
