import type { ControlEntry } from '../entry.js';

const page = 'Connections';

/** The numbers behind the button *Advanced*. */
const COUNT = { page, group: 'Advanced', kind: 'number', values: 'a number; inbound and outbound connections together may not exceed 1,000' } as const;
const COUNT_NOTES = ['0 does not stop connections.', 'It cannot be set for a single domain.'] as const;

/** The Connections page: transfer, delivery and retries. */
export const connectionsPage: readonly ControlEntry[] = [
  {
    page, group: 'Transfer Mode', label: 'Transfer Mode', kind: 'choice',
    choices: ['Inbound & Outbound', 'Inbound Only', 'Outbound Only', 'None (Flush Queues)'],
    summary: 'Which connections the service accepts and opens',
    detail: 'With *None (Flush Queues)* new mail is refused, and what is queued is still delivered.',
    notes: ['With *Inbound Only* the message transfer agent still queues outbound mail here; take the address spaces away to stop that (Q238719, Q295749, Q285090).'],
    settings: [{ section: 'Connections', name: 'TransferMode' }],
    sources: [{ kb: 'Q191548' }, { kb: 'Q238719' }, { kb: 'Q295749' }, { kb: 'Q285090' }, { guide: 'xog05006' }, { kb: 'Q156063' }],
  },
  {
    ...COUNT, label: 'Max no. of Inbound Connections', default: '30 where 5.0 or later was installed anew, 20 after an upgrade from 4.0',
    summary: 'How many inbound connections may be open at a time', notes: COUNT_NOTES,
    settings: [{ section: 'Connections', name: 'MaxInbound' }],
    sources: [{ kb: 'Q156063' }, { kb: 'Q166584' }, { kb: 'Q146562' }, { kb: 'Q153655' }, { guide: 'xog05006' }],
  },
  {
    ...COUNT, label: 'Max no. of Outbound Connections',
    summary: 'How many outbound connections may be open at a time', notes: COUNT_NOTES,
    settings: [{ section: 'Connections', name: 'MaxOutbound' }],
    sources: [{ kb: 'Q146562' }, { kb: 'Q153655' }, { guide: 'xog05006' }],
  },
  {
    ...COUNT, label: 'Max no. of Connections to a single host', default: '10 in 4.0; for later releases not documented',
    summary: 'How many connections may be open to one host at a time',
    notes: [...COUNT_NOTES, 'For one smart host by telephone, the notes for 4.0 suggest one connection and 100 messages (Q153655).'],
    settings: [{ section: 'Connections', name: 'MaxToSingleHost' }],
    sources: [{ kb: 'Q153655' }, { kb: 'Q146562' }, { guide: 'xog05006' }],
  },
  {
    ...COUNT, label: 'Max no. of Messages sent in a connection', default: '8 in 4.0; for later releases not documented',
    summary: 'How many messages are sent in one connection',
    notes: [
      ...COUNT_NOTES, 'For one smart host by telephone, the notes for 4.0 suggest one connection and 100 messages (Q153655).',
      'One message per connection helps with hosts that answer 503 to a second one (Q202765).',
    ],
    settings: [{ section: 'Connections', name: 'MaxMessagesPerConnection' }],
    sources: [{ kb: 'Q153655' }, { kb: 'Q146562' }, { kb: 'Q202765' }, { guide: 'xog05006' }],
  },
  {
    page, group: 'Message Delivery', label: 'Message Delivery', kind: 'choice', choices: ['Use domain name system (DNS)', 'Forward all messages to host'],
    summary: 'How outbound mail finds its next host',
    detail: '*DNS* also means the Hosts file and WINS.',
    notes: ['DNS is meant for lines that are always up; where a line is dialled, forward to a host (Q242961).'],
    settings: [{ section: 'Connections', name: 'MessageDelivery' }],
    sources: [{ kb: 'Q146165' }, { kb: 'Q182339' }, { kb: 'Q242961' }, { kb: 'Q146556' }],
  },
  {
    page, group: 'Message Delivery', label: 'Forward all messages to host', kind: 'text', values: 'a host name, an IPv4 address, or several with commas, which take turns',
    summary: 'The smart host that all outbound mail goes to',
    detail: 'An address saves the look-up and is fastest (Q191261).',
    notes: [
      '`AlwaysUseETRN` asks this host for waiting mail.',
      'It must not lead back to the server itself (Q190021).',
      'Dialling because outbound mail is queued needs it (Q156063).',
      'A name whose first character is a digit is refused by Exchange 4.0 and by early builds of 5.0 (Q146677).',
    ],
    settings: [{ section: 'Connections', name: 'ForwardTo' }],
    sources: [{ kb: 'Q182339' }, { kb: 'Q279323' }, { kb: 'Q191261' }, { kb: 'Q190021' }, { kb: 'Q156063' }, { kb: 'Q146677' }],
  },
  {
    page, group: 'Message Delivery', label: 'E-Mail Domain...', kind: 'list', choices: ['E-mail domain', 'use DNS, or forward all messages for this domain to host', 'host'],
    summary: 'The next host for mail to single domains; their subdomains follow',
    notes: [
      'Unlike the table of the Routing page it leaves the recipient as it is (Q190710).',
      'A wrong row stops the service (Q148565).',
      'A domain with a dot at its end is not supported (Q153655, Q156063).',
      'Rows that go out by DNS or over the network, beside a smart host that is dialled, stop the dialling before SP3 (Q230051).',
    ],
    settings: [{ section: 'Routes', name: 'DeliveryRouting' }],
    sources: [
      { kb: 'Q148565' }, { kb: 'Q182522' }, { kb: 'Q251124' }, { kb: 'Q190710' }, { kb: 'Q201127' }, { kb: 'Q259531' }, { kb: 'Q164457' }, { kb: 'Q153655' }, { kb: 'Q156063' },
      { kb: 'Q230051' },
    ],
  },
  {
    page, group: 'Message Delivery', label: 'Queue messages for ETRN', kind: 'tick box',
    summary: 'Holds mail for the domain of the row until its server asks with ETRN',
    detail: 'For a server that plays the provider for another one.',
    notes: ['Before 5.5 SP1 mail that was held so never timed out (Q184051).'],
    settings: [{ section: 'Connections', name: 'QueueForETRN' }],
    sources: [{ article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }, { kb: 'Q184051' }],
  },
  {
    page, group: 'Message Queues', label: 'Connector message queues: Retry interval', kind: 'text', values: 'hours from 0 to 100, with commas', default: '.25,.5,1,4',
    summary: 'The hours between two attempts to deliver; 0 means no retries',
    notes: ['Exchange 4.0 takes anything that is typed and then waits no time at all; values above 100 are ignored (Q151780).'],
    settings: [{ section: 'Connections', name: 'RetryInterval' }],
    sources: [{ kb: 'Q146669' }, { kb: 'Q151780' }],
  },
  {
    page, group: 'Message Queues', label: 'Message timeouts (urgent/normal/non-urgent)', kind: 'number', values: 'hours', default: '48 for normal messages (Q184051)',
    summary: 'How long a message is kept before its sender gets a report',
    notes: ['Articles do not quote the label; the notes for 4.0 and 5.0 speak of time-outs for normal, urgent and non-urgent mail.', 'No section of a document holds it.'],
    sources: [{ kb: 'Q184051' }, { kb: 'Q153655' }],
  },
];

