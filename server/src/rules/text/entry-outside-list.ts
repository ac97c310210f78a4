import { settingsOf } from '../../catalog/index.js';
import { factRule } from '../rule.js';

export const entryOutsideList = factRule({
  code: 'entry-outside-list',
  severity: 'error',
  summary: 'A row that belongs to no list',
  sources: [{ format: 'IMC document' }, { kb: 'Q182522' }],
  on: 'entry',
  check({ section, list, span }, report) {
    if (list !== null) return;
    const lists = section ? settingsOf(section).filter(({ type }) => type.kind === 'list').map(({ name }) => `${name}=+`) : [];
    const head = lists.length > 0 && lists.length <= 2 ? lists.join(' or ') : 'Name=+';
    report({ at: span, message: `This row belongs to no list and is not read; a line ${head} has to stand above it` });
  },
});
