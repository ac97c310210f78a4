import { expect, test } from 'vitest';
import type { Io } from '../../cli/src/io.js';
import { renderMarkdown } from '../../cli/src/markdown.js';

const plain = { colours: false, columns: undefined } as Io;

test('Markdown becomes what a terminal can show', () => {
  for (const [markdown, text] of [
    ['**bold** and `code` and *stress*', 'bold and code and stress'],
    ['**with `code` in it**', 'with code in it'],
    ['2 * 3 * 4 and a*b*c', '2 * 3 * 4 and a*b*c'],
    ['[Q257979](https://example.com/kb/Q257979/)', 'Q257979 (https://example.com/kb/Q257979/)'],
    ['[Routing] is a section, [x](y) is not', '[Routing] is a section, x (y) is not'],
    ['`**not bold** [no](link)`', '**not bold** [no](link)'],
    ['\\<inbound\\> &lt;default&gt; DOMAIN\\user', '<inbound> <default> DOMAIN\\user'],
    ['# Heading', 'Heading'],
    ['- one\n- two', '- one\n- two'],
    ['| bit | means |\n|---|:---:|\n| 1 | `on` |\n| 1024 | off |\nafter', 'bit   means\n1     on\n1024  off\nafter'],
    ['a\u001b[31mb\u202ec', 'a\\x1b[31mb\\u{202e}c'],
  ] as const) expect(renderMarkdown(markdown, plain), markdown).toBe(`${text}\n`);
});

test('on a terminal bold text stands out, and lines end at words within its width', () => {
  const io = { colours: true, columns: 41 } as Io;
  expect(renderMarkdown('**bold**', io)).toBe('\u001b[1mbold\u001b[0m\n');
  expect(renderMarkdown(`- ${'word '.repeat(10).trim()}`, io)).toBe('- word word word word word word word\n  word word word\n');
  expect(renderMarkdown(`- **word** ${'word '.repeat(6)}longer`, io).split('\n')[1]).toBe('  longer');
  expect(renderMarkdown(`see ${'x'.repeat(60)} end`, io)).toBe(`see\n${'x'.repeat(60)}\nend\n`);
});
