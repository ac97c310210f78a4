import type { Range } from '../text/position.js';

/** A JSON value that knows where it stands, so that what is wrong with it can be shown there. */
export type JsonNode = { readonly range: Range } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null });

export interface Member {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: JsonNode;
}

export interface JsonFault {
  readonly range: Range;
  /** A sentence without a full stop. */
  readonly message: string;
}

/** Nobody writes arrays in arrays this deep, but a stack has an end. */
const DEEPEST = 100;

/** Reads JSON (RFC 8259), with the place of every part. The platform's own reader does not say where anything stands. */
export function readJson(text: string): JsonNode | JsonFault {
  const reader = new JsonReader(text);
  try {
    return reader.document();
  } catch (fault) {
    if (fault instanceof Fault) return { range: fault.range, message: fault.message };
    throw fault;
  }
}

class Fault extends Error {
  constructor(message: string, readonly range: Range) {
    super(message);
  }
}

const SCALAR = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** One pass over the text; lines are counted on the way. */
class JsonReader {
  private at = 0;
  private readonly lineStarts: number[] = [0];

  constructor(private readonly text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) this.lineStarts.push(index + end.length);
    if (text.startsWith('\uFEFF')) this.at = 1;
  }

  document(): JsonNode {
    const node = this.value(0);
    this.skip();
    if (this.at < this.text.length) throw this.fault('Here should be the end: a JSON text is one value', this.at, this.at + 1);
    return node;
  }

  private value(depth: number): JsonNode {
    this.skip();
    const start = this.at;
    if (depth > DEEPEST) throw this.fault('This is nested too deep', start, start + 1);
    switch (this.text[start]) {
      case '{': {
        const members: Member[] = [];
        this.list('}', () => {
          const nameStart = this.at;
          if (this.text[nameStart] !== '"') throw this.fault('Here should be a name in double quotes', nameStart, nameStart + 1);
          const name = this.scalar() as string;
          const nameRange = this.range(nameStart, this.at);
          this.skip();
          if (this.text[this.at] !== ':') throw this.fault('Here should be a colon', this.at, this.at + 1);
          this.at += 1;
          members.push({ name, nameRange, value: this.value(depth + 1) });
        });
        return { kind: 'object', members, range: this.range(start, this.at) };
      }
      case '[': {
        const items: JsonNode[] = [];
        this.list(']', () => items.push(this.value(depth + 1)));
        return { kind: 'array', items, range: this.range(start, this.at) };
      }
      default: {
        const value = this.scalar();
        return { kind: 'scalar', value, range: this.range(start, this.at) };
      }
    }
  }

  /** What stands between brackets, with commas. */
  private list(end: '}' | ']', one: () => void): void {
    this.at += 1;
    this.skip();
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.skip();
      one();
      this.skip();
      const next = this.text[this.at];
      if (next !== ',' && next !== end) throw this.fault(`Here should be a comma or ${end}`, this.at, this.at + 1);
      this.at += 1;
      if (next === end) return;
    }
  }

  private scalar(): string | number | boolean | null {
    SCALAR.lastIndex = this.at;
    const found = SCALAR.exec(this.text)?.[0];
    if (found === undefined) throw this.fault('Here should be a JSON value: text in double quotes, a number, true, false, null, a list or an object', this.at, this.at + 1);
    this.at += found.length;
    return JSON.parse(found) as string | number | boolean | null;
  }

  private skip(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at]!)) this.at++;
  }

  private fault(message: string, start: number, end: number): Fault {
    return new Fault(message, this.range(start, Math.min(end, this.text.length)));
  }

  private range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  private position(offset: number): Range['start'] {
    let [low, high] = [0, this.lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.lineStarts[low]! };
  }
}
