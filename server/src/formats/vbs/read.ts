import type { Token } from './lex.js';
import { give, isBroken, isSign, leave, without, workOut, type Known, type Names, type Said } from './names.js';
import { hasSlips, isJudged, keyIn, pathOf, plainKey, type Path } from './path.js';

/** What the lines above leave behind. */
export interface State {
  readonly names: Names;
  /** How many branches, loops and procedures are open. */
  readonly depth: number;
  /** The key of the last heading, as it is compared. */
  readonly key: string;
}

export type Method = 'regwrite' | 'regdelete' | 'regread';

/** What a statement does that is of interest here. Of keys that are nothing of ours there is nothing. */
export type Event =
  /** A key of ours is named, for the first time in a row or with a slip. `judged`: its slips were reported where its name was given. */
  | { readonly kind: 'key'; readonly said: Said; readonly end: number; readonly section: string; readonly judged: boolean }
  | { readonly kind: 'call'; readonly method: Method; readonly said: Said; readonly path: Path; readonly call: Call; readonly data: Said | undefined; readonly type: Said | undefined }
  | { readonly kind: 'broken'; readonly why: 'quote' | 'data' | 'type' | 'more'; readonly tokens: readonly Token[] };

export interface Call {
  /** The word `RegWrite`. */
  readonly word: Token;
  /** The whole statement, object and all, and its parts between commas. */
  readonly statement: readonly Token[];
  readonly args: readonly (readonly Token[])[];
  /** It stands alone: not behind `Then`, not as part of an expression, and not as what a name is given. */
  readonly alone: boolean;
}

/** Reads a logical line; tells what happens in it, in order, and returns what it leaves behind. `tokens` hold no comments. */
export function read(tokens: readonly Token[], state: State, tell: (event: Event) => void): State {
  const reader = new LineReader(state, tell);
  for (let from = 0; from <= tokens.length;) {
    let to = from;
    while (to < tokens.length && !ends(tokens[to]!)) to++;
    reader.statement(tokens.slice(from, to), tokens[to], to + 1 < tokens.length);
    from = to + 1;
  }
  return reader.end();
}

/** `Then` and `Else` end a statement as a colon does: another may follow in the same line. */
function ends(token: Token): boolean {
  return isSign(token, ':') || (token.kind === 'name' && (token.word === 'then' || token.word === 'else'));
}

/** Goes through the statements of one logical line. */
class LineReader {
  #names: Names;
  #depth: number;
  #key: string;
  /** Branches that were opened by `If … Then` with something behind it, and end with the line. */
  #inline = 0;

