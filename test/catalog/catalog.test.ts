import { expect, test } from 'vitest';
import type { SettingEntry, Source } from '../../server/src/catalog/entry.js';
import {
  controls, enhancedCodes, eventOf, events, findAnywhere, findControls, findKey, findMisprint, findSection, findSetting, findValuesNamed, linkOf, namedSettingsOf, otherValues, pages,
  registryKeys, replies, replyOf, sectionOfKey, sections, settings as ofDocuments, settingsOf, textOf, verbs,
} from '../../server/src/catalog/index.js';
import { checkValue, describeType, optionsOf } from '../../server/src/values/index.js';
import type { ListType, ValueType } from '../../server/src/values/value-type.js';
import { parseVersion } from '../../server/src/values/version.js';

const settings = [...ofDocuments, ...otherValues];
/** Everything else that is described: its name for people, what it cites, and its texts. */
const others: readonly { readonly name: string; readonly sources: readonly Source[]; readonly summary?: string; readonly texts: readonly (string | undefined)[] }[] = [
  ...sections.map(({ name, sources, summary, detail }) => ({ name: `[${name}]`, sources, summary, texts: [detail] })),
  ...registryKeys.map(({ section, sources, summary, detail, notes = [] }) => ({ name: section, sources, summary, texts: [detail, ...notes] })),
  ...pages.map(({ name, sources, summary, detail }) => ({ name: `page ${name}`, sources, summary, texts: [detail] })),
  ...controls.map(({ page, label, sources, summary, detail, notes = [] }) => ({ name: `${page}: ${label}`, sources, summary, texts: [detail, ...notes] })),
  ...verbs.map(({ name, sources, summary, detail, notes = [], replies: answers = [] }) => ({ name, sources, summary, texts: [detail, ...notes, ...answers.map(({ meaning }) => meaning)] })),
  ...enhancedCodes.map(({ code, sources, meaning, remedy }) => ({ name: code, sources, texts: [meaning, remedy] })),
  ...replies.map(({ code, sources, meaning, remedy }) => ({ name: String(code), sources, texts: [meaning, remedy] })),
  ...events.map(({ id, sources, meaning, remedy, causes }) => ({ name: id, sources, texts: [meaning, remedy, ...causes] })),
];

const placed = (entry: SettingEntry): string => `[${entry.section}] ${entry.name}`;

/** Every type of an entry: its own, and those of its fields. */
function typesOf({ type }: SettingEntry): readonly ValueType[] {
  return type.kind === 'list' ? [type, ...type.fields.map(field => field.type)] : [type];
}

test('the sections and properties are those of the definition of IMC documents', () => {
  const pages = new Map(sections.filter(({ name }) => name !== 'Parameters' && name !== 'Extension').map(({ name }) => [name, settingsOf(name).map(entry => entry.name).join(' ')]));
  expect(Object.fromEntries(pages)).toEqual({
    'Header': 'Version Exchange Host',
    'Site Addressing': 'Domain',
    'General': 'MaximumMessageSize',
    'Connections': 'TransferMode MessageDelivery ForwardTo DialUsing MaxInbound MaxOutbound MaxToSingleHost MaxMessagesPerConnection AcceptFrom RetryInterval QueueForETRN',
    'Routes': 'DeliveryRouting DefaultRouting',
    'Routing': 'RerouteIncoming RoutingTable CustomProgram',
    'Address Space': 'AddressSpace',
    'Domain': 'DomainInformation',
    'Dial-up Connections': 'Connections MailRetrieval RetrievalDomains Command Dial TimeOut LogonAccount',
    'Security': 'Domains',
  });
});

test('the registry values are those of the articles: 50 under Parameters, 10 under Extension', () => {
  expect(settingsOf('Parameters').map(({ name }) => name).sort()).toEqual([
    'AcceptMalformed821Adrs', 'AddressRewrite', 'AddressingNeverFails', 'AdvertiseSMTPExtensions', 'AlwaysAllowForwarding', 'AlwaysSuppressDR', 'AlwaysUseETRN',
    'AlwaysUseTURN', 'CommonName', 'ConsoleStatFrequency', 'DefaultUseSJIS', 'DestinationDomainThreshold', 'DisableAuth', 'DisableETRN', 'DisableLoopbackConnection',
    'DisableLoopbackConnections', 'DisableResolverSearchList', 'DisableReverseResolve', 'DiskSpaceLowWaterMark', 'DisplayErrsOnConsole', 'EnableMIMEWrap', 'EnableTTL',
    'ExtensionDLL', 'HomeDSA', 'ISO-8859-1', 'InOutThreads', 'InboundSizeLimit', 'MaxRecipients', 'NonMacCreatorTypes', 'NonRoutingExtensionDll',
    'OnlySystemMessagesUseCDs', 'OutboundSizeLimit', 'OverrideProxyOut', 'RelayAllowList', 'RelayDenyList', 'RelayFlags', 'RelayLocalIPList', 'RerouteViaStore',
    'ResolveP2', 'ResolverThreads', 'RootDir', 'RouteCalculationInterval', 'SMTPWorkerThreads', 'SendPlainTextAsIs', 'SiteDN', 'SiteDomain', 'ThreadsPerProcessor',
    'TurfDir', 'TurfTable', 'UseRTFText',
  ]);
  expect(settingsOf('Extension')).toHaveLength(10);
});

