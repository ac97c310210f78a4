import type { SettingEntry } from '../entry.js';

/** Values that decide how waiting mail is asked for. */
export const dequeue: readonly SettingEntry[] = [
  {
    section: 'Parameters', name: 'AlwaysUseETRN', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'ETRN is sent in ordinary outbound sessions', off: 'No ETRN except after dialling' },
    since: { version: '5.0 SP1', text: 'ETRN as a client needs 5.0 SP1 (Q184185); which build was the first to read this value is in no article' },
    summary: 'Asks for waiting mail with ETRN in every outbound session',
    detail: [
      'Without it, ETRN is sent only on connections that the connector dials itself. With it, also over a network, a leased line, or a line that a router dials; the host must list ETRN in its answer to EHLO (Q175494).',
      '',
      'With *Do not reroute* it names the SMTP domain of Site Addressing, with *Reroute* every domain of the routing table (Q269771). The host then opens a connection of its own to deliver, so this server needs an address that stays the same (Q258292, Q183476).',
    ].join('\n'),
    interactions: [
      { with: 'ForwardTo', how: 'The host that is asked, and the only one that can be (Q241157); it must therefore also relay what goes out. Q175494 says that every host is asked, and advises this value only where all mail goes to one host.' },
      { with: 'RerouteIncoming', how: 'Decides which domains are named (Q269771).' },
      { with: 'RoutingTable', how: 'With rerouting on, a domain that is missing here is never asked for (a conclusion from Q269771).' },
      { with: 'AlwaysUseTURN', how: 'What happens when both are 1 is not documented.' },
      { with: 'DisableETRN', how: 'Which of the two wins is not documented.' },
    ],
    notes: [
      'Mail is asked for only when something is sent. Q241157 suggests a link monitor that writes to a recipient that does not exist, at intervals, to make sessions.',
      'To switch it off, Q175494 sets it to 0.',
      'Whether the service must be restarted is not said.',
    ],
    sources: [{ kb: 'Q175494' }, { kb: 'Q241157' }, { kb: 'Q269771' }, { kb: 'Q184185' }, { kb: 'Q262986' }, { kb: 'Q258292' }, { kb: 'Q183476' }],
  },
  {
    section: 'Parameters', name: 'AlwaysUseTURN', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'TURN is sent instead of ETRN', off: 'TURN is not used' },
    since: { text: 'documented for 5.5; the keywords of Q257979 name 5.5 SP3, its text no service pack' },
    restart: 'Internet Mail Service',
    summary: 'Asks for waiting mail with TURN instead of ETRN',
    detail: [
      'The host turns the connection around and sends back over it what it holds. So no address that stays the same is needed: for providers without ETRN, and for lines whose address changes (Q257979, Q183476).',
      '',
      'TURN names no domain. The provider knows by the account whose mail to send, so `[Security]` needs a row for it with a login.',
    ].join('\n'),
    interactions: [
      { with: 'Domains', how: 'Needs an account in the row of the provider; for a Windows domain it is written DOMAIN\\user (Q257979).' },
      { with: 'AlwaysUseETRN', how: 'Meant as one or the other; what happens when both are 1 is not documented.' },
      { with: 'DisableETRN', how: 'Not documented.' },
    ],
    notes: [
      'Q257979 offers it for providers with TURN or ATRN; Q262986 says that Exchange 5.5 cannot ATRN. No article shows a session.',
      'Q257979 prints the key once without the last letter of Services; a value there is never read.',
      'Not documented: whether TURN is sent to a host that does not list it, and what happens without a login.',
    ],
    sources: [{ kb: 'Q257979' }, { kb: 'Q262986' }, { kb: 'Q183476' }, { rfc: 821, section: '3.8' }],
  },
  {
    section: 'Parameters', name: 'DisableETRN', registryType: 'REG_DWORD',
    type: { kind: 'switch', style: 'digit', on: 'ETRN is switched off', off: 'ETRN is supported' },
    since: { text: 'documented for 5.5' },
    summary: 'Switches off support for ETRN',
    detail: 'Whether this stops the server from honouring ETRN, from sending it, or both, is not documented. Without it a 5.5 server lists ETRN in its answer to EHLO (Q262945).',
    interactions: [
      { with: 'AlwaysUseETRN', how: 'Contradicts it; which of the two wins is not documented.' },
      { with: 'QueueForETRN', how: 'Mail that is held for ETRN may then not be asked for (a conclusion).' },
    ],
    sources: [{ kb: 'Q258292' }, { guide: 'xog05030' }, { kb: 'Q262945' }],
  },
];
