import { findSetting } from '../../catalog/index.js';
import type { EntryFact, FieldFact } from '../../model/fact.js';
import type { Span } from '../../text/tree.js';
import { entryForm } from '../../values/index.js';
import type { ListType } from '../../values/value-type.js';
import { factRule } from '../rule.js';

export const entryShape = factRule({
  code: 'entry-shape',
  severity: 'error',
  summary: 'A row of [Security], [Routing] or [Address Space] with too few or too many fields',
  sources: [{ format: 'IMC document' }, { guide: 'xog05015' }, { kb: 'Q174754' }, { kb: 'Q262952' }],
  on: 'entry',
  check(entry, report) {
    const { section, list, fields } = entry;
    if (!section || !list || !SECTIONS.has(section)) return;
    const type = findSetting(section, list)?.type;
    if (type?.kind !== 'list') return;
    const most = type.fields.length;
    const least = type.fields.filter(({ optional }) => !optional).length;
    if (fields.length >= least && fields.length <= most && fields.some(({ text }) => text !== '')) return;
    const extra = fields.slice(most);
    // What stands behind the account may be a password, of which another rule speaks.
    if (section === 'Security' && extra.some(({ text }) => text !== '')) return;
    report({ at: extra.length > 0 ? spanOf(entry, extra) : entry.span, message: messageOf(entry, list, type, least, most) });
  },
});

const SECTIONS: ReadonlySet<string> = new Set(['Security', 'Routing', 'Address Space']);

function messageOf({ fields }: EntryFact, list: string, type: ListType, least: number, most: number): string {
  const form = `+${entryForm(type)}`;
  if (fields.every(({ text }) => text === '')) return `This row of ${list} is empty; a row is written ${form}`;
  if (fields.length === 1 && /[,\t|]/.test(fields[0]!.text)) return `The fields of a row of ${list} have semicolons between them: ${form}`;
  const count = least === most ? `${least}` : `${least} or ${most}`;
  return `A row of ${list} has ${count} fields, ${form}; this has ${fields.length}`;
}

/** From the separator in front of the first field that is too much. */
function spanOf({ span }: EntryFact, extra: readonly FieldFact[]): Span {
  return { ...span, start: extra[0]!.rawSpan.start - 1 };
}
