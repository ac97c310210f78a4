import { safeText } from '../../client/src/smtp/safe-text.js';
import type { Io } from './io.js';
import { painter, type Style } from './terminal.js';

/**
 * Markdown as hovers use it, for a terminal: bold text, code, links as their text with the address behind it, lists, and tables whose
 * columns line up. Lines are wrapped where a terminal is, at its width.
 */
export function renderMarkdown(markdown: string, io: Io): string {
  const paint = painter(io);
  const width = io.columns === undefined ? Number.POSITIVE_INFINITY : Math.max(40, io.columns - 1);
  const lines: string[] = [];
  let table: string[][] = [];
  const endTable = () => {
    lines.push(...tableLines(table));
    table = [];
  };
  for (const line of markdown.split('\n')) {
    const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
    if (row !== undefined) {
      if (!/^[\s:|-]+$/.test(row)) table.push(row.split(/(?<!\\)\|/).map(cell => inline(cell.trim(), paint)));
      continue;
    }
    endTable();
    const [, indent = '', marker = '', rest = ''] = /^(\s*)((?:[-*]|\d+\.) +|#+ +|)(.*)$/.exec(line)!;
    if (marker.startsWith('#')) lines.push(paint('bold', inline(rest, () => rest)));
    else lines.push(...wrap(`${indent}${marker}${inline(rest, paint)}`, ' '.repeat(indent.length + marker.length), width));
  }
  endTable();
  return `${lines.join('\n').trimEnd()}\n`;
}

type Paint = (style: Style, text: string) => string;

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|(?<![\w*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\w*])|\[((?:[^\]\\]|\\.)+)\]\((\S+?)\)|\\([!-/:-@[-`{-~])|&(lt|gt|amp|nbsp);/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ' };

function inline(text: string, paint: Paint): string {
  let [result, done] = ['', 0];
  for (const match of text.matchAll(INLINE)) {
    const [all, code, bold, emphasis, label, address, escaped, entity] = match;
    result += safeText(text.slice(done, match.index));
    if (code !== undefined) result += safeText(code);
    else if (bold !== undefined) result += paint('bold', inline(bold, (_, plain) => plain));
    else if (emphasis !== undefined) result += inline(emphasis, paint);
    else if (label !== undefined) result += `${inline(label, paint)} (${safeText(address!)})`;
    else if (escaped !== undefined) result += escaped;
    else result += ENTITIES[entity!] ?? all;
    done = match.index + all.length;
  }
  return result + safeText(text.slice(done));
}

function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, shownLength(cell))));
  return rows.map(row => row.map((cell, column) => cell + ' '.repeat(widths[column]! - shownLength(cell))).join('  ').trimEnd());
}

/** Breaks between words; a word that is wider than a line stands alone. */
function wrap(text: string, indent: string, width: number): readonly string[] {
  if (shownLength(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && shownLength(line) + 1 + shownLength(word) > width) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' && lines.length === 0 ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function shownLength(text: string): number {
  return text.replace(/\u001b\[\d+m/g, '').length;
}
