import fc from 'fast-check';
import { factsOf, snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { findSetting, registryKeys, sectionOfKey, settings } from '../../server/src/catalog/index.js';
import type { SettingEntry } from '../../server/src/catalog/entry.js';
import { registryNumber } from '../../server/src/model/dequeue.js';

export type Language = 'imc' | 'reg' | 'vbs';

/** What a text says, read from its facts alone: every write and deletion by the name it has in a list of what is left out. */
export interface Meaning {
  readonly writes: ReadonlyMap<string, readonly string[]>;
  readonly comments: readonly string[];
  readonly unread: readonly string[];
}

export function snapshotOfText(language: Language, text: string): Snapshot {
  return snapshotOf(openDocument(`test:///a.${language}`, language, 1, text));
}

export function meaningOf(language: Language, text: string): Meaning {
  const snapshot = snapshotOfText(language, text);
  const writes = new Map<string, string[]>();
  const comments: string[] = [];
  const unread: string[] = [];
  let place = '';
  let section: string | undefined = '';
  const say = (name: string, what: string) => writes.set(`${place}${name}`, [...writes.get(`${place}${name}`) ?? [], what]);
  let rows: string[] | undefined;
  let head: { name: string; section: string | undefined; value: string } | undefined;
  const close = () => {
    if (head && rows) say(head.name, rows.length > 0 || head.value === '' || head.value === '+' || language !== 'imc' ? `rows ${JSON.stringify(rows)}` : typed(head.section, head.name, head.value));
    head = rows = undefined;
  };
  const behind = new Map<number, string>();
  for (const fact of factsOf(snapshot.document)) {
    if (language === 'reg' && (fact.kind === 'setting' || fact.kind === 'deletion')) {
      const { line } = snapshot.rangeOf(fact.span).start;
      const comment = /^"(?:[^"\\]|\\.)*"=(?:"(?:[^"\\]|\\.)*"|[^";]*?)\s*;\s*(.+)$/.exec(snapshot.lineText(line)!)?.[1];
      if (comment !== undefined) behind.set(line, comment.replace(/^imc-disable/, '- $&'));
    }
    if (fact.kind === 'section' || fact.kind === 'setting' || fact.kind === 'deletion') close();
    switch (fact.kind) {
      case 'section': {
        section = fact.section;
        const ours = fact.key === undefined ? fact.section : sectionOfKey(fact.key);
        place = `[${fact.key === undefined || ours === 'Parameters' || ours === 'Extension' ? ours ?? fact.name : fact.key.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE')}] `;
        break;
      }
      case 'setting':
        if (fact.section === 'Header' && fact.name.toLowerCase() === 'version' && fact.value === '1') break;
        if (language !== 'imc' && fact.section !== section) {                   // its heading cannot be read
          writes.set(fact.name, [...writes.get(fact.name) ?? [], 'somewhere']);
          break;
        }
        if (fact.opensList) {
          head = { name: fact.name, section: fact.section, value: fact.value };
          rows = [];
        } else say(fact.name, fact.data ? `${fact.data.type} ${bytesOf(snapshot, fact) ?? fact.value}` : typed(fact.section, fact.name, fact.value));
        break;
      case 'entry':
        if (rows && fact.list !== null) rows.push(fact.section === 'Parameters' || fact.section === 'Extension' || language !== 'imc' ? fact.fields.map(({ raw }) => raw).join(';').replace(/^[ \t]+|[ \t]+$/g, language === 'imc' ? '' : '$&') : JSON.stringify(fact.fields.map(({ text }) => text)));
        else if (language === 'imc') unread.push(lineOf(snapshot, fact.span));
        break;
      case 'deletion':
        if (fact.name === undefined) writes.set(`key ${lineOf(snapshot, fact.span)}`, ['deleted']);
        else say(fact.name, 'deleted');
        break;
      case 'remark':
        comments.push(fact.text);
        break;
      case 'unread':
        unread.push(lineOf(snapshot, fact.span));
        if (language === 'reg' && unread.at(-1)!.startsWith('[')) section = undefined;
        break;
      default:
        break;
    }
  }
  close();
  return { writes, comments: [...comments, ...behind.values()], unread };
}

/** A text of a document has the type that the catalog documents, if it is one of that type. */
function typed(section: string | undefined, name: string, value: string): string {
  const type = section === 'Parameters' || section === 'Extension' ? findSetting(section, name)?.registryType : undefined;
  if (type === 'REG_DWORD') return registryNumber(value) === undefined ? `text ${value}` : `REG_DWORD ${registryNumber(value)}`;
  return type === 'REG_SZ' ? `REG_SZ ${value}` : `text ${value}`;
}

function bytesOf(snapshot: Snapshot, fact: { readonly data?: { readonly type: string; readonly span: Parameters<Snapshot['rangeOf']>[0] } }): string | undefined {
  if (!fact.data || !['REG_BINARY', 'REG_NONE', 'REG_QWORD'].includes(fact.data.type)) return undefined;
  const { start, end } = snapshot.rangeOf(fact.data.span);
  return snapshot.text().split(/\r\n|\n|\r/).slice(start.line, end.line + 1).join('').replace(/^.*?hex(\([0-9a-f]\))?:/i, '').replace(/;.*$/, '').replace(/[^0-9a-f]+/gi, ' ').trim();
}

function lineOf(snapshot: Snapshot, span: Parameters<Snapshot['rangeOf']>[0]): string {
  return (snapshot.lineText(snapshot.rangeOf(span).start.line) ?? '').trim();
}

const KEYS = [...registryKeys.slice(0, 4).map(({ key }) => key), 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters', 'HKEY_CURRENT_USER\\Environment'];
const registryEntries = settings.filter(({ section }) => section === 'Parameters' || section === 'Extension');

const word = fc.constantFrom('example.com', 'mail.example.com', '<inbound>', '192.0.2.1', '192.0.2.0;255.255.255.0', 'C:\\Turf', 'Büro', '€', 'Ж', 'a "quoted" word', '"', '+', '+x', '', '0', '1', '0x1F', '800', 'Yes', 'No', ' edge ', '=', ';', 'a;b', 'a,b', 'it\'s', '%ROOT%', '\\', 'x & y', 'Derived');
const number = fc.constantFrom(0, 1, 2, 8, 25, 1024, 0x7fffffff, 0x80000000, 0xffffffff);
const comment = fc.constantFrom('a note', 'Q257979', 'imc-disable open-relay', 'imc-disable-next-line not-boolean', '', 'Büro – 30 €', 'Ж', '"quoted"', '; twice', '\' other mark');
const oddName = fc.constantFrom('Colour', 'X', 'Two words', 'Password', 'AlwaysUseTRN', 'Name\\Path', 'A"B', '#', 'été', 'Ж');
const lineEnd = fc.constantFrom('\n', '\r\n');

const imcSetting = fc.constantFrom(...settings.filter(({ section }) => section !== 'Header')).chain(entry => imcLines(entry).map(lines => ({ section: entry.section, lines })));

function imcLines(entry: SettingEntry): fc.Arbitrary<readonly string[]> {
  const { name, type } = entry;
  const between = fc.option(fc.oneof(comment.map(text => `; ${text}`), fc.constant('no such line')), { nil: undefined, freq: 6 });
  if (type.kind === 'list') {
    const row = fc.tuple(between, fc.array(word, { minLength: 1, maxLength: type.fields.length + 1 })).map(([above, fields]) => [...above === undefined ? [] : [above], `+${fields.join(type.separator)}`]);
    return fc.oneof({ weight: 4, arbitrary: fc.array(row, { maxLength: 4 }).map(rows => [`${name}=+`, ...rows.flat()]) }, { weight: 1, arbitrary: fc.constantFrom([`${name}=`], [`${name}=Derived`]) });
  }
  const value = fc.oneof(word, fc.nat(2000).map(String), word.map(text => `"${text}"`));
  return value.map(text => [`${name}=${text}`]);
}

/** IMC documents of the catalog's settings with plausible and odd values, comments, slips, and lines that cannot be read. */
export const imcText = fc.tuple(
  fc.array(fc.oneof(
    { weight: 8, arbitrary: imcSetting },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('Parameters', 'Extension', 'Routes', 'Nonsense'), oddName, word).map(([section, name, value]) => ({ section, lines: [`${name}=${value}`] })) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('Parameters', 'Nonsense'), oddName, fc.array(word, { minLength: 1, maxLength: 3 })).map(([section, name, rows]) => ({ section, lines: [`${name}=+`, ...rows.map(row => `+${row}`)] })) },
    { weight: 2, arbitrary: comment.map(text => ({ section: undefined, lines: [`; ${text}`] })) },
    { weight: 1, arbitrary: fc.constantFrom('nonsense', '+stray;row', '[broken', '=').map(text => ({ section: undefined, lines: [text] })) },
  ), { maxLength: 12 }), fc.boolean(), lineEnd,
).map(([parts, hasHeader, eol]) => {
  const lines = hasHeader ? ['[Header]', 'Version=1', 'Exchange=5.5 SP4'] : [];
  let open: string | undefined;
  for (const { section, lines: own } of parts) {
    if (section !== undefined && section !== open) lines.push(`[${(open = section)}]`);
    lines.push(...own);
  }
  return lines.join(eol) + eol;
});

