import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { byteByByte, cutAt, dialoguesIn, oneBreath, play, wholeLines } from '../harness/dialogue.js';

const dialogues = dialoguesIn(path.dirname(fileURLToPath(import.meta.url)));

describe.each(dialogues.map((dialogue) => [dialogue.title, dialogue] as const))('%s', (_, dialogue) => {
  test('line by line', () => play(dialogue, wholeLines));
  test('byte by byte', () => play(dialogue, byteByByte));
  test('in one breath', () => play(dialogue, oneBreath));
  test('cut anywhere', () => {
    const fractions = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 5 });
    fc.assert(fc.property(fractions, (places) => play(dialogue, cutAt(places))), { numRuns: 30 });
  });
});
