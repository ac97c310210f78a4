import { findSetting, sectionOfKey } from '../catalog/index.js';
import { encodeAnsi } from '../formats/reg/code-page.js';
import { escapeText, writeBytes, writeNumber } from '../formats/reg/data.js';
import { reg } from '../formats/reg/reg.js';
import { LineKind, partsOf } from '../formats/reg/scan.js';
import { parse } from '../text/tree.js';
import type { Comment, Data, Deletion, Heading, Item, Line, Setting } from './content.js';
import { homeOfSection, isMisspelt, isOurKey, keyOfSection, longPath, NOT_OURS, pathOf } from './keys.js';
import { KEPT, leftOut, type Verdict, type Writer } from './target.js';
import { whyUntyped } from './typed.js';

/**
 * Registry files in the form that the Registry Editor of Windows NT 4.0 imports: REGEDIT4, in ANSI characters. The newer
 * form, 5.00, is that of Windows 2000 (`Q148637`, `Q221790`), which is not where this connector runs first.
 */
export const regWriter: Writer = { target: 'reg', encoding: 'windows-1252', judge, judgeComment, write };

const EOL = '\r\n';
const NOT_IN_CODE_PAGE = 'it has characters that are not in the code page of such files, Windows-1252';

function judge(item: Setting | Deletion | Line, heading: Heading | undefined): Verdict {
  switch (item.kind) {
    case 'deletion':
      return judgeDeletion(item, heading);
    case 'line':
      return item.language === 'reg' && isSafe(item.text) && isUnreadable(item.text) && (heading === undefined || isWritable(heading)) ? KEPT : leftOut('it cannot be read, so what it would be in a registry file is not known');
    case 'setting':
      return judgeSetting(item, heading);
  }
}

function judgeDeletion({ of, name }: Deletion, heading: Heading | undefined): Verdict {
  if (!isSafe(name)) return leftOut(NOT_IN_CODE_PAGE);
  if (of === 'key') return isPath(name) && isOurKey(name) && !isMisspelt(name) ? KEPT : leftOut('a registry file cannot name this key');
  if (heading === undefined || pathOf(heading) === undefined) return leftOut('it stands under no registry key');
  if (!isOurKey(pathOf(heading)!)) return leftOut(NOT_OURS);
  return isName(name) && isWritable(heading) ? KEPT : leftOut('a registry file cannot name this value');
}

function judgeSetting({ name, data }: Setting, heading: Heading | undefined): Verdict {
  if (heading === undefined) return leftOut('it stands under no section or key, so where it belongs is not known');
  if (pathOf(heading) === undefined) return leftOut(homeOfSection(heading.section));
  if (!isOurKey(pathOf(heading)!)) return leftOut(NOT_OURS);
  if (!isSafe(name) || !isSafe(pathOf(heading)!)) return leftOut(NOT_IN_CODE_PAGE);
  if (!isName(name) || !isPath(pathOf(heading)!)) return leftOut('a registry file cannot hold a value of this name');
  if (data.kind === 'text' && data.type === undefined) return leftOut(whyUntyped(heading.section, name, data.text));
  return judgeData(data);
}

function judgeData(data: Data): Verdict {
  switch (data.kind) {
    case 'number':
      return KEPT;
    case 'bytes':
      return KEPT;
    case 'text':
      return isSafe(data.text) ? KEPT : leftOut(/[\0-\x1f]/.test(data.text) ? 'it holds a line break or another control character, which text in a registry file cannot' : NOT_IN_CODE_PAGE);
    case 'rows': {
      const rows = data.rows.flatMap(part => (part.kind === 'row' ? [part.fields.join(';')] : []));
      if (rows.some(row => row.includes('\0') || encodeAnsi(row) === undefined)) return leftOut(`${NOT_IN_CODE_PAGE}; a list is converted as a whole or not at all`);
      return rows.includes('') ? leftOut('it has an empty row, and an empty text ends a REG_MULTI_SZ') : KEPT;
    }
  }
}

/** Whether text can stand in a line of such a file. */
function isSafe(text: string): boolean {
  return !/[\0-\x08\x0a-\x1f]/.test(text) && encodeAnsi(text) !== undefined;
}

function isName(name: string): boolean {
  return partsOf(`"${escapeText(name)}"=""`).kind === LineKind.value && name !== '';
}

/** Whether the heading is a key that can stand in such a file. */
function isWritable(heading: Heading): boolean {
  const path = pathOf(heading);
  return path !== undefined && isSafe(path) && isPath(path);
}

function isPath(path: string): boolean {
  const parts = partsOf(`[${path}]`);
  return parts.kind === LineKind.key && !parts.deletes && parts.pathEnd === path.length + 1;
}

/** A line that would be read as something is not what it was. */
function isUnreadable(text: string): boolean {
  if (text.trim() === '') return false;
  const { blocks } = parse(reg, `REGEDIT4\n[${keyOfSection('Parameters')!}]\n${text}\n`);
  return blocks.flatMap(block => reg.lower(block)).slice(1).every(({ kind }) => kind === 'unread');
}

function judgeComment(comment: Comment, place: 'outside' | 'in a list'): string | undefined {
  if (!isSafe(comment.text)) return `${NOT_IN_CODE_PAGE}, or more than one line`;
  return place === 'in a list' ? whyNotInList(comment) : undefined;
}

/** In the registry a list is one value: what stands between its rows goes above it, unless it is aimed at one row. */
export function whyNotInList({ disables }: Comment): string | undefined {
  return disables === 'next line' ? 'it switches a rule off for one row, and in the registry the whole list is one value' : undefined;
}

