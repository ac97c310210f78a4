import { openDocument } from '../analysis/open-document.js';
import { snapshotOf } from '../analysis/snapshot.js';
import type { Comment, Content, Conversion, Data, Heading, Item, Line, Loss, RowPart, Setting, Source, Target } from './content.js';
import { contentOfJson, type JsonProblem } from './read-json.js';
import { contentOf } from './read.js';
import { placeOf } from './keys.js';
import { withoutPasswords } from './secrets.js';
import { TAKEN_OUT, takenOutAgain } from './deletions.js';
import { leftOut, type Writer } from './target.js';
import { imccopyWriter } from './write-imccopy.js';
import { imcWriter } from './write-imc.js';
import { jsonWriter } from './write-json.js';
import { regWriter } from './write-reg.js';
import { vbsWriter } from './write-vbs.js';

/** A text to convert, and the language that it is in. */
export interface Given {
  readonly language: Source | 'json';
  readonly text: string;
}

/** Converts a text. Only JSON can be so wrong that there is nothing to convert; every other text is a document. */
export function convertText({ language, text }: Given, target: Target): Conversion | { readonly problems: readonly JsonProblem[] } {
  const content = language === 'json' ? contentOfJson(text) : contentOf(snapshotOf(openDocument('', language, 1, text)));
  return 'problems' in content ? content : convert(content, target);
}

/**
 * Says a document in another form. What that form cannot hold is listed, each with its place and the reason, and nothing
 * else is missing from the result: converting back gives what was there without what the two lists name.
 */
export function convert(content: Content, target: Target): Conversion {
  const writer = WRITERS[target];
  const { items, losses } = sift(content, writer);
  return { target, text: writer.write(items), encoding: writer.encoding, losses: losses.sort(inTextOrder) };
}

const WRITERS: { readonly [T in Target]: Writer } = { imc: imcWriter, imccopy: imccopyWriter, reg: regWriter, vbs: vbsWriter, json: jsonWriter };

/** Takes out what the target cannot hold, item by item. */
function sift({ items }: Content, writer: Writer): { readonly items: readonly Item[]; readonly losses: Loss[] } {
  const losses: Loss[] = [];
  const kept: Item[] = [];
  const places = new Map<Item, Heading | undefined>();
  const gone = takenOutAgain(items, deletion => writer.judge(deletion.item, deletion.heading).kept !== false);
  let heading: Heading | undefined;
  const lose = (item: Item | RowPart, why: string, at = item.at) => losses.push({ range: at, name: nameOf(item, places.get(item as Item) ?? heading), why });
  for (const read of items) {
    if (read.kind === 'heading') heading = read;
    if (read.kind === 'heading' || read.kind === 'comment') {
      const why = read.kind === 'comment' ? writer.judgeComment(read, 'outside') : writer.judgeHeading?.(read);
      if (why === undefined) kept.push(read);
      else lose(read, why);
      continue;
    }
    if (read.kind === 'gap') {
      losses.push({ range: read.at, name: read.what, why: read.why });
      continue;
    }
    if (isImplied(read, heading, writer.target)) continue;
    const { item, secret } = read.kind === 'setting' ? withoutPasswords(read, heading) : { item: read };
    if (secret !== undefined) lose(read, secret);
    const verdict = item === undefined ? undefined : gone.has(read) ? leftOut(TAKEN_OUT) : writer.judge(item, heading);
    if (item === undefined || verdict === undefined || verdict.kept === false) {
      if (verdict?.kept === false) lose(read, verdict.why);
      dropDisabling(kept, lose);
      keepBetween(read, writer, heading, kept, lose);
      continue;
    }
    if (verdict.kept !== true) lose(item, verdict.why, verdict.at);
    const whole = item.kind === 'setting' ? withRows(verdict.kept === true ? item : verdict.kept, writer, heading, lose) : item;
    places.set(whole, heading);
    kept.push(whole);
  }
  const thinned = new Map((writer.thin?.(kept) ?? []).map(({ item, why }) => [item, why]));
  for (const [item, why] of thinned) lose(item, why);
  return { items: kept.filter(item => !thinned.has(item)), losses };
}

/** Every document says of its form that it is version 1; a form that has no header, or writes it by itself, loses nothing. */
function isImplied(item: Item, heading: Heading | undefined, target: Target): boolean {
  return target !== 'imc' && target !== 'json' && heading?.section === 'Header'
    && item.kind === 'setting' && item.name.toLowerCase() === 'version' && item.data.kind === 'text' && item.data.text === '1';
}

/** A comment that switches a rule off for a line goes with that line: above another it would silence what nobody meant. */
function dropDisabling(kept: Item[], lose: (item: Item, why: string) => void): void {
  for (let last = kept.at(-1); last?.kind === 'comment' && last.disables === 'next line'; last = kept.at(-1)) {
    kept.pop();
    lose(last, 'it switches a rule off for the line below it, and that line is left out');
  }
}

/** Where a list is left out, what is said between its rows is still said, unless it is aimed at one of them. */
function keepBetween(item: Item, writer: Writer, heading: Heading | undefined, kept: Item[], lose: (item: Item, why: string) => void): void {
  if (item.kind !== 'setting' || item.data.kind !== 'rows') return;
  for (const part of item.data.rows) {
    if (part.kind === 'row') continue;
    const why = part.kind === 'comment' && part.disables === 'next line' ? 'it switches a rule off for a row that is left out' : whyNot(part, writer, heading, 'outside');
    if (why === undefined) kept.push(part);
    else lose(part, why);
  }
}

function whyNot(part: Comment | Line, writer: Writer, heading: Heading | undefined, place: 'outside' | 'in a list'): string | undefined {
  if (part.kind === 'comment') return writer.judgeComment(part, place);
  const verdict = writer.judge(part, heading);
  return verdict.kept === false ? verdict.why : undefined;
}

/** What stands between the rows of a list is judged like what stands between settings. */
function withRows(setting: Setting, writer: Writer, heading: Heading | undefined, lose: (part: RowPart, why: string) => void): Setting {
  if (setting.data.kind !== 'rows' || setting.data.rows.every(({ kind }) => kind === 'row')) return setting;
  const rows = setting.data.rows.filter(part => {
    const why = part.kind === 'row' ? undefined : whyNot(part, writer, heading, 'in a list');
    if (why !== undefined) lose(part, why);
    return why === undefined;
  });
  const data: Data = { kind: 'rows', rows };
  return { ...setting, data };
}

/** How a list of what is left out calls an item. */
function nameOf(item: Item | RowPart, heading: Heading | undefined): string {
  switch (item.kind) {
    case 'setting':
      return placeOf(heading) + item.name;
    case 'deletion':
      return item.of === 'key' ? `the deletion of the key ${item.name}` : `the deletion of ${placeOf(heading)}${item.name}`;
    case 'comment':
      return 'a comment';
    case 'row':
      return 'a row';
    case 'line':
      return 'a line that cannot be read';
    case 'heading':
      return `[${item.name}]`;
    case 'gap':
      return item.what;
  }
}

function inTextOrder(a: Loss, b: Loss): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
