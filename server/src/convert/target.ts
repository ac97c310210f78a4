import type { Comment, Deletion, Heading, Item, Line, Setting, Target } from './content.js';

/** What becomes of one item: it is kept as it is, kept in part, or left out. `why` is a sentence without a full stop. */
export type Verdict =
  | { readonly kept: true }
  | { readonly kept: Setting; readonly why: string; readonly at?: Setting['at'] }
  | { readonly kept: false; readonly why: string };

/** A form that documents are converted to: what it can hold, and how it says that. */
export interface Writer {
  readonly target: Target;
  readonly encoding: 'utf-8' | 'windows-1252';
  /** Judges one item by itself, under the heading that is in force there. */
  judge(item: Setting | Deletion | Line, heading: Heading | undefined): Verdict;
  /** Why a comment cannot stay, among settings or between the rows of a list; undefined where it can. */
  judgeComment(comment: Comment, place: 'outside' | 'in a list'): string | undefined;
  /** Why there can be no such heading; undefined where there can. What stands under it is judged by itself. */
  judgeHeading?(heading: Heading): string | undefined;
  /** Looks at all that is left and takes out what cannot stand together with the rest. */
  thin?(items: readonly Item[]): readonly { readonly item: Item; readonly why: string }[];
  /** The text that says these items, all of which were judged as kept. */
  write(items: readonly Item[]): string;
}

export const KEPT: Verdict = { kept: true };

export function leftOut(why: string): Verdict {
  return { kept: false, why };
}
