import { findSetting } from '../catalog/index.js';
import type { EntryFact, Fact, RemarkFact, SettingFact } from '../model/fact.js';
import { isConnectorKey } from '../model/typed-parts.js';
import { factsOf, type Snapshot } from '../analysis/snapshot.js';
import { skipBlanks, skipBlanksBack } from '../formats/blanks.js';
import type { Range } from '../text/position.js';
import type { Comment, Content, Data, Heading, Item, Line, RowPart } from './content.js';
import { formOf } from './forms.js';
import { documentSectionOfKey, placeOf } from './keys.js';
import { dataOfText } from './typed.js';

/** What a document says, whatever language it is written in. Every line that says something is in it, if only as a gap. */
export function contentOf(snapshot: Snapshot): Content {
  const reader = new Reader(snapshot);
  for (const fact of factsOf(snapshot.document)) reader.take(fact);
  return reader.finish();
}

/** A list whose rows are still being read. */
interface OpenList {
  readonly fact: SettingFact;
  readonly at: Range;
  readonly parts: RowPart[];
  /** What stands behind the last row so far: between two rows if another one follows. */
  readonly pending: (Comment | Line)[];
}

/** Goes through the facts once, in order. */
class Reader {
  private readonly items: Item[] = [];
  private readonly covered = new Set<number>();
  /** Where names stand that were given to literals further up. */
  private readonly named = new Set<number>();
  private readonly said: Range[] = [];
  private readonly commented = new Set<number>();
  private readonly form;
  private readonly headings: ReadonlySet<number>;
  private heading: Heading | undefined;
  /** The catalog's name for the open heading, by which a setting knows whether it stands under it. */
  private section: string | undefined = '';
  private list: OpenList | undefined;

  constructor(private readonly snapshot: Snapshot) {
    this.form = formOf(snapshot);
    this.headings = this.form.source === 'reg' ? linesWithMore(snapshot) : new Set();
  }

