import type { Sources } from './entry.js';

/** What a reply code means in the sessions of the connector and of a test dequeue. */
export interface ReplyEntry {
  readonly code: number;
  /** Markdown, whole sentences. */
  readonly meaning: string;
  readonly remedy?: string;
  readonly sources: Sources;
}

export const replies: readonly ReplyEntry[] = [
  {
    code: 220,
    meaning: 'The server is ready: its greeting, or its answer to STARTTLS. After a turn it is we who say it, although we opened the connection.',
    sources: [{ rfc: 5321, section: '4.3.2' }, { rfc: 3207, section: '4' }, { rfc: 2645 }],
  },
  {
    code: 221,
    meaning: 'The server closes the connection, as QUIT asked.',
    sources: [{ rfc: 5321, section: '4.1.1.10' }],
  },
  {
    code: 235,
    meaning: 'The login succeeded.',
    sources: [{ rfc: 4954, section: '6' }, { kb: 'Q173656' }],
  },
  {
    code: 250,
    meaning: [
      'Done. What that means depends on the command:',
      '',
      '- EHLO: the lines behind the first list what the server offers.',
      '- ETRN: a queue run was asked for. It does not say that mail waits, nor that the server knows the domain; Postfix, Exim and Sendmail answer so for an empty queue too.',
      '- TURN and ATRN: the line is turned now. The next to speak is the side that asked.',
      '- End of the mail data: the message is stored, and the sender may forget it.',
    ].join('\n'),
    sources: [{ rfc: 5321, section: '4.2' }, { rfc: 1985 }, { rfc: 2645, section: '7' }, { kb: 'Q252148' }],
  },
  {
    code: 251,
    meaning: 'To ETRN: no mail waits for this domain. The only reply to ETRN that says so, and few servers give it. To RCPT: the recipient is elsewhere, and the server forwards the message.',
    sources: [{ rfc: 1985 }, { kb: 'Q252148' }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 252,
    meaning: 'To ETRN: mail waits for this domain, and its delivery was started. To VRFY: the address is not confirmed, but mail for it is taken.',
    sources: [{ rfc: 1985 }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 253,
    meaning: 'To ETRN: mail waits for this domain, with its number in the text, and its delivery was started.',
    sources: [{ rfc: 1985 }],
  },
  {
    code: 334,
    meaning: 'The login goes on: the text is a challenge in base64. `VXNlcm5hbWU6` and `UGFzc3dvcmQ6` ask for user name and password.',
    sources: [{ rfc: 4954, section: '4' }, { kb: 'Q173656' }],
  },
  {
    code: 354,
    meaning: 'The mail data may be sent; a line with a single dot ends them.',
    sources: [{ rfc: 5321, section: '4.1.1.4' }],
  },
  {
    code: 421,
    meaning: 'The server cannot serve now and closes the connection. It may come to any command.',
    remedy: 'Try later. Nothing is lost: mail that waits stays where it is.',
    sources: [{ rfc: 5321, section: '3.8' }],
  },
  {
    code: 432,
    meaning: 'The password must be changed before this way of logging on can be used.',
    remedy: 'Ask the provider to renew the password of the account.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: 450,
    meaning: 'To ATRN: refused, because one of the domains is not ours or because it was asked too often. To RCPT: the mailbox cannot be used now. A test dequeue that only looks answers this to every RCPT, so that the mail stays with the provider.',
    remedy: 'Ask for fewer domains, wait, or let the provider check which domains belong to the account.',
    sources: [{ rfc: 2645, section: '7' }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 451,
    meaning: 'The server has an error of its own and could not do what was asked. To ATRN: it cannot tell now whether mail waits.',
    remedy: 'Try later. The sender keeps the mail.',
    sources: [{ rfc: 2645, section: '7' }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 452,
    meaning: 'The server lacks space, or there are too many recipients. The connector answers so to more than 32,766 recipients in one transaction (Q272672).',
    remedy: 'Try later, or split the message.',
    sources: [{ rfc: 5321, section: '4.2.3' }, { kb: 'Q272672' }],
  },
  {
    code: 453,
    meaning: 'To ATRN: no mail waits. Connection and login were right. Providers give it to TURN in the same sense.',
    sources: [{ rfc: 2645, section: '7' }],
  },
  {
    code: 454,
    meaning: 'To AUTH: the provider cannot check the login now; the password need not be wrong. To STARTTLS: encryption is not available now.',
    remedy: 'Try later. If it stays, the provider must look at the password store or the certificate.',
    sources: [{ rfc: 4954, section: '6' }, { rfc: 3207, section: '4' }],
  },
  {
    code: 458,
    meaning: 'To ETRN: the queue for this domain cannot be started now. Q252148 reads it as a host that holds no mail for the domain, and Exim gives it for every refusal.',
    remedy: 'Try later. If it stays, ask the provider whether mail for the domain is queued for ETRN.',
    sources: [{ rfc: 1985 }, { kb: 'Q252148' }],
  },
  {
    code: 459,
    meaning: 'To ETRN: the server does not serve this domain for us; the text says why. Postfix gives it for domains that it does not know.',
    remedy: 'Check the spelling of the domain, and that the provider has it set up for ETRN.',
    sources: [{ rfc: 1985 }],
  },
  {
    code: 500,
    meaning: 'The server does not know this command, or the line is too long. Between Exchange 5.0 and 5.5 it is also the answer to the other\'s way of logging on, before 5.5 SP2 (Q195201).',
    remedy: 'Ask the provider which of ETRN, TURN and ATRN it offers; its answer to EHLO lists them.',
    sources: [{ rfc: 5321, section: '4.2.3' }, { rfc: 1985 }, { kb: 'Q195201' }],
  },
  {
    code: 501,
    meaning: 'The server knows the command but not what stands behind it, such as a domain with a dot at its end. During a login: the answer was no base64, or it was cancelled.',
    remedy: 'Check the domain in the command. To EHLO: give the full name of this server in `[Header] Host`.',
    sources: [{ rfc: 5321, section: '4.2.3' }, { rfc: 1985 }, { rfc: 4954, section: '4' }],
  },
  {
    code: 502,
    meaning: 'The server knows the command but does not do it. To ETRN it is a refusal that RFC 1985 does not list; to TURN the usual answer of hosts that never turn. Exchange 5.5 gives it to the login of 5.0, before 5.5 SP2 (Q195201).',
    remedy: 'Let the provider allow the command for this address or account, or use another verb.',
    sources: [{ rfc: 5321, section: '4.2.4' }, { kb: 'Q252148' }, { rfc: 821, section: '4.2' }, { kb: 'Q195201' }],
  },
  {
    code: 503,
    meaning: 'The command comes at the wrong time: before EHLO, inside a transaction, or a second login.',
    remedy: 'For hosts that answer so to a second message, send one message per connection: `MaxMessagesPerConnection` (Q202765).',
    sources: [{ rfc: 5321, section: '4.2.3' }, { rfc: 4954, section: '4' }, { kb: 'Q202765' }],
  },
  {
    code: 504,
    meaning: 'The server does not know this way of logging on, or another parameter of the command. To EHLO: it does not like the name.',
    remedy: 'Use a way of logging on that the answer to EHLO lists.',
    sources: [{ rfc: 4954, section: '4' }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 505,
    meaning: 'A login is needed. Exchange before 5.5 SP1 answers so when encryption is used without a login (Q181481).',
    remedy: 'Add SASL/AUTH to the row in `[Security]`, or install 5.5 SP1.',
    sources: [{ kb: 'Q181481' }, { kb: 'Q242221' }],
  },
  {
    code: 521,
    meaning: 'The connector accepts no mail from this host: a row of *Accept or Reject by Host* covers its address (Q155920).',
    remedy: 'Change that list on the Connections page.',
    sources: [{ kb: 'Q155920' }],
  },
  {
    code: 530,
    meaning: 'A login, or encryption first, is needed for this command.',
    remedy: 'Give an account in `[Security]`, or let encryption be used.',
    sources: [{ rfc: 4954, section: '6' }, { rfc: 3207, section: '4' }],
  },
  {
    code: 534,
    meaning: 'This way of logging on is too weak for the account.',
    remedy: 'Use a stronger one of those that the answer to EHLO lists, or encryption.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: 535,
    meaning: 'The login failed. Mostly the account or the password is wrong, but Postfix answers so too when the way of logging on is missing or needs encryption; the text tells.',
    remedy: 'Check the account, for Windows providers as DOMAIN\\user (Q257979), and store the password anew. Do not try one password again and again: accounts get locked.',
    sources: [{ rfc: 4954, section: '6' }, { kb: 'Q257979' }],
  },
  {
    code: 538,
    meaning: 'This way of logging on needs an encrypted connection.',
    remedy: 'Choose a method with SSL in `[Security]`.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: 550,
    meaning: 'Refused. To RCPT: there is no such mailbox, or relaying is not allowed. The connector answers so by its relay rules (Q193922), and to all mail when restrictions are left behind after *Do not reroute* was chosen (Q206968, Q256856).',
    remedy: 'Compare `RelayFlags` and its lists with the host\'s address. After *Do not reroute* set `RelayFlags` to 0 or 1, or remove it.',
    sources: [{ rfc: 5321, section: '4.2.3' }, { kb: 'Q193922' }, { kb: 'Q206968' }, { kb: 'Q256856' }, { kb: 'Q258140' }],
  },
  {
    code: 552,
    meaning: 'The message is too large, or the mailbox is full. As an answer from us it would make the provider return the mail, so a test dequeue answers 452 instead.',
    sources: [{ rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 553,
    meaning: 'The address is not allowed as it is written. The connector answers so to addresses that do not follow RFC 821, and so do others when it sends encapsulated recipients (Q189492).',
    remedy: 'Set `AcceptMalformed821Adrs` (5.0 SP1), or clear the Routing Address of the address space.',
    sources: [{ kb: 'Q191262' }, { kb: 'Q189492' }, { kb: 'Q193924' }, { rfc: 5321, section: '4.2.3' }],
  },
  {
    code: 554,
    meaning: 'Refused for good, in a greeting also: no service here. Postfix answers so to ETRN that its rules forbid. The connector answers so to a client whose mailbox is not on this server (Q262945), or whose address does not belong to its account (Q186134).',
    remedy: 'Read the text of the reply. Ask the provider to allow ETRN from this address, or look at the *Accept Connections* choices of the Connections page.',
    sources: [{ rfc: 5321, section: '4.2.3' }, { kb: 'Q262945' }, { kb: 'Q186134' }, { kb: 'Q188250' }],
  },
];
