import { registryKeys, settingsOf } from '../catalog/index.js';
import { registryNumber } from '../model/dequeue.js';
import type { Setting } from '../model/model.js';
import { shownText } from '../model/passwords.js';
import { isRegistry } from '../model/typed-parts.js';
import type { ComparisonJson } from '../protocol.js';
import type { Snapshot } from './snapshot.js';

/**
 * Two documents side by side by what they mean: their registry values in one order, each with its name, its type and its
 * data, whatever form they are written in. What belongs together stands on the same lines of both texts.
 */
export function compare(left: Snapshot, right: Snapshot): ComparisonJson {
  const [leftLines, rightLines]: [string[], string[]] = [[...HEAD], [...HEAD]];
  const counts = { same: 0, different: 0, onlyLeft: 0, onlyRight: 0 };
  for (const { section, key } of registryKeys) {
    const names = namesOf(section, left, right);
    if (names.length === 0) continue;
    for (const lines of [leftLines, rightLines]) lines.push('', `[${key}]`);
    for (const name of names) {
      const [a, b] = [shown(left, section, name), shown(right, section, name)];
      counts[a.given && b.given ? (a.lines.join('\n') === b.lines.join('\n') ? 'same' : 'different') : a.given ? 'onlyLeft' : 'onlyRight'] += 1;
      const height = Math.max(a.lines.length, b.lines.length);
      leftLines.push(...padded(a.lines, height));
      rightLines.push(...padded(b.lines, height));
    }
  }
  return { version: 1, left: `${leftLines.join('\n')}\n`, right: `${rightLines.join('\n')}\n`, ...counts };
}

/** The same on both sides, so that nobody takes what is not compared for a difference. */
const HEAD = ['; Registry values with their types and data. The property pages stand in no registry file and are not compared.'];

/** The names of the values that one of the two gives or deletes: those that the catalog knows in its order, then the others. */
function namesOf(section: string, ...snapshots: readonly Snapshot[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { model } of snapshots) {
    for (const fact of model.facts) {
      if ((fact.kind === 'setting' || fact.kind === 'deletion') && fact.section === section && fact.name !== undefined) {
        const plain = fact.name.trim().toLowerCase();
        names.set(plain, names.get(plain) ?? fact.name.trim());
      }
    }
  }
  if (!isRegistry(section) || names.size === 0) return [];
  const known = settingsOf(section).map(({ name }) => name).filter(name => names.delete(name.toLowerCase()));
  return [...known, ...[...names.values()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))];
}

interface Shown {
  readonly lines: readonly string[];
  /** The document says something of the value. */
  readonly given: boolean;
}

function shown({ model }: Snapshot, section: string, name: string): Shown {
  const setting = model.setting(section, name);
  if (setting) return { lines: linesOf(setting, name), given: true };
  const deleted = model.facts.some(fact => fact.kind === 'deletion' && fact.section === section && fact.name?.trim().toLowerCase() === name.toLowerCase());
  return deleted ? { lines: [`${name}  (deleted)`], given: true } : { lines: [`${name}  (not here)`], given: false };
}

function linesOf({ fact, entries, entry }: Setting, name: string): readonly string[] {
  const type = fact.data?.type ?? entry?.registryType ?? 'type not documented';
  if (fact.opensList) return [`${name}  ${type}`, ...entries.map(one => `    ${one.fields.map(field => shownText(one, field)).join(';')}`)];
  const number = type === 'REG_DWORD' ? registryNumber(fact.value) : undefined;
  return [`${name}  ${type}  ${number ?? shownText(fact, { text: fact.value, span: fact.valueSpan })}`];
}

function padded(lines: readonly string[], height: number): readonly string[] {
  return [...lines, ...Array.from({ length: height - lines.length }, () => '')];
}
