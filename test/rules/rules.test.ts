import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingsOfDocument } from '../../server/src/analysis/run-rules.js';
import { rules } from '../../server/src/rules/index.js';
import { documentsOf, testRulePage } from '../harness/literate.js';

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

/** The rules whose fixes need no asking, as the table of diagnostics has it: of all others, none is part of fix-all. */
const SAFE = [
  'missing-header', 'site-domain-at', 'missing-plus', 'empty-list', 'unused-disable', 'bad-domain', 'bad-host', 'trailing-dot', 'misprinted-key', 'value-name-whitespace',
  'misspelled-value', 'value-case', 'wrong-type', 'regwrite-default-value', 'account-slash', 'account-escaping', 'password-in-document', 'inbound-spelling', 'hash-position',
  'mask-separator', 'turf-entry', 'address-space-form', 'missing-default-routing',
];

test('what needs no asking is what the table of diagnostics says', () => {
  const documents = pages.flatMap(code => documentsOf(path.join(import.meta.dirname, `${code}.md`)));
  const safe = documents.flatMap(snapshot => findingsOfDocument(snapshot, rules))
    .flatMap(({ rule, finding }) => (finding.fixes ?? []).some(({ safe }) => safe) ? [{ code: rule.code, message: finding.message }] : []);
  expect([...new Set(safe.map(({ code }) => code))].toSorted()).toEqual(SAFE.toSorted());
  // Of names it is letters outside ASCII alone that have one right form (RFC 5890).
  for (const { code, message } of safe) if (code === 'bad-domain' || code === 'bad-host') expect(message).toContain('in ASCII it is');
});
