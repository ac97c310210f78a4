import { existsSync, readFileSync } from 'node:fs';
import { GROUPS } from './rules.js';
import { table } from './markdown.js';

/** The manifest with a setting for the severity of every rule. */
export function withRuleSettings(root: string): string {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { contributes: { configuration: Configuration | Configuration[] } };
  const configuration = [manifest.contributes.configuration].flat().find(({ properties }) => 'imc.rules' in properties);
  const rules = GROUPS.flatMap(([, rules]) => rules);
  if (configuration) {
    configuration.properties['imc.rules']!.properties = Object.fromEntries(rules.map(({ code, summary, severity }) =>
      [code, { type: 'string', enum: ['off', 'hint', 'information', 'warning', 'error'], description: `${summary} (${severity}).` }]));
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The README with its table of settings made from the manifest. */
export function withSettings(root: string): string {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { contributes?: { configuration?: Configuration | Configuration[] } };
  const strings = existsSync(`${root}/package.nls.json`) ? JSON.parse(readFileSync(`${root}/package.nls.json`, 'utf8')) as Record<string, string> : {};
  const words = (text: string) => text.replace(/^%(.*)%$/, (whole, key: string) => strings[key] ?? whole);
  const configuration = [manifest.contributes?.configuration ?? []].flat();
  const rows = configuration.flatMap(({ properties }) => Object.entries(properties)).map(([name, setting]) =>
    [`\`${name}\``, words(setting.markdownDescription ?? setting.description ?? ''), `\`${JSON.stringify(setting.default)}\``]);
  return readme.replace(/(<!-- generated:settings -->\n)[\s\S]*?(<!-- \/generated -->)/, (_all, before: string, after: string) =>
    `${before}${table(['setting', 'what it does', 'default'], rows)!}\n${after}`);
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