const hexBytes = fc.uint8Array({ maxLength: 30 }).map(bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(','));
const regData = fc.oneof(
  { weight: 3, arbitrary: number.map(value => `dword:${value.toString(16).padStart(8, '0')}`) },
  { weight: 3, arbitrary: word.filter(text => text !== 'Ж' && text !== '€').map(text => `"${text.replace(/[\\"]/g, '\\$&')}"`) },
  { weight: 3, arbitrary: fc.array(word.filter(text => !/[^\0-\xff]/.test(text) && text !== ''), { maxLength: 4 }).map(rows => `hex(7):${Buffer.from([...rows.map(row => `${row}\0`), '\0'].join(''), 'latin1').toString('hex').replace(/..(?=.)/g, '$&,')}`) },
  { weight: 1, arbitrary: hexBytes.map(bytes => `hex:${bytes}`) },
  { weight: 1, arbitrary: fc.constantFrom('hex(b):01,00,00,00,00,00,00,00', 'hex(0):', 'hex(2):25,61,25,00', '-', 'nonsense', 'hex:zz', '0x1') },
);
const regLine = fc.tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...registryEntries).map(({ name }) => name) }, { weight: 1, arbitrary: oddName.filter(name => name !== 'Ж') }), regData, fc.option(comment, { nil: undefined, freq: 6 }))
  .map(([name, data, behind]) => `"${name.replace(/[\\"]/g, '\\$&')}"=${data}${behind ? ` ; ${behind}` : ''}`);