test('every entry belongs to a section, once', () => {
  const names = settings.map(entry => placed(entry).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const entry of settings) {
    expect(findSection(entry.section)?.name ?? registryKeys.find(({ section }) => section === entry.section)?.section, placed(entry)).toBe(entry.section);
    expect(findSetting(entry.section, entry.name), placed(entry)).toBe(entry);
  }
});

test('summaries are one line of at most 90 characters without a full stop', () => {
  const summaries = [...others.flatMap(({ name, summary }) => (summary === undefined ? [] : [[name, summary] as const])), ...settings.map(entry => [placed(entry), entry.summary] as const)];
  for (const [name, summary] of summaries) {
    expect(summary, name).toMatch(/^[A-Z].*[^.\s]$/);
    expect(summary.length, `${name}: ${summary}`).toBeLessThanOrEqual(90);
  }
});

test('every sentence is whole and can be read in one breath', () => {
  const texts = [
    ...others.map(({ name, texts: said }) => [name, said.filter(text => text !== undefined)] as const),
    ...settings.map(entry => [placed(entry), [...entry.detail ? [entry.detail] : [], ...entry.notes ?? [], ...(entry.interactions ?? []).map(({ how }) => how)]] as const),
  ];
  for (const [name, said] of texts) {
    for (const text of said) {
      expect(text, name).toMatch(/(?:[.!|])$/);
      expect(text, name).not.toMatch(/ {2}|\bTODO\b/);
      const prose = text.split('\n').filter(line => !line.startsWith('|')).join('\n');
      for (const sentence of prose.split(/(?<=[.!?])\s+|\n/)) expect(sentence.split(/\s+/).length, `${name}: ${sentence}`).toBeLessThanOrEqual(45);
    }
  }
});

test('every entry has sources that can be looked up', () => {
  const all: readonly (readonly [string, readonly Source[]])[] = [
    ...others.map(({ name, sources }) => [name, sources] as const), ...settings.map(entry => [placed(entry), entry.sources] as const),
  ];
  for (const [name, sources] of all) {
    expect(sources.length, name).toBeGreaterThan(0);
    const cited = sources.map(textOf);
    expect(new Set(cited).size, `${name} cites ${cited.join()}`).toBe(cited.length);
    for (const source of sources) {
      if ('kb' in source) expect(source.kb, name).toMatch(/^Q\d{6}$/);
      if ('guide' in source) expect(source.guide, name).toMatch(/^x[a-z]{2}\d{5}$/);
    }
  }
});

test('an article that a text of an entry names is among its sources', () => {
  const texts: readonly (readonly [string, readonly Source[], readonly (string | undefined)[]])[] = [
    ...others.map(({ name, sources, texts: said }) => [name, sources, said] as const),
    ...settings.map(entry => [placed(entry), entry.sources, [
      entry.detail, ...entry.notes ?? [], ...(entry.interactions ?? []).map(({ how }) => how), entry.since?.text, entry.until?.text,
      ...(entry.misprints ?? []).map(({ kb }) => kb),
    ]] as const),
  ];
  const missing = texts.flatMap(([name, sources, said]) => {
    const cited = new Set(sources.map(textOf));
    return [...said.join(' ').matchAll(/Q\d{6}/g)].filter(([article]) => !cited.has(article)).map(([article]) => `${name} does not cite ${article}`);
  });
  expect(missing).toEqual([]);
});

test('interactions and events name settings that there are, or whole sections', () => {
  for (const entry of settings) {
    for (const { with: other } of entry.interactions ?? []) {
      expect(findAnywhere(other).length + findValuesNamed(other).length + (findSection(other) ? 1 : 0), `${placed(entry)} with ${other}`).toBeGreaterThan(0);
    }
  }
  for (const [of, names = []] of [...events.map(({ id, settings: related }) => [id, related] as const), ...replies.map(({ code, settings: related }) => [code, related] as const),
    ...verbs.map(({ name, settings: related }) => [name, related] as const)]) {
    for (const name of names) expect(findAnywhere(name).length + findValuesNamed(name).length, `${of}: ${name}`).toBeGreaterThan(0);
  }
});

