import type { Sources } from '../catalog/entry.js';
import type { ModelEdit } from '../model/edit.js';
import type { FactKind, FactOf, RemarkFact } from '../model/fact.js';
import type { Model } from '../model/model.js';
import type { Range } from '../text/position.js';
import type { Span } from '../text/tree.js';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What a rule reports: the smallest text that is wrong, what is wrong with it, why, and what to do. */
export interface Finding {
  readonly at: Span;
  /** Sentence case, no full stop at the end. */
  readonly message: string;
  /** Where this finding is graver or lighter than its rule. */
  readonly severity?: Severity;
  /** The other place, when two disagree. */
  readonly related?: readonly Note[];
  readonly fixes?: readonly Fix[];
  /** `unnecessary` text is faded, `deprecated` text struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface Note {
  readonly at: Span;
  readonly message: string;
  /** The document that it stands in, where that is not the judged one. */
  readonly document?: PlacedDocument;
}

/** A document as rules across documents see it: what it means, and where in its text. */
export interface PlacedDocument {
  /** Its address in an editor, its path on the command line. */
  readonly uri: string;
  /** What people call it: its file's name. */
  readonly name: string;
  readonly model: Model;
  rangeOf(span: Span): Range;
}

/** A document that lies beside the judged one. */
export interface Neighbour extends PlacedDocument {
  /** In one workspace folder; on the command line, given in one run. */
  readonly sameFolder: boolean;
  /** In one directory. */
  readonly sameDirectory: boolean;
}

/** A remedy in the model's words; the format spells it. */
export interface Fix {
  /** An imperative sentence: "Change to <inbound>". */
  readonly title: string;
  readonly edits: readonly ModelEdit[];
  /** Right without asking: it is the preferred fix and part of fix-all. */
  readonly safe?: true;
}

export type Report = (finding: Finding) => void;

interface RuleMeta {
  /** The code in the table of diagnostics. */
  readonly code: string;
  readonly severity: Severity;
  /** One line that names the fault, no full stop. */
  readonly summary: string;
  readonly sources: Sources;
}

/** Sees one fact, of one kind or of several. Runs on every keystroke; its findings are kept with the block, so it may look at nothing else. */
export interface FactRule<K extends FactKind = FactKind> extends RuleMeta {
  readonly on: K | readonly K[];
  check(fact: FactOf<K>, report: Report): void;
}

/** Sees the whole model. May be a generator: each yield is a place where it may be stopped. */
export interface ModelRule extends RuleMeta {
  readonly on: 'model';
  check(model: Model, report: Report): Iterable<void> | void;
}

/** Sees which comments silenced something, after all other rules have spoken. */
export interface CommentRule extends RuleMeta {
  readonly on: 'comments';
  check(comments: readonly DisableComment[], report: Report): void;
}

export interface DisableComment {
  readonly remark: RemarkFact;
  readonly codes: readonly { readonly code: string; readonly span: Span; readonly known: boolean; readonly silenced: number; readonly near: readonly string[] }[];
}

/**
 * Sees a document together with those that lie beside it, each time one of them has changed: what it has to know of each it
 * remembers by the model.
 */
export interface FolderRule extends RuleMeta {
  readonly on: 'folder';
  check(document: PlacedDocument, neighbours: readonly Neighbour[], report: Report): Iterable<void> | void;
}

export type Rule = FactRule | ModelRule | CommentRule | FolderRule;

export function factRule<K extends FactKind>(rule: FactRule<K>): FactRule<K> {
  return rule;
}

export function modelRule(rule: ModelRule): ModelRule {
  return rule;
}

export function commentRule(rule: CommentRule): CommentRule {
  return rule;
}

export function folderRule(rule: FolderRule): FolderRule {
  return rule;
}
