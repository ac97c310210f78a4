import { existsSync, readFileSync } from 'node:fs';
import { sourcesLine } from '../server/src/analysis/describe.js';
import { dequeueRules } from '../server/src/rules/dequeue/index.js';
import { imccopyRules } from '../server/src/rules/imccopy/index.js';
import { registryRules } from '../server/src/rules/registry/index.js';
import { routingRules } from '../server/src/rules/routing/index.js';
import type { Rule } from '../server/src/rules/rule.js';
import { textRules } from '../server/src/rules/text/index.js';

const GROUPS: readonly (readonly [string, readonly Rule[]])[] = [
  ['Text', textRules], ['Registry values', registryRules], ['Dequeue and accounts', dequeueRules], ['Routing, relay, address space', routingRules], ['IMCCOPY', imccopyRules],
];

/** Every file that is made from the sources, by its path in the repository. A test fails when one of them is stale. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, rules] of GROUPS) for (const rule of rules) files.set(`docs/rules/${rule.code}.md`, rulePage(root, rule));
  files.set('docs/rules/README.md', ruleIndex());
  files.set('README.md', withSettings(root));
  files.set('package.json', withRuleSettings(root));
  return files;
}

/** The page of a rule: what its test page says, under what the rule says of itself. */
function rulePage(root: string, rule: Rule): string {
  const page = readFileSync(`${root}/test/rules/${rule.code}.md`, 'utf8').replace(/^# .*\n/, '').trim();
  let format = 'imc';                                                     // a fixed text is in the format of the document above it
  const body = page.replace(/^```(imc|reg|vbs|fixed .*)$/gm, (fence, name: string) => {
    if (name.startsWith('fixed ')) return `After the fix “${name.slice('fixed '.length)}”:\n\n\`\`\`${format}`;
    format = name;
    return fence;
  });
  return `# ${rule.code}\n\n${rule.summary}. Severity: ${rule.severity}.\n\n${body}\n\n## Switching it off\n\nA comment \`; imc-disable-next-line ${rule.code}\` above the line, or \`; imc-disable ${rule.code}\` for the whole document; in the editor the setting \`imc.rules\`, on the command line \`--rule ${rule.code}=off\`.\n\n${sourcesLine(rule.sources)}\n`;
}

function ruleIndex(): string {
  const tables = GROUPS.map(([title, rules]) => `## ${title}\n\n| rule | severity | what it finds |\n|---|---|---|\n${rules.map(({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${cell(summary)} |`).join('\n')}\n`);
  return `# Rules\n\nEvery problem that IMC Config reports has a code, and each code a page.\n\n${tables.join('\n')}`;
}

/** The manifest with a setting for the severity of every rule. */
function withRuleSettings(root: string): string {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { contributes: { configuration: Configuration | Configuration[] } };
  const configuration = [manifest.contributes.configuration].flat().find(({ properties }) => 'imc.rules' in properties);
  const rules = GROUPS.flatMap(([, rules]) => rules);
  if (configuration) {
    configuration.properties['imc.rules']!.properties = Object.fromEntries(rules.map(({ code, summary, severity }) =>
      [code, { type: 'string', enum: ['off', 'hint', 'information', 'warning', 'error'], description: `${summary} (${severity}).` }]));
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

interface Configuration {
  readonly properties: Record<string, Setting & { properties?: object }>;
}

interface Setting {
  readonly default?: unknown;
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** The README with its table of settings made from the manifest. */
function withSettings(root: string): string {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { contributes?: { configuration?: { properties: Record<string, Setting> } | { properties: Record<string, Setting> }[] } };
  const strings = existsSync(`${root}/package.nls.json`) ? JSON.parse(readFileSync(`${root}/package.nls.json`, 'utf8')) as Record<string, string> : {};
  const words = (text: string) => text.replace(/^%(.*)%$/, (whole, key: string) => strings[key] ?? whole);
  const configuration = [manifest.contributes?.configuration ?? []].flat();
  const rows = configuration.flatMap(({ properties }) => Object.entries(properties)).map(([name, setting]) =>
    `| \`${name}\` | ${cell(words(setting.markdownDescription ?? setting.description ?? ''))} | ${cell(`\`${JSON.stringify(setting.default)}\``)} |`);
  return readme.replace(/(<!-- generated:settings -->\n)[\s\S]*?(<!-- \/generated -->)/, (_all, before: string, after: string) =>
    `${before}| setting | what it does | default |\n|---|---|---|\n${rows.join('\n')}\n${after}`);
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n+/g, ' ');
}
