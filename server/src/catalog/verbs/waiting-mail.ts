import type { VerbEntry } from '../entry.js';

/** The three verbs that ask for waiting mail. */
export const waitingMailVerbs: readonly VerbEntry[] = [
  {
    name: 'ETRN', kind: 'command', form: 'ETRN [@ or #]domain',
    summary: 'Asks a host to deliver the mail that waits for a domain, over a connection of its own',
    detail: [
      'The host does not answer with the mail: it calls back, to the address that it has for the domain. That address must stay the same and be reachable, mostly on port 25 (Q258292, Q183476).',
      '',
      'One domain a command. `@` in front means the domain and everything below it, `#` a queue that only that server knows. Exchange asks when `AlwaysUseETRN` is 1, or after dialling when `MailRetrieval` is `ETRN`; which domains it names follows from `RerouteIncoming` (Q269771).',
    ].join('\n'),
    notes: [
      'A 2xx reply says that the host will try, not that mail waits: Postfix, Exim and Sendmail answer 250 for an empty queue too.',
      'A host that knows it lists ETRN in its answer to EHLO; Exchange sends it to such hosts only (Q175494).',
      'Exchange sends it from 5.0 SP1 on (Q184185). No source says that Exchange puts `@` or `#` in front.',
    ],
    replies: [
      { code: 250, meaning: 'Accepted; whether mail waits is not said.' },
      { code: 251, meaning: 'Accepted; no mail waits.' },
      { code: 252, meaning: 'Accepted; mail waits.' },
      { code: 253, meaning: 'Accepted; the text says how many messages wait.' },
      { code: 458, meaning: 'Not now. Exim says so to every refusal.' },
      { code: 459, meaning: 'Not for this domain.' },
      { code: 500, meaning: 'The command is not known.' },
      { code: 501, meaning: 'The domain is not written as it should be.' },
      { code: 502, meaning: 'Switched off, or refused.' },
      { code: 530, meaning: 'A login is needed first.' },
      { code: 554, meaning: 'Refused by the rules of the server.' },
    ],
    settings: ['AlwaysUseETRN', 'DisableETRN', 'MailRetrieval', 'RetrievalDomains', 'QueueForETRN'],
    sources: [{ rfc: 1985 }, { kb: 'Q175494' }, { kb: 'Q269771' }, { kb: 'Q258292' }, { kb: 'Q183476' }, { kb: 'Q184185' }, { kb: 'Q252148' }],
  },
  {
    name: 'TURN', kind: 'command', form: 'TURN',
    summary: 'Turns the connection around: the host sends what waits over the same line',
    detail: [
      'No address that stays the same is needed. TURN names no domain: the provider knows by the login whose mail to send (Q183476). Exchange uses it when `AlwaysUseTURN` is 1, with the account of `[Security]` (Q257979).',
      '',
      'Once the host has said 250, the side that called greets with 220, and the host begins to deliver.',
    ].join('\n'),
    notes: [
      'Without a login anyone who poses as the customer gets the mail: RFC 5321 keeps TURN for hosts that can tell who calls.',
      'Postfix and Exim do not know it, Sendmail and hMailServer refuse it. The SMTP services of Windows NT 4.0 SP4 and later turn, after a login.',
      'Not documented: whether Exchange sends TURN to a host that does not list it.',
    ],
    replies: [
      { code: 250, meaning: 'The line is turned. The side that asked speaks next.' },
      { code: 453, meaning: 'No mail waits; the code is that of ATRN.' },
      { code: 500, meaning: 'The command is not known.' },
      { code: 502, meaning: 'The host does not turn.' },
      { code: 503, meaning: 'At the wrong time, such as before a login.' },
      { code: 530, meaning: 'A login is needed first.' },
    ],
    settings: ['AlwaysUseTURN', 'Domains'],
    sources: [{ rfc: 821, section: '3.8' }, { rfc: 5321, section: 'F.1' }, { kb: 'Q257979' }, { kb: 'Q183476' }],
  },
  {
    name: 'ATRN', kind: 'command', form: 'ATRN [domain,domain…]',
    summary: 'Turns the connection around after a login, for the domains that are named',
    detail: 'On-Demand Mail Relay: port 366, a login always first, the domains with commas and without blanks; without any, all domains of the account.',
    notes: [
      'Exchange 5.5 cannot do it (Q262986), though Q257979 offers `AlwaysUseTURN` for providers with TURN or ATRN. `imc dequeue --verb ATRN` can.',
      'Exim from 4.99 on, MDaemon and CommuniGate Pro serve it; Microsoft calls that of its later servers not fully compliant (Q262986).',
    ],
    replies: [
      { code: 250, meaning: 'The line is turned. The side that asked speaks next.' },
      { code: 450, meaning: 'Refused: a domain is not ours, or it was asked too often.' },
      { code: 451, meaning: 'The host cannot tell now.' },
      { code: 453, meaning: 'No mail waits.' },
      { code: 502, meaning: 'The host does not have it.' },
      { code: 530, meaning: 'A login is needed first.' },
    ],
    settings: ['AlwaysUseTURN'],
    sources: [{ rfc: 2645 }, { kb: 'Q262986' }, { kb: 'Q257979' }],
  },
];