  take(fact: Fact): void {
    const at = this.snapshot.rangeOf('nameSpan' in fact ? fact.nameSpan : fact.span);
    if (fact.kind === 'entry') {
      this.row(fact, at);
      return;
    }
    const range = this.snapshot.rangeOf(fact.span);
    const { line } = range.start;
    if (this.form.says(fact)) {
      this.said.push(range);
      for (let last = this.form.lastLineOf(line), covered = line; covered <= last; covered++) this.covered.add(covered);
    }
    if (fact.kind === 'setting' && this.form.source === 'vbs') this.named.add(at.start.line);
    if (fact.kind !== 'unread' && !this.commented.has(line)) {
      this.commented.add(line);
      for (const comment of this.form.commentsBehind(line)) this.items.push(comment);
    }
    switch (fact.kind) {
      case 'remark':
        this.comment(commentOf(fact, at));
        return;
      case 'unread':
        if (this.form.source === 'reg' && !this.headings.has(line) && /^\s*\[/.test(this.lineAt(line).text)) {
          this.close();
          this.section = undefined;
        }
        if (!this.headings.has(line)) for (let one = line, last = this.form.lastLineOf(line); one <= last; one++) this.between(this.lineAt(one));
        return;
      case 'section': {
        this.close();
        this.section = fact.section;
        if (this.form.source === 'vbs' && fact.key === this.heading?.name) return;
        const section = fact.key === undefined ? fact.section : documentSectionOfKey(fact.key);
        this.heading = { kind: 'heading', name: fact.key ?? fact.name, isKey: fact.key !== undefined, section, at };
        this.items.push(this.heading);
        return;
      }
      case 'deletion':
        this.close();
        this.items.push({ kind: 'deletion', of: fact.name === undefined ? 'key' : 'value', name: fact.name ?? this.form.deletedKeyAt(line) ?? this.heading?.name ?? '', at });
        return;
      case 'mention':
        return;
      case 'default':
        this.close();
        this.items.push({ kind: 'gap', what: 'the default value of a key', why: 'nothing is known to read one', at });
        return;
      case 'setting':
        this.close();
        this.setting(fact, at, line);
    }
  }

  finish(): Content {
    this.close();
    const items = [...this.items, ...this.form.gaps(this.covered, this.named, this.said)].sort((a, b) => a.at.start.line - b.at.start.line);
    return { items };
  }

  private setting(fact: SettingFact, at: Range, line: number): void {
    if (this.form.source !== 'imc' && fact.section !== this.section) {
      this.items.push({ kind: 'gap', what: fact.name, why: 'it stands under a heading that cannot be read', at });
      return;
    }
    if (this.form.runsOnAt(line)) this.items.push({ kind: 'gap', what: `the bytes behind the end of ${placeOf(this.heading)}${fact.name}`, why: 'they stand behind the zero that ends it, where whoever reads it stops', at });
    if (fact.opensList) {
      this.list = { fact, at, parts: [], pending: [] };
      return;
    }
    const data = this.dataOf(fact, line);
    this.items.push(data ? { kind: 'setting', name: fact.name, data, at } : { kind: 'gap', what: placeOf(this.heading) + fact.name, why: whyNoData(fact), at });
  }

  private dataOf(fact: SettingFact, line: number): Data | undefined {
    if (!fact.data) return dataOfText(fact.section, fact.name, fact.value);
    const { type } = fact.data;
    switch (type) {
      case 'REG_SZ':
      case 'REG_EXPAND_SZ':
        return { kind: 'text', text: fact.value, type };
      case 'REG_DWORD': {
        const number = Number(fact.value);
        return Number.isInteger(number) && number >= 0 && number <= 0xffffffff && fact.value !== '' ? { kind: 'number', number } : undefined;
      }
      case 'REG_BINARY':
      case 'REG_QWORD':
      case 'REG_NONE': {
        const bytes = this.form.bytesAt(line);
        return bytes && { kind: 'bytes', type, bytes };
      }
      default:
        return undefined;
    }
  }

  private row(fact: EntryFact, at: Range): void {
    if (!this.list || fact.list === null) {
      if (this.form.source === 'imc') this.between(this.lineAt(at.start.line));
      return;
    }
    for (const part of this.list.pending.splice(0)) this.list.parts.push(part);
    this.list.parts.push({ kind: 'row', fields: this.fieldsOf(fact), at });
  }

  /** What a script says behind a statement stands above it everywhere else. */
  private comment(comment: Comment): void {
    const last = this.items.at(-1);
    const isBehind = this.form.source === 'vbs' && !comment.disables && (last?.kind === 'setting' || last?.kind === 'deletion') && last.at.start.line === comment.at.start.line;
    if (isBehind) this.items.splice(-1, 0, comment);
    else this.between(comment);
  }

  /** In the registry a row is one text, whatever stands in it. */
  private fieldsOf({ fields, section }: EntryFact): readonly string[] {
    if (this.form.source !== 'imc') return fields.map(({ raw }) => raw);
    if (isConnectorKey(section) && fields.length > 1) return [trimBlanks(fields.map(({ raw }) => raw).join(';'))];
    return fields.map(({ text }) => text);
  }

  private between(part: Comment | Line): void {
    if (this.list) this.list.pending.push(part);
    else this.items.push(part);
  }

  /** The list has all its rows; what stands behind the last of them belongs to what follows. */
  private close(): void {
    const { list } = this;
    if (!list) return;
    this.list = undefined;
    const { fact: { name, value, section }, at, parts, pending } = list;
    const isPlain = value === '' || value === '+' || this.form.source !== 'imc';
    const isText = !isPlain && parts.length === 0;
    this.items.push({ kind: 'setting', name, data: isText ? dataOfText(section, name, value) : { kind: 'rows', rows: parts }, at });
    if (!isPlain && !isText) this.items.push({ kind: 'gap', what: `the text behind the + of ${name}`, why: 'a list has nothing there', at });
    for (const part of pending) this.items.push(part);
  }

  private lineAt(line: number): Line {
    const text = (this.snapshot.lineText(line) ?? '').replace(/^\uFEFF/, '');
    return { kind: 'line', text, language: this.form.source, at: { start: { line, character: 0 }, end: { line, character: text.length } } };
  }
}

function whyNoData({ data }: SettingFact): string {
  if (data?.type === 'no type') return 'the script does not say of which type its data is, and what the script host makes of that is not documented here';
  return data?.type === 'REG_DWORD' ? 'its data is no number that a REG_DWORD can hold' : 'its data is of a type that cannot be converted';
}

function commentOf({ text, disables }: RemarkFact, at: Range): Comment {
  return { kind: 'comment', text, ...disables && { disables: disables.scope }, at };
}

/** Keys that are read although the file has no first line to say what it is. */
function linesWithMore(snapshot: Snapshot): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const fact of factsOf(snapshot.document)) if (fact.kind === 'section') lines.add(snapshot.rangeOf(fact.span).start.line);
  return lines;
}

function trimBlanks(text: string): string {
  const start = skipBlanks(text, 0, text.length);
  return text.slice(start, skipBlanksBack(text, start, text.length));
}

/** The list that a name stands for, if the catalog knows it as one. */
export function listTypeOf(section: string | undefined, name: string) {
  const type = section === undefined ? undefined : findSetting(section, name)?.type;
  return type?.kind === 'list' ? type : undefined;
}

