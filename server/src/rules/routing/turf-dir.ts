import { modelRule } from '../rule.js';

export const turfDir = modelRule({
  code: 'turf-dir',
  severity: 'warning',
  summary: 'Messages that TurfTable catches have no directory of their own',
  sources: [{ kb: 'Q193926' }, { kb: 'Q197289' }, { kb: 'Q155683' }, { kb: 'Q166163' }],
  on: 'model',
  check(model, report) {
    const table = model.setting('Parameters', 'TurfTable');
    const dir = model.setting('Parameters', 'TurfDir')?.fact;
    if (dir && dir.value !== '' && !/^(?:[a-z]:)?\\/i.test(dir.value)) {
      report({
        at: dir.valueSpan,
        message: `“${dir.value}” does not say on which drive it is, and a message is lost where the directory does not exist; name it in full`,
      });
    }
    if (!table || table.entries.length === 0 || dir && dir.value !== '') return;
    report({
      at: table.fact.nameSpan,
      message: 'What this table catches is lost unless \\Turfdir exists, which setup does not create; name a directory that does in TurfDir',
      ...dir && { related: [{ at: dir.nameSpan, message: 'No directory is named' }] },
    });
  },
});
