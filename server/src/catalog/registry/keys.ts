import type { RegistryKey } from '../entry.js';

const SERVICES = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';
const MIME = 'HKEY_CLASSES_ROOT\\MIME\\Database';
const NLS = 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Nls';

/** `Parameters` and `Extension` are sections of IMC documents too; values of the other keys live in `.reg` and `.vbs` only. */
export const registryKeys: readonly RegistryKey[] = [
  {
    section: 'Parameters', key: `${SERVICES}\\MSExchangeIMC\\Parameters`,
    summary: 'The settings of the connector that no property page shows',
    detail: 'The service keeps this name in 5.x, where the product calls it Internet Mail Service.',
    notes: [
      'Three articles print `Service` without its last letter (Q257979, Q193922, Q182307), two print `CCS` for CurrentControlSet (Q169781, Q206968): nothing reads a value there.',
      'With bars or slashes instead of backslashes, as Q190026, Q155683 and Q196818 print it, it is another key.',
      'Q259616 alone writes `ParametersSystem`.',
    ],
    misprints: [{ name: 'MSExchangeIMC\\ParametersSystem', kb: 'Q259616' }],
    sources: [{ kb: 'Q175494' }, { kb: 'Q257979' }, { kb: 'Q193922' }, { kb: 'Q182307' }, { kb: 'Q169781' }, { kb: 'Q206968' }, { kb: 'Q259616' }, { kb: 'Q190026' }, { kb: 'Q155683' }, { kb: 'Q196818' }],
  },
  {
    section: 'Extension', key: `${SERVICES}\\MSExchangeIMC\\Parameters\\Extension`,
    summary: 'The settings of the extension Imsext.dll: journals and added text',
    detail: 'Read only while `NonRoutingExtensionDll` loads the extension (Q258206).',
    sources: [{ kb: 'Q258206' }, { kb: 'Q262122' }],
  },
  {
    section: 'MSExchangeIMC', key: `${SERVICES}\\MSExchangeIMC`,
    summary: 'How Windows runs the service',
    sources: [{ kb: 'Q176566' }],
  },
  {
    section: 'MSExchangeIMC\\Diagnostics', key: `${SERVICES}\\MSExchangeIMC\\Diagnostics`,
    summary: 'How much each category writes to the application log',
    detail: 'Holds what the Diagnostics Logging page shows. Articles name the key but none of its values.',
    notes: ['On clusters of Windows NT 4.0 Winlogon can hold this key open (Q316772).'],
    sources: [{ kb: 'Q316772' }, { kb: 'Q154505' }, { kb: 'Q157660' }],
  },
  {
    section: 'MSExchangeIMC\\Performance', key: `${SERVICES}\\MSExchangeIMC\\Performance`,
    summary: 'The registration of the performance counters',
    detail: 'Is removed by hand where a service pack stops at LODCTR, and made anew with `unlodctr MSExchangeIMC` and `lodctr imcperf.ini`. No article names a value of it.',
    misprints: [{ name: 'MSExchangeIMC\\Peformance', kb: 'Q260538' }],
    sources: [{ kb: 'Q260538' }, { kb: 'Q256927' }, { kb: 'Q156494' }],
  },
  {
    section: 'MSExchangeIS\\ParametersSystem\\InternetContent', key: `${SERVICES}\\MSExchangeIS\\ParametersSystem\\InternetContent`,
    summary: 'How the information store reads and writes Internet mail',
    misprints: [{ name: 'MSExchangeIS\\Parameters\\System\\InternetConent', kb: 'Q178219' }],
    sources: [{ kb: 'Q173343' }, { kb: 'Q175704' }, { kb: 'Q178219' }],
  },
  {
    section: 'MSExchangeIS\\ParametersSystem', key: `${SERVICES}\\MSExchangeIS\\ParametersSystem`,
    summary: 'Settings of the whole information store', sources: [{ kb: 'Q169686' }, { kb: 'Q234065' }],
  },
  {
    section: 'MSExchangeIS\\ParametersPrivate', key: `${SERVICES}\\MSExchangeIS\\ParametersPrivate`,
    summary: 'Settings of the private information store', sources: [{ kb: 'Q234065' }, { kb: 'Q282115' }],
  },
  {
    section: 'MSExchangeMTA\\Parameters', key: `${SERVICES}\\MSExchangeMTA\\Parameters`,
    summary: 'Settings of the message transfer agent', sources: [{ kb: 'Q152928' }, { kb: 'Q155302' }, { kb: 'Q239427' }],
  },
  {
    section: 'MSExchangeSA\\Parameters', key: `${SERVICES}\\MSExchangeSA\\Parameters`,
    summary: 'Settings of the system attendant', sources: [{ kb: 'Q257348' }],
  },
  {
    section: 'MSExchangeMSMI\\Parameters', key: `${SERVICES}\\MSExchangeMSMI\\Parameters`,
    summary: 'Settings of the connector for Microsoft Mail', sources: [{ kb: 'Q161813' }, { kb: 'Q161945' }],
  },
  {
    section: 'Active Messaging', key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Exchange\\Active Messaging',
    summary: 'How programs with CDONTS hand mail over', sources: [{ kb: 'Q306957' }, { kb: 'Q319890' }],
  },
  {
    section: 'MIME\\Database\\Codepage\\1252', key: `${MIME}\\Codepage\\1252`,
    summary: 'What Windows knows of the code page of English',
    detail: 'Each code page has a key of its own beside this one (Q185221).', sources: [{ kb: 'Q185221' }],
  },
  { section: 'MIME\\Database\\Codepage\\65000', key: `${MIME}\\Codepage\\65000`, summary: 'What Windows knows of the code page of UTF-7', sources: [{ kb: 'Q178118' }] },
  { section: 'MIME\\Database\\Codepage\\65001', key: `${MIME}\\Codepage\\65001`, summary: 'What Windows knows of the code page of UTF-8', sources: [{ kb: 'Q178118' }] },
  ...['unicode-2-0-utf-7', 'unicode-2-0-utf-8', 'x-unicode-2-0-utf-7', 'x-unicode-2-0-utf-8', 'x-unicode-1-1-utf-7', 'x-unicode-1-1-utf-8'].map((name): RegistryKey => ({
    section: `MIME\\Database\\Charset\\${name}`, key: `${MIME}\\Charset\\${name}`, summary: `What Windows takes the character set ${name} for`, sources: [{ kb: 'Q176125' }],
  })),
  {
    section: 'Nls\\CodePage', key: `${NLS}\\CodePage`,
    summary: 'The files of the code pages that Windows has',
    misprints: [{ name: '\\\\HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Nls\\CodePage', kb: 'Q155016' }],
    sources: [{ kb: 'Q155016' }],
  },
  {
    section: 'Nls\\Language', key: `${NLS}\\Language`,
    summary: 'The files of the languages that Windows has',
    misprints: [{ name: '\\\\HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Nls\\Language', kb: 'Q155016' }],
    sources: [{ kb: 'Q155016' }],
  },
];