/** The items with each comment inside a list above that list. */
export function withCommentsAbove(items: readonly Item[]): readonly Item[] {
  return items.flatMap(item => (item.kind === 'setting' && item.data.kind === 'rows' ? [...item.data.rows.filter(part => part.kind === 'comment'), item] : [item]));
}

function write(items: readonly Item[]): string {
  const top = topOf(items, INTRODUCTION);
  const lines = ['REGEDIT4', '', ...top.map(text => commentLine(';', text)), ...top.length > 0 ? [''] : []];
  let open: string | undefined;
  let path: string | undefined;
  let comments: string[] = [];
  for (const item of withCommentsAbove(belowTop(items))) {
    switch (item.kind) {
      case 'heading':
        path = pathOf(item);
        open = undefined;
        break;
      case 'comment':
        comments.push(commentLine(';', item.text));
        break;
      case 'deletion':
      case 'setting':
      case 'line':
        if (item.kind === 'deletion' && item.of === 'key') {
          for (const line of ['', ...comments, `[-${longPath(item.name)}]`]) lines.push(line);
          open = undefined;
        } else if (path !== undefined && open !== path) {
          for (const line of [...blankUnder(lines), ...leadOf(comments), `[${path}]`, ...aimedOf(comments)]) lines.push(line);
          open = path;
        } else for (const line of comments) lines.push(line);
        comments = [];
        if (item.kind === 'line') {
          lines.push(item.text);
          if (item.text.trimStart().startsWith('[')) open = undefined;             // a heading that is not closed opens a key all the same
        } else if (item.kind === 'setting') lines.push(valueLine(item));
        else if (item.of === 'value') lines.push(`"${escapeText(item.name)}"=-`);
        break;
      case 'gap':
        break;
    }
  }
  if (comments.length > 0) for (const line of [...blankUnder(lines), ...comments]) lines.push(line);
  return lines.map(line => line + EOL).join('');
}

function blankUnder(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? [] : [''];
}

/** Comments go above the key of what they stand above; one that is aimed at the next line stays right above that. */
function leadOf(comments: readonly string[]): readonly string[] {
  return comments.slice(0, comments.length - aimedOf(comments).length);
}

function aimedOf(comments: readonly string[]): readonly string[] {
  const last = comments.findLastIndex(comment => !/^; imc-disable-next-line\b/.test(comment));
  return comments.slice(last + 1);
}

const INTRODUCTION = [
  'Settings of the Internet Mail Connector for the registry of its server. Importing this file writes the values below.',
  'Most changes apply when the Internet Mail Service (MSExchangeIMC) has been restarted.',
];

/** The comments at the top: what the result does, value by value, unless comments that came along say it already, and then those that stood at the top. */
export function topOf(items: readonly Item[], introduction: readonly string[]): readonly string[] {
  const said = new Set(items.flatMap(item => (item.kind === 'comment' ? [item.text] : [])));
  const lead = items.slice(0, items.length - belowTop(items).length);
  return [...[...introduction, ...sentencesOf(items)].filter(sentence => !said.has(sentence)), ...lead.flatMap(item => (item.kind === 'comment' ? [item.text] : []))];
}

/** All but the comments that stand above everything else. */
export function belowTop(items: readonly Item[]): readonly Item[] {
  const first = items.findIndex(({ kind }) => kind !== 'comment');
  return first === -1 ? [] : items.slice(first);
}

/** A comment as a line. */
export function commentLine(mark: string, text: string): string {
  return text === '' ? mark : `${mark} ${text}`;
}

/** A sentence for each value, from the catalog, and for each deletion. */
export function sentencesOf(items: readonly Item[]): readonly string[] {
  const sentences: string[] = [];
  let heading: Heading | undefined;
  const say = (sentence: string) => {
    if (encodeAnsi(sentence) !== undefined && !/[\r\n]/.test(sentence)) sentences.push(sentence);
  };
  for (const item of items) {
    if (item.kind === 'heading') heading = item;
    if (item.kind === 'deletion') say(item.of === 'key' ? `${longPath(item.name)}: this key is deleted, with all that is in it.` : `${item.name}: this value is deleted.`);
    if (item.kind !== 'setting') continue;
    const section = heading && (heading.isKey ? sectionOfKey(heading.name) : heading.section);
    const entry = section === undefined ? undefined : findSetting(section, item.name);
    const what = entry ? `${entry.summary}.` : heading?.isKey && isMisspelt(heading.name) ? 'under a misspelt key, where nothing reads it.' : 'not a documented value.';
    say(`${item.name}: ${what}`);
  }
  return [...new Set(sentences)];
}

function valueLine({ name, data }: Setting): string {
  const start = `"${escapeText(name)}"=`;
  switch (data.kind) {
    case 'number':
      return start + writeNumber(data.number);
    case 'text':
      if (data.type !== 'REG_EXPAND_SZ') return `${start}"${escapeText(data.text)}"`;
      return bytesLine(start, 'hex(2):', [...encodeAnsi(data.text)!, 0]);
    case 'rows':
      return bytesLine(start, 'hex(7):', [...data.rows.flatMap(part => (part.kind === 'row' ? [...encodeAnsi(part.fields.join(';'))!, 0] : [])), 0]);
    case 'bytes':
      return bytesLine(start, data.type === 'REG_BINARY' ? 'hex:' : data.type === 'REG_QWORD' ? 'hex(b):' : 'hex(0):', data.bytes);
  }
}

function bytesLine(start: string, prefix: string, bytes: readonly number[]): string {
  return start + prefix + writeBytes(bytes, start.length + prefix.length, EOL);
}
