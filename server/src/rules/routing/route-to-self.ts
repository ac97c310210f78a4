import { nameOfRow, nameOfTarget, tableIsUsed } from '../../model/routing-table.js';
import { comparable, routeRows } from '../../model/routes.js';
import { INBOUND } from '../../values/target.js';
import { modelRule } from '../rule.js';

export const routeToSelf = modelRule({
  code: 'route-to-self',
  severity: 'error',
  summary: 'A routing row sends mail to the server that it comes from',
  sources: [{ kb: 'Q190021' }, { kb: 'Q217217' }, { kb: 'Q264557' }, { kb: 'Q174351' }, { kb: 'Q307628' }],
  on: 'model',
  *check(model, report) {
    const self = model.setting('Header', 'Host')?.fact;
    const name = comparable(self?.value ?? '');
    if (!self || name === '' || !tableIsUsed(model)) return;
    let seen = 0;
    for (const row of routeRows(model)) {
      if (++seen % 1000 === 0) yield;
      if (row.target.kind === 'inbound' || comparable(nameOfTarget(row.target)) !== name) continue;
      const { span } = row.entry.fields[1]!;
      report({
        at: span,
        message: `${nameOfTarget(row.target)} is this server, so mail for ${nameOfRow(row)} would be sent to where it already is (event 4115); `
          + `take it in with ${INBOUND}`,
        related: [{ at: self.valueSpan, message: 'The name of this server' }],
        fixes: [{ title: `Change to ${INBOUND}`, edits: [{ kind: 'respell', span, text: INBOUND }] }],
      });
    }
  },
});
