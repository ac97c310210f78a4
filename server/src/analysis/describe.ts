import { ANY_NAME, type ControlEntry, type SectionEntry, type SettingEntry, type Sources } from '../catalog/entry.js';
import { controlsOf, linkOf, settingsOf, textOf } from '../catalog/index.js';
import type { Rule } from '../rules/rule.js';
import { describeType, entryForm, suggestValues } from '../values/index.js';
import type { Field, ListType, ValueType } from '../values/value-type.js';
import { pageLine, pageOfSection, pageOfSetting } from './pages.js';

/**
 * Markdown about a setting: what it does, what may be written, and what is not documented, with its sources. Where a number made of
 * bits has just been explained bit by bit, they are not told again.
 */
export function describeSetting(entry: SettingEntry, explained?: 'explained'): string {
  const type = entry.registryType ?? (entry.type.kind === 'list' ? 'list' : undefined);
  const facts: (readonly [string, string])[] = [
    ['Values', describeType(entry.type)],
    ...placesOf(controlsOf(entry)),
    ['Default', entry.default ?? 'not documented'],
    ...(entry.since ? [['Since', entry.since.text] as const] : []),
    ...(entry.until ? [['Until', entry.until.text] as const] : []),
    ['After a change', afterChange(entry)],
    ...(entry.caseSensitive ? [['Name', 'read with regard to case'] as const] : []),
  ];
  return paragraphs([
    `**[${entry.section}] ${entry.name === ANY_NAME ? 'every value' : entry.name}**${type ? ` · ${type}` : ''}`,
    `${entry.summary}.`,
    entry.detail,
    facts.map(([name, text]) => `- ${name}: ${text}`).join('\n'),
    explained && entry.type.kind === 'bits' ? undefined : meanings(entry.type),
    entry.type.kind === 'list' ? describeFields(entry.type) : undefined,
    bullets('Works together with', entry.interactions?.map(({ with: other, how }) => `${other}: ${how}`)),
    bullets('Also', entry.notes),
    entry.misprints && `Misprinted as ${entry.misprints.map(({ name, kb }) => `\`${name}\` in ${kb}`).join(', ')}.`,
    pageLine(pageOfSetting(entry)),
    sourcesLine(entry.sources),
  ]);
}

/** Markdown about a section and what may stand in it. */
export function describeSection(entry: SectionEntry): string {
  const names = settingsOf(entry.name).map(({ name }) => `\`${name}\``);
  return paragraphs([
    `**[${entry.name}]**`, `${entry.summary}.`, entry.detail, names.length > 0 && names.length <= 30 ? `Holds ${names.join(', ')}.` : undefined,
    pageLine(pageOfSection(entry)), sourcesLine(entry.sources),
  ]);
}

/** Markdown about one field of a list's entries. */
export function describeField(entry: SettingEntry, field: Field, index: number, explained?: 'explained'): string {
  return paragraphs([
    `**${field.name}** · field ${index + 1} of [${entry.section}] ${entry.name}`,
    `${field.summary}.`,
    `- Values: ${describeType(field.type)}\n- May be left out: ${field.optional ? 'yes' : 'no'}\n- After a change: ${afterChange(entry)}`,
    explained && field.type.kind === 'bits' ? undefined : meanings(field.type),
    pageLine(pageOfSetting(entry)),
    sourcesLine(entry.sources),
  ]);
}

/** Markdown about a rule: what it is about, where that is written, how to switch it off. */
export function describeRule(rule: Rule): string {
  return paragraphs([
    `**${rule.code}** · ${rule.severity}`, `${rule.summary}.`,
    `A comment \`; imc-disable-next-line ${rule.code}\` switches it off for the next line.`,
    pageLine(`rules/${rule.code}`), sourcesLine(rule.sources),
  ]);
}

/** `Sources: …`, with links where there are any. */
export function sourcesLine(sources: Sources): string {
  const said = sources.map(source => {
    const link = linkOf(source);
    return link ? `[${textOf(source)}](${link})` : textOf(source);
  });
  return `Source${said.length > 1 ? 's' : ''}: ${said.join(', ')}`;
}

function describeFields(type: ListType): string {
  return `Entries: \`+${entryForm(type)}\`\n${type.fields.map(({ name, summary }) => `- ${name}: ${summary}`).join('\n')}`;
}

function afterChange({ restart }: SettingEntry): string {
  return restart === undefined ? 'not documented' : restart === null ? 'no restart needed' : `restart: ${restart}`;
}

/** What the values mean that can be told one by one. */
function meanings(type: ValueType): string | undefined {
  if (!TOLD.has(type.kind)) return undefined;
  const options = type.kind === 'list' ? type.words ?? [] : suggestValues(type);
  return bullets('They mean', options.filter(({ meaning }) => meaning !== '').map(({ value, meaning }) => `\`${value}\`: ${meaning}`));
}

const TOLD: ReadonlySet<ValueType['kind']> = new Set(['switch', 'number', 'bits', 'choice', 'occasion', 'domain', 'list']);

/** Where in the Administrator program the same is said: page, box and labels. */
function placesOf(controls: readonly ControlEntry[]): readonly (readonly [string, string])[] {
  const places = new Map<string, string[]>();
  for (const { page, group, label } of controls) {
    const place = group === undefined || group === label ? page : `${page} › ${group}`;
    places.set(place, [...places.get(place) ?? [], `*${label}*`]);
  }
  if (places.size === 0) return [];
  return [['In the dialog', [...places].map(([place, labels]) => `${place} › ${labels.join(', ')}`).join('; ')]];
}

/** A title and a list below it; undefined where there is nothing to list. */
export function bullets(title: string, items: readonly string[] | undefined): string | undefined {
  return items && items.length > 0 ? `${title}\n${items.map(item => `- ${item}`).join('\n')}` : undefined;
}

/** What there is of the parts, with an empty line between them. */
export function paragraphs(parts: readonly (string | undefined | false)[]): string {
  return parts.filter(part => part).join('\n\n');
}
