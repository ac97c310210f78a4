import type { SettingEntry } from '../entry.js';

export const domain: readonly SettingEntry[] = [
  {
    section: 'Domain', name: 'DomainInformation',
    type: {
      kind: 'list', separator: ',',
      fields: [
        {
          name: 'domain', summary: 'The domain that mail is sent to; Default for all others',
          type: { kind: 'domain', words: [{ value: 'Default', meaning: 'Every domain that has no record of its own; this record is always there' }] },
        },
        { name: 'MIME character set', type: { kind: 'text', format: 'the name of a character set, such as ISO-8859-1' }, summary: 'The character set of MIME messages' },
        { name: 'other character set', type: { kind: 'text', format: 'the name of a character set, such as ISO-8859-1' }, summary: 'The character set of messages that are not MIME' },
        {
          name: 'formatting', summary: 'How messages are written, as a sum of bits',
          type: {
            kind: 'bits',
            bits: [
              { mask: 1, meaning: 'unused', unused: true },
              { mask: 2, meaning: 'lines are wrapped at the column of the next field' },
              { mask: 4, meaning: 'the display name of the sender is not sent' },
              { mask: 8, meaning: 'unused', unused: true },
              { mask: 16, meaning: 'UUENCODE' },
              { mask: 32, meaning: 'MIME, text as plain text only' },
              { mask: 64, meaning: 'attachments in Binhex; needs UUENCODE (16)' },
              { mask: 128, meaning: 'unused', unused: true },
              { mask: 256, meaning: 'out-of-office replies are not sent' },
              { mask: 512, meaning: 'automatic replies are not sent' },
              { mask: 1024, meaning: 'unused', unused: true },
              { mask: 2048, meaning: 'unused', unused: true },
              { mask: 4096, meaning: 'unused', unused: true },
              { mask: 8192, meaning: 'unused', unused: true },
              { mask: 16384, meaning: 'unused', unused: true },
              { mask: 32768, meaning: 'unused', unused: true },
              { mask: 65536, meaning: 'MIME, text as HTML only' },
              { mask: 131072, meaning: 'MIME, text as HTML and as plain text' },
            ],
          },
        },
        { name: 'wrap column', type: { kind: 'number', min: 0 }, summary: 'The column at which lines are wrapped; in force only with bit 2 of the formatting' },
        {
          name: 'rich text', summary: 'Whether Exchange rich text is sent',
          type: {
            kind: 'choice',
            options: [
              { value: '0', meaning: 'As the user says', label: 'User' },
              { value: '1', meaning: 'Always', label: 'Always' },
              { value: '2', meaning: 'Never, whatever the recipient\'s entry says', label: 'Never' },
            ],
          },
        },
        { name: 'unused', type: { kind: 'text', format: '0, as in every known sample' }, summary: 'Without meaning; 0 in the known samples' },
        { name: 'size limit', type: { kind: 'number', min: 0, unit: 'KB' }, summary: 'The largest message to this domain; always 0 in the Default record' },
      ],
    },
    summary: 'Message format and size limit, a record of eight fields for each domain',
    detail: 'At most one of the ways to encode may be chosen: UUENCODE (16) or one of the three kinds of MIME (32, 65536, 131072). Binhex (64) goes with UUENCODE only.',
    interactions: [
      { with: 'MaximumMessageSize', how: 'Holds for all domains and is not repeated in these records.' },
      { with: 'AlwaysAllowForwarding', how: 'Lets automatic forwards pass although bit 512 is set; without it they are dropped with the automatic replies (Q192982).' },
    ],
    notes: [
      'The unit of the size limit is not stated for the file; the dialog uses kilobytes (Q240788).',
      'The Administrator program of 5.5 SP3 shows the limit 102.4 times too large (Q243822).',
      'Mail that is only passed on keeps the encoding of its sender in 5.0 and 5.5 (Q199192).',
    ],
    sources: [{ kb: 'Q262126' }, { kb: 'Q240788' }, { kb: 'Q243822' }, { kb: 'Q199192' }, { kb: 'Q152940' }, { kb: 'Q168138' }, { kb: 'Q192982' }],
  },
];
