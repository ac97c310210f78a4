import { findSetting, registryKeys } from '../catalog/index.js';
import type { SettingEntry } from '../catalog/entry.js';
import type { ModelEdit } from './edit.js';
import type { EntryFact, Fact, SettingFact } from './fact.js';
import { passwordsIn } from './passwords.js';
import type { Span } from '../text/tree.js';
import { checkValue } from '../values/index.js';
import type { Field, Problem, ProblemCode, ValueType } from '../values/value-type.js';

/** A piece of text that the catalog gives a type: the value of a setting, or one field of a row. */
export interface TypedPart {
  readonly entry: SettingEntry;
  /** Absent for the value of a setting. */
  readonly field?: Field;
  readonly type: ValueType;
  readonly text: string;
  readonly span: Span;
}

/** A problem with its place in the document. */
export interface PlacedProblem extends Problem {
  readonly part: TypedPart;
  readonly at: Span;
  /** Puts the replacement in its place; absent where the kind of value knows none. */
  readonly edit?: ModelEdit;
}

/** The typed parts of a fact, in order; none where the catalog knows nothing of it. */
export function typedParts(fact: Fact): readonly TypedPart[] {
  if (fact.kind === 'setting') return partsOfSetting(fact);
  return fact.kind === 'entry' ? partsOfEntry(fact) : NONE;
}

/**
 * What is wrong in the typed parts of a fact, as far as one rule speaks of it. Checked once and remembered with the fact,
 * however many rules ask.
 */
export function problemsOf(fact: Fact, code: ProblemCode): readonly PlacedProblem[] {
  const problems = allProblemsOf(fact);
  return problems.length === 0 ? NONE : problems.filter(problem => problem.code === code);
}

/** Whether a section holds registry values, whose faults of type and range have rules of their own. */
export function isRegistry(section: string | undefined): boolean {
  return section !== undefined && REGISTRY.has(section);
}

/** Whether a section is one of the two keys whose values the catalog knows as far as any article names them. */
export function isConnectorKey(section: string | undefined): boolean {
  return section === 'Parameters' || section === 'Extension';
}

const REGISTRY: ReadonlySet<string> = new Set(registryKeys.map(({ section }) => section));

const NONE: readonly never[] = [];
const remembered = new WeakMap<Fact, readonly PlacedProblem[]>();

function allProblemsOf(fact: Fact): readonly PlacedProblem[] {
  const known = remembered.get(fact);
  if (known) return known;
  let problems: PlacedProblem[] | undefined;
  for (const part of typedParts(fact)) {
    if (part.text.trim() === '' && mayBeEmpty(part)) continue;
    for (const problem of checkValue(part.type, part.text)) (problems ??= []).push(placed(part, problem));
  }
  const open = problems ? withoutPasswords(fact, problems) : NONE;
  remembered.set(fact, open);
  return open;
}

/**
 * Where a value seems to hold a password, one rule says so; the others neither repeat it nor find more faults in it. That an
 * account stands where the method is due is another slip, which stays when the password is gone.
 */
function withoutPasswords(fact: Fact, problems: readonly PlacedProblem[]): readonly PlacedProblem[] {
  const passwords = passwordsIn(fact);
  if (passwords.length === 0) return problems;
  return problems.filter(({ part: { span, field } }) => field?.name === 'method' || !passwords.some(({ at }) => at.start >= span.start && at.end <= span.end));
}

function partsOfSetting(fact: SettingFact): readonly TypedPart[] {
  const entry = fact.section ? findSetting(fact.section, fact.name) : undefined;
  return entry ? [{ entry, type: entry.type, text: fact.value, span: fact.valueSpan }] : NONE;
}

/** A row with nothing in it, or with other separators, has no parts: that is one fault of its shape, and not one of each field. */
function partsOfEntry(fact: EntryFact): readonly TypedPart[] {
  const { section, list, fields } = fact;
  const entry = section && list ? findList(section, list) : undefined;
  if (entry?.type.kind !== 'list') return NONE;
  const types = entry.type.fields;
  const [only] = types;
  if (only && types.length === 1) {
    const [whole] = fields;
    return whole ? [{ entry, field: only, type: only.type, text: whole.text, span: whole.span }] : NONE;
  }
  if (fields.every(({ text }) => text === '') || (fields.length === 1 && /[,;|\t]/.test(fields[0]!.text))) return NONE;
  return fields.slice(0, types.length).map(({ text, span }, i) => ({ entry, field: types[i]!, type: types[i]!.type, text, span }));
}

const lists = new Map<string, Map<string, SettingEntry | undefined>>();

/** `findSetting` for names in the catalog's spelling, as rows have them: 100,000 rows ask for the same one. */
function findList(section: string, list: string): SettingEntry | undefined {
  let known = lists.get(section);
  if (!known) lists.set(section, (known = new Map()));
  if (!known.has(list)) known.set(list, findSetting(section, list));
  return known.get(list);
}

/** An empty name, host, path, account or text is one that is not set; a choice or a number that is not there is a slip. */
function mayBeEmpty({ entry, field, type }: TypedPart): boolean {
  if (field) return field.optional === true;
  return entry.section === 'Header' || !NEVER_EMPTY.has(type.kind);
}

const NEVER_EMPTY: ReadonlySet<ValueType['kind']> = new Set(['switch', 'number', 'bits', 'choice', 'hours', 'occasion']);

function placed(part: TypedPart, problem: Problem): PlacedProblem {
  const at = { ...part.span, start: part.span.start + problem.start, end: part.span.start + problem.end };
  return { ...problem, part, at, ...problem.replacement && { edit: { kind: 'respell', span: at, text: problem.replacement.text } } };
}
