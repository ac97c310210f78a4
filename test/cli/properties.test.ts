import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText } from '../harness/arbitraries.js';
import { folderOf, imc } from './imc.js';

const encodings = fc.constantFrom(
  (text: string) => Buffer.from(text.replaceAll('\0', '')), (text: string) => Buffer.from(`\ufeff\n${text}`, 'utf16le'),
  (text: string) => Buffer.from(`${text.replaceAll(/[\0\u0100-\uffff]/g, '')}\xe9`, 'latin1'),
);

test('whatever a file holds, check and format come to an end, and what they wrote they leave alone the next time', async () => {
  await fc.assert(fc.asyncProperty(documentText, encodings, async (text, spell) => {
    const cwd = folderOf({ 'a.imc': spell(text) });
    for (const words of [['check', '--fix'], ['format']]) {
      expect((await imc(words, { cwd })).status).toBeLessThan(2);
      const once = readFileSync(path.join(cwd, 'a.imc'));
      expect((await imc(words, { cwd })).status).toBeLessThan(2);
      expect(readFileSync(path.join(cwd, 'a.imc')), words.join(' ')).toEqual(once);
    }
    expect((await imc(['format', '--check'], { cwd })).status).toBe(0);
    for (const words of [['plan', 'a.imc'], ['route', 'a.imc', 'u@example.com']]) expect((await imc(words, { cwd })).status, words.join(' ')).toBe(0);
  }), { numRuns: 60 });
});

test('a file of any bytes is a document or a reason, never a fault of the program', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
    const { status, stderr } = await imc(['check', '-'], { stdin: bytes });
    expect(status === 2).toBe(stderr.startsWith('Standard input: it is not a document'));
  }), { numRuns: 200 });
});
