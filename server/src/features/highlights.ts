import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { USE } from '../model/names.js';
import type { Position } from '../text/position.js';
import { nameAt, placesOf } from '../workspace/names.js';

const KIND = { use: 2, definition: 3 } as const satisfies Record<string, DocumentHighlightKind>;

/** The places of the document that name the same domain, host or account as the one at a position. */
export function highlights(snapshot: Snapshot, position: Position): DocumentHighlight[] {
  const name = nameAt(snapshot, position, [snapshot]);
  return name ? placesOf(name, [snapshot]).map(({ mention }) => ({ range: snapshot.rangeOf(mention.at), kind: mention.rank === USE ? KIND.use : KIND.definition })) : [];
}
