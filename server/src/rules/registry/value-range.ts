import type { SettingFact } from '../../model/fact.js';
import { isRegistry, problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import { factRule, type Finding } from '../rule.js';

export const valueRange = factRule({
  code: 'value-range',
  severity: 'warning',
  summary: 'A number outside what is documented',
  sources: [
    { kb: 'Q193922' }, { kb: 'Q196818' }, { kb: 'Q262952' }, { kb: 'Q257264' }, { kb: 'Q151780' }, { kb: 'Q174755' }, { kb: 'Q173343' }, { kb: 'Q178219' },
    { derived: 'For a number outside the documented range no effect is documented' },
  ],
  on: ['setting', 'entry'],
  check(fact, report) {
    if (fact.kind === 'setting' && isNestingOff(fact)) report({ at: fact.valueSpan, ...NESTING_OFF, fixes: [changing(fact, '30')] });
    for (const problem of problemsOf(fact, 'property-value')) {
      if (problem.fault !== 'range' || hasItsOwnRule(problem)) continue;
      const font = fact.kind === 'setting' ? fontSize(fact, problem) : undefined;
      report({ at: problem.at, message: messageOf(problem, fact.kind === 'setting' && fact.data !== undefined), ...font });
    }
  },
});

const NESTING_OFF: Pick<Finding, 'message' | 'severity'> = {
  severity: 'error',
  message: 'With 0 every message that has MIME parts is stopped (Q173343); the default is 30',
};

function isNestingOff({ section, name, value }: SettingFact): boolean {
  return section?.endsWith('InternetContent') === true && name.toLowerCase() === 'limitnestinglevels' && /^0+$/.test(value);
}

/** Points are written where an index is due: the number does not say which size was meant, but for those that have an index. */
function fontSize(fact: SettingFact, { part: { entry, text } }: PlacedProblem): Partial<Finding> | undefined {
  if (entry.name !== 'FontSize') return undefined;
  const meant = entry.type.kind === 'number' ? entry.type.special?.find(({ meaning }) => meaning === `${text} points`) : undefined;
  return {
    severity: 'error',
    message: `FontSize is an index from 1 to 7 and no number of points${meant ? `; ${meant.meaning} are ${meant.value}` : ''}`,
    ...meant && { fixes: [changing(fact, meant.value)] },
  };
}

function changing({ valueSpan }: SettingFact, text: string) {
  return { title: `Change to ${text}`, edits: [{ kind: 'respell' as const, span: valueSpan, text }] };
}

/** `not-boolean`, `resolve-p2-mask`, `header-version`, `format-mask-unused`. */
function hasItsOwnRule({ part: { entry, field, type, text } }: PlacedProblem): boolean {
  if (entry.section === 'Header' || field?.name === 'formatting') return true;
  if (!isRegistry(entry.section)) return false;
  return type.kind === 'switch' || (entry.name === 'ResolveP2' && Number(text) % 2 === 1);
}

function messageOf({ message, part: { entry, field } }: PlacedProblem, isData: boolean): string {
  const said = isData ? message.replace(', in decimal or with 0x in hexadecimal', '') : message;      // a registry file has one way only
  return field ? said : `${entry.name}: ${said}`;
}
