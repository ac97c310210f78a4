import { SAMPLE_DEFAULT, isDefaultRecord } from '../../model/domain-records.js';
import { modelRule } from '../rule.js';

export const missingDefaultRecord = modelRule({
  code: 'missing-default-record',
  severity: 'warning',
  summary: 'DomainInformation without a Default record',
  sources: [{ kb: 'Q262126' }],
  on: 'model',
  check(model, report) {
    const records = model.entries('Domain', 'DomainInformation');
    const head = model.setting('Domain', 'DomainInformation');
    if (!head || records.length === 0 || records.some(isDefaultRecord)) return;
    report({
      at: head.fact.nameSpan,
      message: 'There is no Default record, which is always there and serves every domain without a record of its own; add it',
      fixes: [{
        title: 'Add a Default record like that of Q262126',
        edits: [{ kind: 'add', section: 'Domain', name: 'DomainInformation', entries: [SAMPLE_DEFAULT] }],
      }],
    });
  },
});
