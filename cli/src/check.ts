import { setImmediate } from 'node:timers/promises';
import { applyChanges, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { runRules, type Found, type RuleSettings } from '../../server/src/analysis/run-rules.js';
import type { Snapshot } from '../../server/src/analysis/snapshot.js';
import type { FormatId } from '../../server/src/formats/format.js';
import { rules } from '../../server/src/rules/index.js';
import { pageOf } from '../../server/src/rules/page.js';
import type { Severity } from '../../server/src/rules/rule.js';
import { parseVersion, VERSIONS, versionText, type ExchangeVersion } from '../../server/src/values/version.js';
import { didYouMean, listOf, type Arguments } from './arguments.js';
import { say, Status, usageError, type Io } from './io.js';
import { NOTHING_FOUND, openDocuments, problemLine, snapshotOfText, type Opened } from './open-documents.js';
import { progressOf } from './progress.js';
import { githubReport } from './reports/github.js';
import { jsonReport } from './reports/json.js';
import type { CheckedFile, MakeReport, Totals } from './reports/report.js';
import { sarifReport } from './reports/sarif.js';
import { textReport } from './reports/text.js';
import { writeDocument } from './write-document.js';

/** `imc check`: reports what the rules find in documents, and mends what can be mended without asking. */
export async function check(given: Arguments, io: Io): Promise<number> {
  const settings = ruleSettings(given.values('rule'));
  if (typeof settings === 'string') return usageError(io, settings, 'check');
  const exchange = given.value('exchange');
  const version = exchange === undefined ? undefined : parseVersion(exchange);
  if (exchange !== undefined && !version) return usageError(io, unknownVersion(exchange), 'check');
  if (given.has('fix') && given.positionals.includes('-')) {
    return usageError(io, 'Standard input cannot be changed in place: --fix needs files.', 'check');
  }
  const language = given.value('language') as FormatId | undefined;
  const report = REPORTS[(given.value('format') ?? 'text') as keyof typeof REPORTS](io);
  const options = { settings, version, fixes: given.has('fix') };
  const progress = progressOf(io, 'Checking');
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  let [files, changed, unusable] = [0, 0, false];

  for await (const opened of openDocuments(given.positionals, io, language)) {
    if (opened.kind === 'problem') {
      progress.clear();
      say(io, problemLine(opened));
      unusable = true;
      continue;
    }
    const tick = () => progress.show(opened.path);
    tick();
    const checked = await checkDocument(opened, { ...options, tick }, io);
    progress.clear();
    if (checked === 'cancelled') break;
    files += 1;
    if (checked.changed) changed += 1;
    if (checked.problem) {
      say(io, problemLine({ kind: 'problem', path: opened.path, problem: checked.problem }));
      unusable = true;
    }
    for (const { severity } of checked.file.diagnostics) counts[severity] += 1;
    report.file(checked.file);
  }
  progress.clear();
  if (io.signal.aborted) return Status.cancelled;
  if (files === 0 && !unusable) say(io, NOTHING_FOUND);
  const totals: Totals = { files, changed, errors: counts.error, warnings: counts.warning, information: counts.information, hints: counts.hint };
  report.end(totals);
  if (unusable) return Status.unusable;
  return totals.errors > 0 || (given.has('strict') && totals.warnings > 0) ? Status.problems : Status.fine;
}

const REPORTS = { text: textReport, json: jsonReport, sarif: sarifReport, github: githubReport } as const satisfies Record<string, MakeReport>;
const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'hint', 'information', 'warning', 'error'];

/** A fix may make room for another, but what is not at rest after so many rounds goes round in a circle. */
const MOST_ROUNDS = 10;

/** How long the rules may run before the world gets a chance to say stop, milliseconds. */
const SLICE = 50;

interface CheckOptions {
  readonly settings: RuleSettings;
  readonly version: ExchangeVersion | undefined;
  readonly fixes: boolean;
  /** Called now and then while the rules run. */
  tick(): void;
}

interface Checked {
  readonly file: CheckedFile;
  readonly changed: boolean;
  /** Why fixes could not be written. */
  readonly problem?: string;
}

async function checkDocument(opened: Opened, options: CheckOptions, { signal }: Io): Promise<Checked | 'cancelled'> {
  const { source } = opened;
  const { version, fixes } = options;
  const before = snapshotOfText(opened, source.text.text, version);
  const foundBefore = await found(before, options, signal);
  if (foundBefore === 'cancelled') return foundBefore;
  const untouched = { file: checkedFile(opened, before, foundBefore), changed: false };
  if (!fixes || source.kind === 'stdin') return untouched;

  let [snapshot, findings] = [before, foundBefore];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changes = safeChangesOf(snapshot, findings);
    const text = applyChanges(snapshot, changes);
    if (changes.length === 0 || text === snapshot.text()) break;
    snapshot = snapshotOfText(opened, text, version);
    const next = await found(snapshot, options, signal);
    if (next === 'cancelled') return next;
    findings = next;
  }
  const fixed = snapshot.text();
  if (fixed === source.text.text) return untouched;
  const unwritten = await writeDocument(source.file, source.text, fixed);
  return unwritten ? { ...untouched, ...unwritten } : { file: checkedFile(opened, snapshot, findings), changed: true };
}

/** Runs the rules in slices, so that Ctrl+C is heard while they run. */
async function found(snapshot: Snapshot, { settings, tick }: CheckOptions, signal: AbortSignal): Promise<readonly Found[] | 'cancelled'> {
  const run = runRules(snapshot, rules, settings);
  for (let since = performance.now(); ;) {
    const step = run.next();
    if (step.done) return step.value;
    if (performance.now() - since < SLICE) continue;
    tick();
    await setImmediate();
    if (signal.aborted) return 'cancelled';
    since = performance.now();
  }
}

function checkedFile({ path, language }: Opened, snapshot: Snapshot, findings: readonly Found[]): CheckedFile {
  return {
    path, language,
    diagnostics: findings.map(({ rule, severity, finding }) => ({
      code: rule.code, severity, message: finding.message, range: snapshot.rangeOf(finding.at),
      related: (finding.related ?? []).map(({ message, at }) => ({ message, path, range: snapshot.rangeOf(at) })),
      fixable: finding.fixes?.some(({ safe }) => safe) ?? false,
      url: pageOf(rule.code),
    })),
  };
}

/** The severities of `--rule CODE=SEVERITY`, or what is wrong with one of them. */
function ruleSettings(given: readonly string[]): RuleSettings | string {
  const settings: Record<string, Severity | 'off'> = {};
  const codes = rules.map(({ code }) => code);
  for (const one of given) {
    const [, code = '', severity = ''] = /^([^=]*)=(.*)$/.exec(one) ?? [];
    if (code === '') return `--rule takes the code of a rule and a severity: --rule CODE=off. “${one}” is not of this form.`;
    if (!codes.includes(code)) return `No rule has the code ${code}.${didYouMean(code, codes)}`;
    const known = SEVERITIES.find(name => name === severity);
    if (!known) return `A rule is set to ${listOf(SEVERITIES, 'or')}, not “${severity}”.${didYouMean(severity, SEVERITIES)}`;
    settings[code] = known;
  }
  return settings;
}

function unknownVersion(given: string): string {
  return `“${given}” is no version of Exchange that is known here. Known are ${listOf(VERSIONS.map(versionText), 'and')}.`;
}
