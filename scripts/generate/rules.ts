import { readFileSync } from 'node:fs';
import { sourcesLine } from '../../server/src/analysis/describe.js';
import { pageOfSetting } from '../../server/src/analysis/pages.js';
import { acrossRules } from '../../server/src/rules/across/index.js';
import { dequeueRules } from '../../server/src/rules/dequeue/index.js';
import { imccopyRules } from '../../server/src/rules/imccopy/index.js';
import { registryRules } from '../../server/src/rules/registry/index.js';
import { routingRules } from '../../server/src/rules/routing/index.js';
import type { Rule } from '../../server/src/rules/rule.js';
import { textRules } from '../../server/src/rules/text/index.js';
import { link, table } from './markdown.js';
import type { Reference } from './reference.js';

/** The rules in the groups of the table of diagnostics. */
export const GROUPS: readonly (readonly [string, readonly Rule[]])[] = [
  ['Text', textRules], ['Registry values', registryRules], ['Dequeue and accounts', dequeueRules], ['Routing, relay, address space', routingRules], ['IMCCOPY', imccopyRules],
  ['Across the files of a folder', acrossRules],
];

/** The page of a rule: what its test page says, under what the rule says of itself. */
export function rulePage(reference: Reference, rule: Rule): string {
  const page = readFileSync(`${reference.root}/test/rules/${rule.code}.md`, 'utf8').replace(/^# .*\n/, '').trim();
  let format = 'imc';                                                     // a fixed text is in the format of the document above it
  const body = page.replace(/^```(imc|reg|vbs|fixed .*)(?: (\S+))?$/gm, (fence, name: string, file: string | undefined) => {
    if (name.startsWith('fixed ')) return `After the fix “${name.slice('fixed '.length)}”:\n\n\`\`\`${format}`;
    format = name;
    return file === undefined ? fence : `\`${file}\`:\n\n\`\`\`${name}`;           // one of several documents in a folder
  });
  return `# ${rule.code}\n\n${rule.summary}. Severity: ${rule.severity}.\n\n${body}\n\n## Switching it off\n\nA comment \`; imc-disable-next-line ${rule.code}\` above the line, or \`; imc-disable ${rule.code}\` for the whole document; in the editor the setting \`imc.rules\`, on the command line \`--rule ${rule.code}=off\`.\n\n${settingsLine(reference, rule)}${sourcesLine(rule.sources)}\n`;
}

export function ruleIndex(): string {
  const tables = GROUPS.map(([title, rules]) => `## ${title}\n\n${table(['rule', 'severity', 'what it finds'], rules.map(({ code, severity, summary }) => [`[${code}](${code}.md)`, severity, summary]))}\n`);
  return `# Rules\n\nEvery problem that IMC Config reports has a code, and each code a page.\n\n${tables.join('\n')}`;
}

/** Rules that look at values of every kind show some of them on their page, and are about none of these. */
const MOST = 8;

function settingsLine(reference: Reference, rule: Rule): string {
  const entries = reference.settingsOf(rule);
  return entries.length === 0 || entries.length > MOST ? '' : `Settings: ${entries.map(entry => link(`rules/${rule.code}`, pageOfSetting(entry), entry.name)).join(', ')}\n\n`;
}
