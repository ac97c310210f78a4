import { formattingOf, RECORD } from '../../model/domain-records.js';
import { both } from '../../values/wording.js';
import { factRule } from '../rule.js';

export const formatMaskUnused = factRule({
  code: 'format-mask-unused',
  severity: 'warning',
  summary: 'Formatting bits that mean nothing',
  sources: [{ kb: 'Q262126' }],
  on: 'entry',
  check(entry, report) {
    const mask = formattingOf(entry);
    if (mask === undefined) return;
    const set = Array.from({ length: 32 }, (_, bit) => 2 ** bit).filter(bit => (mask & bit) !== 0 && !USED.has(bit));
    if (set.length === 0) return;
    report({
      at: entry.fields[RECORD.formatting]!.span,
      message: `${mask} holds ${both(set.map(String))}, ${set.some(bit => bit > LAST) ? 'which no article describes' : 'documented as unused'}; the number is the sum of the bits that are meant`,
    });
  },
});

/** Bits 1, 2, 4–6, 8, 9, 16 and 17; the article counts from 0. */
const USED: ReadonlySet<number> = new Set([2, 4, 16, 32, 64, 256, 512, 65536, 131072]);
const LAST = 131072;
