import type { SettingEntry } from '../entry.js';

export const security: readonly SettingEntry[] = [
  {
    section: 'Security', name: 'Domains',
    type: {
      kind: 'list', separator: ';',
      fields: [
        {
          name: 'domain', summary: 'The e-mail domain or the host that mail goes to, or `<default>`',
          type: { kind: 'domain', address: true, words: [{ value: '<default>', meaning: 'Every domain that has no row of its own' }] },
        },
        {
          name: 'method', summary: 'How the connector logs on and encrypts',
          type: {
            kind: 'choice',
            options: [
              { value: 'None', meaning: 'Neither login nor encryption' },
              { value: 'NTLM', meaning: 'Login and encryption by Windows NT challenge/response', label: 'Windows NT challenge/response authentication and encryption' },
              { value: 'SASL/AUTH', meaning: 'Login with AUTH, by the account of this row' },
              { value: 'SSL', meaning: 'Encryption with STARTTLS, without login' },
              { value: 'SASL/AUTH+SSL', meaning: 'Encryption with STARTTLS, and login with AUTH' },
            ],
          },
        },
        { name: 'account', optional: true, type: { kind: 'account' }, summary: 'The account that the connector logs on with, as DOMAIN\\user' },
      ],
    },
    summary: 'How the connector logs on and encrypts, and as whom, for each domain it sends to',
    detail: 'TURN needs a row with a login: the provider knows by the account whose mail to send (Q257979, Q183476). Passwords are never written in a document.',
    interactions: [
      { with: 'AlwaysUseTURN', how: 'Needs the account of the row for the provider (Q257979).' },
      { with: 'ForwardTo', how: 'Which row is looked up when all mail goes to one host is not documented; the row for that host is taken, then the longest suffix, then `<default>` (our reading).' },
    ],
    notes: [
      'A Windows account needs its domain in front, with a backslash (Q257979, Q174754).',
      '`SSL` alone is answered with 505 before 5.5 SP1 (Q181481).',
      'Between Exchange 5.0 and 5.5 no login succeeds until 5.5 SP2 (Q195201).',
      'Encryption by challenge/response could fail before 5.5 SP4 (Q245565).',
    ],
    sources: [
      { kb: 'Q174754' }, { kb: 'Q257979' }, { kb: 'Q262945' }, { kb: 'Q245565' }, { kb: 'Q255753' }, { kb: 'Q181481' }, { kb: 'Q195201' }, { kb: 'Q255234' }, { kb: 'Q183476' },
    ],
  },
];
