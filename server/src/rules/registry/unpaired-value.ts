import type { Model } from '../../model/model.js';
import { modelRule, type Report } from '../rule.js';

export const unpairedValue = modelRule({
  code: 'unpaired-value',
  severity: 'warning',
  summary: 'A value without the other that it needs',
  sources: [{ kb: 'Q231303' }, { kb: 'Q262122' }, { kb: 'Q262119' }, { kb: 'Q258206' }],
  on: 'model',
  check(model, report) {
    limitAlone(model, report, 'InboundSizeLimit', 'OutboundSizeLimit');
    limitAlone(model, report, 'OutboundSizeLimit', 'InboundSizeLimit');
    for (const direction of ['Inbound', 'Outbound'] as const) journalAlone(model, report, direction);
  },
});

function limitAlone(model: Model, report: Report, name: string, other: string): void {
  const setting = model.setting('Parameters', name);
  if (!setting || setting.fact.value === '' || model.value('Parameters', other) !== undefined) return;
  report({
    at: setting.fact.nameSpan,
    message: `${name} is to be made together with ${other}, even where one limit is wanted; 0 there means no limit`,
    fixes: [{ title: `Add ${other}=0`, edits: [{ kind: 'set', section: 'Parameters', name: other, value: '0' }] }],
  });
}

/** The address is somebody's decision, so there is nothing to add for them. */
function journalAlone(model: Model, report: Report, direction: 'Inbound' | 'Outbound'): void {
  const needed = `${direction}JournalNDR`;
  if (model.value('Extension', needed) !== undefined) return;
  const setting = [`${direction}Journal`, `${direction}RecipJournalProp`]
    .map(name => model.setting('Extension', name)).find(found => found && found.fact.value !== '');
  if (!setting) return;
  report({
    at: setting.fact.nameSpan,
    severity: 'error',
    message: `A journal needs ${needed}, the address for reports about copies that cannot be delivered; without it the extension logs event 11`,
  });
}
