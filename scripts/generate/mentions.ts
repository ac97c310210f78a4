import { readFileSync } from 'node:fs';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { isRegistryValue } from '../../server/src/analysis/pages.js';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { findSetting, otherValues, settings } from '../../server/src/catalog/index.js';
import type { SettingEntry } from '../../server/src/catalog/entry.js';
import { formatOf } from '../../server/src/formats/index.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { rules } from '../../server/src/rules/index.js';
import type { Span } from '../../server/src/text/tree.js';
import { VERSIONS } from '../../server/src/values/version.js';
import { keyOf } from './examples.js';

/**
 * The rules that speak about each setting. Nobody keeps the list: it is what the rules say on their own pages, and what they say where a
 * registry value is written wrongly on purpose.
 */
export interface Mentions {
  /** In the order of the rules. */
  rulesAbout(entry: SettingEntry): readonly Rule[];
  /** The settings that the rule's own page speaks of. */
  settingsOf(rule: Rule): readonly SettingEntry[];
}

export function mentionsIn(root: string): Mentions {
  const shown = new Map(rules.map(rule => [rule, new Set(shownOn(root, rule))]));
  const known = [...settings, ...otherValues];
  const wrong = new Map(known.filter(isRegistryValue).map(entry => [entry, new Set(speakingOfWrong(entry))]));
  return {
    rulesAbout: entry => rules.filter(rule => shown.get(rule)!.has(entry) || wrong.get(entry)?.has(rule)),
    settingsOf: rule => known.filter(entry => shown.get(rule)!.has(entry)),
  };
}

/** The settings at which a rule speaks on its page. */
function shownOn(root: string, rule: Rule): readonly SettingEntry[] {
  if (rule.on === 'comments') return [];                                   // it speaks about comments
  return documentsOf(root, rule).flatMap(snapshot => findingsOfDocument(snapshot, [rule])
    .flatMap(({ finding }) => [finding, ...finding.related ?? []].flatMap(({ at }) => settingsAt(snapshot, at))));
}

const FENCE = /^```(imc|reg|vbs)\n([\s\S]*?)^```$/gm;
const MARK = /^ *(?:~+|\^) (?:error|warning|information|hint|note)\[[a-z0-9-]+\].*$/;

/** The documents of a rule's page, without the marks. */
function documentsOf(root: string, { code }: Rule): readonly Snapshot[] {
  const page = readFileSync(`${root}/test/rules/${code}.md`, 'utf8');
  return [...page.matchAll(FENCE)].filter(([, format]) => formatOf(format!)).map(([, format, marked]) =>
    snapshotOf(openDocument(`page:///${code}.${format}`, format!, 1, marked!.split('\n').filter(line => !MARK.test(line)).join('\n'))));
}

function settingsAt(snapshot: Snapshot, at: Span): readonly SettingEntry[] {
  return snapshot.factsAt(snapshot.rangeOf(at).start.line).map(fact => {
    if (fact.kind === 'setting') return fact.section ? findSetting(fact.section, fact.name) : undefined;
    return fact.kind === 'entry' && fact.section && fact.list ? findSetting(fact.section, fact.list) : undefined;
  }).filter(entry => entry !== undefined);
}

/** Data of which no value takes every kind. */
const PROBES = ['"1"', '"text with blanks"', 'dword:00000000', 'dword:00000002', 'dword:00000100', 'dword:ffffffff', 'hex(7):61,20,62,00,00'];

function speakingOfWrong(entry: SettingEntry): readonly Rule[] {
  return PROBES.flatMap(data => {
    const text = `REGEDIT4\n\n[${keyOf(entry.section)}]\n"${entry.name}"=${data}\n`;
    const snapshot = snapshotOf(openDocument('probe:///probe.reg', 'reg', 1, text), VERSIONS[0]);
    return findingsOfDocument(snapshot, rules).filter(({ finding: { at } }) => snapshot.rangeOf(at).start.line === 3).map(({ rule }) => rule);
  });
}
