import { bench, describe } from 'vitest';
import { factsOf } from '../../server/src/analysis/snapshot.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { registryRules } from '../../server/src/rules/registry/index.js';

// Read the ratio of the two sizes, not the times: ten times the names ought to take ten times as long. Every name is unknown, and
// each is held against all names that the catalog has for the key.

const often = { time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1 };
const rules = registryRules.filter(({ code }) => ['misspelled-value', 'unknown-value', 'wrong-key'].includes(code));

for (const rows of [10_000, 100_000]) {
  const key = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]';
  const text = `REGEDIT4\n\n${key}\n${Array.from({ length: rows }, (_, i) => `"AlwaysUse${i}TRN"=dword:00000001\n`).join('')}`;
  const facts = factsOf(openDocument('test:///large.reg', 'reg', 1, text));
  describe(`${rows} unknown values in a registry file`, () => {
    for (const rule of rules) bench(rule.code, () => {
      for (const fact of facts) if (rule.on !== 'model' && rule.on !== 'comments' && fact.kind === 'setting') (rule.check as (fact: unknown, report: () => void) => void)(fact, () => {});
    }, often);
  });
}
