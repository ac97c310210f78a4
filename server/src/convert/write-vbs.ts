import { encodeAnsi } from '../formats/reg/code-page.js';
import type { Comment, Deletion, Heading, Item, Line, Setting } from './content.js';
import { homeOfSection, isOurKey, NOT_OURS, pathOf } from './keys.js';
import { KEPT, leftOut, type Verdict, type Writer } from './target.js';
import { whyUntyped } from './typed.js';
import { belowTop, commentLine, topOf, whyNotInList, withCommentsAbove } from './write-reg.js';

/**
 * Scripts for the Windows Script Host, after the manner of those in the articles (`Q257979`, `Q175494`): they ask before
 * they write, write by whole paths, show what the registry holds then, and say what to restart.
 */
export const vbsWriter: Writer = { target: 'vbs', encoding: 'windows-1252', judge, judgeComment, write };

const EOL = '\r\n';
const NOT_IN_CODE_PAGE = 'it has characters that are not in the code page of such files, Windows-1252';
/** A message box shows about 1,024 characters; what is left of a longer text would be cut off without a word. */
const MOST_SHOWN = 700;
/** Above it a number is no longer a Long of VBScript. */
const LARGEST_LONG = 0x7fffffff;

function judge(item: Setting | Deletion | Line, heading: Heading | undefined): Verdict {
  switch (item.kind) {
    case 'line':
      return leftOut('it cannot be read, so what it would be in a script is not known');
    case 'deletion':
      if (item.of === 'key') return leftOut('RegDelete takes out no key that has keys below it');
      return judgePath(item.name, heading) ?? KEPT;
    case 'setting':
      return judgePath(item.name, heading) ?? judgeData(item, heading);
  }
}

function judgePath(name: string, heading: Heading | undefined): Verdict | undefined {
  if (heading === undefined) return leftOut('it stands under no section or key, so where it belongs is not known');
  const path = pathOf(heading);
  if (path === undefined) return leftOut(homeOfSection(heading.section));
  if (!isOurKey(path)) return leftOut(NOT_OURS);
  if (name === '' || name.includes('\\')) return leftOut('RegWrite takes the text behind the last backslash as the name of the value, so it cannot write this one');
  return isSafe(path + name) ? undefined : leftOut(NOT_IN_CODE_PAGE);
}

function judgeData({ name, data }: Setting, heading: Heading | undefined): Verdict {
  switch (data.kind) {
    case 'number':
      return data.number <= LARGEST_LONG ? KEPT : leftOut('whether RegWrite writes numbers above 2147483647 is not documented');
    case 'rows':
      return leftOut('RegWrite cannot write a REG_MULTI_SZ; convert to a registry file instead');
    case 'bytes':
      return leftOut(data.type === 'REG_BINARY' ? 'RegWrite makes a REG_BINARY of a number and not of bytes' : `RegWrite cannot write a ${data.type}`);
    case 'text':
      if (data.type === undefined) return leftOut(whyUntyped(heading?.section, name, data.text));
      if (/[\0-\x08\x0a-\x1f]/.test(data.text)) return leftOut('it holds a line break or another control character, which a text in a script cannot');
      return isSafe(data.text) ? KEPT : leftOut(NOT_IN_CODE_PAGE);
  }
}

function judgeComment(comment: Comment, place: 'outside' | 'in a list'): string | undefined {
  if (!isSafe(comment.text)) return `${NOT_IN_CODE_PAGE}, or more than one line`;
  return place === 'in a list' ? whyNotInList(comment) : undefined;
}

function isSafe(text: string): boolean {
  return !/[\0-\x08\x0a-\x1f]/.test(text) && encodeAnsi(text) !== undefined;
}

const OPENING = ['Option Explicit', 'Dim shell, question, found', 'Set shell = WScript.CreateObject("WScript.Shell")'];
const TITLE = '"Internet Mail Connector"';
const ASK_FIRST = 'question = "This script changes the registry of this computer:" & vbCrLf & vbCrLf';
const ASK_LAST = 'question = question & vbCrLf & "Change it now?"';
const ASK = `If MsgBox(question, vbYesNo + vbQuestion, ${TITLE}) <> vbYes Then WScript.Quit 1`;
const FOUND_FIRST = 'found = ""';
const TELL = `MsgBox "The registry now holds:" & vbCrLf & vbCrLf & found & vbCrLf & "Restart the Internet Mail Service (MSExchangeIMC) so that it reads this.", vbInformation, ${TITLE}`;
const [TRY, TRY_NO_MORE] = ['On Error Resume Next', 'On Error GoTo 0'];

