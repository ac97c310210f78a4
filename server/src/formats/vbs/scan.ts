import type { Context } from '../../text/tree.js';
import { goesOn, lex, type Token } from './lex.js';
import { BUILT_IN } from './names.js';
import { read, type State } from './read.js';

/** What a line of a script is. */
export const LineKind = { blank: 0, comment: 1, code: 2, continuation: 3 } as const;

/** What is known behind a line. Not every two of them that say the same are the same object; those behind the same lines mostly are. */
export interface VbsContext extends Context, State {
  /** The rows of a logical line that goes on in the next row, the last one first. */
  readonly begun?: Rows;
}

interface Rows {
  readonly text: string;
  readonly before: Rows | undefined;
}

export const initial: VbsContext = { open: false, names: BUILT_IN, depth: 0, key: '' };

export function scan(text: string, entry: VbsContext): { readonly kind: number; readonly exit: VbsContext } {
  const tokens = lex(text, 0, !entry.begun);
  const kind = entry.begun ? LineKind.continuation : tokens.length === 0 ? LineKind.blank : tokens[0]!.kind === 'comment' ? LineKind.comment : LineKind.code;
  const { names, depth, key, begun } = entry;
  if (goesOn(tokens)) return { kind, exit: { open: true, names, depth, key, begun: { text, before: begun } } };
  if (!begun && tokens.every(isPlain)) return { kind, exit: entry };
  const rows = [text];
  for (let row = begun; row; row = row.before) rows.push(row.text);
  return { kind, exit: contextOf(entry, read(codeOf(rows.reverse()), { names, depth, key }, () => {})) };
}

/** The tokens of a logical line, the underscores between its rows and its comments left out. */
export function codeOf(rows: readonly string[]): readonly Token[] {
  return rows.flatMap((text, row) => {
    const tokens = lex(text, row, row === 0);
    return (goesOn(tokens) ? tokens.slice(0, -1) : tokens).filter(({ kind }) => kind !== 'comment');
  });
}

/** What stands alone changes nothing. */
function isPlain({ kind }: Token): boolean {
  return kind === 'comment';
}

const known = new WeakMap<State['names'], Map<string, WeakRef<VbsContext>>>();

/** The same object as long as nothing changes, and where it can be had cheaply also when it does: then what stands below is not read again. */
function contextOf(entry: VbsContext, state: State): VbsContext {
  const { names, depth, key } = state;
  if (!entry.begun && names === entry.names && depth === entry.depth && key === entry.key) return entry;
  let byRest = known.get(names);
  if (!byRest) known.set(names, (byRest = new Map()));
  const rest = `${depth}/${key}`;
  const found = byRest.get(rest)?.deref();
  if (found) return found;
  const context: VbsContext = { open: false, names, depth, key };
  if (byRest.size >= MOST_CONTEXTS) byRest.clear();
  byRest.set(rest, new WeakRef(context));
  return context;
}

const MOST_CONTEXTS = 1000;