test('versions that an entry names can be written in a header', () => {
  for (const entry of settings) {
    for (const version of [entry.since?.version, entry.since?.again, entry.until?.version]) if (version !== undefined) expect(parseVersion(version), `${placed(entry)}: ${version}`).toBeDefined();
  }
});

test('types are whole: options once each, bits single and once each, ranges in order, defaults allowed', () => {
  for (const entry of settings) {
    for (const type of typesOf(entry)) {
      const values = optionsOf(type).map(({ value }) => value.toLowerCase());
      expect(new Set(values).size, placed(entry)).toBe(values.length);
      if (type.kind === 'bits') {
        const masks = type.bits.map(({ mask }) => mask);
        expect(new Set(masks).size, placed(entry)).toBe(masks.length);
        for (const mask of masks) expect(Math.log2(mask) % 1, `${placed(entry)}: ${mask}`).toBe(0);
      }
      if (type.kind === 'number') expect(type.min ?? 0).toBeLessThanOrEqual(type.max ?? Infinity);
      expect(describeType(type), placed(entry)).not.toBe('');
    }
    if (entry.default !== undefined) expect(checkValue(entry.type, entry.default), `${placed(entry)}: ${entry.default}`).toEqual([]);
  }
});

test('fields that may be left out stand last, and field names are there once', () => {
  for (const entry of settings) {
    if (entry.type.kind !== 'list') continue;
    const { fields } = entry.type;
    expect(fields.map(({ optional }) => Number(optional ?? false)), placed(entry)).toEqual(fields.map(({ optional }) => Number(optional ?? false)).sort());
    expect(new Set(fields.map(({ name }) => name)).size, placed(entry)).toBe(fields.length);
    for (const { summary } of fields) expect(summary, placed(entry)).toMatch(/^[A-Z`].*[^.]$/);
  }
});

test('data types of the registry go with the types of the values', () => {
  for (const entry of settings) {
    const { registryType, type } = entry;
    if (registryType === 'REG_MULTI_SZ') {
      expect(type.kind, placed(entry)).toBe('list');
      expect((type as ListType).fields, placed(entry)).toHaveLength(1);
    }
    if (registryType === 'REG_DWORD') expect(['switch', 'number', 'bits'], placed(entry)).toContain(type.kind);
    if (registryType === 'REG_SZ') expect(['text', 'path', 'choice'], placed(entry)).toContain(type.kind);
    if ((type.kind === 'number' || type.kind === 'bits') && registryType) expect(type.hex, placed(entry)).toBe(true);
    if (registryType) expect(registryKeys.map(({ section }) => section)).toContain(entry.section);
  }
});

test('names are found without regard to case and blanks, in their section only', () => {
  expect(findSetting('parameters', ' alwaysuseturn ')?.name).toBe('AlwaysUseTURN');
  expect(findSetting('Extension', 'AlwaysUseTURN')).toBeUndefined();
  expect(findSetting('Nowhere', 'AlwaysUseTURN')).toBeUndefined();
  expect(findSetting('Parameters', 'toString')).toBeUndefined();
  expect(findSection('DIAL-UP CONNECTIONS')?.name).toBe('Dial-up Connections');
  expect(findSection('constructor')).toBeUndefined();
  expect(findAnywhere('InboundJournal').map(placed)).toEqual(['[Extension] InboundJournal']);
  expect(settingsOf('nowhere')).toEqual([]);
});

test('values of other services are known by their key, and are no properties of documents', () => {
  for (const [key, section] of [
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters', 'Parameters'],
    ['HKLM\\System\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\Extension\\', 'Extension'],
    ['hklm\\system\\currentcontrolset\\services\\msexchangeis\\parameterssystem', 'MSExchangeIS\\ParametersSystem'],
    ['HKLM\\System\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters', undefined],       // the misprint of Q257979
    ['', undefined],
  ] as const) expect(sectionOfKey(key), key).toBe(section);
  expect(findSetting('MSExchangeIS\\ParametersSystem', 'logon only as')?.name).toBe('Logon Only As');
  expect(findAnywhere('Logon Only As')).toEqual([]);
  expect(findValuesNamed('RelayFlags').map(placed)).toEqual(['[Parameters] RelayFlags']);
  expect(findValuesNamed('ISO-8859-1')).toHaveLength(2);
  expect(findValuesNamed('ForwardTo')).toEqual([]);
  expect(registryKeys.filter(({ section }) => settingsOf(section).length === 0).map(({ section }) => section), 'no article names a value of it').toEqual(['MSExchangeIMC\\Performance']);
  for (const { section, key } of registryKeys) expect(findKey(key.replace('HKEY_CLASSES_ROOT', 'HKCR'))?.section).toBe(section);
});

test('where articles do not name the values of a key, any name has its entry, but for those that are known from another key', () => {
  const diagnostics = 'MSExchangeIMC\\Diagnostics';
  expect(findSetting(diagnostics, 'Some Category')).toMatchObject({ name: 'Some Category', unnamed: true, default: '0' });
  expect(findSetting(diagnostics, 'AlwaysUseETRN')).toBeUndefined();
  expect(namedSettingsOf(diagnostics)).toEqual([]);
  expect(findSetting('Parameters', 'Some Category')).toBeUndefined();
});

test('controls are there once, on pages that there are, and say the same as settings that there are', () => {
  const names = controls.map(({ page, label }) => `${page}: ${label}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { page, label, settings: same = [] } of controls) {
    expect(pages.some(({ name }) => name === page), page).toBe(true);
    expect(findControls(`${page}: ${label}`).map(control => control.label), label).toEqual([label]);
    for (const { section, name } of same) expect(findSetting(section, name)?.name, `${label}: [${section}] ${name}`).toBe(name);
  }
  for (const { name, sections: named = [] } of pages) for (const section of named) expect(findSection(section)?.name, name).toBe(section);
  for (const { controls: related = [] } of [...events, ...replies]) for (const name of related) expect(names, name).toContain(name);
});

test('a control is found by its label, whatever the dots and dashes, and by what can be chosen in it', () => {
  for (const [text, label] of [
    ['routing restrictions', 'Routing Restrictions...'], ['Routing Restrictions…', 'Routing Restrictions...'], ['e-mail domain', 'E-Mail Domain...'],
    ['Should be accepted as inbound', 'Route To'], ['Forward all messages to host', 'Forward all messages to host'],
  ] as const) expect(findControls(text).map(control => control.label), text).toEqual([label]);
  expect(findControls('…')).toEqual([]);
});

test('misprints of articles lead to the name that is right, and are no names themselves', () => {
  for (const [section, misprint, right] of [
    ['Parameters', 'Resolve2', 'ResolveP2'], ['Parameters', 'P2Resolve', 'ResolveP2'], ['Parameters', 'RelayAllowLists', 'RelayAllowList'],
    ['Parameters', 'Disable ResolverSearchList', 'DisableResolverSearchList'], ['Parameters', 'destinationdomain-threshold', 'DestinationDomainThreshold'],
    ['Extension', 'OutoundJournalNDR', 'OutboundJournalNDR'],
  ] as const) {
    expect(findMisprint(section, misprint)?.name, misprint).toBe(right);
    expect(findSetting(section, misprint), misprint).toBeUndefined();
  }
  expect(findMisprint('Extension', 'Resolve2')).toBeUndefined();
});

test('sources are cited as people cite them, with links where there are any', () => {
  for (const [source, text, link] of [
    [{ kb: 'Q257979' }, 'Q257979', 'https://jeffpar.github.io/kbarchive/kb/257/Q257979/'],
    [{ rfc: 1985 }, 'RFC 1985', 'https://www.rfc-editor.org/rfc/rfc1985'],
    [{ rfc: 2645, section: '5.2' }, 'RFC 2645 §5.2', 'https://www.rfc-editor.org/rfc/rfc2645#section-5.2'],
    [{ guide: 'xog05015' }, 'Exchange 5.5 guide, page xog05015', undefined],
    [{ article: 'A printed article' }, 'A printed article', undefined],
    [{ derived: 'from Q193922' }, 'Conclusion: from Q193922', undefined],
    [{ format: 'IMC document' }, 'Definition: IMC document', undefined],
  ] as const satisfies readonly (readonly [Source, string, string | undefined])[]) {
    expect(textOf(source)).toBe(text);
    expect(linkOf(source)).toBe(link);
  }
});

test('the reply codes that a dequeue meets are all explained', () => {
  const codes = [220, 235, 250, 251, 252, 253, 334, 421, 432, 450, 451, 452, 453, 454, 458, 459, 500, 501, 502, 503, 504, 505, 521, 530, 534, 535, 538, 550, 552, 553, 554];
  for (const code of codes) expect(replyOf(String(code))?.code, String(code)).toBe(code);
  expect(new Set(replies.map(({ code }) => code)).size).toBe(replies.length);
  expect(replyOf('999')).toBeUndefined();
});

test('events are found by number, and error numbers too', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(eventOf('4056')?.settings).toContain('DeliveryRouting');
  expect(eventOf('event 4056')).toBe(eventOf('4056'));
  expect(eventOf('error 2140')?.id).toBe('2140');
  expect(eventOf('ndr 3902')?.id).toBe('NDR 3902');
  expect(eventOf('7003')).toBe(eventOf('1075'));
  expect(eventOf('1')).toBeUndefined();
});
