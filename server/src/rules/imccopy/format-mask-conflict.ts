import { formattingOf, RECORD } from '../../model/domain-records.js';
import { both } from '../../values/wording.js';
import { factRule } from '../rule.js';

export const formatMaskConflict = factRule({
  code: 'format-mask-conflict',
  severity: 'error',
  summary: 'Formatting bits that exclude each other',
  sources: [{ kb: 'Q262126' }],
  on: 'entry',
  check(entry, report) {
    const mask = formattingOf(entry);
    if (mask === undefined) return;
    const at = entry.fields[RECORD.formatting]!.span;
    const chosen = ENCODINGS.filter(([bit]) => (mask & bit) !== 0).map(([bit, name]) => `${name} (${bit})`);
    if (chosen.length > 1) {
      report({ at, message: `${mask} asks for ${both(chosen)} at once; a message is encoded in one way, so only one of these bits may be set` });
    } else if ((mask & BINHEX) !== 0 && (mask & UUENCODE) === 0) {
      report({ at, message: `${mask} asks for Binhex (${BINHEX}), which goes with UUENCODE (${UUENCODE}) only` });
    }
  },
});

const UUENCODE = 16;
const BINHEX = 64;
const ENCODINGS = [[UUENCODE, 'UUENCODE'], [32, 'MIME as plain text'], [65536, 'MIME as HTML'], [131072, 'MIME as both']] as const;
