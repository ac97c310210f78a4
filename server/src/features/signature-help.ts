import type { SignatureHelp } from 'vscode-languageserver-types';
import { spanHolds, type Snapshot } from '../analysis/snapshot.js';
import { findSetting } from '../catalog/index.js';
import type { Position } from '../text/position.js';
import { describeType, entryForm } from '../values/index.js';

/** The fields of the entry that is being typed, and which of them it is at. */
export function signatureHelp(snapshot: Snapshot, position: Position): SignatureHelp | undefined {
  const fact = snapshot.factsAt(position.line).find(({ kind }) => kind === 'entry');
  if (fact?.kind !== 'entry' || !fact.section || !fact.list) return undefined;
  const entry = findSetting(fact.section, fact.list);
  if (entry?.type.kind !== 'list' || entry.type.fields.length < 2) return undefined;
  const field = fact.fields.findLastIndex(({ rawSpan }) => spanHolds(snapshot, rawSpan, position));
  if (field === -1 || field >= entry.type.fields.length) return undefined;
  const label = entryForm(entry.type);
  let from = 0;
  const parameters = entry.type.fields.map(({ name, summary, type }) => {
    const start = label.indexOf(name, from);
    from = start + name.length;
    return { label: [start, from] as [number, number], documentation: plain(`${summary}. Values: ${describeType(type)}`) };
  });
  return { signatures: [{ label, documentation: plain(`${entry.summary}.`), parameters }], activeSignature: 0, activeParameter: field };
}

/** Not every editor shows Markdown here: the catalog's words without the marks around names and values. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
