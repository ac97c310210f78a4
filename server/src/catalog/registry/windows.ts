import { ANY_NAME, type SettingEntry } from '../entry.js';

/** Levels of logging, and what Windows knows of character sets. They stand in `.reg` and `.vbs` only. */
export const windows: readonly SettingEntry[] = [
  {
    section: 'MSExchangeIMC\\Diagnostics', name: ANY_NAME, unnamed: true,
    type: {
      kind: 'number', hex: true, only: true, min: 0, max: 5,
      special: [{ value: '0', meaning: 'None' }, { value: '1', meaning: 'Minimum' }, { value: '3', meaning: 'Medium' }, { value: '5', meaning: 'Maximum' }],
    },
    default: '0',
    summary: 'How much one category writes to the application log',
    detail: 'The categories that articles speak of are SMTP Protocol Log, SMTP Interface Events, Message Archival, Message Transfer, Internal Processing, Initialization/Termination, Content Conversion and Addressing. How their values are called in the registry is not documented.',
    notes: [
      'The four levels are documented for the page of this connector (Q154505) and for the key of the message transfer agent (Q157660).',
      'In 4.0 level 1 of SMTP Protocol Log makes no file (Q154505).',
      'In 5.0 level 3 of it writes as much as 5 (Q177543, Q193534).',
      'The data type is not documented.',
    ],
    sources: [{ kb: 'Q154505' }, { kb: 'Q157660' }, { kb: 'Q316772' }, { kb: 'Q177543' }, { kb: 'Q193534' }],
  },
  {
    section: 'MIME\\Database\\Codepage\\1252', name: 'FixedWidthFont',
    type: { kind: 'text', format: 'the name of a font' },
    default: 'Courier New',
    since: { version: '5.0', text: '5.0' },
    summary: 'The font in which inbound Internet mail is shown, where a fixed one is wanted',
    detail: 'For mail in this code page; other code pages have a key of their own each.',
    interactions: [{ with: 'FontSize', how: 'The size of the text.' }],
    notes: ['In use only with *Use fixed-width font* on the Internet Mail page.', 'The data type is not documented.'],
    sources: [{ kb: 'Q185221' }],
  },
  {
    section: 'MIME\\Database\\Codepage\\65000', name: 'BodyCharSet',
    type: { kind: 'choice', documented: true, options: [{ value: 'utf-7', meaning: 'The name of the character set of this code page' }] },
    since: { text: 'a service pack for 5.0' },
    summary: 'Lets inbound messages in Unicode 2.0 be read (UTF-7)',
    notes: ['The data type is not documented.'],
    sources: [{ kb: 'Q178118' }],
  },
  {
    section: 'MIME\\Database\\Codepage\\65001', name: 'BodyCharSet',
    type: { kind: 'choice', documented: true, options: [{ value: 'utf-8', meaning: 'The name of the character set of this code page' }] },
    since: { text: 'a service pack for 5.0' },
    summary: 'Lets inbound messages in Unicode 2.0 be read (UTF-8)',
    notes: ['The data type is not documented.'],
    sources: [{ kb: 'Q178118' }],
  },
  ...['unicode-2-0-utf-7', 'unicode-2-0-utf-8', 'x-unicode-2-0-utf-7', 'x-unicode-2-0-utf-8', 'x-unicode-1-1-utf-7', 'x-unicode-1-1-utf-8'].map((name): SettingEntry => ({
    section: `MIME\\Database\\Charset\\${name}`, name: 'AliasForCharSet',
    type: { kind: 'choice', documented: true, options: [{ value: name.slice(-5), meaning: 'The character set that the name stands for' }] },
    since: { text: 'a service pack for 5.0' },
    summary: `Lets outbound messages that are called ${name} be read`,
    notes: ['The data type is not documented.'],
    sources: [{ kb: 'Q176125' }],
  })),
  {
    section: 'Nls\\CodePage', name: '932', registryType: 'REG_SZ',
    type: { kind: 'choice', documented: true, options: [{ value: 'c_932.nls', meaning: 'The file of the Japanese code page' }] },
    since: { text: 'Windows NT' },
    summary: 'Makes the Japanese code page known, so that ISO-2022-JP can be converted',
    detail: 'For Exchange 4.0 SP2.',
    interactions: [{ with: '0411', how: 'Is made together with it.' }],
    sources: [{ kb: 'Q155016' }],
  },
  {
    section: 'Nls\\Language', name: '0411', registryType: 'REG_SZ',
    type: { kind: 'choice', documented: true, options: [{ value: 'l_intl.nls', meaning: 'The file of the language' }] },
    summary: 'Makes the Japanese language known, so that ISO-2022-JP can be converted',
    detail: 'For Exchange 4.0 SP2.',
    interactions: [{ with: '932', how: 'Is made together with it.' }],
    sources: [{ kb: 'Q155016' }],
  },
];
