import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/index.js';
import { testRulePage } from '../harness/literate.js';

const pages = readdirSync(import.meta.dirname).filter(name => name.endsWith('.md')).map(name => name.slice(0, -3));

for (const code of pages) describe(code, () => testRulePage(path.join(import.meta.dirname, `${code}.md`), code));

describe('the list of rules', () => {
  test('has a page for every rule, and a rule for every page', () => {
    expect(pages.toSorted()).toEqual(rules.map(({ code }) => code).toSorted());
  });
  test('names no rule twice', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });
  test('finds each rule in a file of its name', () => {
    for (const { code } of rules) {
      const folders = readdirSync('server/src/rules', { withFileTypes: true }).filter(entry => entry.isDirectory());
      expect(folders.filter(({ name }) => existsSync(`server/src/rules/${name}/${code}.ts`)), code).toHaveLength(1);
    }
  });
});
