import { isDefaultRecord, RECORD, RECORD_FIELDS } from '../../model/domain-records.js';
import { factRule } from '../rule.js';

export const defaultSizeLimit = factRule({
  code: 'default-size-limit',
  severity: 'warning',
  summary: 'A size limit in the Default record',
  sources: [{ kb: 'Q262126' }],
  on: 'entry',
  check(entry, report) {
    const limit = entry.fields[RECORD.sizeLimit];
    if (!isDefaultRecord(entry) || entry.fields.length !== RECORD_FIELDS || !limit || !/^\d+$/.test(limit.text) || /^0+$/.test(limit.text)) return;
    report({
      at: limit.span,
      message: `The Default record always has 0 here, not ${limit.text}; the limit for all domains is MaximumMessageSize of [General]`,
      fixes: [{ title: 'Change to 0', edits: [{ kind: 'respell', span: limit.span, text: '0' }] }],
    });
  },
});
