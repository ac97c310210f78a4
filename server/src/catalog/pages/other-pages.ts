import type { ControlEntry } from '../entry.js';

const addressSpaces = [{ section: 'Address Space', name: 'AddressSpace' }] as const;
const logins = [{ section: 'Security', name: 'Domains' }] as const;

/** The pages with few controls. */
export const otherPages: readonly ControlEntry[] = [
  {
    page: 'General', label: 'Message size', kind: 'choice', choices: ['No limit', 'Maximum (K)'],
    summary: 'Whether messages have a size limit, in both directions',
    notes: [
      '`InboundSizeLimit` and `OutboundSizeLimit` need *No limit* here (Q231303).',
      'A connector between two sites should have no limit, so that replication messages pass.',
      'It is looked at before the limit of a single domain, for outbound mail.',
    ],
    settings: [{ section: 'General', name: 'MaximumMessageSize' }],
    sources: [{ kb: 'Q146264' }, { kb: 'Q257264' }, { kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q231303' }],
  },
  {
    page: 'General', label: 'Maximum (K)', kind: 'number', values: '1 to 9,999,999 KB; for 4.0 Q146264 says 1 to 2,097,151 KB',
    summary: 'The size limit in kilobytes',
    notes: ['In 4.0 a message may be 1,023 bytes larger (Q146264).'],
    settings: [{ section: 'General', name: 'MaximumMessageSize' }],
    sources: [{ kb: 'Q146264' }, { kb: 'Q257264' }],
  },
  {
    page: 'Address Space', label: 'SMTP address space', kind: 'list', choices: ['Type', 'Address', 'Cost'], values: 'an address is *, a domain, or *@ and a domain', default: 'SMTP, *, 1',
    summary: 'The recipients that the connector carries',
    detail: 'Addresses are compared as a whole: without *@ in front a domain covers nobody.',
    notes: [
      'A blank address means all of the type; `*` does too and is faster (Q146299, Q152471).',
      'With a wrong or missing one mail comes back because no route leads to the recipient (Q148985).',
    ],
    settings: addressSpaces,
    sources: [{ kb: 'Q229961' }, { kb: 'Q196793' }, { kb: 'Q152471' }, { kb: 'Q146299' }, { kb: 'Q182339' }, { kb: 'Q148985' }],
  },
  {
    page: 'Address Space', label: 'Cost', kind: 'number', values: '1 to 100', default: '1',
    summary: 'From 1, which is taken first, to 100, which is taken when all else fails',
    settings: addressSpaces, sources: [{ kb: 'Q262952' }],
  },
  {
    page: 'Address Space', label: 'Restrictions (scope)', kind: 'choice', choices: ['Organization', 'This Site', 'This Location'], default: 'Organization', since: '5.5',
    summary: 'Who may use the address space',
    notes: ['The service itself does not heed it before SP4 (Q239228).'],
    settings: addressSpaces, sources: [{ kb: 'Q279404' }, { kb: 'Q239228' }],
  },
  {
    page: 'Address Space', label: 'Routing Address (SMTP properties)', kind: 'fields', choices: ['Type', 'Address'], default: 'blank',
    summary: 'Stays blank for ordinary Internet mail',
    notes: ['With an asterisk here recipients are encapsulated, and hosts answer 553 (Q189492).', 'No section of a document holds it.'],
    sources: [{ kb: 'Q182339' }, { kb: 'Q189492' }, { kb: 'Q156063' }],
  },
  {
    page: 'Connected Sites', label: 'Routing Address', kind: 'fields', choices: ['Type = SMTP', 'Address = @domain'],
    summary: 'The address by which a site is reached',
    notes: ['Sources differ on the @ in front: Q196927 writes it, the notes for 5.0 forbid it (Q156063).', 'No section of a document holds it.'],
    sources: [{ kb: 'Q196927' }, { kb: 'Q156063' }, { kb: 'Q185108' }],
  },
  {
    page: 'Delivery Restrictions', label: 'Accept messages from / Reject messages from', kind: 'list',
    summary: 'Whose outbound mail is carried',
    notes: [
      'In 4.0 it holds for outbound mail only (Q154542).', 'Distribution lists here cost much work (Q158590).', 'No section of a document holds it.',
    ],
    settings: [{ section: 'MSExchangeMTA\\Parameters', name: 'DL Member Cache Size' }],
    sources: [{ kb: 'Q154542' }, { kb: 'Q244008' }, { kb: 'Q158590' }, { kb: 'Q258557' }],
  },
  {
    page: 'Queues', label: 'Queue Name', kind: 'choice',
    choices: [
      'Inbound messages awaiting conversion', 'Inbound messages awaiting delivery', 'Outbound messages awaiting conversion', 'Outbound messages awaiting delivery',
    ],
    summary: 'Which of the four queues is shown',
    sources: [{ kb: 'Q156063' }, { kb: 'Q193862' }, { kb: 'Q235533' }],
  },
  {
    page: 'Dial-up Connections', label: 'Available connections', kind: 'list',
    summary: 'The phone-book entries; each that is ticked is dialled',
    notes: ['A name longer than 20 characters cannot be dialled: event 4106 [87] (Q188272).'],
    settings: [{ section: 'Dial-up Connections', name: 'Connections' }],
    sources: [{ kb: 'Q156063' }, { kb: 'Q196306' }, { kb: 'Q188272' }],
  },
  {
    page: 'Dial-up Connections', label: 'Dial', kind: 'choice', choices: ['Every ...', 'Daily', 'Weekly', 'If outbound mail queued for x min'],
    summary: 'When to dial',
    notes: [
      '*Every ...* dials at the start of the service too (Q158318).',
      'A weekly plan with one of its own for the weekend did not dial at weekends before SP4 of 4.0 (Q157707).',
      'Dialling for queued mail needs *Forward all messages to host* (Q156063).',
    ],
    settings: [{ section: 'Dial-up Connections', name: 'Dial' }],
    sources: [{ kb: 'Q158318' }, { kb: 'Q157707' }, { kb: 'Q156063' }],
  },
  {
    page: 'Dial-up Connections', label: 'Time-out after', kind: 'number', values: 'idle minutes',
    summary: 'The idle minutes after which the line is dropped',
    detail: 'Must be longer than the provider takes to begin sending.',
    settings: [{ section: 'Dial-up Connections', name: 'TimeOut' }],
    sources: [{ kb: 'Q159209' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    page: 'Dial-up Connections', label: 'Mail Retrieval', kind: 'dialog', values: 'ETRN for listed or derived domains, or a command that this computer runs', since: 'ETRN from 5.0 SP1',
    summary: 'What is done once the line is up, so that waiting mail comes',
    notes: ['The English labels are not in the articles; Q155828 calls one field *Type Command*, and the choice of domains is known from a German screen (Q235223).'],
    settings: [
      { section: 'Dial-up Connections', name: 'MailRetrieval' }, { section: 'Dial-up Connections', name: 'RetrievalDomains' }, { section: 'Dial-up Connections', name: 'Command' },
    ],
    sources: [{ kb: 'Q155828' }, { kb: 'Q235223' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    page: 'Dial-up Connections', label: 'Logon Information', kind: 'fields', choices: ['User name', 'Password', 'Domain'],
    values: 'a password of at most 14 characters, a Windows NT domain of at most 15',
    summary: 'The account for the dialled network, not for the mail server',
    settings: [{ section: 'Dial-up Connections', name: 'LogonAccount' }],
    sources: [{ kb: 'Q244748' }, { kb: 'Q199771' }],
  },
  {
    page: 'Security', label: 'E-mail domain list', kind: 'list', choices: ['E-Mail domain', 'security choice'],
    summary: 'How the connector logs on and encrypts, for each domain it sends to',
    notes: [
      'Two choices are quoted: *SASL/SSL security* (Q174754, Q257979), and *Windows NT challenge/response authentication and encryption* (Q262945, Q245565).',
    ],
    settings: logins, sources: [{ kb: 'Q174754' }, { kb: 'Q257979' }, { kb: 'Q262945' }, { kb: 'Q245565' }],
  },
  {
    page: 'Security', label: 'SASL/SSL security: SASL/AUTH + Change', kind: 'fields', values: 'DOMAIN\\account and its password',
    summary: 'The account that the connector logs on with',
    notes: [
      'A Windows account needs its domain.', 'SSL without it failed before SP1 (Q181481).', 'Between Exchange 5.0 and 5.5 no login succeeds until 5.5 SP2 (Q195201).',
      'A document never holds the password.',
    ],
    settings: logins, sources: [{ kb: 'Q174754' }, { kb: 'Q257979' }, { kb: 'Q255234' }, { kb: 'Q181481' }, { kb: 'Q195201' }],
  },
  {
    page: 'Security', label: 'SASL/SSL security: SSL encryption', kind: 'tick box',
    summary: 'Encrypts sessions to the domain with STARTTLS; a certificate is needed',
    settings: logins, sources: [{ kb: 'Q174754' }, { kb: 'Q255753' }, { kb: 'Q260065' }],
  },
  {
    page: 'Diagnostics Logging', label: 'Category level', kind: 'choice', choices: ['None', 'Minimum', 'Medium', 'Maximum'], default: 'None',
    summary: 'How much a category writes to the application log',
    detail: 'For example SMTP Protocol Log, SMTP Interface Events, Message Archival, Message Transfer, Internal Processing, Addressing and Content Conversion.',
    settings: [{ section: 'MSExchangeIMC\\Diagnostics', name: '*' }],
    sources: [{ kb: 'Q154505' }, { kb: 'Q257538' }, { kb: 'Q258557' }],
  },
  {
    page: 'MIME Types', label: 'MIME types', kind: 'list',
    summary: 'The MIME types, in 4.0; from 5.0 on the page of *Protocols* has them',
    sources: [{ kb: 'Q168452' }, { kb: 'Q157014' }],
  },
];
