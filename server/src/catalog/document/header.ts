import type { SettingEntry } from '../entry.js';

export const header: readonly SettingEntry[] = [
  {
    section: 'Header', name: 'Version',
    type: { kind: 'number', min: 0 },
    restart: null,
    summary: 'The version of IMCCOPY\'s file format',
    detail: 'Always `1` in the samples that are known. IMCCOPY writes it with `-save domain`; a printed file of `-save routes` begins without it.',
    notes: ['No other version than 1 has been seen.'],
    sources: [{ kb: 'Q262126' }, { kb: 'Q182522' }],
  },
  {
    section: 'Header', name: 'Exchange',
    type: { kind: 'version' },
    default: '5.5 SP4',
    restart: null,
    summary: 'The version of Exchange Server that the document is for',
    detail: 'Rules about settings that a release or service pack brought or took away go by it.',
    sources: [{ format: 'IMC document' }],
  },
  {
    section: 'Header', name: 'Host',
    type: { kind: 'domain' },
    restart: null,
    summary: 'The full name of the server itself',
    detail: 'Said in EHLO by a test dequeue. A route or a smart host that names this host would send mail in a circle.',
    sources: [{ format: 'IMC document' }],
  },
];
