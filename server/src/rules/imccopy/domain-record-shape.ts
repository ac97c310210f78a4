import { isRecord, RECORD, RECORD_FIELDS } from '../../model/domain-records.js';
import { factRule } from '../rule.js';

export const domainRecordShape = factRule({
  code: 'domain-record-shape',
  severity: 'error',
  summary: 'A record of DomainInformation that is not made as IMCCOPY makes it',
  sources: [{ kb: 'Q262126' }],
  on: 'entry',
  check(entry, report) {
    if (!isRecord(entry)) return;
    const { fields, span } = entry;
    if (fields.length !== RECORD_FIELDS) {
      const extra = fields[RECORD_FIELDS];
      const semicolons = fields.length === 1 && fields[0]!.text.includes(';');
      report({
        at: extra ? { ...span, start: extra.rawSpan.start - 1 } : span,
        message: semicolons
          ? 'The fields of a record have commas between them, not semicolons'
          : `A record has ${RECORD_FIELDS} fields with commas between them; this has ${fields.length}`,
      });
      return;
    }
    const richText = fields[RECORD.richText]!;
    if (!/^[012]$/.test(richText.text)) {
      report({ at: richText.span, message: `The sixth field says when rich text is sent: 0 as the user says, 1 always, 2 never; “${richText.text}” is none of them` });
    }
  },
});
