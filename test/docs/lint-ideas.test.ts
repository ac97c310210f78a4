import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codesFor, codesOf, IDEAS } from '../../scripts/generate/ideas.js';
import { anchorOf } from '../../server/src/analysis/pages.js';
import { formatOf } from '../../server/src/formats/index.js';

const ideas = IDEAS.flatMap(([, ideas]) => ideas);

test('every idea is accounted for, once: A1–A23, B1–B27, C1–C28, D1–D38, E1–E18', () => {
  const expected = Object.entries({ A: 23, B: 27, C: 28, D: 38, E: 18 }).flatMap(([letter, count]) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`));
  expect(expected).toHaveLength(134);
  expect(ideas.map(({ id }) => id)).toEqual(expected);
});

for (const { id, looksLike, served } of ideas) {
  if ('tries' in served) {
    test(`${id} is reported by ${codesOf(served).join(' or ')}: ${looksLike}`, () => {
      for (const one of served.tries) {
        expect(formatOf(one.format)).toBeDefined();
        expect(codesFor(one), one.text).toContain(one.code);
      }
    });
  } else if ('words' in served) {
    test(`${id} is said in ${served.page}: ${looksLike}`, () => {
      const [file, anchor] = served.page.split('#') as [string, string?];
      expect(placeOf(readFileSync(`docs/${file}.md`, 'utf8'), anchor)).toContain(served.words);
    });
  } else {
    test(`${id} is left out, and it is said why: ${looksLike}`, () => { expect(served.why).toMatch(/\w+ \w+ \w+/); });
  }
}

/** What stands below the heading with that anchor, up to the next one of its level. */
function placeOf(text: string, anchor: string | undefined): string {
  if (anchor === undefined) return text;
  const from = [...text.matchAll(/^(#+) (.*)$/gm)].find(([, , heading]) => anchorOf(heading!) === anchor);
  if (!from) return '';
  const rest = text.slice(from.index + from[0].length);
  const to = rest.search(new RegExp(`^#{1,${from[1]!.length}} `, 'm'));
  return to === -1 ? rest : rest.slice(0, to);
}
