import { LineKind, partsOf } from '../formats/imc/scan.js';
import { isConnectorKey } from '../model/typed-parts.js';
import type { Comment, Data, Deletion, Heading, Item, Line, RowPart, Setting } from './content.js';
import { isMisspelt } from './keys.js';
import { listTypeOf } from './read.js';
import { KEPT, leftOut, type Verdict, type Writer } from './target.js';
import { typeOf } from './typed.js';

/** IMC documents. They have a place for everything but registry keys of others, data of rare types, and deletions. */
export const imcWriter: Writer = { target: 'imc', encoding: 'utf-8', judge, judgeComment, judgeHeading, thin, write };

function judge(item: Setting | Deletion | Line, heading: Heading | undefined): Verdict {
  switch (item.kind) {
    case 'deletion':
      return leftOut('a document says what is set; it has no way to say that something is taken out of the registry');
    case 'line':
      return item.language === 'imc' && isUnreadable(item.text) ? KEPT : leftOut('it cannot be read, so what it would be in a document is not known');
    case 'setting':
      return judgeSetting(item, heading);
  }
}

function judgeSetting({ name, data, at }: Setting, heading: Heading | undefined): Verdict {
  if (heading?.isKey && heading.section === undefined) return leftOut(isMisspelt(heading.name) ? MISSPELT : 'no section of an IMC document holds the values of this key');
  if (heading === undefined && isTyped(data)) return leftOut('it stands under no key');
  if (heading !== undefined && judgeHeading(heading) !== undefined) return leftOut('a document cannot have a section of this name');
  const section = heading?.section;
  if (/\p{Cs}/u.test(name + textOf(data))) return leftOut(NO_CHARACTER);
  if (!isName(name)) return leftOut('a line of an IMC document cannot begin with this name');
  if (data.kind === 'bytes') return leftOut(`its type is ${data.type}, and documents hold numbers, texts and lists only`);
  if (data.kind === 'rows') return judgeRows(section, name, data.rows);
  const text = data.kind === 'number' ? String(data.number) : data.text;
  if (spelled(section, name, text) === undefined) return leftOut('a line of an IMC document cannot hold this text');
  if (!isTyped(data)) return KEPT;
  const type = data.kind === 'number' ? 'REG_DWORD' : data.type;
  const due = typeOf(section, name);
  if (type === due) return KEPT;
  const why = due === undefined
    ? `its type, ${type}: a document leaves types to the catalog, and for this value none is documented`
    : `its type, ${type}: a document leaves types to the catalog, which says ${due}`;
  return { kept: { kind: 'setting', name, data: { kind: 'text', text }, at }, why };
}

const MISSPELT = 'its key is misspelt, and nothing reads a value there; mend the key before (imc check --fix)';

function judgeRows(section: string | undefined, name: string, parts: readonly RowPart[]): Verdict {
  const separator = separatorOf(section, name);
  const wrong = parts.find(part => part.kind === 'row' && !isRow(part.fields, separator));
  return wrong ? leftOut('a row of an IMC document cannot hold this text; a list is converted as a whole or not at all') : KEPT;
}

/** A line that would be read as something else is not what it was. */
function isUnreadable(text: string): boolean {
  const { kind } = partsOf(text);
  return !/[\r\n]|\p{Cs}/u.test(text) && (kind === LineKind.unread || kind === LineKind.entry);
}

function isRow(fields: readonly string[], separator: string | undefined): boolean {
  const line = `+${fields.join(separator ?? '')}`;
  if (/[\r\n]/.test(line) || partsOf(line).kind !== LineKind.entry) return false;
  if (separator === undefined) return fields.length === 1 && trimmed(fields[0]!) === fields[0];
  return fields.every((field, i) => trimmed(field) === field && (i === MOST - 1 || !field.includes(separator)));
}

/** A row of more fields than any list has is read as that many, the rest of it in the last one. */
const MOST = 100;

/** What separates fields in a row: nothing where a row is one value, as every row of a registry list is. */
function separatorOf(section: string | undefined, name: string): string | undefined {
  const type = listTypeOf(section, name);
  if (type) return type.fields.length > 1 ? type.separator : undefined;
  return isConnectorKey(section) ? undefined : ';';
}

/** Keys become the sections that they are, or nothing. */
function judgeHeading({ name, isKey }: Heading): string | undefined {
  if (isKey) return undefined;
  const parts = partsOf(`[${name}]`);
  const isHeading = !/[\r\n]|\p{Cs}/u.test(name) && parts.kind === LineKind.section && parts.nameStart === 1 && parts.nameEnd === name.length + 1;
  return isHeading ? undefined : 'a document cannot have a section of this name';
}

function isName(name: string): boolean {
  const parts = partsOf(`${name}=x`);
  return !/[\r\n]/.test(name) && parts.kind === LineKind.property && name.length === parts.nameEnd && parts.start === 0;
}

/** The line that says a setting with text, quoted where it has to be; undefined where none is read so. */
function spelled(section: string | undefined, name: string, text: string): string | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  for (const line of [`${name}=${text}`, `${name}="${text}"`]) {
    const parts = partsOf(line);
    if (parts.kind !== LineKind.property || line.slice(parts.valueStart, parts.valueEnd) !== text) continue;
    const isList = text === '+' || (text === '' && listTypeOf(section, name) !== undefined);
    if (!isList) return line;
  }
  return undefined;
}

