import type { EventEntry } from '../entry.js';

/** Errors of the service manager, reports to senders, and the events of the extension Imsext.dll. */
export const reports: readonly EventEntry[] = [
  {
    id: '1067', kind: 'service error', meaning: 'The service manager says that the process ended unexpectedly.',
    causes: ['The administrator\'s mailbox has no X.400 address (Q149542).', 'A damaged message (Q168883).'],
    remedy: 'Give the mailbox an X.400 address; look for damaged messages.',
    sources: [{ kb: 'Q149542' }, { kb: 'Q168883' }, { kb: 'Q281743' }],
  },
  {
    id: '1075', also: ['7003'], kind: 'service error',
    meaning: 'The service cannot start because something it depends on does not run; the articles name 1075 and 7003 together.',
    causes: ['TCP/IP is not installed, or the server was not started again after it was.'],
    remedy: 'Install TCP/IP.',
    sources: [{ kb: 'Q191548' }],
  },
  {
    id: '2140', kind: 'service error',
    meaning: 'The service manager says that the service could not start. An event between 4000 and 4100 in the application log tells why.',
    causes: [
      'An address type without a site address: 4074.', 'A wrong delivery row: 4032, 4057, 4014.', 'SiteDN differs from the directory: 4086.', 'No DNS domain: 4058.',
      'The administrator\'s mailbox lacks an address type.', 'The directory Imcdata is missing.',
    ],
    remedy: 'Follow the event that came with it.', settings: ['DeliveryRouting', 'SiteDomain', 'SiteDN'],
    sources: [{ kb: 'Q148727' }, { kb: 'Q148565' }, { kb: 'Q156229' }, { kb: 'Q173496' }, { kb: 'Q298565' }, { kb: 'Q154589' }],
  },
  {
    id: '2186', kind: 'service error',
    meaning: 'The service manager says that the service does not answer.',
    causes: ['The service logs on as LocalSystem (Q155814).', 'The desktop heap is used up (Q158308).'],
    remedy: 'Give the service the Exchange service account, or make the desktop heap larger (SharedSection).',
    sources: [{ kb: 'Q155814' }, { kb: 'Q158308' }],
  },
  {
    id: 'NDR 3902', kind: 'report', meaning: 'A report: the destination\'s host is not known.',
    causes: ['DNS delivery over a line that is dialled (Q242961).', 'In 4.0: a local domain in the delivery table with DNS delivery (Q164457).'],
    remedy: 'Forward to a host; correct the row.', settings: ['MessageDelivery', 'DeliveryRouting'],
    controls: ['Connections: Message Delivery'],
    sources: [{ kb: 'Q242961' }, { kb: 'Q164457' }, { kb: 'Q168557' }],
  },
  {
    id: 'NDR 3903', kind: 'report',
    meaning: 'A report: the message is larger than the limit.',
    causes: ['The limit of the General page, or that of a domain.'],
    remedy: 'Raise the limit.',
    settings: ['MaximumMessageSize', 'DomainInformation'],
    controls: ['General: Message size', 'Internet Mail: Maximum size (per domain)'],
    sources: [{ kb: 'Q257264' }, { kb: 'Q146264' }],
  },
  {
    id: 'Imsext 1', kind: 'extension event', meaning: 'The extension could not be started.',
    causes: ['A value of the key Extension is missing or wrong.'],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 2', kind: 'extension event',
    meaning: 'The extension did not find the address of a journal.', causes: ['InboundJournal or OutboundJournal names nobody in the directory.'],
    settings: ['InboundJournal', 'OutboundJournal'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 3', kind: 'extension event',
    meaning: 'The extension did not find the journal address of a recipient.',
    causes: ['The attribute that InboundRecipJournalProp or OutboundRecipJournalProp names holds no address of the directory.'],
    settings: ['InboundRecipJournalProp', 'OutboundRecipJournalProp'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 4', kind: 'extension event',
    meaning: 'The extension could not add its text.', causes: ['A text for messages that the extension cannot add.'],
    settings: ['InboundPrepend', 'InboundAppend', 'OutboundPrepend', 'OutboundAppend'], sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 5', kind: 'extension event', meaning: 'The extension could not read the recipients of a message.',
    causes: [],
    settings: ['InboundRecipJournalProp', 'OutboundRecipJournalProp'],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 6', kind: 'extension event', meaning: 'The extension could not save its changes to a message.',
    causes: [],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 7', kind: 'extension event', meaning: 'The extension could not send the copy for a journal.',
    causes: [],
    settings: ['InboundJournal', 'OutboundJournal'],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 8', kind: 'extension event', meaning: 'The extension could not open a message that lies inside another one.',
    causes: [],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 9', kind: 'extension event', meaning: 'The extension could not set properties of a message.',
    causes: [],
    sources: [{ kb: 'Q262119' }],
  },
  {
    id: 'Imsext 11', kind: 'extension event',
    meaning: 'The extension has no address for reports of its journals.', causes: ['InboundJournalNDR or OutboundJournalNDR is missing.'],
    remedy: 'Add the value in the key Extension.',
    settings: ['InboundJournalNDR', 'OutboundJournalNDR'], sources: [{ kb: 'Q262119' }, { kb: 'Q262122' }],
  },
  {
    id: 'Imsext 12', kind: 'extension event',
    meaning: 'The extension did not find the address for reports of its journals.',
    causes: ['InboundJournalNDR or OutboundJournalNDR names nobody in the directory.'],
    settings: ['InboundJournalNDR', 'OutboundJournalNDR'], sources: [{ kb: 'Q262119' }],
  },
];
