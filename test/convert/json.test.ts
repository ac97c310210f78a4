import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conversion, Target } from '../../server/src/convert/content.js';
import { convertText } from '../../server/src/convert/convert.js';
import type { ContentJson, ItemJson } from '../../server/src/convert/write-json.js';
import { encode } from '../../cli/src/read-document.js';

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
/** Texts that try to be more than one text: to end a line, a quote, a row, or a heading, and to begin something else. */
const nasty = fc.oneof(
  fc.constantFrom('x', '', 'a\nAlwaysUseTURN=1', 'a\r\n[Parameters]', '"', '""', '" & "', 'a" , 1 \' b', ']', '[-x]', '+', ';', ',', '\\', 'a\\', '\\"', ' edge ', '\t', '\0', '\u2028', '\uFEFF', '\uD800', '€', 'Ж', '=', '#', 'Rem', '_', 'a _'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const item: fc.Arbitrary<ItemJson> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name: fc.oneof(nasty, fc.constantFrom('AlwaysUseETRN', 'TurfDir', 'SiteDomain')), value: nasty }) },
  { weight: 2, arbitrary: fc.record({ name: nasty, type: fc.constantFrom('REG_SZ' as const, 'REG_EXPAND_SZ' as const), value: nasty }) },
  { weight: 2, arbitrary: fc.record({ name: fc.oneof(nasty, fc.constant('AlwaysUseETRN')), type: fc.constant('REG_DWORD' as const), value: fc.nat(0xffffffff) }) },
  { weight: 2, arbitrary: fc.record({ name: fc.oneof(nasty, fc.constantFrom('RelayAllowList', 'RoutingTable', 'DomainInformation')), rows: fc.array(nasty.filter(text => !/[;,]/.test(text)), { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ deletedValue: nasty }) },
  { weight: 1, arbitrary: fc.record({ deletedKey: fc.oneof(nasty, fc.constant(KEY)) }) },
  { weight: 1, arbitrary: fc.record({ comment: nasty }) },
  { weight: 1, arbitrary: fc.record({ line: nasty, language: fc.constantFrom('imc' as const, 'reg' as const, 'vbs' as const) }) },
);
const content: fc.Arbitrary<ContentJson> = fc.array(fc.tuple(fc.oneof(
  fc.constantFrom({ name: 'Parameters' }, { name: 'Routing' }, { name: 'Routes' }, { name: 'Domain' }, { key: KEY }, { key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Other' }),
  nasty.map(name => ({ name })), nasty.map(key => ({ key })),
), fc.array(item, { maxLength: 5 })), { minLength: 1, maxLength: 4 }).map(parts => ({ version: 1, sections: parts.map(([head, items]) => ({ ...head, content: items })) }));

function converted(json: string, to: Target): Conversion {
  const result = convertText({ language: 'json', text: json }, to);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result;
}

test('JSON of the right shape is the same JSON again, with the types that the catalog knows', () => {
  const untyped = (json: string) => JSON.parse(json, (name, value: unknown) => (name === 'type' ? undefined : typeof value === 'number' ? String(value) : value)) as unknown;
  fc.assert(fc.property(content, given => {
    const { text, losses } = converted(JSON.stringify(given), 'json');
    expect(converted(text, 'json').text).toBe(text);
    if (losses.length === 0) expect(untyped(text)).toEqual(untyped(JSON.stringify(given)));            // else a name happens to mean a password
  }), { numRuns: 200 });
});

test.each(['imc', 'reg', 'vbs', 'imccopy'] as const)('no text in JSON becomes more than itself in %s: every setting is there once, or listed', target => {
  fc.assert(fc.property(content, given => {
    const { text, encoding, losses } = converted(JSON.stringify(given), target);
    expect(encode({ text, encoding, mark: new Uint8Array(0) })).not.toHaveProperty('unencodable');
    const back = convertText({ language: target === 'imccopy' ? 'imc' : target, text }, 'json') as Conversion;
    const settings = (all: ContentJson) => all.sections.flatMap(section => section.content.flatMap(one => ('name' in one ? [one.name] : [])));
    const names = settings(given);
    const found = settings(JSON.parse(back.text) as ContentJson);
    const isOurs = (name: string) => name !== 'Version' && (target !== 'imccopy' || name !== 'DefaultRouting');
    const left = [...names];
    for (const name of found.filter(isOurs)) {
      const at = left.indexOf(name);
      expect(at, `${JSON.stringify(name)} stands in the result and not in the source`).not.toBe(-1);
      left.splice(at, 1);
    }
    for (const name of left) expect(losses.map(loss => loss.name).some(said => said.endsWith(name)), `${JSON.stringify(name)} is listed`).toBe(true);
  }), { numRuns: 200 });
});