const NO_CHARACTER = 'it has half of a pair of UTF-16 units, which no file in UTF-8 can hold';

function textOf(data: Data): string {
  if (data.kind === 'text') return data.text;
  return data.kind === 'rows' ? data.rows.map(part => (part.kind === 'row' ? part.fields.join(' ') : '')).join(' ') : '';
}

function isTyped(data: Data): boolean {
  return data.kind === 'number' || data.kind === 'bytes' || (data.kind === 'text' && data.type !== undefined);
}

function judgeComment({ text }: Comment): string | undefined {
  if (/\p{Cs}/u.test(text)) return NO_CHARACTER;
  return /[\r\n]/.test(text) || partsOf(commentLine(text)).kind !== LineKind.comment || text !== trimmed(text) ? 'a comment of an IMC document is one line' : undefined;
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\uFEFF]+|[ \t\uFEFF]+$/g, '');
}

/** Sections with a blank line between them; the header comes first, unless something stands above every section. */
function write(items: readonly Item[]): string {
  const blocks = blocksOf(items);
  if (!blocks.some(({ heading }) => heading?.section === 'Header')) blocks.splice(1, 0, { lead: takeComments(blocks[0]!.items), heading: HEADER, items: [] });
  const written = blocks.map(({ lead, heading, items: inside }) => [
    ...lead.map(({ text }) => commentLine(text)),
    ...heading ? [`[${heading.isKey ? heading.section : heading.name}]`] : [],
    ...heading === HEADER ? ['Version=1'] : [],
    ...inside.flatMap(item => itemLines(heading?.section, item)),
  ].join('\n'));
  return `${written.filter(text => text !== '').join('\n\n')}\n`;
}

const NOWHERE = { line: 0, character: 0 };
const HEADER: Heading = { kind: 'heading', name: 'Header', isKey: false, section: 'Header', at: { start: NOWHERE, end: NOWHERE } };

/** A heading with the comments right above it and all that stands under it. The first block, which may be empty, has none. A key that is opened again and again, as scripts do, is one section. */
function blocksOf(items: readonly Item[]): { lead: readonly Comment[]; heading: Heading | undefined; items: Item[] }[] {
  const blocks: { lead: readonly Comment[]; heading: Heading | undefined; items: Item[] }[] = [{ lead: [], heading: undefined, items: [] }];
  let open = blocks[0]!;
  for (const item of items) {
    if (item.kind !== 'heading') open.items.push(item);
    else if (!item.isKey || item.section !== undefined) {
      const lead = takeComments(open.items);
      const known = item.isKey ? blocks.find(({ heading }) => heading?.isKey && heading.section === item.section) : undefined;
      open = known ?? { lead, heading: item, items: [] };
      if (known) for (const comment of lead) open.items.push(comment);
      else blocks.push(open);
    }
  }
  return blocks;
}

/** Takes the comments at the end away. */
function takeComments(items: Item[]): readonly Comment[] {
  const comments: Comment[] = [];
  for (let last = items.at(-1); last?.kind === 'comment'; last = items.at(-1)) comments.push(items.pop() as Comment);
  return comments.reverse();
}

function itemLines(section: string | undefined, item: Item): readonly string[] {
  switch (item.kind) {
    case 'comment':
      return [commentLine(item.text)];
    case 'setting':
      return settingLines(section, item);
    case 'line':
      return [item.text];
    default:
      return [];
  }
}

/** A row without a list must not come to stand below one. */
function thin(items: readonly Item[]): readonly { readonly item: Item; readonly why: string }[] {
  let inList = false;
  const lost = [];
  for (const item of items) {
    if (item.kind === 'setting') inList = item.data.kind === 'rows' || (item.data.kind === 'text' && item.data.text.startsWith('+'));
    else if (item.kind === 'heading') inList = false;
    else if (item.kind === 'line' && inList && partsOf(item.text).kind === LineKind.entry) lost.push({ item, why: 'it belongs to no list, and here it would become a row of the list above it' });
  }
  return lost;
}

/** The lines that say a setting, which was judged as kept. */
export function settingLines(section: string | undefined, { name, data }: Setting): readonly string[] {
  switch (data.kind) {
    case 'number':
      return [`${name}=${data.number}`];
    case 'text':
      return [spelled(section, name, data.text)!];
    case 'rows': {
      const separator = separatorOf(section, name) ?? '';
      const head = data.rows.some(({ kind }) => kind === 'row') || listTypeOf(section, name) === undefined ? `${name}=+` : `${name}=`;
      return [head, ...data.rows.map(part => rowLine(part, separator))];
    }
    case 'bytes':
      throw new Error('Bytes have been left out');
  }
}

function rowLine(part: RowPart, separator: string): string {
  switch (part.kind) {
    case 'row':
      return `+${part.fields.join(separator)}`;
    case 'comment':
      return commentLine(part.text);
    case 'line':
      return part.text;
  }
}

function commentLine(text: string): string {
  return text === '' ? ';' : `; ${text}`;
}
