import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversion, Target } from '../../server/src/convert/content.js';
import { convertText } from '../../server/src/convert/convert.js';
import { encode } from '../../cli/src/read-document.js';
import { imcText, meaningOf, regText, vbsText, type Language } from './documents.js';

const TARGETS = ['imc', 'reg', 'vbs', 'imccopy', 'json'] as const;
const TEXTS: Readonly<Record<Language, fc.Arbitrary<string>>> = { imc: imcText, reg: regText, vbs: vbsText };
const RUNS = 100;

function converted(language: Language | 'json', text: string, to: Target): Conversion {
  const result = convertText({ language, text }, to);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

/** Without the comments that say what a file does: they are written for the reader, and not lost again. */
function own(comments: readonly string[], before: readonly string[]): readonly string[] {
  return comments.filter(comment => before.includes(comment));
}

function count<T>(items: readonly T[], wanted: T): number {
  return items.filter(item => item === wanted).length;
}

describe.each(Object.entries(TEXTS) as [Language, fc.Arbitrary<string>][])('from %s', (language, texts) => {
  test.each(TARGETS)('to %s and back, exactly what the two lists name is missing', target => {
    fc.assert(fc.property(texts, text => {
      const there = converted(language, text, target);
      const back = converted(target === 'imccopy' ? 'imc' : target, there.text, language);
      const [was, is] = [meaningOf(language, text), meaningOf(language, back.text)];
      const lost = [...there.losses, ...back.losses].map(({ name }) => name.replace('[HKLM', '[HKEY_LOCAL_MACHINE'));

      for (const name of new Set([...was.writes.keys(), ...is.writes.keys()])) {
        const [before, after] = [was.writes.get(name) ?? [], is.writes.get(name) ?? []];
        const isLost = lost.some(one => one === name || one === `the deletion of ${name}` || (name.startsWith('key ') && one.startsWith('the deletion of the key')));
        if (isLost) expect(after, `${name} is said to be left out`).not.toEqual(before);
        else if (name.endsWith('DefaultRouting') && before.length === 0) expect(after).toEqual(['text ']);     // the line that ends every delivery table
        else expect(after, name).toEqual(before);
      }
      for (const comment of new Set(was.comments)) {
        expect(count(is.comments, comment), `the comment “${comment}”`).toBeLessThanOrEqual(count(was.comments, comment));
      }
      expect(was.comments.length - own(is.comments, was.comments).length, 'comments left out').toBe(count(lost, 'a comment'));
      expect(was.unread.length - is.unread.length, 'lines that cannot be read left out').toBe(count(lost, 'a line that cannot be read'));
    }), { numRuns: RUNS });
  });

  test.each(TARGETS.filter(target => target !== 'json' && target !== language))('what is written as %s is read without a line that cannot be read', target => {
    fc.assert(fc.property(texts, text => {
      expect(meaningOf(target === 'imccopy' ? 'imc' : target as Language, converted(language, text, target).text).unread).toEqual([]);
    }), { numRuns: 40 });
  });

  test.each(TARGETS)('what is written as %s can be saved in the encoding that is named', target => {
    fc.assert(fc.property(texts, text => {
      const { text: result, encoding } = converted(language, text, target);
      expect(encode({ text: result, encoding, mark: new Uint8Array(0) })).not.toHaveProperty('unencodable');
    }), { numRuns: 50 });
  });

  test.each(TARGETS)('what is written as %s can be written so again, with nothing left out, and soon without a change', target => {
    fc.assert(fc.property(texts, text => {
      const same = target === 'imccopy' ? 'imc' : target;
      const twice = converted(same, converted(language, text, target).text, target);
      const thrice = converted(same, twice.text, target);
      expect([...twice.losses, ...thrice.losses]).toEqual([]);
      expect(thrice.text).toBe(twice.text);
    }), { numRuns: 40 });
  });
});