  constructor(state: State, private readonly tell: (event: Event) => void) {
    ({ names: this.#names, depth: this.#depth, key: this.#key } = state);
  }

  statement(tokens: readonly Token[], end: Token | undefined, more: boolean): void {
    const start = tokens.findIndex(({ word }) => !MODIFIERS.has(word));
    const [first, second] = [tokens[start], tokens[start + 1]];
    if (first) this.#simple(tokens.slice(start), first, second);
    if (first) this.#calls(tokens, end);
    if (end?.word === 'then' && first?.word === 'if') {
      this.#depth += 1;
      if (more) this.#inline += 1;
    } else if (end?.word === 'else') this.#branch();
  }

  end(): State {
    for (; this.#inline > 0; this.#inline--) this.#close();
    return { names: this.#names, depth: this.#depth, key: this.#key };
  }

  /** Names that are given, and branches that open and close. */
  #simple(tokens: readonly Token[], first: Token, second: Token | undefined): void {
    if (first.kind !== 'name') return;
    switch (first.word) {
      case 'const':
        for (const part of split(tokens.slice(1))) this.#give(part);
        return;
      case 'dim':
      case 'redim':
      case 'static':
        if (this.#depth > 0) this.#forget(tokens.slice(1));
        return;
      case 'set':
        if (second?.kind === 'name') this.#names = give(this.#names, second.word, undefined);
        return;
      case 'sub':
      case 'function':
      case 'property':
      case 'class':
        this.#depth += 1;
        this.#forget(tokens.slice(1));                    // inside, its parameters hide what is called so outside
        return;
      case 'for':
        this.#depth += 1;
        this.#forget(tokens.slice(1, 3));
        return;
      case 'do':
      case 'while':
      case 'select':
        this.#depth += 1;
        return;
      case 'next':
      case 'loop':
      case 'wend':
        this.#close();
        return;
      case 'end':
        if (second && CLOSED.has(second.word)) this.#close();
        return;
      case 'elseif':
      case 'case':
        this.#branch();
        return;
      default:
        if (isSign(second, '=')) this.#give(tokens);
    }
  }

  #give(tokens: readonly Token[]): void {
    const [name, sign, ...expression] = tokens;
    if (name?.kind !== 'name' || !isSign(sign, '=')) return;
    const said = workOut(expression, this.#names);
    const path = said?.kind === 'text' ? keyIn(said.value) : undefined;
    if (said && path) this.#heading(said, path);
    const known: Known | undefined = said && { kind: said.kind, value: said.value, depth: this.#depth, isKey: path !== undefined };
    this.#names = give(this.#names, name.word, known);
  }

  #calls(tokens: readonly Token[], end: Token | undefined): void {
    for (let i = 1; i < tokens.length; i++) {
      const word = tokens[i]!;
      const method = word.kind === 'name' && isSign(tokens[i - 1], '.') ? METHODS.get(word.word) : undefined;
      if (!method) continue;
      const alone = method !== 'regread' && this.#inline === 0 && end?.word !== 'then' && end?.word !== 'else' && !tokens.slice(0, i).some(token => isSign(token, '='));
      const args = argumentsOf(tokens.slice(i + 1), method);
      this.#call(method, { word, statement: tokens, args: split(args), alone });
      if (method !== 'regread') return;
      i += args.length;
    }
  }

  #call(method: Method, call: Call): void {
    const [name = [], data, type, ...more] = call.args;
    const said = workOut(name, this.#names);
    const path = said?.kind === 'text' ? pathOf(said.value) : undefined;
    if (!said || !path) {
      const broken = brokenText(name, call);
      if (broken && isAboutUs(call)) this.tell({ kind: 'broken', why: 'quote', tokens: broken });
      return;
    }
    this.#heading(said, path);
    const open = call.args.flat().find(token => token.open);
    if (open) return this.tell({ kind: 'broken', why: 'quote', tokens: [open] });
    if (method === 'regwrite') {
      if (!data || data.length === 0) return this.tell({ kind: 'broken', why: 'data', tokens: [call.word] });
      if (type?.length === 0) return this.tell({ kind: 'broken', why: 'type', tokens: [call.word] });
      if (more.length > 0) this.tell({ kind: 'broken', why: 'more', tokens: more.flat().length > 0 ? more.flat() : [call.word] });
    }
    this.tell({ kind: 'call', method, said, path, call, data: data && workOut(data, this.#names), type: type && workOut(type, this.#names) });
  }

  #heading(said: Said, { section, keyEnd }: Path): void {
    const key = said.value.slice(0, keyEnd);
    const judged = isJudged(said, key);
    if (plainKey(key) === this.#key && (judged || !hasSlips(key))) return;
    this.#key = plainKey(key);
    this.tell({ kind: 'key', said, end: keyEnd, section, judged });
  }

  #forget(tokens: readonly Token[]): void {
    const words = new Set(tokens.map(({ word }) => word));
    this.#names = without(this.#names, ([name]) => words.has(name));
  }

  #branch(): void {
    if (this.#depth > 0) this.#names = leave(this.#names, this.#depth);
  }

  #close(): void {
    if (this.#depth === 0) return;
    this.#names = leave(this.#names, this.#depth);
    this.#depth -= 1;
  }
}

const MODIFIERS: ReadonlySet<string> = new Set(['public', 'private', 'default']);
const CLOSED: ReadonlySet<string> = new Set(['if', 'sub', 'function', 'property', 'class', 'select']);
const METHODS: ReadonlyMap<string, Method> = new Map([['regwrite', 'regwrite'], ['regdelete', 'regdelete'], ['regread', 'regread']]);

/** What stands in the parentheses behind a method, or behind it up to the end of the statement. */
function argumentsOf(tokens: readonly Token[], method: Method): readonly Token[] {
  if (!isSign(tokens[0], '(')) return tokens;
  let depth = 0;
  const close = tokens.findIndex(token => {
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    return depth === 0;
  });
  if (close === -1) return tokens.slice(1);
  return method === 'regread' || close === tokens.length - 1 ? tokens.slice(1, close) : tokens;
}

/** Between the commas that stand in no parentheses. */
function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    if (depth <= 0 && isSign(token, ',')) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

/** The tokens at which a quote is missing, if that is why a path cannot be read. */
function brokenText(name: readonly Token[], { args }: Call): readonly Token[] | undefined {
  if (isBroken(name)) {
    const first = name.findIndex(({ kind }) => kind === 'text');
    return first === 0 ? name.slice(0, 1) : name.slice(0, first + 1);
  }
  const open = args.flat().find(token => token.open);
  return open && [open];
}

function isAboutUs({ args }: Call): boolean {
  return args.flat().some(({ kind, word }) => kind !== 'sign' && /msexchangeim[cs]/i.test(word));
}
