import type { Sources } from './entry.js';

/** An event of the application log, or an error of the service manager, that the configuration has to do with. */
export interface EventEntry {
  /** `4056`; `Imsext 11` for the events of the extension, `2140` for an error shown by the service manager. */
  readonly id: string;
  readonly meaning: string;
  /** What in the configuration brings it about, one statement each. */
  readonly causes: readonly string[];
  readonly remedy?: string;
  /** Names of settings in this catalog that it has to do with. */
  readonly settings?: readonly string[];
  readonly sources: Sources;
}

export const events: readonly EventEntry[] = [
  {
    id: '1000', meaning: 'The Internet Mail Service has started; the text names its build.', causes: [],
    remedy: 'Compare the build with what a service pack or a fix brings.',
    sources: [{ kb: 'Q257618' }],
  },
  {
    id: '2003', meaning: 'A connection to a host was made; the text names the protocol log.',
    causes: ['With a smart host, the domain in the text is the one that was written to first since the start (Q246580).'],
    settings: ['ForwardTo'],
    sources: [{ kb: 'Q246580' }],
  },
  {
    id: '2004', meaning: 'The SMTP protocol is logged.', causes: ['The category SMTP Protocol Log is above None.'],
    sources: [{ kb: 'Q154505' }],
  },
  {
    id: '2006', meaning: 'A host was not found.', causes: ['The Routing Address on the Connected Sites page is wrong, or DNS lacks a record (Q185108).'],
    remedy: 'Correct the address and the records.',
    sources: [{ kb: 'Q185108' }],
  },
  {
    id: '3010', meaning: 'A host could not be connected to.',
    causes: ['The smart host\'s name is not found, or a firewall or the host\'s limits are in the way.', 'With a smart host, the domain in the text is the one that was written to first since the start.'],
    remedy: 'Check the host of `ForwardTo`; ask it from this server with telnet on port 25.',
    settings: ['ForwardTo'],
    sources: [{ kb: 'Q283255' }],
  },
  {
    id: '3011', meaning: 'A host refused the connection.', causes: ['The host does not listen on port 25.'],
    remedy: 'Check the host of `ForwardTo`.', settings: ['ForwardTo'],
    sources: [{ kb: 'Q283255' }],
  },
  {
    id: '3018', meaning: 'The spool drive has too little free space, and no new mail is taken.',
    causes: ['The disk is full.', 'DiskSpaceLowWaterMark is larger than the free space; it counts bytes.'],
    remedy: 'Make space, or correct the number.', settings: ['DiskSpaceLowWaterMark'],
    sources: [{ kb: 'Q272506' }, { kb: 'Q189587' }],
  },
  {
    id: '4007', meaning: 'The service could not listen on its port; the text holds the error of Winsock.',
    causes: ['10048: another program has port 25.', '10050: a proxy client is installed and its server is away.'],
    remedy: 'Stop the other SMTP service, or repair the proxy client.',
    sources: [{ kb: 'Q193928' }, { kb: 'Q203116' }, { kb: 'Q222553' }],
  },
  {
    id: '4014', meaning: 'A delivery row is wrong; logged together with 4032 and 4057.',
    causes: ['A row of the delivery table is set up wrongly.'], remedy: 'Correct or remove the row that the events name.', settings: ['DeliveryRouting'],
    sources: [{ kb: 'Q148565' }],
  },
  {
    id: '4018', meaning: 'MAPI could not be opened, and the service does not start.',
    causes: [
      'CommonName or HomeDSA is missing or wrong (Q163243).', 'The server has no private information store (Q157042).',
      'The service account lacks rights (Q163243, Q186739, Q262939).', 'The value Logon Only As lacks the connector (Q306308).', 'Mapi32.dll is not of this service pack (Q316616).',
    ],
    remedy: 'Check these one after the other.', settings: ['CommonName', 'HomeDSA'],
    sources: [{ kb: 'Q163243' }, { kb: 'Q157042' }, { kb: 'Q186739' }, { kb: 'Q306308' }, { kb: 'Q262939' }, { kb: 'Q316616' }],
  },
  {
    id: '4020', meaning: 'Winsock could not be opened, and the service does not start.',
    causes: ['Another SMTP service or a proxy client has port 25 (10048).', 'A proxy client is installed but not used, or names its server by a NetBIOS name (10050).'],
    remedy: 'Stop the other service, or repair the proxy client.',
    sources: [{ kb: 'Q193928' }, { kb: 'Q222553' }, { kb: 'Q268643' }],
  },
  {
    id: '4031', meaning: 'A message was turned down by another server, whose reply the text repeats.', causes: ['A wrong record in DNS for the destination, or a firewall.'],
    remedy: 'Check the MX and A records of the destination.',
    sources: [{ kb: 'Q245787' }],
  },
  {
    id: '4032', meaning: 'A delivery row is wrong; logged together with 4014 and 4057.',
    causes: ['A row of the delivery table is set up wrongly.'], remedy: 'Correct or remove the row that the events name.', settings: ['DeliveryRouting'],
    sources: [{ kb: 'Q148565' }],
  },
  {
    id: '4037', meaning: 'The service met an error inside itself; a message may be lost.',
    causes: [
      'The domain in the logon of a dial-up entry is too long (Q199771).',
      'Before 5.5 SP1: mail came from a host that needs no login, while clients must have their mailbox here (Q178091).',
      'Imcext.dll in 5.0 with localhost in Imcroute.cfg (Q169681).', 'A damaged message in Imcdata\\In or Out (Q168883, Q169223).',
    ],
    remedy: 'Check the settings that are named; then look for damaged messages.', settings: ['LogonAccount', 'AcceptFrom'],
    sources: [{ kb: 'Q199771' }, { kb: 'Q178091' }, { kb: 'Q169681' }, { kb: 'Q168883' }, { kb: 'Q169223' }],
  },
  {
    id: '4056', meaning: 'A delivery row cannot be read. The service does not start, so that no mail goes the wrong way.',
    causes: ['A row of DeliveryRouting is damaged, for example its host is cut off.', 'Imcadmin.dll writes damaged rows when the table has too many, in 5.0 and in 5.5 before SP1 (Q182522, Q242221).'],
    remedy: 'Save the routes with IMCCOPY, take all rows between `DeliveryRouting=` and `DefaultRouting=` out, restore the file and start the service. Then put the corrected rows back, and install 5.5 SP1.',
    settings: ['DeliveryRouting', 'DefaultRouting'],
    sources: [{ kb: 'Q182522' }, { kb: 'Q242221' }],
  },
  {
    id: '4057', meaning: 'A look-up for routing failed; the service may not start (error 2140).',
    causes: ['A row of the delivery table is set up wrongly (Q148565).', 'DNS or the Hosts file is not set up or does not work (Q156063).'],
    remedy: 'Correct the row, or check DNS and the Hosts file.', settings: ['DeliveryRouting'],
    sources: [{ kb: 'Q148565' }, { kb: 'Q156063' }],
  },
  {
    id: '4058', meaning: 'The part that looks up names could not be opened, and the service does not start.',
    causes: ['The DNS domain in the TCP/IP settings is empty, or on Windows 2000 the primary DNS suffix.'], remedy: 'Enter it.',
    sources: [{ kb: 'Q154589' }, { kb: 'Q291123' }, { kb: 'Q312439' }, { kb: 'Q194128' }],
  },
  {
    id: '4070', meaning: 'The service could not open a file for a message that it was working on.', causes: ['Imcdata\\In is away or cannot be read, or RootDir points elsewhere.'],
    remedy: 'Make the directory again, and correct its rights and RootDir.', settings: ['RootDir'],
    sources: [{ kb: 'Q231737' }],
  },
  {
    id: '4071', meaning: 'The service says that it is not configured.', causes: ['The administrator\'s mailbox on the Internet Mail page is missing, wrong, or cannot be reached.'],
    remedy: 'Choose a mailbox there, or choose it anew.',
    sources: [{ kb: 'Q183178' }],
  },
  {
    id: '4074', meaning: 'The routing table could not be read, and the service does not start.',
    causes: ['The address type of the Internet Mail page is not SMTP, and no site address of that type exists.'],
    remedy: 'Choose SMTP, add a site address of the type, or set SiteDomain.', settings: ['SiteDomain'],
    sources: [{ kb: 'Q156229' }, { kb: 'Q153655' }, { kb: 'Q156063' }],
  },
  {
    id: '4084', meaning: 'A custom routing program or an extension could not be loaded, and the service does not start.',
    causes: ['NonRoutingExtensionDll or CustomProgram is not the full path of a DLL that exists.'],
    remedy: 'Write the path in full; where no DLL is wanted, take the setting out.', settings: ['NonRoutingExtensionDll', 'CustomProgram'],
    sources: [{ kb: 'Q258206' }],
  },
  {
    id: '4086', meaning: 'The configuration could not be read from the directory or the registry.',
    causes: ['SiteDN differs from the directory (Q298565).', 'The service logs on as LocalSystem (Q155814).', 'The service account may not read the registry (Q189730).'],
    remedy: 'Make SiteDN the same as in the directory; give the service an account that is an administrator.', settings: ['SiteDN'],
    sources: [{ kb: 'Q298565' }, { kb: 'Q155814' }, { kb: 'Q189730' }],
  },
  {
    id: '4094', meaning: 'The service lost the information store and shuts down.', causes: ['Max Threads(Private+Public) of the information store is too small (Q169686).'],
    remedy: 'Raise it.',
    sources: [{ kb: 'Q169686' }],
  },
  {
    id: '4098', meaning: 'A message has passed too many hosts: it goes in a circle.',
    causes: ['The service connects to itself: there is no MX for a domain whose address is this server, and rerouting is on (Q260247).'],
    remedy: 'Add an MX record, a delivery row or a routing row that names the host with the mailboxes.', settings: ['RoutingTable', 'DeliveryRouting'],
    sources: [{ kb: 'Q260247' }],
  },
  {
    id: '4106', meaning: 'A line could not be dialled; the number in brackets is an error of RAS or of the system.',
    causes: [
      '[87]: the name of the phone-book entry is longer than 20 characters (Q188272, Q156063).', '[87]: the Windows NT domain of the logon is too long (Q199771).',
      '[633]: a logon script that hangs holds the port (Q175410).', '[5]: the phone book cannot be reached through the share ADMIN$ (Q196306).',
      '[317] or [4264763456]: a fault of Windows NT, mended by a service pack (Q189586).',
    ],
    remedy: 'Shorten the name of the entry; enter a Windows NT domain of at most 15 characters; give the script a time limit; share ADMIN$ again.',
    settings: ['Connections', 'DialUsing', 'LogonAccount'],
    sources: [{ kb: 'Q188272' }, { kb: 'Q199771' }, { kb: 'Q175410' }, { kb: 'Q196306' }, { kb: 'Q189586' }, { kb: 'Q156063' }],
  },
  {
    id: '4115', meaning: 'A message seems to go in a circle through the routing of the connector.',
    causes: [
      'The service sends mail to itself: by a row for the own domain, or by a smart host that leads back (Q190021).',
      'There is no MX for a domain whose address is this server, and rerouting is on (Q260247).', 'Without harm where messages are archived and there are size limits (Q189095).',
    ],
    remedy: 'Make the row `<inbound>` or name the right host; then restart the Internet Mail Service and the message transfer agent (Q190021).',
    settings: ['RoutingTable', 'ForwardTo'],
    sources: [{ kb: 'Q190021' }, { kb: 'Q260247' }, { kb: 'Q189095' }],
  },
  {
    id: '4116', meaning: 'The messaging system failed while it worked on a message, which went to the BAD folder.',
    causes: ['The value Logon Only As lacks the connector (Q306308).', 'Max Threads(Private+Public) is too small (Q169686).', 'The service account lacks rights (Q186739).'],
    remedy: 'Correct what is named; else take it for a damaged message.',
    sources: [{ kb: 'Q306308' }, { kb: 'Q169686' }, { kb: 'Q186739' }],
  },
  {
    id: '4117', meaning: 'A message that came in could not be delivered and went to Imcdata\\In\\Archive.',
    causes: [
      'The character sets of the Internet Mail page were changed (Q230250).', 'ResolveP2 is on and an address stands twice in the directory, before 5.5 SP2 (Q192583, Q201904).',
      'More recipients than Max Recipients on Submit allows, before SP4 (Q246051).',
    ],
    remedy: 'Correct what is named, then move the files back to Imcdata\\In.', settings: ['ResolveP2', 'DomainInformation'],
    sources: [{ kb: 'Q230250' }, { kb: 'Q192583' }, { kb: 'Q201904' }, { kb: 'Q246051' }],
  },
  {
    id: '4123', meaning: 'A message was dropped on purpose: an automatic reply, an out-of-office reply, or a notification.',
    causes: ['Automatic replies are not sent (bit 512 of the formatting), and automatic forwards are dropped with them.'],
    remedy: 'Set AlwaysAllowForwarding (5.5 SP2) where forwards must pass.', settings: ['AlwaysAllowForwarding', 'DomainInformation'],
    sources: [{ kb: 'Q192939' }, { kb: 'Q278352' }, { kb: 'Q192982' }],
  },
  {
    id: '4131', meaning: 'An error that was not expected; the details are in its data bytes.',
    causes: ['Imcdata\\In is missing (Q231737).', 'Data 0x8009030f: a fault of encryption by challenge/response before SP4 (Q245565).'],
    remedy: 'Install SP4, or make the directory again.', settings: ['Domains', 'RootDir'],
    sources: [{ kb: 'Q231737' }, { kb: 'Q245565' }],
  },
  {
    id: '4132', meaning: 'The service had to archive a report or a system message that nobody could be given.',
    causes: ['The Routing Address on the Connected Sites page is wrong (Q185108).', 'Without harm where messages are archived (Q189095).'],
    remedy: 'Correct the address and DNS.',
    sources: [{ kb: 'Q185108' }, { kb: 'Q189095' }],
  },
  {
    id: '4143', meaning: 'The service account is no administrator, as encryption needs it.', causes: ['A row of `[Security]` uses SSL and the account is not in the Administrators group.'],
    remedy: 'Put the account in the local or the domain\'s Administrators group.', settings: ['Domains'],
    sources: [{ kb: 'Q173496' }],
  },
  {
    id: '4151', meaning: 'A message was refused, because the account that logged on may not use its sender\'s address.',
    causes: ['Clients may submit only if the account matches their address, or only if their mailbox is here.'],
    remedy: 'Add the address to the account, or clear the choice on the Connections page.', settings: ['AcceptFrom'],
    sources: [{ kb: 'Q188250' }, { kb: 'Q186134' }],
  },
  {
    id: '4183', meaning: 'A login with AUTH LOGIN failed.', causes: ['The other host sends an X.500 name instead of a Windows NT user name.'],
    remedy: 'Correct the other host, or set DisableAuth (5.5 SP3).', settings: ['DisableAuth'],
    sources: [{ kb: 'Q235627' }],
  },
  {
    id: '4192', meaning: 'A message was refused as unwanted or as coming from a false sender.', causes: ['Its sender is covered by TurfTable; it is kept only if TurfDir exists.'],
    remedy: 'Remove the entry, or make the directory.', settings: ['TurfTable', 'TurfDir'],
    sources: [{ kb: 'Q193926' }, { kb: 'Q197289' }],
  },
  {
    id: '10000', meaning: 'An address stands twice in the directory.', causes: ['Two objects of the directory have the same address.'], remedy: 'Remove one of them.',
    sources: [{ kb: 'Q251152' }],
  },
  {
    id: '1067', meaning: 'The service manager says that the process ended unexpectedly.',
    causes: ['The administrator\'s mailbox has no X.400 address (Q149542).', 'A damaged message (Q168883).'], remedy: 'Give the mailbox an X.400 address; look for damaged messages.',
    sources: [{ kb: 'Q149542' }, { kb: 'Q168883' }, { kb: 'Q281743' }],
  },
  {
    id: '2140', meaning: 'The service manager says that the service could not start. An event between 4000 and 4100 in the application log tells why.',
    causes: ['An address type without a site address: 4074.', 'A wrong delivery row: 4032, 4057, 4014.', 'SiteDN differs from the directory: 4086.', 'No DNS domain: 4058.'],
    remedy: 'Follow the event that came with it.', settings: ['DeliveryRouting', 'SiteDomain', 'SiteDN'],
    sources: [{ kb: 'Q148727' }, { kb: 'Q148565' }, { kb: 'Q156229' }, { kb: 'Q173496' }, { kb: 'Q298565' }, { kb: 'Q154589' }],
  },
  {
    id: '2186', meaning: 'The service manager says that the service does not answer.', causes: ['The service logs on as LocalSystem (Q155814).', 'The desktop heap is used up (Q158308).'],
    remedy: 'Give the service the Exchange service account.',
    sources: [{ kb: 'Q155814' }, { kb: 'Q158308' }],
  },
  {
    id: 'NDR 3902', meaning: 'A report: the destination\'s host is not known.',
    causes: ['DNS delivery over a line that is dialled (Q242961).', 'In 4.0: a local domain in the delivery table with DNS delivery (Q164457).'],
    remedy: 'Forward to a host; correct the row.', settings: ['MessageDelivery', 'DeliveryRouting'],
    sources: [{ kb: 'Q242961' }, { kb: 'Q164457' }, { kb: 'Q168557' }],
  },
  {
    id: 'NDR 3903', meaning: 'A report: the message is larger than the limit.', causes: ['The limit of the General page, or that of a domain.'], remedy: 'Raise the limit.',
    settings: ['MaximumMessageSize', 'DomainInformation'],
    sources: [{ kb: 'Q257264' }, { kb: 'Q146264' }],
  },
  {
    id: 'Imsext 2', meaning: 'The extension did not find the address of a journal.', causes: ['InboundJournal or OutboundJournal names nobody in the directory.'],
    settings: ['InboundJournal', 'OutboundJournal'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 3', meaning: 'The extension did not find the journal address of a recipient.', causes: ['The attribute that InboundRecipJournalProp or OutboundRecipJournalProp names holds no address of the directory.'],
    settings: ['InboundRecipJournalProp', 'OutboundRecipJournalProp'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 4', meaning: 'The extension could not add its text.', causes: ['A text for messages that the extension cannot add.'],
    settings: ['InboundPrepend', 'InboundAppend', 'OutboundPrepend', 'OutboundAppend'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 11', meaning: 'The extension has no address for reports of its journals.', causes: ['InboundJournalNDR or OutboundJournalNDR is missing.'],
    remedy: 'Add the value in the key Extension.', settings: ['InboundJournalNDR', 'OutboundJournalNDR'], sources: [{ kb: 'Q262119' }, { kb: 'Q262122' }],
  },
  {
    id: 'Imsext 12', meaning: 'The extension did not find the address for reports of its journals.', causes: ['InboundJournalNDR or OutboundJournalNDR names nobody in the directory.'],
    settings: ['InboundJournalNDR', 'OutboundJournalNDR'], sources: [{ kb: 'Q262119' }],
  },
];
