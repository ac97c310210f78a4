import { ANY_NAME } from '../catalog/entry.js';
import {
  controls, findAnywhere, findSection, findSetting, findValuesNamed, namedSettingsOf, registryKeys, type ControlEntry, type EnhancedEntry, type EventEntry, type PageEntry, type RegistryKey,
  type ReplyEntry, type VerbEntry,
} from '../catalog/index.js';
import { describeType } from '../values/index.js';
import { bullets, paragraphs, sourcesLine } from './describe.js';
import { pageLine, pageOfControl, pageOfEnhanced, pageOfEvent, pageOfKey, pageOfPropertyPage, pageOfReply, pageOfVerb } from './pages.js';

/** Markdown about a registry key and the values that the catalog knows of it. */
export function describeKey(entry: RegistryKey): string {
  const { section, key, summary, detail, notes, misprints, sources } = entry;
  const named = namedSettingsOf(section).map(({ name }) => name);
  const anyValue = findSetting(section, ANY_NAME);
  return paragraphs([
    `**${section}** · registry key`, `\`${key}\``, `${summary}.`, detail,
    named.length > 0 && `Values that the articles name: ${named.map(name => `\`${name}\``).join(', ')}.`,
    anyValue && `Each of its values: ${describeType(anyValue.type)}. ${anyValue.summary}.`,
    bullets('Also', notes),
    misprints && `Misprinted as ${misprints.map(({ name, kb }) => `\`${name}\` in ${kb}`).join(', ')}.`,
    pageLine(pageOfKey(entry)), sourcesLine(sources),
  ]);
}

/** Markdown about a property page and what stands on it. */
export function describePage(entry: PageEntry): string {
  const { name, summary, detail, sections, sources } = entry;
  const there = controls.filter(({ page }) => page === name);
  return paragraphs([
    `**${name}** · property page`, `${summary}.`, detail,
    sections ? `In a document: ${sections.map(section => `\`[${section}]\``).join(', ')}.` : 'No section of a document stands for it.',
    bullets('What stands on it, as far as articles quote it', there.map(({ group, label, summary: about }) => `${group && group !== label ? `${group} › ` : ''}*${label}*: ${about}`)),
    pageLine(pageOfPropertyPage(entry.name)), sourcesLine(sources),
  ]);
}

/** Markdown about a control of a property page. */
export function describeControl(entry: ControlEntry): string {
  const { page, group, label, kind, choices, values, default: preset, since, summary, detail, notes, settings, sources } = entry;
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
    bullets('Also', notes), pageLine(pageOfControl(entry)), sourcesLine(sources),
  ]);
}

/** Markdown about an event of the application log, an error of the service manager, or a report. */
export function describeEvent(entry: EventEntry): string {
  const { id, also, kind, level, meaning, causes, remedy, settings, controls: related, sources } = entry;
  const title = /^\d/.test(id) ? `${kind === 'event' ? 'Event' : 'Error'} ${[id, ...also ?? []].join(' and ')}` : id;
  const about = kind === 'event' ? ` · ${level ?? 'event'} in the application log, source MSExchangeIMC` : kind === 'service error' ? ' · shown by the service manager' : kind === 'report' ? ' · non-delivery report' : ' · extension';
  return paragraphs([
    `**${title}**${about}`, meaning, bullets('Comes about so', causes), remedy && `What to do: ${remedy}`, settingsLine(settings), controlsLine(related),
    pageLine(pageOfEvent(entry)), sourcesLine(sources),
  ]);
}

/** Markdown about a reply code. */
export function describeReply(entry: ReplyEntry): string {
  const { code, meaning, remedy, settings, controls: related, sources } = entry;
  return paragraphs([
    `**Reply ${code}**`, meaning, remedy && `What to do: ${remedy}`, settingsLine(settings), controlsLine(related), pageLine(pageOfReply(entry)), sourcesLine(sources),
  ]);
}

/** Markdown about an enhanced status code. */
export function describeEnhanced(entry: EnhancedEntry): string {
  const { code, with: replies, meaning, remedy, sources } = entry;
  return paragraphs([
    `**${code}** · enhanced status code, behind ${replies.join(', ')}`, meaning, remedy && `What to do: ${remedy}`, pageLine(pageOfEnhanced(entry)), sourcesLine(sources),
  ]);
}

/** Markdown about a command, an extension of SMTP or a way of logging on. */
export function describeVerb(entry: VerbEntry): string {
  const { name, kind, form, summary, detail, notes, replies, settings, sources } = entry;
  const about = { command: 'SMTP command', extension: 'listed in the answer to EHLO', mechanism: 'way of logging on' }[kind];
  return paragraphs([
    `**${name}** · ${about}`, `${summary}.`, form && `Written: \`${form}\``, detail,
    replies && ['| Reply | Means |', '| --- | --- |', ...replies.map(({ code, meaning }) => `| ${code} | ${meaning} |`)].join('\n'),
    bullets('Also', notes), settingsLine(settings), pageLine(pageOfVerb(entry)), sourcesLine(sources),
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
