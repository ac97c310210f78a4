import type { SectionEntry } from '../entry.js';

/** The sections of an IMC document, in the order in which a new document has them. */
export const sections: readonly SectionEntry[] = [
  {
    name: 'Header',
    summary: 'What kind of file this is, and which server it describes',
    detail: 'IMCCOPY writes a header with `Version` alone. `Exchange` and `Host` belong to IMC documents: rules that depend on a version, and checks for loops, need them.',
    sources: [{ format: 'IMC document' }, { kb: 'Q262126' }],
  },
  {
    name: 'Site Addressing',
    summary: 'The SMTP domain of the local site',
    detail: 'Stands for the Site Addressing object of the directory. With rerouting off, ETRN names this domain and no other.',
    sources: [{ kb: 'Q269771' }, { kb: 'Q156063' }],
  },
  {
    name: 'General',
    summary: 'The General page: the size limit of messages',
    sources: [{ kb: 'Q257264' }, { kb: 'Q231303' }],
  },
  {
    name: 'Connections',
    summary: 'The Connections page: how mail leaves, who may connect, how often delivery is tried',
    detail: 'The host that all mail is forwarded to stands here. With `AlwaysUseETRN` it is also the host that is asked for waiting mail (Q241157).',
    sources: [{ guide: 'xog05006' }, { kb: 'Q241157' }],
  },
  {
    name: 'Routes',
    summary: 'The delivery table of the Connections page, as IMCCOPY saves it',
    detail: 'Chooses the next host for a domain and leaves the recipient as it is. Not to be taken for the routing table of `[Routing]`, which rewrites recipients (Q190710).',
    sources: [{ kb: 'Q182522' }, { kb: 'Q190710' }],
  },
  {
    name: 'Routing',
    summary: 'The Routing page: which mail is taken in, and which is sent on',
    detail: 'The table is asked for each recipient of a message that comes in by SMTP. A row covers its domain and all subdomains unless it begins with `#`; the order of the rows does not matter.',
    sources: [{ guide: 'xog05015' }, { kb: 'Q169683' }, { kb: 'Q190710' }],
  },
  {
    name: 'Address Space',
    summary: 'The Address Space page: which recipients the connector carries',
    detail: 'Read by the message transfer agent, which compares the whole address of a recipient and not only its domain (Q229961).',
    sources: [{ kb: 'Q229961' }, { kb: 'Q152471' }],
  },
  {
    name: 'Domain',
    summary: 'Message format and size limit for each domain, as IMCCOPY saves them',
    detail: 'Saving is documented; whether IMCCOPY can restore this section is not.',
    sources: [{ kb: 'Q262126' }],
  },
  {
    name: 'Dial-up Connections',
    summary: 'The Dial-up Connections page: when to dial, and how mail is fetched then',
    detail: 'For connections that the connector dials itself through a phone-book entry. A line that is always up, or that a router dials, needs `AlwaysUseETRN` or `AlwaysUseTURN` instead (Q175494, Q257979).',
    sources: [{ kb: 'Q156063' }, { kb: 'Q175494' }, { kb: 'Q257979' }, { article: 'Using ETRN in Exchange Server, Windows IT Pro, June 1999' }],
  },
  {
    name: 'Security',
    summary: 'The Security page: how the connector logs on and encrypts, for each domain it sends to',
    detail: 'The account for TURN stands here and not in the logon of the dial-up entry (Q257979). A document never holds the password.',
    sources: [{ kb: 'Q174754' }, { kb: 'Q257979' }],
  },
  {
    name: 'Parameters',
    summary: 'Registry values of the connector, in its key MSExchangeIMC\\Parameters',
    detail: 'Each property is a value of `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters`. The service is called MSExchangeIMC in Exchange 5.x too.',
    sources: [{ kb: 'Q175494' }, { kb: 'Q257979' }],
  },
  {
    name: 'Extension',
    summary: 'Settings of the extension Imsext.dll: journals, and text added to messages',
    detail: 'Each property is a value of the key `Extension` below the Parameters key. It is read only when the extension is loaded, which `NonRoutingExtensionDll` in `[Parameters]` does. Any change needs a restart of the Internet Mail Service.',
    sources: [{ kb: 'Q258206' }, { kb: 'Q262122' }],
  },
];
