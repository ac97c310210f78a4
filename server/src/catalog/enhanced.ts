import type { EnhancedEntry } from './entry.js';

/** The enhanced status codes that a dequeue is known to meet, behind the reply code: `535 5.7.8`. Many servers give none. */
export const enhancedCodes: readonly EnhancedEntry[] = [
  {
    code: '2.0.0', with: [250, 221], meaning: 'Done, and nothing more to say. Sendmail puts it before its answer to ETRN.',
    sources: [{ rfc: 3463 }, { rfc: 2034 }],
  },
  { code: '2.7.0', with: [235], meaning: 'The login succeeded.', sources: [{ rfc: 4954, section: '6' }] },
  {
    code: '4.2.0', with: [450], meaning: 'The mailbox cannot be used now. A test dequeue that only looks says so to every recipient, so that the mail stays with the provider.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '4.3.1', with: [452], meaning: 'The system lacks space. A test dequeue says so when its own disk is full.',
    remedy: 'Make space; the mail stays with the provider until then.',
    sources: [{ rfc: 3463 }],
  },
  { code: '4.3.2', with: [421, 450], meaning: 'The system takes no messages now.', remedy: 'Try later.', sources: [{ rfc: 3463 }] },
  {
    code: '4.3.3', with: [454],
    meaning: 'The system cannot do what was asked now. Sendmail says so to STARTTLS when its certificate could not be loaded.',
    remedy: 'The provider must look at its certificate.',
    sources: [{ rfc: 3463 }],
  },
  { code: '4.3.4', with: [452], meaning: 'The message is larger than the system takes now.', sources: [{ rfc: 3463 }] },
  {
    code: '4.5.4', with: [459],
    meaning: 'A parameter of the command is not valid now. Sendmail says so to ETRN for a queue that it does not know.',
    remedy: 'Check the domain, and leave out a # in front.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '4.6.0', with: [451], meaning: 'The content cannot be taken as it is, for example with a line that ends in a bare line feed.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '4.7.0', with: [454],
    meaning: 'Security could not be had now. To AUTH: the provider cannot check the login; the password need not be wrong. To STARTTLS: encryption is not available.',
    remedy: 'Try later.',
    sources: [{ rfc: 4954, section: '6' }, { rfc: 3207, section: '4' }],
  },
  {
    code: '4.7.12', with: [432], meaning: 'The password must be changed before this way of logging on can be used.',
    remedy: 'Ask the provider to renew the password of the account.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: '5.0.0', with: [550], meaning: 'Refused for good, without a reason. Sendmail says so to a side that spoke before the greeting.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '5.3.3', with: [504],
    meaning: 'The system cannot do what was asked. Sendmail says so to a way of logging on that it does not have.',
    remedy: 'Use one of those that the answer to EHLO lists.',
    sources: [{ rfc: 3463 }],
  },
  { code: '5.3.4', with: [552], meaning: 'The message is larger than the system takes.', sources: [{ rfc: 3463 }] },
  {
    code: '5.5.0', with: [554],
    meaning: 'Something is wrong with the order of the conversation. Sendmail says so to a side that spoke before the greeting.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '5.5.1', with: [502, 503, 554], meaning: 'The command is not valid here: it is not known, comes at the wrong time, or is a second login.',
    remedy: 'To ETRN or TURN: ask the provider which of them it offers.',
    sources: [{ rfc: 3463 }, { rfc: 4954, section: '4' }],
  },
  {
    code: '5.5.2', with: [500, 501, 504],
    meaning: 'The command could not be understood; in a login, the answer was no base64. Postfix says so to TURN, which it does not know, and to a name in EHLO that is not whole.',
    remedy: 'Check the domain in the command; to EHLO give the full name of this server in `[Header] Host`.',
    sources: [{ rfc: 3463 }, { rfc: 4954, section: '4' }],
  },
  { code: '5.5.3', with: [452, 550], meaning: 'There are too many recipients.', sources: [{ rfc: 3463 }] },
  {
    code: '5.5.4', with: [504],
    meaning: 'A parameter of the command is not valid; to AUTH: the server does not know this way of logging on.',
    remedy: 'Use one of those that the answer to EHLO lists.',
    sources: [{ rfc: 4954, section: '4' }],
  },
  { code: '5.5.6', with: [500], meaning: 'The line is too long for a login.', sources: [{ rfc: 4954, section: '4' }] },
  {
    code: '5.7.0', with: [501, 502, 530, 535],
    meaning: 'A matter of security that is not told further. With 530: a login or encryption is needed first. With 502: ETRN is switched off, in Sendmail. With 535: the login failed, in Sendmail.',
    remedy: 'Give an account in `[Security]`, or let encryption be used.',
    sources: [{ rfc: 4954, section: '6' }, { rfc: 3207, section: '4' }],
  },
  {
    code: '5.7.1', with: [550, 554], meaning: 'The server\'s rules do not permit it. Postfix says so to ETRN from an address that may not ask.',
    remedy: 'Ask the provider to allow it for this address or account.',
    sources: [{ rfc: 3463 }],
  },
  {
    code: '5.7.3', with: [535], meaning: 'The login failed; so says Exchange.',
    remedy: 'Check the account, for Windows as DOMAIN\\user, and the password.',
    sources: [{ derived: 'a session of Exchange in MS-SMTPNTLM, 4.2' }],
  },
  {
    code: '5.7.8', with: [535],
    meaning: 'The account or the password is wrong. Postfix says so too when the way of logging on is missing or needs encryption; the text tells.',
    remedy: 'Check the account, for Windows as DOMAIN\\user, and store the password anew. Do not try one password again and again: accounts get locked.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: '5.7.9', with: [534], meaning: 'This way of logging on is too weak for the account.',
    remedy: 'Use a stronger one of those that the answer to EHLO lists, or encryption.',
    sources: [{ rfc: 4954, section: '6' }],
  },
  {
    code: '5.7.11', with: [538], meaning: 'This way of logging on needs an encrypted connection.',
    remedy: 'Choose a method with SSL in `[Security]`.',
    sources: [{ rfc: 4954, section: '6' }],
  },
];
