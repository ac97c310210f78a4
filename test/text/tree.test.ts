import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formats } from '../../server/src/formats/index.js';
import { lineChangeOf } from '../../server/src/text/change.js';
import { firstLineOf, lineAt, rangeOf } from '../../server/src/text/position.js';
import { edit, parse, print, type SyntaxTree } from '../../server/src/text/tree.js';
import { contentChange, documentText } from '../harness/arbitraries.js';

// Blocks of three lines, so that their borders are met all the time.
const SMALL = 3;
const RUNS = { numRuns: 500 };

/** What a tree says, without where its blocks happen to end. */
function shape(tree: SyntaxTree) {
  return tree.blocks.flatMap(({ lines }) => lines.map(({ text, eol, kind, exit }) => ({ text, eol, kind, exit })));
}

for (const format of formats) {
  test(`${format.id}: printing gives back the text that was parsed`, () => {
    fc.assert(fc.property(documentText, text => { expect(print(parse(format, text, SMALL))).toBe(text); }), RUNS);
  });

  test(`${format.id}: an edited tree says what the tree of the edited text says`, () => {
    fc.assert(fc.property(documentText, fc.array(contentChange, { minLength: 1, maxLength: 5 }), (text, changes) => {
      let tree = parse(format, text, SMALL);
      for (const { range, text: inserted } of changes) tree = edit(format, tree, lineChangeOf(tree, range, inserted), SMALL);
      expect(shape(tree)).toEqual(shape(parse(format, print(tree), SMALL)));
      expect(tree.lineCount).toBe(shape(tree).length);
    }), RUNS);
  });

  test(`${format.id}: the tree follows the editor's own text through any changes`, () => {
    fc.assert(fc.property(documentText, fc.array(contentChange, { maxLength: 8 }), (text, changes) => {
      let tree = parse(format, text, SMALL);
      const oracle = TextDocument.create('test:///a', format.id, 0, text);
      changes.forEach((change, i) => {
        // The oracle loses count after a change beyond its end, so it is given the place where that change must land.
        const inside = (position: { line: number; character: number }) => oracle.positionAt(oracle.offsetAt(position));
        TextDocument.update(oracle, [{ range: { start: inside(change.range.start), end: inside(change.range.end) }, text: change.text }], i + 1);
        tree = edit(format, tree, lineChangeOf(tree, change.range, change.text), SMALL);
        expect(print(tree)).toBe(oracle.getText());
        expect(tree.lineCount).toBe(oracle.lineCount);
      });
    }), RUNS);
  });

  test(`${format.id}: every block is entered with what the block before it left`, () => {
    fc.assert(fc.property(documentText, contentChange, (text, { range, text: inserted }) => {
      const fresh = parse(format, text, SMALL);
      const tree = edit(format, fresh, lineChangeOf(fresh, range, inserted), SMALL);
      let context: unknown = format.initial;
      for (const block of tree.blocks) {
        expect(block.entry).toBe(context);
        context = block.lines.at(-1)!.exit;
      }
    }), RUNS);
  });

  test(`${format.id}: lowering cannot fail`, () => {
    fc.assert(fc.property(documentText, text => {
      const tree = parse(format, text, SMALL);
      for (const block of tree.blocks) for (const fact of format.lower(block)) {
        const { start, end } = rangeOf(tree, fact.span);
        expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(true);
        expect(end.character).toBeLessThanOrEqual(lineAt(tree, end.line)!.line.text.length);
      }
    }), RUNS);
  });
}

test('a keystroke in 100,000 lines makes one new block', () => {
  const [format] = formats;
  const text = `[Routing]\nRoutingTable=+\n${Array.from({ length: 100_000 }, (_, i) => `+d${i}.example;host.example`).join('\n')}\n`;
  const tree = parse(format!, text);
  const edited = edit(format!, tree, lineChangeOf(tree, { start: { line: 50_000, character: 3 }, end: { line: 50_000, character: 3 } }, 'x'));
  const before = new Set(tree.blocks);
  expect(edited.blocks.filter(block => !before.has(block))).toHaveLength(1);
});

test('typing line after line leaves no dust of tiny blocks', () => {
  const [format] = formats;
  let tree = parse(format!, '[Routing]\nRoutingTable=+\n');
  for (let i = 0; i < 3000; i++) tree = edit(format!, tree, { from: 2, to: 2, text: `+d${i}.example;<inbound>\n` });
  expect(tree.blocks.length).toBeLessThan(3000 / 100);
});

test('a line is found by its number, and its block knows its own', () => {
  const [format] = formats;
  const tree = parse(format!, Array.from({ length: 20 }, (_, i) => `A${i}=1`).join('\r\n'), SMALL);
  for (let i = 0; i < 20; i++) {
    const { block, row, line } = lineAt(tree, i)!;
    expect(line.text).toBe(`A${i}=1`);
    expect(firstLineOf(tree, block) + row).toBe(i);
  }
  expect(lineAt(tree, 20)).toBeUndefined();
});