/** The Connections page: whose connections and whose messages are taken. */
export const acceptingPage: readonly ControlEntry[] = [
  {
    page, group: 'Accept Connections', label: 'Accept Connections: Only from hosts using', kind: 'choice',
    choices: ['Only from hosts using: Authentication', 'Only from hosts using: Authentication and Encrypt'],
    summary: 'What is demanded of hosts that connect',
    notes: ['There are other choices; articles quote these two only.'],
    settings: [{ section: 'Connections', name: 'AcceptFrom' }],
    sources: [{ kb: 'Q262945' }, { kb: 'Q178091' }],
  },
  {
    page, group: 'Accept Connections', label: 'Specify by host / Accept or Reject by Host', kind: 'list', choices: ['IP address', 'Mask', 'Accept or Reject'],
    summary: 'Exceptions for single hosts; those that are refused get 521',
    detail: 'The order matters: a row that refuses everybody, 0.0.0.0 with 0.0.0.0, stands last.',
    notes: [
      'A narrower row that accepts goes before a broader one that refuses (Q155920).',
      'New rows are put in front of the others (Q170067).',
      'Before 4.0 SP2 the order was turned around when the list was opened again (Q152862).',
      'No section of a document holds it.',
    ],
    sources: [{ kb: 'Q155920' }, { kb: 'Q316205' }, { kb: 'Q152862' }, { kb: 'Q170067' }],
  },
  {
    page, group: 'Accept Connections', label: 'Clients can only submit if homed on this server', kind: 'tick box',
    summary: 'Refuses mail of clients that log on and have their mailbox elsewhere, with 554',
    notes: [
      'Works only where hosts must log on (Q262945).',
      '5.5 before SP1 fails with event 4037 when it refuses a host that need not log on (Q178091).',
      'No section of a document holds it.',
    ],
    sources: [{ kb: 'Q178091' }, { kb: 'Q188250' }, { kb: 'Q262945' }],
  },
  {
    page, group: 'Accept Connections', label: 'Clients can only submit if authentication account matches the SMTP submission address', kind: 'tick box',
    summary: 'Refuses mail whose sender is no address of the account that logged on',
    notes: ['No section of a document holds it.'],
    sources: [{ kb: 'Q188250' }, { kb: 'Q186134' }],
  },
  {
    page, group: 'Message Filtering', label: 'Message Filtering...', kind: 'list',
    values: 'user@domain, @domain, #@domain (5.5 SP2), #domain, user, user@[ip], @[ip] or a single dot', since: '5.5 SP1 and SP2',
    summary: 'Senders whose mail is refused',
    notes: [
      'Before SP3 every change sets TurfDir back (Q197289).',
      'What is taken out works on until the Information Store is restarted (Q285860).',
    ],
    settings: [{ section: 'Parameters', name: 'TurfTable' }],
    sources: [{ kb: 'Q193437' }, { kb: 'Q245465' }, { kb: 'Q247296' }, { kb: 'Q197289' }, { kb: 'Q285860' }, { kb: 'Q279324' }],
  },
  {
    page, group: 'Message Filtering', label: 'Delete messages instead of moving to turf directory', kind: 'tick box', default: 'ticked (Q193926)',
    summary: 'Throws refused messages away instead of keeping them in TurfDir',
    notes: ['How the registry holds it is not documented.'],
    sources: [{ kb: 'Q245465' }, { kb: 'Q193926' }],
  },
];