/** Registry files of the connector's values and others, with deletions, comments behind values, and keys of others. */
export const regText = fc.tuple(
  fc.array(fc.oneof(
    { weight: 8, arbitrary: regLine },
    { weight: 2, arbitrary: fc.constantFrom(...KEYS).map(key => `[${key}]`) },
    { weight: 1, arbitrary: fc.constantFrom(...KEYS).map(key => `[-${key}]`) },
    { weight: 2, arbitrary: comment.map(text => `; ${text}`) },
    { weight: 1, arbitrary: fc.constantFrom('@="x"', 'nonsense', '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters') },
  ), { maxLength: 14 }), lineEnd,
).map(([lines, eol]) => ['REGEDIT4', '', `[${KEYS[0]!}]`, ...lines].join(eol) + eol);

const vbsText1 = (text: string) => `"${text.replaceAll('"', '""')}"`;
const vbsLine = fc.tuple(
  fc.constantFrom(...KEYS, `HKLM${KEYS[0]!.slice('HKEY_LOCAL_MACHINE'.length)}`), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...registryEntries).map(({ name }) => name) }, { weight: 1, arbitrary: oddName.filter(name => !name.includes('\\')) }),
  fc.oneof(
    { weight: 3, arbitrary: number.filter(value => value <= 0x7fffffff).map(value => `, ${value}, "REG_DWORD"`) },
    { weight: 3, arbitrary: word.map(text => `, ${vbsText1(text)}, "REG_SZ"`) },
    { weight: 1, arbitrary: fc.constantFrom(', 1', ', x, "REG_SZ"', ', "%a%", "REG_EXPAND_SZ"', ', 1, "REG_BINARY"', ', "a", "REG_MULTI_SZ"', '', ', &H10, "REG_DWORD"', ', "1", "REG_DWORD"') },
  ), fc.option(comment, { nil: undefined, freq: 6 }),
).map(([key, name, rest, behind]) => `sh.RegWrite ${vbsText1(`${key}\\${name}`)}${rest}${behind === undefined ? '' : ` ' ${behind}`}`);

/** Scripts that write, delete and do other things. */
export const vbsText = fc.tuple(
  fc.array(fc.oneof(
    { weight: 8, arbitrary: vbsLine },
    { weight: 1, arbitrary: vbsLine.map(line => line.replace('RegWrite', 'RegDelete').replace(/(?<=[^"]"),.*$/, '')) },
    { weight: 1, arbitrary: vbsLine.map(line => `If x Then ${line}`) },
    { weight: 2, arbitrary: comment.map(text => `' ${text}`) },
    { weight: 1, arbitrary: fc.constantFrom('MsgBox "done"', 'Option Explicit', 'x = 1', 'sh.RegWrite "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\RelayFlags, 1') },
  ), { maxLength: 12 }), lineEnd,
).map(([lines, eol]) => ['Set sh = WScript.CreateObject("WScript.Shell")', ...lines].join(eol) + eol);
