import type { SettingEntry } from '../entry.js';

export const routing: readonly SettingEntry[] = [
  {
    section: 'Routing', name: 'RerouteIncoming',
    type: {
      kind: 'switch', style: 'word',
      on: 'Mail that comes in is taken in or sent on as the routing table says; domains without a row are relayed',
      off: 'Mail that comes in is only looked up in the directory, and returned where the recipient is not there',
    },
    default: 'Yes',
    summary: 'Whether mail that comes in by SMTP may be sent on',
    detail: '`Yes` is *Reroute incoming SMTP mail (required for POP3/IMAP4 support)*, `No` is *Do not reroute incoming SMTP mail*, which is how Exchange 4.0 works (Q256856).',
    interactions: [
      { with: 'AlwaysUseETRN', how: '`No`: ETRN names the SMTP domain of Site Addressing. `Yes`: every domain of the routing table (Q269771).' },
      { with: 'RelayFlags', how: '`Yes` without restrictions is an open relay (Q260562). `No` with flags of 2 or more refuses mail that should be taken in (Q206968).' },
      { with: 'RelayAllowList', how: 'With `No`, hosts on the list can still relay (Q243045).' },
    ],
    notes: [
      '`Yes` is what setup chooses (Q193922).',
      '`No` does not keep a stranger from bouncing mail at a victim whose address he gives as the sender (Q255695).',
      'Before 5.5 SP3, recipients in encapsulated form (IMCEASMTP-) were sent on in spite of `No` (Q237927).',
    ],
    sources: [
      { kb: 'Q193922' }, { kb: 'Q269771' }, { kb: 'Q156063' }, { kb: 'Q255695' }, { kb: 'Q256856' }, { kb: 'Q243045' }, { kb: 'Q206968' }, { kb: 'Q260562' },
      { kb: 'Q237927' }, { guide: 'xog05015' },
    ],
  },
  {
    section: 'Routing', name: 'RoutingTable',
    type: {
      kind: 'list', separator: ';',
      fields: [
        { name: 'domain', type: { kind: 'domain', pattern: true }, summary: 'The domain of the recipient, with all its subdomains; `#` in front means this domain alone' },
        { name: 'target', type: { kind: 'target' }, summary: '`<inbound>`, or the domain or host that the recipient is rewritten to' },
        {
          name: 'AlwaysRelay', optional: true,
          type: { kind: 'choice', options: [{ value: 'AlwaysRelay', meaning: 'Passes although the relay restrictions would refuse it (from 5.5 SP2)', label: 'Override relay restrictions. Always relay.' }] },
          summary: 'Mail for this domain passes the relay restrictions',
        },
      ],
    },
    summary: 'What happens to mail for each domain: taken in, or rewritten and sent on',
    detail: [
      'Asked for each recipient. Rows with `#` come first, then the row with the most labels that ends the recipient\'s domain; only whole labels count, the order of the rows does not. A domain without a row is relayed by the method of the Connections page.',
      '',
      '| Row | Covers |',
      '| --- | --- |',
      '| `example.com` | `example.com` and `sales.example.com`, not `myexample.com` |',
      '| `#example.com` | `example.com` alone |',
    ].join('\n'),
    interactions: [
      { with: 'AlwaysUseETRN', how: 'With rerouting on, ETRN names the domains listed here, and no others (Q269771).' },
      { with: 'CustomProgram', how: 'Takes the place of the table (Q258206).' },
      { with: 'DeliveryRouting', how: 'Chooses the next host without rewriting the recipient (Q190710).' },
    ],
    notes: [
      '`#` needs Exchange 5.0 SP2 (Q169683), `AlwaysRelay` 5.5 SP2 (Q195969).',
      'An address as a target fails at random before 5.5 SP4 when there is much to do (Q245740).',
      'An address in brackets may stand for a domain from 5.5 on; the Administrator program takes the brackets away when one is typed (Q193316, Q194742).',
      'Two rows for one domain: which of them is used is not documented.',
      'Changes apply after a restart of the Internet Mail Service and of the message transfer agent (Q190021).',
    ],
    restart: 'Internet Mail Service and Message Transfer Agent',
    sources: [
      { guide: 'xog05015' }, { guide: 'xcp04013' }, { kb: 'Q169683' }, { kb: 'Q217217' }, { kb: 'Q259531' }, { kb: 'Q190710' }, { kb: 'Q195969' }, { kb: 'Q264557' },
      { kb: 'Q249100' }, { kb: 'Q193316' }, { kb: 'Q194742' }, { kb: 'Q245740' }, { kb: 'Q190021' }, { kb: 'Q269771' }, { kb: 'Q258206' },
    ],
  },
  {
    section: 'Routing', name: 'CustomProgram',
    type: { kind: 'path' },
    summary: 'A custom routing program that takes the place of the routing table',
    detail: 'A DLL, named with its full path: *Instead of the table, use this custom routing program*. To load an extension and keep the table, use `NonRoutingExtensionDll` in `[Parameters]` (Q258206).',
    interactions: [
      { with: 'RoutingTable', how: 'Is not read while the program is in use.' },
      { with: 'NonRoutingExtensionDll', how: 'Loads an extension and keeps the table (Q258206).' },
    ],
    notes: ['Q259730 says that the table works again once the box is cleared, although the path is still shown.'],
    sources: [{ kb: 'Q156063' }, { kb: 'Q258206' }, { kb: 'Q259730' }],
  },
];
