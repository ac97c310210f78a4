import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { applyChanges, changesOf, safeChangesOf } from '../../server/src/analysis/fixes.js';
import { runRules, type Found, type RuleSettings } from '../../server/src/analysis/run-rules.js';
import type { Snapshot } from '../../server/src/analysis/snapshot.js';
import type { FormatId } from '../../server/src/formats/format.js';
import { rules } from '../../server/src/rules/index.js';
import { pageOf } from '../../server/src/rules/page.js';
import type { Neighbour, Severity } from '../../server/src/rules/rule.js';
import { parseVersion, VERSIONS, versionText, type ExchangeVersion } from '../../server/src/values/version.js';
import { neighbourOf } from '../../server/src/workspace/workspace-documents.js';
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

  const documents: Document[] = [];
  for await (const opened of openDocuments(given.positionals, io, language)) {
    if (opened.kind === 'document') {
      documents.push({ opened, snapshot: snapshotOfText(opened, opened.source.text.text, version) });
      continue;
    }
    progress.clear();
    say(io, problemLine(opened));
    unusable = true;
  }
  // Every document is read before the first is judged, and mended before that: each is judged beside the others.
  for (const document of options.fixes ? documents : []) {
    const mended = await mend(document, { ...options, tick: () => progress.show(document.opened.path) }, io.signal);
    if (mended === 'cancelled') break;
    document.snapshot = mended.snapshot;
    if (mended.changed) changed += 1;
    if (mended.problem === undefined) continue;
    progress.clear();
    say(io, problemLine({ kind: 'problem', path: document.opened.path, problem: mended.problem }));
    unusable = true;
  }
  for (const document of io.signal.aborted ? [] : documents) {
    const tick = () => progress.show(document.opened.path);
    tick();
    const findings = await found(document.snapshot, { ...options, tick }, io.signal, neighboursOf(document, documents));
    progress.clear();
    if (findings === 'cancelled') break;
    const file = checkedFile(document, findings);
    files += 1;
    for (const { severity } of file.diagnostics) counts[severity] += 1;
    report.file(file);
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

/** A document with what follows from its text of now. */
interface Document {
  readonly opened: Opened;
  snapshot: Snapshot;
}

interface Mended {
  readonly snapshot: Snapshot;
  readonly changed: boolean;
  /** Why fixes could not be written. */
  readonly problem?: string;
}

/** Applies the safe fixes and writes what came of them. */
async function mend({ opened, snapshot: before }: Document, options: CheckOptions, signal: AbortSignal): Promise<Mended | 'cancelled'> {
  const { source } = opened;
  const untouched = { snapshot: before, changed: false };
  if (source.kind === 'stdin') return untouched;
  options.tick();
  let snapshot = before;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const findings = await found(snapshot, options, signal);
    if (findings === 'cancelled') return findings;
    const changes = safeChangesOf(snapshot, findings);
    const text = applyChanges(snapshot, changes);
    if (changes.length === 0 || text === snapshot.text()) break;
    snapshot = snapshotOfText(opened, text, options.version);
  }
  const fixed = snapshot.text();
  if (fixed === source.text.text) return untouched;
  const unwritten = await writeDocument(source.file, source.text, fixed);
  return unwritten ? { ...untouched, ...unwritten } : { snapshot, changed: true };
}

/** What lies beside a document: all that were given in this run. Standard input lies nowhere, but it was given. */
function neighboursOf(document: Document, documents: readonly Document[]): readonly Neighbour[] {
  const directory = ({ opened: { source } }: Document) => (source.kind === 'file' ? path.dirname(source.file) : undefined);
  return documents.filter(other => other !== document)
    .map(other => neighbourOf(other.snapshot, true, directory(other) !== undefined && directory(other) === directory(document)));
}

/** Runs the rules in slices, so that Ctrl+C is heard while they run. */
async function found(
  snapshot: Snapshot, { settings, tick }: CheckOptions, signal: AbortSignal, neighbours: readonly Neighbour[] = [],
): Promise<readonly Found[] | 'cancelled'> {
  const run = runRules(snapshot, rules, settings, neighbours);
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

function checkedFile({ opened: { path, language }, snapshot }: Document, findings: readonly Found[]): CheckedFile {
  return {
    path, language,
    diagnostics: findings.map(({ rule, severity, finding }) => ({
      code: rule.code, severity, message: finding.message, range: snapshot.rangeOf(finding.at),
      related: (finding.related ?? []).map(({ message, at, document }) => ({ message, path: document?.uri ?? path, range: (document ?? snapshot).rangeOf(at) })),
      // As in the editor: not where the document cannot say the change, as a script whose text other statements use too.
      fixable: finding.fixes?.some(({ edits }) => changesOf(snapshot, edits).length > 0) ?? false,
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
