import { sections } from '../../catalog/index.js';
import type { Fact } from '../../model/fact.js';
import type { Model } from '../../model/model.js';
import type { Span } from '../../text/tree.js';
import { nearest } from '../../values/distance.js';
import { modelRule } from '../rule.js';

export const missingHeader = modelRule({
  code: 'missing-header',
  severity: 'warning',
  summary: 'No [Header] with a Version',
  sources: [{ kb: 'Q262126' }, { kb: 'Q182522' }],
  on: 'model',
  check(model, report) {
    const at = startOf(model);
    if (!at || model.value('Header', 'Version') !== undefined || isMisspelt(model) || model.medium === 'registry file') return;
    const hasHeader = model.section('Header') !== undefined;
    const isSave = onlySaved(model);
    report({
      at,
      severity: isSave ? 'information' : 'warning',
      message: messageOf(hasHeader, isSave),
      fixes: [{
        title: hasHeader ? 'Add Version=1' : 'Add a [Header] with Version=1',
        edits: [{ kind: 'set', section: 'Header', name: 'Version', value: '1' }],
        safe: true,
      }],
    });
  },
});

function messageOf(hasHeader: boolean, isSave: boolean): string {
  if (hasHeader) return 'This [Header] does not say which version of the format follows; add Version=1';
  if (isSave) return 'There is no [Header] with Version=1; saves of IMCCOPY may lack it, documents begin with it';
  return 'There is no [Header] with Version=1, by which the format is known; add it at the top';
}

/** The heading of the header, else the first thing that the document says; undefined for one of blanks and comments. */
function startOf(model: Model): Span | undefined {
  const header = model.section('Header')?.fact;
  if (header) return header.nameSpan;
  const first = model.facts.find(({ kind }) => kind !== 'remark');
  return first && spanOf(first);
}

function spanOf(fact: Fact): Span {
  return fact.kind === 'section' || fact.kind === 'setting' ? fact.nameSpan : fact.span;
}

/** Another rule speaks of a name that is spelt wrongly or stands above the first heading, and puts the header right by it. */
function isMisspelt(model: Model): boolean {
  return model.sections.some(({ fact, settings }) => {
    if (!fact) return settings.some(({ fact: { name } }) => name.toLowerCase() === 'version');
    if (fact.section === undefined) return nearest(fact.name, sections.map(({ name }) => name)).includes('Header');
    return fact.section === 'Header' && settings.some(({ fact: { name }, entry }) => !entry && nearest(name, ['Version']).length > 0);
  });
}

/** The sections that IMCCOPY saves stand alone. */
function onlySaved(model: Model): boolean {
  const headed = model.sections.flatMap(({ fact }) => fact ? [fact.section] : []);
  return headed.length > 0 && headed.every(section => section === 'Routes' || section === 'Domain');
}
