import { findSetting } from '../../catalog/index.js';
import type { SettingEntry } from '../../catalog/entry.js';
import { grouped } from '../../values/number.js';
import { factRule } from '../rule.js';

export const decimalInHex = factRule({
  code: 'decimal-in-hex',
  severity: 'warning',
  summary: 'A decimal number copied into hexadecimal digits',
  sources: [{ kb: 'Q181950' }, { kb: 'Q257348' }, { derived: 'The digits behind dword: are hexadecimal' }],
  on: 'setting',
  check({ section, name, value, valueSpan, data }, report) {
    const entry = section ? findSetting(section, name) : undefined;
    const digits = data?.digits?.replace(/^0+(?=.)/, '');
    if (!entry || !digits || !/^\d{2,10}$/.test(digits)) return;
    const [meant, number] = [Number(digits), Number(value)];
    const known = documentedNumbers(entry);
    if (!known.has(meant) || known.has(number)) return;
    report({
      at: valueSpan,
      message: `The digits behind dword: are hexadecimal, so this is ${grouped(number)}; if ${grouped(meant)}, which articles name for ${entry.name}, is meant, write ${meant.toString(16).padStart(8, '0')}`,
      fixes: [{ title: `Change to ${meant} (dword:${meant.toString(16).padStart(8, '0')})`, edits: [{ kind: 'respell', span: valueSpan, text: String(meant) }] }],
    });
  },
});

/** The numbers above 9 that articles name for a value: below, both ways of writing are the same. */
function documentedNumbers({ type, default: standard, examples }: SettingEntry): ReadonlySet<number> {
  const special = type.kind === 'number' || type.kind === 'bits' ? (type.special ?? []).map(({ value }) => value) : [];
  return new Set([...special, ...standard === undefined ? [] : [standard]].filter(text => /^(?:\d+|0x[0-9a-f]+)$/i.test(text)).map(Number)
    .concat(examples ?? []).filter(number => number > 9));
}
