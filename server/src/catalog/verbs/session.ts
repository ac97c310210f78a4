import type { VerbEntry } from '../entry.js';

/** What else is said in a session. */
export const sessionVerbs: readonly VerbEntry[] = [
  {
    name: 'EHLO', kind: 'command', form: 'EHLO name',
    summary: 'Gives one\'s own name and asks what the server offers',
    detail: 'The name is the full one of this server, `[Header] Host`, or its address in brackets; a bare host name is often refused. Each line of the answer behind the first lists one service extension. It is said again after STARTTLS.',
    notes: ['`AdvertiseSMTPExtensions` set to 0 takes the word ESMTP out of Exchange\'s greeting, so that others say HELO (Q194131).'],
    replies: [
      { code: 250, meaning: 'The lines behind the first are what is offered.' },
      { code: 500, meaning: 'The server speaks basic SMTP only; it offers no ETRN.' },
      { code: 501, meaning: 'The server does not like the name.' },
      { code: 502, meaning: 'The server speaks basic SMTP only; it offers no ETRN.' },
      { code: 504, meaning: 'The server does not like the name.' },
      { code: 550, meaning: 'The server does not like the name.' },
    ],
    settings: ['Host', 'AdvertiseSMTPExtensions'],
    sources: [{ rfc: 5321, section: '4.1.1.1' }, { kb: 'Q194131' }],
  },
  {
    name: 'HELO', kind: 'command', form: 'HELO name', summary: 'Gives one\'s own name to a server that does not know EHLO',
    detail: 'Nothing is known of ETRN, logins and encryption after it.', settings: ['Host'], sources: [{ rfc: 5321, section: '4.1.1.1' }],
  },
  {
    name: 'STARTTLS', kind: 'command', form: 'STARTTLS',
    summary: 'Encrypts the rest of the session',
    detail: 'What was learnt before it is forgotten: EHLO is said again, and only then is there a login. In `[Security]` a method with SSL demands it.',
    notes: [
      'Exchange does not offer it on the loopback address (Q260065), and perhaps only after an EHLO with the right domain (Q255753).',
      'Before 5.5 SP1, SSL without a login is answered with 505 (Q181481).',
    ],
    replies: [
      { code: 220, meaning: 'Go ahead.' },
      { code: 454, meaning: 'Not available now; the provider must look at its certificate.' },
      { code: 501, meaning: 'Parameters stood behind it.' },
      { code: 502, meaning: 'Not known, or the session is encrypted already.' },
    ],
    settings: ['Domains'],
    sources: [{ rfc: 3207 }, { kb: 'Q260065' }, { kb: 'Q255753' }, { kb: 'Q181481' }],
  },
  {
    name: 'AUTH', kind: 'command', form: 'AUTH mechanism [first answer]',
    summary: 'Logs on to the server',
    detail: 'Challenges and answers are written in base64. In `[Security]` a method with SASL/AUTH or NTLM demands it.',
    notes: [
      'Exchange 5.5 lists `AUTH LOGIN` and, in an old form, `AUTH=LOGIN`, and takes NTLM too (Q262945).',
      '5.0 says XAUTH where 5.5 says AUTH, so that no login between them succeeds until 5.5 SP2 (Q195201).',
      '`DisableAuth` switches it off in an Exchange server (Q235627).',
    ],
    replies: [
      { code: 235, meaning: 'Logged on.' },
      { code: 334, meaning: 'Go on: the text is a challenge.' },
      { code: 432, meaning: 'The password must be changed first.' },
      { code: 454, meaning: 'The login cannot be checked now; the password need not be wrong.' },
      { code: 501, meaning: 'No base64, or cancelled.' },
      { code: 503, meaning: 'Logged on already, or in a transaction.' },
      { code: 504, meaning: 'This way of logging on is not known.' },
      { code: 530, meaning: 'Encryption is needed first.' },
      { code: 534, meaning: 'This way of logging on is too weak.' },
      { code: 535, meaning: 'Account or password are wrong; in Postfix also: no such way of logging on.' },
      { code: 538, meaning: 'This way of logging on needs encryption.' },
    ],
    settings: ['Domains', 'DisableAuth'],
    sources: [{ rfc: 4954 }, { kb: 'Q262945' }, { kb: 'Q195201' }, { kb: 'Q235627' }, { kb: 'Q173656' }],
  },
  {
    name: 'XAUTH', kind: 'command', summary: 'What Exchange 5.0 says instead of AUTH',
    detail: '5.5 answers it with 502, and 5.0 answers the AUTH of 5.5 with 500. From 5.5 SP2 on the two get along (Q195201).', settings: ['Domains'], sources: [{ kb: 'Q195201' }],
  },
  {
    name: 'MAIL', kind: 'command', form: 'MAIL FROM:<address>', summary: 'Begins a mail transaction with its sender; `<>` for reports',
    detail: 'ETRN cannot be said until the transaction is over.', sources: [{ rfc: 5321, section: '4.1.1.2' }, { rfc: 1985 }],
  },
  {
    name: 'RCPT', kind: 'command', form: 'RCPT TO:<address>', summary: 'Names a recipient of the message',
    detail: 'A test dequeue that only looks answers 450 to each, and the provider keeps the mail. The connector answers 550 where its relay rules say no (Q193922).',
    settings: ['RelayFlags', 'RoutingTable'], sources: [{ rfc: 5321, section: '4.1.1.3' }, { kb: 'Q193922' }],
  },
  {
    name: 'DATA', kind: 'command', form: 'DATA', summary: 'Begins the mail data; a line with a single dot ends them',
    detail: 'The 250 that follows the dot is the moment at which the sender may forget the message. Nothing but CRLF, dot, CRLF ends the data; 4.0 SP2 and later insist on it (Q152944).',
    replies: [
      { code: 354, meaning: 'Go ahead.' }, { code: 250, meaning: 'After the dot: the message is stored.' }, { code: 451, meaning: 'After the dot: not stored; the sender keeps it.' },
      { code: 452, meaning: 'No space; the sender keeps it.' },
    ],
    sources: [{ rfc: 5321, section: '4.1.1.4' }, { kb: 'Q152944' }],
  },
  { name: 'RSET', kind: 'command', form: 'RSET', summary: 'Ends a mail transaction and begins at the start', sources: [{ rfc: 5321, section: '4.1.1.5' }] },
  {
    name: 'QUIT', kind: 'command', form: 'QUIT', summary: 'Ends the session',
    detail: 'After a turn the provider says it, not the side that called.', replies: [{ code: 221, meaning: 'Good bye.' }], sources: [{ rfc: 5321, section: '4.1.1.10' }, { rfc: 2645 }],
  },
  { name: 'SIZE', kind: 'extension', form: 'SIZE octets', summary: 'The largest message that the server takes', sources: [{ rfc: 5321, section: '4.1.1.1' }] },
  {
    name: 'PIPELINING', kind: 'extension', summary: 'Lets some commands be sent before the replies to others are read',
    detail: 'EHLO, DATA, AUTH, STARTTLS and TURN may only end such a group. A dequeue gains nothing by it.', sources: [{ rfc: 2920 }],
  },
  {
    name: 'ENHANCEDSTATUSCODES', kind: 'extension', summary: 'Announces codes such as 5.7.8 behind the reply codes',
    detail: 'Single replies may lack them all the same.', sources: [{ rfc: 2034 }, { rfc: 3463 }],
  },
];
