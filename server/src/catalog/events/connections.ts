import type { EventEntry } from '../entry.js';

/** Connections, dialling and logins. */
export const connectionEvents: readonly EventEntry[] = [
  {
    id: '2001', kind: 'event', meaning: 'A delivery was attempted; the text names the host and counts messages.',
    causes: ['The category Message Transfer is at Maximum.'],
    controls: ['Diagnostics Logging: Category level'],
    sources: [{ kb: 'Q185108' }],
  },
  {
    id: '2002', kind: 'event', meaning: 'A message came in.',
    causes: ['The category Message Transfer is logged.'],
    controls: ['Diagnostics Logging: Category level'],
    sources: [{ kb: 'Q166558' }],
  },
  {
    id: '2003', kind: 'event', meaning: 'A connection to a host was made; the text names the protocol log.',
    causes: ['With a smart host, the domain in the text is the one that was written to first since the start (Q246580).'],
    settings: ['ForwardTo'],
    controls: ['Connections: Forward all messages to host'],
    sources: [{ kb: 'Q246580' }],
  },
  {
    id: '2004', kind: 'event', meaning: 'The SMTP protocol is logged.', causes: ['The category SMTP Protocol Log is above None.'],
    controls: ['Diagnostics Logging: Category level'],
    sources: [{ kb: 'Q154505' }],
  },
  {
    id: '2006', kind: 'event', level: 'warning',
    meaning: 'A host was not found.', causes: ['The Routing Address on the Connected Sites page is wrong, or DNS lacks a record (Q185108).'],
    remedy: 'Correct the address and the records.',
    controls: ['Connected Sites: Routing Address'],
    sources: [{ kb: 'Q185108' }],
  },
  {
    id: '3010', kind: 'event', level: 'warning', meaning: 'A host could not be connected to.',
    causes: [
      'The smart host\'s name is not found, or a firewall or the host\'s limits are in the way.',
      'With a smart host, the domain in the text is the one that was written to first since the start.',
    ],
    remedy: 'Check the host of `ForwardTo`; ask it from this server with telnet on port 25.',
    settings: ['ForwardTo'],
    controls: ['Connections: Forward all messages to host'],
    sources: [{ kb: 'Q283255' }],
  },
  {
    id: '3011', kind: 'event', level: 'warning', meaning: 'A host refused the connection.', causes: ['The host does not listen on port 25.'],
    remedy: 'Check the host of `ForwardTo`.', settings: ['ForwardTo'],
    controls: ['Connections: Forward all messages to host'],
    sources: [{ kb: 'Q283255' }],
  },
  {
    id: '4031', kind: 'event',
    meaning: 'A message was turned down by another server, whose reply the text repeats.',
    causes: ['A wrong record in DNS for the destination, or a firewall.'],
    remedy: 'Check the MX and A records of the destination.',
    sources: [{ kb: 'Q245787' }],
  },
  {
    id: '4051', kind: 'event', meaning: 'The service waited in vain for the rest of a message.',
    causes: ['The sending host does not end its mail data with CRLF.CRLF, which 4.0 SP2 and later insist on.'],
    remedy: 'Set the sending host right.',
    sources: [{ kb: 'Q152944' }],
  },
  {
    id: '4098', kind: 'event', level: 'error', meaning: 'A message has passed too many hosts: it goes in a circle.',
    causes: ['The service connects to itself: there is no MX for a domain whose address is this server, and rerouting is on (Q260247).'],
    remedy: 'Add an MX record, a delivery row or a routing row that names the host with the mailboxes.',
    settings: ['RoutingTable', 'DeliveryRouting'],
    controls: ['Connections: E-Mail Domain...'],
    sources: [{ kb: 'Q260247' }],
  },
  {
    id: '4106', kind: 'event', level: 'error', meaning: 'A line could not be dialled; the number in brackets is an error of RAS or of the system.',
    causes: [
      '[87]: the name of the phone-book entry is longer than 20 characters (Q188272, Q156063).', '[87]: the Windows NT domain of the logon is too long (Q199771).',
      '[633]: a logon script that hangs holds the port (Q175410).', '[5]: the phone book cannot be reached through the share ADMIN$ (Q196306).',
      '[317] or [4264763456]: a fault of Windows NT, mended by a service pack (Q189586).',
    ],
    remedy: 'Shorten the name of the entry; enter a Windows NT domain of at most 15 characters; give the script a time limit; share ADMIN$ again.',
    settings: ['Connections', 'DialUsing', 'LogonAccount'],
    controls: ['Dial-up Connections: Available connections', 'Dial-up Connections: Logon Information'],
    sources: [{ kb: 'Q188272' }, { kb: 'Q199771' }, { kb: 'Q175410' }, { kb: 'Q196306' }, { kb: 'Q189586' }, { kb: 'Q156063' }],
  },
  {
    id: '4115', kind: 'event', level: 'error', meaning: 'A message seems to go in a circle through the routing of the connector.',
    causes: [
      'The service sends mail to itself: by a row for the own domain, or by a smart host that leads back (Q190021).',
      'There is no MX for a domain whose address is this server, and rerouting is on (Q260247).',
      'Without harm where messages are archived and there are size limits (Q189095).',
    ],
    remedy: 'Make the row `<inbound>` or name the right host; then restart the Internet Mail Service and the message transfer agent (Q190021).',
    settings: ['RoutingTable', 'ForwardTo'],
    controls: ['Connections: Forward all messages to host'],
    sources: [{ kb: 'Q190021' }, { kb: 'Q260247' }, { kb: 'Q189095' }],
  },
  {
    id: '4151', kind: 'event', meaning: 'A message was refused, because the account that logged on may not use its sender\'s address.',
    causes: ['Clients may submit only if the account matches their address, or only if their mailbox is here.'],
    remedy: 'Add the address to the account, or clear the choice on the Connections page.', settings: ['AcceptFrom'],
    controls: [
      'Connections: Clients can only submit if authentication account matches the SMTP submission address',
      'Connections: Clients can only submit if homed on this server',
    ],
    sources: [{ kb: 'Q188250' }, { kb: 'Q186134' }],
  },
  {
    id: '4183', kind: 'event',
    meaning: 'A login with AUTH LOGIN failed.', causes: ['The other host sends an X.500 name instead of a Windows NT user name.'],
    remedy: 'Correct the other host, or set DisableAuth (5.5 SP3).', settings: ['DisableAuth'],
    sources: [{ kb: 'Q235627' }],
  },
  {
    id: '4192', kind: 'event',
    meaning: 'A message was refused as unwanted or as coming from a false sender.',
    causes: ['Its sender is covered by TurfTable; it is kept only if TurfDir exists.'],
    remedy: 'Remove the entry, or make the directory.', settings: ['TurfTable', 'TurfDir'],
    sources: [{ kb: 'Q193926' }, { kb: 'Q197289' }],
  },
];