const SCAFFOLD: ReadonlySet<string> = new Set([...OPENING, ASK_FIRST, ASK_LAST, ASK, FOUND_FIRST, TELL, TRY, TRY_NO_MORE]);
const SCAFFOLD_LINE = /^(?:question = question & "(?:[^"]|"")*" & vbCrLf|found = found & "(?:[^"]|"")*" & shell\.RegRead\("(?:[^"]|"")*"\) & vbCrLf|found = found & "(?:[^"]|"")*" & vbCrLf)$/;

/** Whether a line is one of those that every such script has around its writes: without it nothing that is set is missing. */
export function isScaffold(text: string): boolean {
  const line = text.trim();
  return SCAFFOLD.has(line) || SCAFFOLD_LINE.test(line);
}

interface Write {
  readonly item: Setting | Deletion;
  readonly path: string;
}

function write(items: readonly Item[]): string {
  const writes = writesOf(items);
  const shown = shownOf([...writes.values()]);
  const top = topOf(items, INTRODUCTION).map(text => commentLine('\'', text));
  const lines = writes.size === 0 ? [...top, ...statements(belowTop(items), writes)] : [
    ...top, ...top.length > 0 ? [''] : [], ...OPENING, '',
    ASK_FIRST, ...shown.map(text => `question = question & ${quoted(text)} & vbCrLf`), ASK_LAST, ASK, '',
    ...statements(belowTop(items), writes), '',
    FOUND_FIRST, ...readBack([...writes.values()]), TELL,
  ];
  return lines.map(line => line + EOL).join('');
}

/** Each setting and deletion with the whole path of its value. */
function writesOf(items: readonly Item[]): ReadonlyMap<Item, Write> {
  const writes = new Map<Item, Write>();
  let heading: Heading | undefined;
  for (const item of items) {
    if (item.kind === 'heading') heading = item;
    if (item.kind === 'setting' || item.kind === 'deletion') writes.set(item, { item, path: `${pathOf(heading!)!}\\${item.name}` });
  }
  return writes;
}

const INTRODUCTION = [
  'Settings of the Internet Mail Connector for the registry of its server. The script asks before it writes the values below.',
  'Most changes apply when the Internet Mail Service (MSExchangeIMC) has been restarted.',
];

function statements(items: readonly Item[], writes: ReadonlyMap<Item, Write>): readonly string[] {
  return withCommentsAbove(items).flatMap(item => {
    if (item.kind === 'comment') return [commentLine('\'', item.text)];
    const write = writes.get(item);
    return write ? statementLines(write) : [];
  });
}

/** A value that is not there cannot be deleted: that is no reason to stop. */
function statementLines({ item, path }: Write): readonly string[] {
  if (item.kind === 'deletion') return [TRY, `shell.RegDelete ${quoted(path)}`, TRY_NO_MORE];
  const { data } = item;
  if (data.kind === 'number') return [`shell.RegWrite ${quoted(path)}, ${data.number}, "REG_DWORD"`];
  return data.kind === 'text' ? [`shell.RegWrite ${quoted(path)}, ${quoted(data.text)}, "${data.type!}"`] : [];
}

/** What the question lists: as much as a message box shows whole. */
function shownOf(writes: readonly Write[]): readonly string[] {
  const lines = writes.map(({ item }) => (item.kind === 'deletion' ? `${item.name}: deleted` : `${item.name} = ${textOf(item)}`));
  const shown: string[] = [];
  for (let length = 0; shown.length < lines.length; ) {
    const line = lines[shown.length]!;
    length += line.length + 2;
    if (length > MOST_SHOWN) return [...shown, `and ${lines.length - shown.length} more, which the script itself lists`];
    shown.push(line);
  }
  return shown;
}

function textOf({ data }: Setting): string {
  return data.kind === 'number' ? String(data.number) : data.kind === 'text' ? data.text : '';
}

/** The values that were written, as far as a message box shows them; the last write of a value is the one that is found. */
function readBack(writes: readonly Write[]): readonly string[] {
  const last = new Map(writes.map(({ item, path }) => [path.toLowerCase(), { item, path }]));
  const written = [...last.values()].filter(({ item }) => item.kind === 'setting');
  const lines: string[] = [];
  let length = 0;
  for (const { item, path } of written) {
    length += item.name.length + (item.kind === 'setting' ? textOf(item).length : 0) + 5;
    if (length > MOST_SHOWN) return [...lines, `found = found & ${quoted(`and ${written.length - lines.length} more`)} & vbCrLf`];
    lines.push(`found = found & ${quoted(`${item.name} = `)} & shell.RegRead(${quoted(path)}) & vbCrLf`);
  }
  return lines;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
