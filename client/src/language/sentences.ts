/** Sentences in another language by the English ones, which may have places, `{0}`, for what differs. */
export type Sentences = Readonly<Record<string, string>>;

/** Longer texts are nobody's sentence. Each place may end anywhere, so that work grows faster than length. */
const LONGEST = 2000;
/** Places in places: a sentence in a summary, a figure in the sentence. */
const DEEPEST = 3;

interface Template {
  readonly pattern: RegExp;
  readonly translated: string;
  /** Characters that are no place: of two sentences that a text could be, the one that says more of it is meant. */
  readonly literal: number;
  /** Places between quotation marks or in brackets: what stands there are somebody else's words, and stay as they are. */
  readonly quoted: ReadonlySet<number>;
}

/**
 * Says texts in another language that the core has said in English. It finds the sentence that was said, and what stood in its places, by the text: results
 * and plans hold finished sentences, and runs that were kept are shown in the language of whoever looks at them. A text may be several
 * sentences. What is not known stays as it is.
 */
export function translator(sentences: Sentences): (text: string) => string {
  const templates = Object.entries(sentences).filter(([english]) => /\{\d\}/.test(english)).map(([english, translated]) => templateOf(english, translated));
  templates.sort((a, b) => b.literal - a.literal);

  const whole = (text: string, depth: number): string | undefined => {
    const plain = Object.hasOwn(sentences, text) ? sentences[text] : undefined;
    if (plain !== undefined) return plain;
    for (const { pattern, translated, quoted } of templates) {
      const places = pattern.exec(text)?.groups;
      if (places === undefined) continue;
      return translated.replace(/\{(\d)\}/g, (_, place: string) => {
        const said = places[`_${place}`] ?? '';
        return quoted.has(Number(place)) || depth === DEEPEST ? said : say(said, depth + 1);
      });
    }
    return undefined;
  };
  const say = (text: string, depth: number): string => {
    const one = whole(text, depth);
    if (one !== undefined || text.length < 3) return one ?? text;
    // What is hung on, such as a remark in brackets, is a sentence without the gap.
    const [gap = ''] = /^\.? /.exec(text) ?? [];
    if (gap !== '') return gap + say(text.slice(gap.length), depth);
    // The last part of a sentence has the full stop of the whole behind it.
    const unstopped = text.endsWith('.') ? whole(text.slice(0, -1), depth) : undefined;
    if (unstopped !== undefined) return `${unstopped}.`;
    // Behind a full stop, or before what is hung on, another begins; the longest beginning that is known is one.
    for (const { index } of [...text.matchAll(/(?<=[.!?]) |(?=[,;] )|(?=\. )/g)].reverse()) {
      const begun = whole(text.slice(0, index), depth);
      if (begun === undefined) continue;
      const [, gap = '', rest = ''] = /^((?:\. | )?)(.*)$/s.exec(text.slice(index)) ?? [];
      return begun + (whole(gap + rest, depth) ?? gap + say(rest, depth));
    }
    // A host or a verb goes before a sentence, or before a remark in brackets, as it is.
    const [, name, rest] = /^(\S+(?:[:,] | (?=\()))(.+)$/s.exec(text) ?? [];
    return name === undefined || rest === undefined ? text : name + say(rest, depth);
  };
  return (text) => (text.length > LONGEST ? text : say(text, 0));
}

function templateOf(english: string, translated: string): Template {
  const parts = english.split(/\{(\d)\}/);
  const pattern = parts.map((part, at) => (at % 2 === 1 ? `(?<_${part}>.*?)` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))).join('');
  const quoted = parts.flatMap((part, at) => (at % 2 === 1 && /["(]$/.test(parts[at - 1] ?? '') ? [Number(part)] : []));
  return { pattern: new RegExp(`^${pattern}$`, 's'), translated, literal: parts.filter((_, at) => at % 2 === 0).join('').length, quoted: new Set(quoted) };
}
