import { ANY_NAME } from '../catalog/entry.js';
import {
  controls, findAnywhere, findSection, findSetting, findValuesNamed, namedSettingsOf, registryKeys, type ControlEntry, type EnhancedEntry, type EventEntry, type PageEntry, type RegistryKey,
  type ReplyEntry, type VerbEntry,
} from '../catalog/index.js';
import { describeType } from '../values/index.js';
import { bullets, paragraphs, sourcesLine } from './describe.js';

/** Markdown about a registry key and the values that the catalog knows of it. */
export function describeKey({ section, key, summary, detail, notes, misprints, sources }: RegistryKey): string {
  const named = namedSettingsOf(section).map(({ name }) => name);
  const anyValue = findSetting(section, ANY_NAME);
  return paragraphs([
    `**${section}** · registry key`, `\`${key}\``, `${summary}.`, detail,
    named.length > 0 && `Values that the articles name: ${named.map(name => `\`${name}\``).join(', ')}.`,
    anyValue && `Each of its values: ${describeType(anyValue.type)}. ${anyValue.summary}.`,
    bullets('Also', notes),
    misprints && `Misprinted as ${misprints.map(({ name, kb }) => `\`${name}\` in ${kb}`).join(', ')}.`,
    sourcesLine(sources),
  ]);
}

/** Markdown about a property page and what stands on it. */
export function describePage({ name, summary, detail, sections, sources }: PageEntry): string {
  const there = controls.filter(({ page }) => page === name);
  return paragraphs([
    `**${name}** · property page`, `${summary}.`, detail,
    sections ? `In a document: ${sections.map(section => `\`[${section}]\``).join(', ')}.` : 'No section of a document stands for it.',
    bullets('What stands on it, as far as articles quote it', there.map(({ group, label, summary: about }) => `${group && group !== label ? `${group} › ` : ''}*${label}*: ${about}`)),
    sourcesLine(sources),
  ]);
}

/** Markdown about a control of a property page. */
export function describeControl({ page, group, label, kind, choices, values, default: preset, since, summary, detail, notes, settings, sources }: ControlEntry): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Page', group && group !== label ? `${page} › ${group}` : page],
    ['Values', values],
    [kind === 'list' || kind === 'fields' ? 'Columns' : 'Choices', choices?.map(choice => `*${choice}*`).join(', ')],
    ['Default', preset ?? (kind === 'button' || kind === 'list' ? undefined : 'not documented')],
    ['Since', since],
    ['The same as', settings?.map(({ section, name }) => (name === ANY_NAME ? `\`${section}\`` : `\`[${section}] ${name}\``)).join(', ')],
  ];
  return paragraphs([
    `**${label}** · ${kind}`, `${summary}.`, detail,
    facts.flatMap(([name, text]) => (text === undefined ? [] : [`- ${name}: ${text}`])).join('\n'),
    bullets('Also', notes), sourcesLine(sources),
  ]);
}

/** Markdown about an event of the application log, an error of the service manager, or a report. */
export function describeEvent({ id, also, kind, level, meaning, causes, remedy, settings, controls: related, sources }: EventEntry): string {
  const title = /^\d/.test(id) ? `${kind === 'event' ? 'Event' : 'Error'} ${[id, ...also ?? []].join(' and ')}` : id;
  const about = kind === 'event' ? ` · ${level ?? 'event'} in the application log` : kind === 'service error' ? ' · shown by the service manager' : kind === 'report' ? ' · non-delivery report' : ' · extension';
  return paragraphs([
    `**${title}**${about}`, meaning, bullets('Comes about so', causes), remedy && `What to do: ${remedy}`, settingsLine(settings), controlsLine(related), sourcesLine(sources),
  ]);
}

/** Markdown about a reply code. */
export function describeReply({ code, meaning, remedy, settings, controls: related, sources }: ReplyEntry): string {
  return paragraphs([`**Reply ${code}**`, meaning, remedy && `What to do: ${remedy}`, settingsLine(settings), controlsLine(related), sourcesLine(sources)]);
}

/** Markdown about an enhanced status code. */
export function describeEnhanced({ code, with: replies, meaning, remedy, sources }: EnhancedEntry): string {
  return paragraphs([
    `**${code}** · enhanced status code, behind ${replies.join(', ')}`, meaning, remedy && `What to do: ${remedy}`, sourcesLine(sources),
  ]);
}

/** Markdown about a command, an extension of SMTP or a way of logging on. */
export function describeVerb({ name, kind, form, summary, detail, notes, replies, settings, sources }: VerbEntry): string {
  const about = { command: 'SMTP command', extension: 'listed in the answer to EHLO', mechanism: 'way of logging on' }[kind];
  return paragraphs([
    `**${name}** · ${about}`, `${summary}.`, form && `Written: \`${form}\``, detail,
    replies && ['| Reply | Means |', '| --- | --- |', ...replies.map(({ code, meaning }) => `| ${code} | ${meaning} |`)].join('\n'),
    bullets('Also', notes), settingsLine(settings), sourcesLine(sources),
  ]);
}

/** Names of settings with the section or key that each stands in. */
function settingsLine(names: readonly string[] | undefined): string | undefined {
  if (!names || names.length === 0) return undefined;
  return `Settings: ${names.map(name => {
    const [entry] = [...findAnywhere(name), ...findValuesNamed(name)];
    return entry && (findSection(entry.section) || registryKeys.some(({ section }) => section === entry.section)) ? `\`[${entry.section}] ${entry.name}\`` : `\`${name}\``;
  }).join(', ')}`;
}

function controlsLine(labels: readonly string[] | undefined): string | undefined {
  return labels && labels.length > 0 ? `In the dialog: ${labels.map(label => `*${label}*`).join(', ')}` : undefined;
}
