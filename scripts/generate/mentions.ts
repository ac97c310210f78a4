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
 * The rules that speak about a setting, in the order of the rules. Nobody keeps the list: it is what the rules say on their own pages,
 * and what they say where the value is written wrongly on purpose.
 */
export function rulesBySetting(root: string): ReadonlyMap<SettingEntry, readonly Rule[]> {
  const found = new Map<SettingEntry, Set<Rule>>();
  const add = (entry: SettingEntry | undefined, rule: Rule) => {
    if (entry) found.set(entry, (found.get(entry) ?? new Set()).add(rule));
  };
  for (const rule of rules) {
    if (rule.on === 'comments') continue;                                  // it speaks about comments
    for (const snapshot of documentsOf(root, rule)) {
      for (const { finding } of findingsOfDocument(snapshot, [rule])) {
        for (const { at } of [finding, ...finding.related ?? []]) for (const entry of settingsAt(snapshot, at)) add(entry, rule);
      }
    }
  }
  for (const entry of [...settings, ...otherValues].filter(isRegistryValue)) for (const rule of speakingOfWrong(entry)) add(entry, rule);
  return new Map([...found].map(([entry, about]) => [entry, rules.filter(rule => about.has(rule))]));
}

const FENCE = /^```(imc|reg|vbs)\n([\s\S]*?)^```$/gm;
const MARK = /^ *(?:~+|\^) (?:error|warning|information|hint|note)\[[a-z0-9-]+\].*$/;

/** The documents of a rule's page, without the marks. */
function documentsOf(root: string, { code }: Rule): readonly Snapshot[] {
  const page = readFileSync(`${root}/test/rules/${code}.md`, 'utf8');
  return [...page.matchAll(FENCE)].filter(([, format]) => formatOf(format!)).map(([, format, marked]) =>
    snapshotOf(openDocument(`page:///${code}.${format}`, format!, 1, marked!.split('\n').filter(line => !MARK.test(line)).join('\n'))));
}

function settingsAt(snapshot: Snapshot, at: Span): readonly (SettingEntry | undefined)[] {
  return snapshot.factsAt(snapshot.rangeOf(at).start.line).map(fact => {
    if (fact.kind === 'setting') return fact.section ? findSetting(fact.section, fact.name) : undefined;
    return fact.kind === 'entry' && fact.section && fact.list ? findSetting(fact.section, fact.list) : undefined;
  });
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
