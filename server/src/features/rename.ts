import type { Range, TextEdit } from 'vscode-languageserver-types';
import { changesOf } from '../analysis/fixes.js';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Position } from '../text/position.js';
import { hostProblems } from '../values/host.js';
import { checkValue } from '../values/index.js';
import type { Problem } from '../values/value-type.js';
import { findOption } from '../values/wording.js';
import { nameAt, placesOf, type Place } from '../workspace/names.js';
import { nameOf } from '../workspace/places.js';

/** What renaming comes to: the edits of each document, or why it is not done. */
export type Renamed =
  | { readonly documents: readonly { readonly snapshot: Snapshot; readonly edits: readonly TextEdit[] }[] }
  | { readonly refused: string };

/** The text that would be renamed; undefined where nothing can be. */
export function renameable(snapshot: Snapshot, position: Position, workspace: readonly Snapshot[]): { readonly range: Range; readonly placeholder: string } | undefined {
  const name = nameAt(snapshot, position, workspace);
  return name && { range: snapshot.rangeOf(name.at), placeholder: name.text };
}

/**
 * Gives a domain, host or account another name wherever the workspace names it; each format writes it in its own way. What
 * only contains the name, as a subdomain does, stays; so do comments. Nothing is changed where one place cannot hold the new name.
 */
export function rename(snapshot: Snapshot, position: Position, newName: string, workspace: readonly Snapshot[]): Renamed {
  const name = nameAt(snapshot, position, workspace);
  if (!name) return { refused: NOTHING };
  const text = newName.trim();
  if (text === '') return { refused: `The new name is empty; ${name.text} keeps its own` };
  if (name.kind === 'name') {
    const problem = hostProblems(text).find(isFault);
    if (problem) return { refused: `“${text}” cannot be its name: ${lowerFirst(problem.message)}` };
  }
  const edits = new Map<Snapshot, TextEdit[]>();
  for (const place of placesOf(name, workspace)) {
    const made = editsAt(place, text);
    if (typeof made === 'string') return { refused: made };
    edits.set(place.snapshot, [...(edits.get(place.snapshot) ?? []), ...made]);
  }
  return { documents: [...edits].map(([of, made]) => ({ snapshot: of, edits: made })) };
}

/** Why nothing can be renamed at a place. */
export const NOTHING = 'Here stands no domain, host or account. These have names that can be changed everywhere at once; the names of sections, properties and values are those of the product';

/** The edits of one place, or why it cannot hold the new name. */
function editsAt({ snapshot, mention }: Place, text: string): readonly TextEdit[] | string {
  const { part, at, start } = mention;
  const where = `line ${snapshot.rangeOf(at).start.line + 1} of ${nameOf(snapshot.document.uri)}`;
  if (part.type.kind === 'domain' && findOption(part.type.words, text)) return `“${text}” cannot be its name: it has a meaning of its own in ${where}`;
  const after = part.text.slice(0, start) + text + part.text.slice(start + mention.text.length);
  const before = new Set(checkValue(part.type, part.text).filter(isFault).map(({ code }) => code));
  const problem = checkValue(part.type, after).find(one => isFault(one) && !before.has(one.code));
  if (problem) return `“${text}” cannot stand in ${where}: ${lowerFirst(problem.message)}`;
  const changes = changesOf(snapshot, [{ kind: 'respell', span: at, text }]);
  if (changes.length === 0) return `“${text}” cannot be written in ${where}: the data there is not all in one piece, or has no such characters`;
  return changes.map(({ range, text: newText }) => ({ range, newText }));
}

function isFault({ severity }: Problem): boolean {
  return severity === undefined || severity === 'error';
}

/** A sentence inside another one begins small, unless its first word is a name. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]* /.test(sentence) ? sentence[0]!.toLowerCase() + sentence.slice(1) : sentence;
}
