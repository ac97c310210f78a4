import type { SettingEntry } from '../entry.js';

/** How hosts are looked up, and which connections are made. */
export const resolver: readonly SettingEntry[] = [
  {
    section: 'Parameters', name: 'DisableReverseResolve', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'No look-up; the Received line keeps the address', off: 'The name of every host that connects is looked up' },
    since: { text: 'documented for 4.0, 5.0 and 5.5' },
    summary: 'Does not look up the names of hosts that connect',
    detail: 'Makes a slow greeting faster (Q190026). Logging the SMTP protocol is another cause of such look-ups (Q286375).',
    notes: [
      'In 5.0, connections above the limit were looked up before they were refused (Q166584).',
      'Q258745 tells to enter the number as binary, and Q190026 prints a bar in the key and a backslash behind it.',
    ],
    sources: [{ kb: 'Q190026' }, { kb: 'Q258745' }, { kb: 'Q286375' }, { kb: 'Q166584' }, { guide: 'xog05022' }],
  },
  {
    section: 'Parameters', name: 'DisableResolverSearchList', registryType: 'REG_DWORD', caseSensitive: true,
    type: { kind: 'switch', style: 'digit', nonZero: true, on: 'Names are looked up as they are', off: 'The server\'s own domain and search list are added to names' },
    since: { text: 'documented for 4.0 and later' },
    restart: 'Internet Mail Service',
    summary: 'Does not add the server\'s own domain to names that are looked up',
    detail: 'Needed where a name server answers for every name with `*`: every destination would else seem to be this server, and mail would be returned. Restest.exe looks names up as the service does (Q150969).',
    notes: [
      'The articles say that the name is read with regard to case (Q150969, Q190711).',
      'More than six suffixes in the search list stop the service when it starts, whatever this value says (Q185025).',
    ],
    misprints: [{ name: 'Disable ResolverSearchList', kb: 'Q191548' }],
    sources: [{ kb: 'Q150969' }, { kb: 'Q190711' }, { kb: 'Q169781' }, { kb: 'Q191548' }, { kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q185025' }],
  },
  {
    section: 'Parameters', name: 'EnableTTL', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'Answers are looked up again when their time is over; destinations without MX are not kept', off: 'Answers of name servers are kept without regard to their time' },
    default: '0',
    since: { version: '5.5 SP4', text: 'a fix for 5.5 SP4 (Msexcimc.exe 5.5.2654.52)' },
    summary: 'Keeps answers of name servers only as long as they are good',
    detail: 'Without it up to 1,000 domains are kept for as long as the service runs, and a smart host is looked up once, at the start.',
    notes: [
      'The default is what is documented for 0; that the fix makes the value is not said.',
      'Used to share load by DNS it could stop the service; fixed in Msexcimc.exe 5.5.2655.51 (Q309685).',
    ],
    sources: [{ kb: 'Q285023' }, { kb: 'Q309685' }],
  },
  {
    section: 'Parameters', name: 'DisableLoopbackConnections', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'Mail to an address of the server itself is returned', off: 'The service may connect to itself' },
    default: '0',
    since: { text: '4.0' },
    restart: 'Windows NT',
    summary: 'Does not let the service connect to itself',
    interactions: [{ with: 'DisableLoopbackConnection', how: 'The same under a name without s. Which of the two the service reads is not settled.' }],
    notes: [
      'Q146126 writes the name with s; the notes for 4.0 SP2 and 5.0 write it without (Q153655, Q156063).',
      'Q146126 calls the field for the data a string, although the type is REG_DWORD.',
    ],
    sources: [{ kb: 'Q146126' }, { kb: 'Q153655' }, { kb: 'Q156063' }],
  },
  {
    section: 'Parameters', name: 'DisableLoopbackConnection', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'Mail to an address of the server itself is returned', off: 'Not documented under this name' },
    since: { text: 'notes for 4.0 SP2' },
    summary: 'Does not let the service connect to itself, as the release notes spell it',
    interactions: [{ with: 'DisableLoopbackConnections', how: 'The same under a name with s. Which of the two the service reads is not settled.' }],
    notes: ['The notes for 4.0 SP2 and 5.0 write the name without s (Q153655, Q156063); Q146126 writes it with s.'],
    sources: [{ kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q146126' }],
  },
];
