import type { RestartsJson } from '../protocol.js';
import type { Snapshot } from './snapshot.js';

/** The settings of a document whose changes apply only after a restart of something, as their sources say (`Q193922`, `Q183476` …). */
export function restartsJson(snapshot: Snapshot): RestartsJson {
  const settings = snapshot.model.sections.flatMap(part => part.settings).flatMap(({ fact, entries, entry }) => (typeof entry?.restart !== 'string' ? [] : [{
    name: entry.name, value: [fact.value, ...entries.map(({ fields }) => fields.map(({ text }) => text).join(';'))].join('\n'), restart: entry.restart, range: snapshot.rangeOf(fact.span),
  }]));
  return { version: 1, settings };
}
