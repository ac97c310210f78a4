import { modelRule } from '../rule.js';

export const customProgramReplacesTable = modelRule({
  code: 'custom-program-replaces-table',
  severity: 'warning',
  summary: 'The routing table is not read while a custom routing program is in use',
  sources: [{ kb: 'Q258206' }, { kb: 'Q259730' }, { kb: 'Q156063' }],
  on: 'model',
  check(model, report) {
    const program = model.setting('Routing', 'CustomProgram')?.fact;
    const table = model.setting('Routing', 'RoutingTable');
    if (!program || program.value === '' || !table || table.entries.length === 0) return;
    report({
      at: program.valueSpan,
      message: 'This program takes the place of the routing table, whose rows are not read; an extension that does not route belongs in NonRoutingExtensionDll',
      related: [{ at: table.fact.nameSpan, message: 'The table that is not read' }],
    });
  },
});
