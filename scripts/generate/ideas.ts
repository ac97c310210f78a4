import { openDocument } from '../../server/src/analysis/open-document.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';
import { formatOf } from '../../server/src/formats/index.js';
import { rules } from '../../server/src/rules/index.js';
import { parseVersion } from '../../server/src/values/version.js';
import { dequeue } from './ideas/dequeue.js';
import { files } from './ideas/files.js';
import type { Idea, Reported } from './ideas/idea.js';
import { data, names } from './ideas/registry.js';
import { routing } from './ideas/routing.js';

/** Every mistake that the product is to find or to explain, by the letter of its group. */
export const IDEAS: readonly (readonly [title: string, ideas: readonly Idea[]])[] = [
  ['Keys and names of the registry', names], ['Types and data', data], ['Fetching waiting mail and dialling', dequeue], ['Routing, relaying, address spaces', routing], ['IMCCOPY and other files', files],
];

/** The codes that the rules report for the text of an idea; none where its format is not read. */
export function codesFor({ format, text, exchange }: Reported): readonly string[] {
  if (!formatOf(format)) return [];
  const snapshot = snapshotOf(openDocument(`idea:///idea.${format}`, format, 1, text), exchange === undefined ? undefined : parseVersion(exchange));
  return findingsOfDocument(snapshot, rules).map(({ rule }) => rule.code);
}
