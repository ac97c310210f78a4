import type { ControlEntry } from '../entry.js';

const page = 'Routing';
const rerouting = [{ section: 'Routing', name: 'RerouteIncoming' }] as const;
const table = [{ section: 'Routing', name: 'RoutingTable' }] as const;
const flags = { section: 'Parameters', name: 'RelayFlags' } as const;

/** The Routing page. */
export const routingPage: readonly ControlEntry[] = [
  {
    page, label: 'Do not reroute incoming SMTP mail', kind: 'choice',
    summary: 'Mail that comes in is only looked up in the directory, as in 4.0',
    notes: [
      'It does not stop a stranger from having reports bounced at a victim (Q255695).',
      'Restrictions that are left behind make mail for the own domain fail, or let hosts relay (Q206968, Q243045).',
      'With it `AlwaysUseETRN` names the site\'s own domain only (Q269771).',
    ],
    settings: rerouting,
    sources: [{ kb: 'Q269771' }, { kb: 'Q255695' }, { kb: 'Q256856' }, { kb: 'Q243045' }, { kb: 'Q206968' }],
  },
  {
    page, label: 'Reroute incoming SMTP mail (required for POP3/IMAP4 support)', kind: 'choice', default: 'chosen by setup (Q193922, Q156063)',
    summary: 'The table says what is taken in and what is sent on; other mail is relayed',
    notes: ['With it `AlwaysUseETRN` names every domain of the table (Q269771).'],
    settings: rerouting,
    sources: [{ kb: 'Q193922' }, { kb: 'Q156063' }, { kb: 'Q269771' }, { kb: 'Q182339' }, { kb: 'Q315687' }, { guide: 'xog05015' }],
  },
  {
    page, group: 'Edit Routing Table Entry', label: 'Sent To', kind: 'text', values: 'a domain, # and a domain for this one alone (5.0 SP2), or an IPv4 address (5.5)',
    summary: 'The domain of the recipient, with its subdomains unless # stands in front',
    settings: table,
    sources: [{ kb: 'Q169683' }, { kb: 'Q217217' }, { kb: 'Q259531' }, { guide: 'xog05015' }, { kb: 'Q249100' }],
  },
  {
    page, group: 'Edit Routing Table Entry', label: 'Route To', kind: 'choice',
    choices: ['Should be accepted as inbound', 'Should be rerouted to this domain', 'Override relay restrictions. Always relay.'],
    summary: 'What happens to mail that the row covers',
    notes: [
      'Rerouting writes the new domain into the recipient (Q190710).',
      '*Override relay restrictions. Always relay.* came with 5.5 SP2; the restrictions then do not hold for this domain (Q195969).',
    ],
    settings: table,
    sources: [{ kb: 'Q190710' }, { kb: 'Q195969' }, { kb: 'Q264557' }, { kb: 'Q259531' }],
  },
  {
    page, label: 'Instead of the table, use this custom routing program', kind: 'text', values: 'a tick, and the path of a DLL',
    summary: 'Lets a DLL decide where mail goes, in place of the table',
    settings: [{ section: 'Routing', name: 'CustomProgram' }],
    sources: [{ kb: 'Q156063' }, { kb: 'Q258206' }, { kb: 'Q259730' }],
  },
  {
    page, label: 'Routing Restrictions...', kind: 'button', since: '5.5 SP1',
    summary: 'Who may relay through the server',
    settings: [flags, { section: 'Parameters', name: 'RelayAllowList' }, { section: 'Parameters', name: 'RelayDenyList' }, { section: 'Parameters', name: 'RelayLocalIPList' }],
    sources: [{ kb: 'Q196626' }, { kb: 'Q260562' }, { kb: 'Q315687' }],
  },
  {
    page, group: 'Routing Restrictions', label: 'Hosts and clients that successfully authenticate', kind: 'tick box',
    summary: 'Lets those relay who log on: flag 8 of RelayFlags',
    notes: ['An enabled Guest account is enough (Q251149).'],
    settings: [flags],
    sources: [{ kb: 'Q196626' }, { kb: 'Q260562' }, { kb: 'Q251149' }],
  },
  {
    page, group: 'Routing Restrictions', label: 'Hosts and clients with these IP addresses', kind: 'list', choices: ['IP address', 'Mask'],
    summary: 'Lets hosts of the list relay: flag 2 of RelayFlags',
    notes: [
      'From SP2 on a mask is needed (Q258140).',
      'The address has to be that of the network the mask makes (Q193922); Q258140 shows what goes wrong otherwise.',
      'For programs on the server itself: 127.0.0.1 with 255.255.255.255 (Q251283).',
    ],
    settings: [flags, { section: 'Parameters', name: 'RelayAllowList' }],
    sources: [{ kb: 'Q196626' }, { kb: 'Q258140' }, { kb: 'Q251283' }, { kb: 'Q193922' }],
  },
  {
    page, group: 'Routing Restrictions', label: 'Hosts and clients connecting to these internal addresses', kind: 'list',
    summary: 'Lets hosts relay that connect to a listed address of the server: flag 4',
    notes: ['IP forwarding must be off.'],
    settings: [flags, { section: 'Parameters', name: 'RelayLocalIPList' }],
    sources: [{ kb: 'Q196626' }, { kb: 'Q193922' }],
  },
  {
    page, group: 'Routing Restrictions', label: 'Specify the hosts and clients that can NEVER route mail', kind: 'list', choices: ['IP address', 'Mask'],
    summary: 'Hosts that may never relay; tested before all others: flag 1',
    settings: [flags, { section: 'Parameters', name: 'RelayDenyList' }],
    sources: [{ kb: 'Q196626' }, { kb: 'Q193922' }],
  },
];
