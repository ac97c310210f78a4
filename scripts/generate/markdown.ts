import path from 'node:path';
import type { Page } from '../../server/src/analysis/pages.js';

/** A link from one page of the reference to another; a page does not link to itself. */
export function link(from: Page, to: Page, text: string): string {
  const [file, anchor] = to.split('#') as [string, string?];
  const [here] = from.split('#') as [string];
  if (file === here && anchor === undefined) return text;
  const way = file === here ? '' : `${path.posix.relative(path.posix.dirname(here), file)}.md`;
  return `[${text}](${way}${anchor === undefined ? '' : `#${anchor}`})`;
}

/** A table without rows is none. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

export function list(items: readonly string[] | undefined): string | undefined {
  return items === undefined || items.length === 0 ? undefined : items.map(item => `- ${item}`).join('\n');
}

/** A heading with what stands below it; nothing where nothing does. */
export function part(heading: string, body: string | undefined): string | undefined {
  return body === undefined || body === '' ? undefined : `${heading}\n\n${body}`;
}

/** A whole page: its parts with a blank line between them. */
export function page(parts: readonly (string | undefined | false)[]): string {
  return `${withoutTags(paragraphs(parts))}\n`;
}

export function paragraphs(parts: readonly (string | undefined | false)[]): string {
  return parts.filter(part => part !== undefined && part !== false && part !== '').join('\n\n');
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replace(/\n?$/, '\n')}\`\`\``;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n+/g, ' ');
}

/** `<inbound>` is a word and no tag; what stands in code is left as it is. */
function withoutTags(text: string): string {
  return text.replace(/^```[\s\S]*?^```$|`[^`\n]*`|</gm, found => found === '<' ? '\\<' : found);
}
