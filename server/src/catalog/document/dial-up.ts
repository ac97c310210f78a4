import type { SettingEntry } from '../entry.js';

export const dialUp: readonly SettingEntry[] = [
  {
    section: 'Dial-up Connections', name: 'Connections',
    type: {
      kind: 'list', separator: ';',
      fields: [{ name: 'entry', type: { kind: 'text', format: 'the name of a phone-book entry' }, summary: 'A phone-book entry that is dialled' }],
    },
    summary: 'The phone-book entries that are dialled',
    detail: 'Every entry that is ticked is dialled, although only one of them carries mail (Q156063). A name longer than 20 characters cannot be dialled: event 4106 [87] (Q188272).',
    notes: ['Exchange 4.0 before SP2 cannot dial (Q140184, Q148985).'],
    sources: [{ kb: 'Q156063' }, { kb: 'Q196306' }, { kb: 'Q188272' }, { kb: 'Q140184' }, { kb: 'Q148985' }],
  },
  {
    section: 'Dial-up Connections', name: 'MailRetrieval',
    type: {
      kind: 'choice',
      options: [
        { value: 'None', meaning: 'Nothing is asked for after dialling' },
        { value: 'ETRN', meaning: 'ETRN is sent for the domains of RetrievalDomains (from 5.0 SP1)' },
        { value: 'Command', meaning: 'The command of Command is run, for example finger or ping' },
      ],
    },
    summary: 'How waiting mail is fetched once the line is up',
    interactions: [
      { with: 'AlwaysUseETRN', how: 'Asks in ordinary outbound sessions too, without dialling; with both there are two occasions (Q175494).' },
      { with: 'RetrievalDomains', how: 'Says which domains ETRN names.' },
      { with: 'TimeOut', how: 'Must be longer than the provider takes to begin sending.' },
    ],
    notes: [
      'The English labels of this dialog are not in the articles.',
      'ETRN needs Exchange 5.0 SP1 (Q184185).',
      'Over dial-up only: other lines need `AlwaysUseETRN` or `AlwaysUseTURN`.',
    ],
    sources: [{ kb: 'Q155828' }, { kb: 'Q175494' }, { kb: 'Q184185' }, { kb: 'Q235223' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    section: 'Dial-up Connections', name: 'RetrievalDomains',
    type: {
      kind: 'list', separator: ';',
      fields: [{ name: 'domain', type: { kind: 'domain' }, summary: 'A domain that ETRN asks for' }],
      words: [{ value: 'Derived', meaning: 'The domains follow from Site Addressing and the routing table' }],
    },
    summary: 'The domains that ETRN asks for after dialling',
    interactions: [{ with: 'MailRetrieval', how: 'Read for `ETRN` only.' }],
    notes: [
      'The choice between listed and derived domains is known from a German screen only (Q235223); its default is not documented.',
      'The German 5.5 cannot show this list before SP3 (Q235223).',
    ],
    sources: [{ kb: 'Q235223' }, { kb: 'Q269771' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    section: 'Dial-up Connections', name: 'Command',
    type: { kind: 'text', format: 'a command that the server can run' },
    summary: 'The command that is run once the line is up, to make the provider send',
    detail: 'Anything the server can run, such as finger or ping with the provider\'s host.',
    interactions: [{ with: 'MailRetrieval', how: 'Run for `Command` only.' }],
    notes: ['There is such a field from Exchange 4.0 SP2 on (Q155828, Q154703).'],
    sources: [{ kb: 'Q155828' }, { kb: 'Q154703' }, { kb: 'Q153655' }],
  },
  {
    section: 'Dial-up Connections', name: 'Dial',
    type: {
      kind: 'occasion',
      options: [
        { value: 'Every', meaning: 'At a fixed interval, and when the service starts', label: 'Every ...' },
        { value: 'Daily', meaning: 'At times of the day', label: 'Daily' },
        { value: 'Weekly', meaning: 'At times of the week', label: 'Weekly' },
        { value: 'Queued', meaning: 'When outbound mail has waited for so long', label: 'If outbound mail queued for x min' },
      ],
    },
    summary: 'When to dial',
    interactions: [
      { with: 'ForwardTo', how: '`Queued` needs a smart host, or mail is never delivered (Q156063).' },
      { with: 'MailRetrieval', how: 'What is asked for once the line is up.' },
    ],
    notes: ['A weekly plan with a separate one for the weekend did not dial at weekends before 4.0 SP4 (Q157707).'],
    sources: [{ kb: 'Q158318' }, { kb: 'Q157707' }, { kb: 'Q156063' }],
  },
  {
    section: 'Dial-up Connections', name: 'TimeOut',
    type: { kind: 'number', min: 0, unit: 'minutes' },
    summary: 'The idle minutes after which the line is dropped',
    detail: 'Must be longer than the provider takes to begin sending, or the line is gone before mail comes.',
    notes: ['Mail that joins the queue while the line is up goes out with the next call only (Q159209).'],
    sources: [{ kb: 'Q159209' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    section: 'Dial-up Connections', name: 'LogonAccount',
    type: { kind: 'account' },
    summary: 'The account that logs on to the dialled network, not to the mail server',
    detail: 'The *Logon Information* of the phone-book entry. The account for SMTP stands in `[Security]`.',
    notes: [
      'The domain has at most 15 characters; longer ones make dialling fail (4106 [87]) or stop the service (Q199771).',
      'The password has at most 14 characters (Q244748). It does not belong in a document.',
    ],
    sources: [{ kb: 'Q244748' }, { kb: 'Q199771' }],
  },
];
