import type { Location } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { USE } from '../model/names.js';
import type { Position } from '../text/position.js';
import { nameAt, placesOf, type Place } from '../workspace/names.js';

/**
 * Where a domain, host or account is said to be what it is: the row of the routing table, else the page that it belongs to.
 * The document's own places go before those of others.
 */
export function definition(snapshot: Snapshot, position: Position, workspace: readonly Snapshot[]): Location[] {
  const name = nameAt(snapshot, position, workspace);
  if (!name) return [];
  const places = placesOf(name, workspace);
  const own = foremost(places.filter(place => place.snapshot === snapshot));
  return (own.length > 0 ? own : foremost(places)).map(locationOf);
}

export function locationOf({ snapshot, mention }: Place): Location {
  return { uri: snapshot.document.uri, range: snapshot.rangeOf(mention.at) };
}

function foremost(places: readonly Place[]): readonly Place[] {
  const rank = Math.min(USE, ...places.map(({ mention }) => mention.rank));
  return rank === USE ? [] : places.filter(({ mention }) => mention.rank === rank);
}
