import type { Location } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { USE } from '../model/names.js';
import type { Position } from '../text/position.js';
import { nameAt, placesOf } from '../workspace/names.js';
import { locationOf } from './definition.js';

/** Every place of the workspace that names the same domain, host or account; with `definitions`, those that say what it is too. */
export function references(snapshot: Snapshot, position: Position, workspace: readonly Snapshot[], definitions: boolean): Location[] {
  const name = nameAt(snapshot, position, workspace);
  return name ? placesOf(name, workspace).filter(({ mention }) => definitions || mention.rank === USE).map(locationOf) : [];
}
