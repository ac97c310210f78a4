import type { SettingEntry } from '../entry.js';

export const connections: readonly SettingEntry[] = [
  {
    section: 'Connections', name: 'TransferMode',
    type: {
      kind: 'choice',
      options: [
        { value: 'Both', meaning: 'Mail comes in and goes out', label: 'Inbound & Outbound' },
        { value: 'InboundOnly', meaning: 'Connections are accepted and none are opened', label: 'Inbound Only' },
        { value: 'OutboundOnly', meaning: 'Connections are opened and none are accepted', label: 'Outbound Only' },
        { value: 'None', meaning: 'New mail is refused; what is queued is still delivered', label: 'None (Flush Queues)' },
      ],
    },
    summary: 'Which connections the service accepts and opens',
    interactions: [
      { with: 'AddressSpace', how: 'With `InboundOnly` the message transfer agent still queues outbound mail for this connector as long as it has address spaces; the mail may never leave (Q238719, Q295749, Q285090).' },
    ],
    sources: [{ kb: 'Q191548' }, { kb: 'Q238719' }, { kb: 'Q285090' }, { kb: 'Q295749' }, { kb: 'Q156063' }, { guide: 'xog05006' }],
  },
  {
    section: 'Connections', name: 'MessageDelivery',
    type: {
      kind: 'choice',
      options: [
        { value: 'DNS', meaning: 'The next host of each message is looked up: name servers, the Hosts file and WINS', label: 'Use domain name system (DNS)' },
        { value: 'Forward', meaning: 'Everything goes to the host of ForwardTo', label: 'Forward all messages to host' },
      ],
    },
    summary: 'How outbound mail finds its next host',
    interactions: [
      { with: 'ForwardTo', how: 'Names the host for `Forward`; without effect for `DNS`.' },
      { with: 'Dial-up Connections', how: 'DNS delivery is meant for lines that are always up; over dial-up, forward to a host (Q242961).' },
      { with: 'AlwaysUseETRN', how: 'With DNS delivery every host that mail is sent to is asked, and each request takes time (Q175494).' },
    ],
    sources: [{ kb: 'Q146165' }, { kb: 'Q182339' }, { kb: 'Q242961' }, { kb: 'Q146556' }, { kb: 'Q175494' }],
  },
  {
    section: 'Connections', name: 'ForwardTo',
    type: { kind: 'host', many: true },
    summary: 'The smart host that all outbound mail is forwarded to',
    detail: 'A host name, an IPv4 address, or several with commas: messages then go to them in turn, and a host that is not available is passed over (Q279323). An address saves the look-up and is fastest (Q191261).',
    interactions: [
      { with: 'AlwaysUseETRN', how: 'This is the host that is asked for waiting mail (Q241157; Q175494 says that every host is asked).' },
      { with: 'Dial', how: 'Dialling because of queued mail needs this host (Q156063).' },
      { with: 'Host', how: 'Must not be the server itself, or mail goes in a circle (Q190021).' },
    ],
    notes: ['A name whose first character is a digit is refused by Exchange 4.0 and by early builds of 5.0 (Q146677).'],
    sources: [{ kb: 'Q182339' }, { kb: 'Q279323' }, { kb: 'Q191261' }, { kb: 'Q190021' }, { kb: 'Q156063' }, { kb: 'Q146677' }, { kb: 'Q241157' }, { kb: 'Q175494' }],
  },
  {
    section: 'Connections', name: 'DialUsing',
    type: { kind: 'text', format: 'the name of a phone-book entry' },
    summary: 'The phone-book entry that the Connections page dials',
    notes: ['Entry names longer than 20 characters make dialling fail with event 4106 [87] (Q188272, Q156063).'],
    sources: [{ format: 'IMC document' }, { kb: 'Q188272' }, { kb: 'Q156063' }],
  },
  {
    section: 'Connections', name: 'MaxInbound',
    type: { kind: 'number', min: 0, max: 1000, unit: 'connections' },
    default: '30',
    summary: 'How many inbound connections may be open at a time',
    detail: 'Behind the *Advanced* button. It cannot be set for a single domain.',
    interactions: [{ with: 'MaxOutbound', how: 'The two together may not exceed 1,000.' }],
    notes: ['The default is 20 after an upgrade from Exchange 4.0.', '0 does not stop connections.'],
    sources: [{ kb: 'Q156063' }, { kb: 'Q166584' }, { kb: 'Q146562' }, { kb: 'Q153655' }, { guide: 'xog05006' }],
  },
  {
    section: 'Connections', name: 'MaxOutbound',
    type: { kind: 'number', min: 0, max: 1000, unit: 'connections' },
    summary: 'How many outbound connections may be open at a time',
    detail: 'Behind the *Advanced* button. It cannot be set for a single domain.',
    interactions: [{ with: 'MaxInbound', how: 'The two together may not exceed 1,000.' }],
    notes: ['0 does not stop connections.'],
    sources: [{ kb: 'Q146562' }, { kb: 'Q153655' }, { guide: 'xog05006' }],
  },
  {
    section: 'Connections', name: 'MaxToSingleHost',
    type: { kind: 'number', min: 0, unit: 'connections' },
    summary: 'How many connections may be open to one host at a time',
    detail: 'Behind the *Advanced* button. The notes for 4.0 suggest 1 where everything goes to a single host by telephone (Q153655).',
    notes: ['The default is 10 in Exchange 4.0 (Q153655); for later releases it is not documented.', '0 does not stop connections.'],
    sources: [{ kb: 'Q153655' }, { kb: 'Q146562' }, { guide: 'xog05006' }],
  },
  {
    section: 'Connections', name: 'MaxMessagesPerConnection',
    type: { kind: 'number', min: 0, unit: 'messages' },
    summary: 'How many messages are sent in one connection',
    detail: 'Behind the *Advanced* button. The notes for 4.0 suggest 100 where everything goes to a single host by telephone (Q153655). One message per connection helps with hosts that answer 503 to a second one (Q202765).',
    notes: ['The default is 8 in Exchange 4.0 (Q153655); for later releases it is not documented.'],
    sources: [{ kb: 'Q153655' }, { kb: 'Q146562' }, { kb: 'Q202765' }, { guide: 'xog05006' }],
  },
  {
    section: 'Connections', name: 'AcceptFrom',
    type: {
      kind: 'choice',
      options: [
        { value: 'Any', meaning: 'Every host may connect' },
        { value: 'Authentication', meaning: 'Only hosts that log on', label: 'Only from hosts using: Authentication' },
        { value: 'Encryption', meaning: 'Only hosts that encrypt' },
        { value: 'AuthenticationAndEncryption', meaning: 'Only hosts that log on and encrypt', label: 'Only from hosts using: Authentication and Encrypt' },
      ],
    },
    summary: 'What the service demands of hosts that connect',
    notes: ['The articles quote two of the dialog\'s choices, with authentication and with both; the other two names are those of IMC documents.'],
    sources: [{ kb: 'Q262945' }, { kb: 'Q178091' }, { format: 'IMC document' }],
  },
  {
    section: 'Connections', name: 'RetryInterval',
    type: { kind: 'hours' },
    default: '.25,.5,1,4',
    summary: 'The hours between two attempts to deliver a message, with commas',
    detail: 'Each is 0 to 100; 0 means no retries.',
    notes: ['Exchange 4.0 takes anything that is typed here and then waits no time at all; values above 100 are ignored (Q151780).'],
    sources: [{ kb: 'Q146669' }, { kb: 'Q151780' }],
  },
  {
    section: 'Connections', name: 'QueueForETRN',
    type: {
      kind: 'list', separator: ';',
      fields: [{ name: 'domain', type: { kind: 'domain' }, summary: 'A domain whose mail waits here until its server asks for it' }],
    },
    summary: 'Domains of others whose mail this server holds until it is asked for with ETRN',
    detail: 'Rows of *E-Mail Domain…* on which *Queue messages for ETRN* is ticked. For these domains this server plays the provider. Without the tick mail is tried at once and returned when the host is not there.',
    interactions: [{ with: 'DisableETRN', how: 'If this server no longer honours ETRN, the mail that is held cannot be asked for (a conclusion; the direction of `DisableETRN` is not documented).' }],
    notes: ['Before 5.5 SP1 mail that was held for ETRN stayed for ever: its time never ran out (Q184051).'],
    sources: [{ article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }, { kb: 'Q184051' }],
  },
];
