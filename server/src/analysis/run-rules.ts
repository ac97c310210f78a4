import type { FactKind } from '../model/fact.js';
import type { DisableComment, Finding, Neighbour, Rule, Severity } from '../rules/rule.js';
import { logicalLineOf } from '../text/position.js';
import type { Block } from '../text/tree.js';
import { nearest } from '../values/distance.js';
import { lowered, type Snapshot } from './snapshot.js';

/** A finding with the rule that reported it and the severity that the settings leave it. */
export interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly finding: Finding;
}

/** What a user set: a severity, or `off`, for the codes of rules. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** Nothing set: one object, so that what was found is remembered by it. */
const AS_THEY_ARE: RuleSettings = {};

/**
 * Runs the rules over a document and, where there are any, over its neighbours. Each yield is a place where the caller may
 * pause or give up; the returned findings are in the order of the text. What a comment of the document disables is left out.
 * What the document alone gives rise to is found once for a snapshot: when a neighbour changes, the rules about folders run again.
 */
export function* runRules(
  snapshot: Snapshot, rules: readonly Rule[], settings: RuleSettings = AS_THEY_ARE, neighbours: readonly Neighbour[] = [],
): Generator<void, readonly Found[]> {
  const found = [...yield* ownFindings(snapshot, rules, settings)];
  const reports = new Map(rules.filter(rule => settings[rule.code] !== 'off').map(rule => [rule, collector(found, rule, settings)]));
  const { uri } = snapshot.document;
  const document = { uri, name: uri, model: snapshot.model, rangeOf: snapshot.rangeOf };
  for (const [rule, report] of reports) {
    if (rule.on !== 'folder' || neighbours.length === 0) continue;
    yield* rule.check(document, neighbours, report) ?? [];
    yield;
  }
  const left = silence(snapshot, found, rules, settings, rule => reports.get(rule));
  return inTextOrder(snapshot, left);
}

const known = new WeakMap<Snapshot, { readonly rules: readonly Rule[]; readonly settings: RuleSettings; readonly found: readonly Found[] }>();

/** What the rules find that look at one document alone. */
function* ownFindings(snapshot: Snapshot, rules: readonly Rule[], settings: RuleSettings): Generator<void, readonly Found[]> {
  const before = known.get(snapshot);
  if (before?.rules === rules && before.settings === settings) return before.found;
  const found: Found[] = [];
  const active = rules.filter(rule => settings[rule.code] !== 'off');
  const reports = new Map(active.map(rule => [rule, collector(found, rule, settings)]));
  for (const block of snapshot.document.tree.blocks) {
    for (const { rule, finding } of findingsOf(snapshot, block, rules)) reports.get(rule)?.(finding);
    yield;
  }
  for (const rule of active) {
    if (rule.on !== 'model') continue;
    yield* rule.check(snapshot.model, reports.get(rule)!) ?? [];
    yield;
  }
  known.set(snapshot, { rules, settings, found });
  return found;
}

function collector(found: Found[], rule: Rule, settings: RuleSettings): (finding: Finding) => void {
  return finding => {
    const severity = settings[rule.code] ?? finding.severity ?? rule.severity;
    if (severity !== 'off') found.push({ rule, severity, finding: finding.message.length > LONGEST_MESSAGE ? { ...finding, message: shortened(finding.message) } : finding });
  };
}

/** A message may quote a line of any length. Nobody reads more than this many UTF-16 units of it. */
const LONGEST_MESSAGE = 1000;

/** The beginning, where the quotation stands, and the end, which says what is due. */
function shortened(message: string): string {
  const half = LONGEST_MESSAGE / 2 - 1;
  return `${message.slice(0, half).replace(/[\uD800-\uDBFF]$/, '')}…${message.slice(-half).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

/** Exhausts the rules at once: for the command line and for tests. */
export function findingsOfDocument(
  snapshot: Snapshot, rules: readonly Rule[], settings: RuleSettings = AS_THEY_ARE, neighbours: readonly Neighbour[] = [],
): readonly Found[] {
  const run = runRules(snapshot, rules, settings, neighbours);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

interface RawFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

const remembered = new WeakMap<readonly Rule[], WeakMap<Block, readonly RawFinding[]>>();

/** What the fact rules find in a block; remembered with the block, so that a keystroke judges one block. */
function findingsOf(snapshot: Snapshot, block: Block, rules: readonly Rule[]): readonly RawFinding[] {
  let byBlock = remembered.get(rules);
  if (!byBlock) remembered.set(rules, (byBlock = new WeakMap()));
  const known = byBlock.get(block);
  if (known) return known;
  const findings: RawFinding[] = [];
  const facts = lowered(snapshot.document, block);
  for (const rule of rules) {
    if (rule.on === 'model' || rule.on === 'comments' || rule.on === 'folder') continue;
    const kinds: readonly FactKind[] = typeof rule.on === 'string' ? [rule.on] : rule.on;
    for (const fact of facts) if (kinds.includes(fact.kind)) rule.check(fact, finding => findings.push({ rule, finding }));
  }
  byBlock.set(block, findings);
  return findings;
}

/** Applies the disable comments, then lets the rules about those comments speak. */
function silence(
  snapshot: Snapshot, found: readonly Found[], rules: readonly Rule[], settings: RuleSettings,
  reportOf: (rule: Rule) => ((finding: Finding) => void) | undefined,
): readonly Found[] {
  const comments = snapshot.model.remarks.filter(({ disables }) => disables);
  const commentRules = rules.filter(rule => rule.on === 'comments');
  if (comments.length === 0) return found;
  const counts = new Map<object, number>();
  const everywhere = new Map<string, object>();
  const byLine = new Map<number, Map<string, object>>();
  for (const { disables, span } of comments) {
    const line = snapshot.rangeOf(span).start.line + 1;
    for (const part of disables!.codes) {
      if (disables!.scope === 'document') everywhere.set(part.code, everywhere.get(part.code) ?? part);
      else {
        const codes = byLine.get(line) ?? new Map<string, object>();
        codes.set(part.code, codes.get(part.code) ?? part);
        byLine.set(line, codes);
      }
    }
  }
  const isSilenced = ({ rule, finding }: Found): boolean => {
    const part = byLine.get(logicalLineOf(snapshot.document.tree, snapshot.rangeOf(finding.at).start.line))?.get(rule.code) ?? everywhere.get(rule.code);
    if (part) counts.set(part, (counts.get(part) ?? 0) + 1);
    return part !== undefined;
  };
  const left = found.filter(one => !isSilenced(one));
  const known = rules.map(({ code }) => code);
  const judged: DisableComment[] = comments.map(remark => ({
    remark,
    codes: remark.disables!.codes.map(part => ({
      ...part, known: known.includes(part.code),
      silenced: settings[part.code] === 'off' ? 1 : (counts.get(part) ?? 0),      // who switched a rule off needs no second reproach
      near: known.includes(part.code) ? [] : nearest(part.code, known, 2),
    })),
  }));
  const already = found.length;
  for (const rule of commentRules) {
    const report = reportOf(rule);
    if (rule.on === 'comments' && report) rule.check(judged, report);
  }
  return [...left, ...found.slice(already).filter(one => !isSilenced(one))];
}

function inTextOrder(snapshot: Snapshot, found: readonly Found[]): readonly Found[] {
  return found
    .map(one => ({ one, start: snapshot.rangeOf(one.finding.at).start }))
    .sort((a, b) => a.start.line - b.start.line || a.start.character - b.start.character)
    .map(({ one }) => one);
}
