import type { SettingEntry } from '../entry.js';

export const routes: readonly SettingEntry[] = [
  {
    section: 'Routes', name: 'DeliveryRouting',
    type: {
      kind: 'list', separator: ';',
      fields: [
        { name: 'domain', type: { kind: 'domain' }, summary: 'The domain of the recipient; its subdomains follow it' },
        { name: 'host', type: { kind: 'host', many: true }, summary: 'The host that its mail is handed to: a name or an IPv4 address' },
        { name: 'flag', type: { kind: 'text', format: '0, as in every known sample' }, summary: 'Always 0 in the known samples; its meaning is not documented' },
      ],
    },
    summary: 'The next host for mail to single domains',
    detail: 'Chooses only where a message is handed to; the recipient stays as it is (Q190710). A row that the service cannot read keeps it from starting: event 4056 names the row (Q182522), others are reported with 4032, 4057 and 4014 (Q148565).',
    interactions: [
      { with: 'ForwardTo', how: 'Takes the mail of all domains that have no row here.' },
      { with: 'RoutingTable', how: 'Is asked first, for mail that comes in by SMTP, and may rewrite the domain; use rows here alone where the recipient is to stay as it is (Q190710).' },
      { with: 'AlwaysUseETRN', how: 'Q175494 says that these hosts are asked for waiting mail too, Q241157 that only the host of `ForwardTo` is.' },
    ],
    notes: [
      'Not documented: whether several hosts with commas are allowed in a row, and how delivery by DNS is written for one domain.',
      'Too many rows damage the table in 5.0 and in 5.5 before SP1; how many is not said (Q182522, Q242221).',
      'Rows that go out by DNS or over the network, beside a smart host that is dialled, stop the dialling before 5.5 SP3 (Q230051).',
    ],
    sources: [
      { kb: 'Q182522' }, { kb: 'Q148565' }, { kb: 'Q190710' }, { kb: 'Q251124' }, { kb: 'Q201127' }, { kb: 'Q259531' }, { kb: 'Q164457' }, { kb: 'Q153655' },
      { kb: 'Q156063' }, { kb: 'Q230051' }, { kb: 'Q242221' }, { kb: 'Q175494' }, { kb: 'Q241157' },
    ],
  },
  {
    section: 'Routes', name: 'DefaultRouting',
    type: { kind: 'text', format: 'empty in the known sample' },
    summary: 'The line that ends the delivery table',
    detail: 'Empty in the sample that is printed. What it can hold is not documented; it is kept as it is.',
    sources: [{ kb: 'Q182522' }],
  },
];
