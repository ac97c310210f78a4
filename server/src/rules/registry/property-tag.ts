import { registryNumber } from '../../model/dequeue.js';
import { factRule } from '../rule.js';

export const propertyTag = factRule({
  code: 'property-tag',
  severity: 'error',
  summary: 'A journal attribute that is no property tag',
  sources: [{ kb: 'Q258206' }, { kb: 'Q262122' }],
  on: 'setting',
  check({ section, name, value, valueSpan, data }, report) {
    if (section !== 'Extension' || !/^(?:in|out)boundrecipjournalprop$/i.test(name)) return;
    const number = registryNumber(value);
    if (number === undefined || number === 0 || (number & 0xffff) === 0) return;
    report({
      at: valueSpan,
      message: `The number of the property stands in the high word and zeros in the low one, as in 0x80360000; ${data ? `0x${number.toString(16)}` : value} has something in the low word`,
      fixes: tagsFor(value, number).map(tag => ({ title: `Change to ${tag}`, edits: [{ kind: 'respell', span: valueSpan, text: tag }] })),
    });
  },
});

/** The number was left in the low word, or its hexadecimal digits were written as a decimal number, or the type of the property was kept. */
function tagsFor(value: string, number: number): readonly string[] {
  if (number > 0xffff) return [tag(number >>> 16)];
  return /^\d{4}$/.test(value) ? [tag(Number(`0x${value}`)), tag(number)] : [tag(number)];
}

function tag(id: number): string {
  return `0x${id.toString(16).toUpperCase().padStart(4, '0')}0000`;
}
