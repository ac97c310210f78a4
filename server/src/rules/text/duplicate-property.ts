import type { Setting } from '../../model/model.js';
import { modelRule } from '../rule.js';

export const duplicateProperty = modelRule({
  code: 'duplicate-property',
  severity: 'warning',
  summary: 'A property that is written a second time in its section',
  sources: [{ format: 'IMC document' }],
  on: 'model',
  check(model, report) {
    const seen = new Map<string, Setting>();
    for (const { settings } of model.sections) for (const setting of settings) {
      const { entry, fact } = setting;
      if (!entry || fact.data?.typeSpan !== undefined) continue;            // a script may write this in one case and that in another
      const key = `${entry.section}\n${entry.name}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, setting);
        continue;
      }
      const inForce = model.setting(entry.section, entry.name) === setting;
      report({
        at: fact.nameSpan,
        message: messageOf(entry.name, entry.type.kind === 'list', inForce),
        related: [{ at: first.fact.nameSpan, message: `${entry.name} is written here first` }],
      });
    }
  },
});

function messageOf(name: string, isList: boolean, inForce: boolean): string {
  const what = isList ? 'list' : 'line';
  if (!inForce) return `${name} is written more than once, and neither this ${what} nor the first is in force; keep one of them`;
  return isList
    ? `${name} is written more than once, and only the rows of this last list are in force; keep one list`
    : `${name} is written more than once, and only this last line is in force; keep one of them`;
}
