import type { RestartsJson } from '../../../server/src/protocol.js';

/** A setting that is not what it was, and what has to be restarted before that shows. */
export interface Restart {
  readonly name: string;
  readonly restart: string;
  /** Where it is written; undefined where it was taken out. */
  readonly range?: RestartsJson['settings'][number]['range'];
}

/** What has changed between two looks at a document, of the settings that wait for a restart. Of a name that is written twice the last one counts. */
export function waitingForRestart(before: RestartsJson, now: RestartsJson): readonly Restart[] {
  const byName = ({ settings }: RestartsJson) => new Map(settings.map((setting) => [setting.name, setting]));
  const [was, is] = [byName(before), byName(now)];
  const changed = [...is.values()].filter(({ name, value }) => was.get(name)?.value !== value);
  const gone = [...was.values()].filter(({ name }) => !is.has(name));
  return [...changed.map(({ name, restart, range }) => ({ name, restart, range })), ...gone.map(({ name, restart }) => ({ name, restart }))];
}
