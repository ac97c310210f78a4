import type { SettingEntry } from '../entry.js';

/** What the server offers and accepts when others connect. */
export const authentication: readonly SettingEntry[] = [
  {
    section: 'Parameters', name: 'DisableAuth', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', nonZero: true, on: 'AUTH is refused, and AUTH LOGIN is not offered', off: 'AUTH is offered and accepted' },
    since: { version: '5.5 SP3', text: '5.5 SP3 (Msexcimc.exe 5.5.2638.0)' },
    summary: 'Refuses logins with AUTH and does not offer them',
    detail: 'Made for hosts that log on with an X.500 name by AUTH LOGIN, which fails with event 4183 (Q235627). It concerns logins at this server, not those of the connector at others.',
    interactions: [{ with: 'RelayFlags', how: 'Flag 8 lets those relay who log on; with this value nobody can (a conclusion from Q193922 and Q235627).' }],
    sources: [{ kb: 'Q235627' }, { kb: 'Q193922' }],
  },
  {
    section: 'Parameters', name: 'AdvertiseSMTPExtensions', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'Not documented; the greeting says ESMTP when the value is absent', off: 'The greeting says SMTP instead of ESMTP' },
    since: { text: 'documented for 5.0 and 5.5' },
    restart: 'Internet Mail Service',
    summary: 'With 0, leaves the word ESMTP out of the greeting',
    detail: 'Hosts that connect are then not prompted to say EHLO. A telnet session to port 25 shows the effect (Q194131).',
    notes: [
      '0 is the only value that is documented, and the one that disables.',
      'Exchange 5.0 as first shipped had no ESMTP in its greeting; a service pack brought it (Q164060).',
    ],
    sources: [{ kb: 'Q194131' }, { kb: 'Q164060' }],
  },
  {
    section: 'Parameters', name: 'AcceptMalformed821Adrs', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'Addresses with an equals sign or a blank are accepted', off: 'Addresses that do not follow RFC 821 are refused with 553' },
    since: { version: '5.0 SP1', text: '5.0 SP1; Exchange 4.0 is lax without it' },
    restart: 'Internet Mail Service',
    summary: 'Accepts envelope addresses that do not follow RFC 821',
    notes: [
      'Exchange 4.0 accepts such addresses anyway; 5.0 and later are strict (Q166616, Q191262).',
      'Q191262 asks for a restart, Q166616 does not mention one.',
    ],
    sources: [{ kb: 'Q166616' }, { kb: 'Q191262' }],
  },
];
