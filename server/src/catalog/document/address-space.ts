import type { SettingEntry } from '../entry.js';

export const addressSpace: readonly SettingEntry[] = [
  {
    section: 'Address Space', name: 'AddressSpace',
    type: {
      kind: 'list', separator: ';',
      fields: [
        { name: 'type', type: { kind: 'text', format: 'an address type, for this connector SMTP' }, summary: 'The type of address; SMTP for Internet mail' },
        { name: 'address', type: { kind: 'text', pattern: 'address space', format: '* for every address, *@ and a domain, or a whole address' }, summary: 'The pattern that the whole address of a recipient is compared with' },
        { name: 'cost', type: { kind: 'number', min: 1, max: 100 }, summary: 'From 1, which is taken first, to 100, which is taken only when all else fails' },
        {
          name: 'scope', optional: true,
          type: {
            kind: 'choice',
            options: [
              { value: 'Organization', meaning: 'The whole organization may use it; so by default' },
              { value: 'This Site', meaning: 'Only the site of this server may use it' },
              { value: 'This Location', meaning: 'Only the location of this server may use it' },
            ],
          },
          summary: 'Who may send through it (from 5.5)',
        },
      ],
    },
    summary: 'The addresses that the connector carries, with their costs',
    detail: 'The message transfer agent takes the best fit: an exact address, then a pattern with `*` (the more fixed characters the better), then a part of an address, then a blank one. `*@example.com` covers every address at that domain; `example.com` and `@example.com` cover none (Q229961).',
    interactions: [{ with: 'TransferMode', how: 'An address space on a connector that is `InboundOnly` holds mail that may never leave (Q238719).' }],
    notes: [
      'A blank address means every address of the type; `*` means the same, is faster, and wins over a blank one whatever their costs (Q146299, Q152471).',
      'The service itself does not honour the scope before 5.5 SP4 (Q239228).',
    ],
    sources: [
      { kb: 'Q229961' }, { kb: 'Q196793' }, { kb: 'Q152471' }, { kb: 'Q146299' }, { kb: 'Q182339' }, { kb: 'Q262952' }, { kb: 'Q279404' }, { kb: 'Q239228' }, { kb: 'Q238719' },
    ],
  },
];
