import { findSetting } from '../catalog/index.js';
import { encodeAnsi } from '../formats/reg/code-page.js';
import type { Deletion, Heading, Item, Line, Setting } from './content.js';
import { imcWriter, settingLines } from './write-imc.js';
import { leftOut, type Verdict, type Writer } from './target.js';

/**
 * Save files as IMCCOPY reads them: the sections [Routes] and [Domain] and nothing else, in the machine's ANSI characters
 * (`Q182522`, `Q262126`).
 */
export const imccopyWriter: Writer = { target: 'imccopy', encoding: 'windows-1252', judge, judgeComment: () => 'whether IMCCOPY passes over comments is not documented', thin, write };

const EOL = '\r\n';

function judge(item: Setting | Deletion | Line, heading: Heading | undefined): Verdict {
  if (item.kind !== 'setting') return leftOut(item.kind === 'line' ? 'it cannot be read' : 'a save says what is set, and nothing of the registry');
  const section = heading?.section;
  if (section !== 'Routes' && section !== 'Domain') return leftOut('IMCCOPY is known to save the sections [Routes] and [Domain] and no other');
  const entry = findSetting(section, item.name);
  if (!entry) return leftOut('no such property is known in the saves of IMCCOPY');
  const isList = entry.type.kind === 'list';
  if (isList !== (item.data.kind === 'rows')) return leftOut(isList ? 'it is a table, and here stands one text' : 'it is one text, and here stands a table');
  const texts = item.data.kind === 'rows' ? item.data.rows.flatMap(part => (part.kind === 'row' ? part.fields : [])) : item.data.kind === 'text' ? [item.data.text] : [];
  if (texts.some(text => encodeAnsi(text) === undefined)) return leftOut('it has characters that are not in the code page of such files, Windows-1252');
  return imcWriter.judge(item, heading);
}

/** A save has one table of each name: the one that is in force, which is the last. */
function thin(items: readonly Item[]): readonly { readonly item: Item; readonly why: string }[] {
  const inForce = inForceOf(items);
  return items.flatMap(item => (item.kind === 'setting' && !inForce.has(item)
    ? [{ item, why: 'it is written once more further down, where it is in force, and a save has it once' }] : []));
}

function inForceOf(items: readonly Item[]): ReadonlyMap<Setting, Heading | undefined> {
  const byName = new Map<string, { readonly setting: Setting; readonly heading: Heading | undefined }>();
  let heading: Heading | undefined;
  for (const item of items) {
    if (item.kind === 'heading') heading = item;
    if (item.kind === 'setting') byName.set(`${heading?.section}\n${item.name.toLowerCase()}`, { setting: item, heading });
  }
  return new Map([...byName.values()].map(({ setting, heading: its }) => [setting, its]));
}

/**
 * The two saves that are printed are followed: the table of routes begins with its section and ends with `DefaultRouting=` (`Q182522`), and
 * a header stands above the records of domains (`Q262126`).
 */
function write(items: readonly Item[]): string {
  const bySection = (section: string) => [...inForceOf(items)].flatMap(([setting, heading]) => (heading?.section === section ? [setting] : []));
  const routes = bySection('Routes').sort((a, b) => Number(isDefault(a)) - Number(isDefault(b)));
  if (routes.length > 0 && !routes.some(isDefault)) routes.push({ ...routes[0]!, name: 'DefaultRouting', data: { kind: 'text', text: '' } });
  const domain = bySection('Domain');
  const header = domain.length > 0 ? ['[Header]', 'Version=1'] : [];
  const lines = [['Routes', routes] as const, ['Domain', domain] as const]
    .flatMap(([section, settings]) => (settings.length > 0 ? [`[${section}]`, ...settings.flatMap(setting => linesOf(section, setting))] : []));
  return [...header, ...lines].map(line => line + EOL).join('');
}

function isDefault({ name }: Setting): boolean {
  return name.toLowerCase() === 'defaultrouting';
}

function linesOf(section: string, setting: Setting): readonly string[] {
  const { data } = setting;
  return settingLines(section, data.kind === 'rows' ? { ...setting, data: { ...data, rows: data.rows.filter(({ kind }) => kind === 'row') } } : setting);
}
