import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FormatId } from '../../server/src/formats/format.js';

/** The texts that the last hunts kept. */
export function corpusOf(format: FormatId, root = '.'): ReadonlyMap<string, string> {
  const folder = path.join(root, 'test/fuzz/corpus', format);
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder).sort().map(name => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Documents of the pages about rules, without their marks. */
export function examplesOf(format: FormatId, root = '.'): readonly string[] {
  const folder = path.join(root, 'test/rules');
  return readdirSync(folder).filter(name => name.endsWith('.md')).sort().flatMap(name => [...readFileSync(path.join(folder, name), 'utf8').matchAll(FENCE)]
    .filter(([, language]) => language === format)
    .map(([, , body]) => body!.split('\n').filter(line => !MARK.test(line)).join('\n')));
}

/** The words that texts are made of, each once, and their lines. */
export function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(text => [...text.match(/[\w.-]+|<\w+>|"[^"\n]{1,40}"|[^\s\w]+/g) ?? [], ...text.split('\n').map(line => `${line}\n`)]))].filter(word => word.length <= 200);
}

const FENCE = /^```(imc|reg|vbs)\n([\s\S]*?)^```$/gm;
const MARK = /^ *(?:~+|\^) (?:error|warning|information|hint|note)\[[a-z0-9-]+\].*$/;
