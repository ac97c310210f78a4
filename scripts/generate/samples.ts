import type { SettingEntry } from '../../server/src/catalog/entry.js';
import type { Data } from './examples.js';

/** What an example writes: the value, others of its key that belong to it, and what an IMC document needs above it. */
export interface Sample {
  readonly data: Data;
  readonly with?: readonly (readonly [name: string, data: Data])[];
  readonly before?: string;
  /** No article names a number that could be written. */
  readonly madeUp?: true;
}

/** What the example of a registry value writes; undefined where the type of its data is not documented. */
export function sampleOf(entry: SettingEntry): Sample | undefined {
  if (entry.registryType === undefined) return undefined;
  return SAMPLES[entry.name] ?? typicalOf(entry);
}

const SMART_HOST = '\n[Connections]\nMessageDelivery=Forward\nForwardTo=smtp.provider.example\n';
const REROUTE = '\n[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.com;<inbound>\n';
const LOGIN = '\n[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH;EXAMPLE\\etrnuser\n';
const DN = '/o=EXAMPLE/ou=SITE/cn=Recipients/cn=';

/** Values that a typical number or text of their kind would not show. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  AlwaysUseETRN: { data: 1, with: [['RelayFlags', 8]], before: SMART_HOST + REROUTE + LOGIN },
  AlwaysUseTURN: { data: 1, before: SMART_HOST + LOGIN },
  RelayFlags: { data: 2, with: [['RelayAllowList', ['192.0.2.0;255.255.255.0']]], before: REROUTE },
  RelayAllowList: { data: ['192.0.2.0;255.255.255.0', '198.51.100.7;255.255.255.255'], with: [['RelayFlags', 2]], before: REROUTE },
  RelayDenyList: { data: ['203.0.113.0;255.255.255.0'], with: [['RelayFlags', 1]], before: REROUTE },
  RelayLocalIPList: { data: ['192.0.2.1;255.255.255.255'], with: [['RelayFlags', 4]], before: REROUTE },
  AdvertiseSMTPExtensions: { data: 0 },
  TurfTable: { data: ['sender@example.net', '@example.org'], with: [['TurfDir', 'C:\\Turfdir']] },
  TurfDir: { data: 'C:\\Turfdir' },
  ResolveP2: { data: 32 },
  RerouteViaStore: { data: 1, with: [['RelayFlags', 8]], before: REROUTE },
  OverrideProxyOut: { data: 'SMTPOUT', with: [['SiteDomain', 'example.com']] },
  SiteDomain: { data: 'example.com' },
  InboundSizeLimit: { data: 10_485_760, with: [['OutboundSizeLimit', 10_485_760]] },
  OutboundSizeLimit: { data: 10_485_760, with: [['InboundSizeLimit', 0]] },
  MaxRecipients: { data: 500 },
  DiskSpaceLowWaterMark: { data: 20_971_520 },
  NonRoutingExtensionDll: { data: 'C:\\Exchsrvr\\Connect\\Msexcimc\\Bin\\Imsext.dll' },
  InboundJournal: { data: `${DN}journal`, with: [['InboundJournalNDR', 'postmaster@example.com']] },
  InboundJournalNDR: { data: 'postmaster@example.com', with: [['InboundJournal', 'journal@example.com']] },
  OutboundJournal: { data: `${DN}journal`, with: [['OutboundJournalNDR', 'postmaster@example.com']] },
  OutboundJournalNDR: { data: 'postmaster@example.com', with: [['OutboundJournal', 'journal@example.com']] },
  InboundRecipJournalProp: { data: 0x80360000, with: [['InboundJournalNDR', 'postmaster@example.com']] },
  OutboundRecipJournalProp: { data: 0x80360000, with: [['OutboundJournalNDR', 'postmaster@example.com']] },
  InboundPrepend: { data: 'From the Internet' },
  InboundAppend: { data: 'From the Internet' },
  OutboundPrepend: { data: 'Example Ltd' },
  OutboundAppend: { data: 'Example Ltd' },
  'Logon Only As': { data: ['/o=EXAMPLE/ou=SITE/cn=Configuration/cn=Connections/cn=Internet Mail Connector (SERVER)'] },
  'Journal Recipient Name': { data: `${DN}journal` },
  'System Administrator\'s SMTP Addr': { data: 'postmaster@example.com' },
  MacCreatorTypes: { data: ['TEXT'] },
  NewTimeZones: { data: ['NZDT;+13:00'] },
};

function typicalOf({ type, examples, default: usual }: SettingEntry): Sample | undefined {
  switch (type.kind) {
    case 'switch':
      return { data: 1 };
    case 'number': {
      const number = examples?.[0] ?? usual ?? type.special?.[0]?.value ?? type.min;
      return number === undefined ? { data: 10, madeUp: true } : { data: Number(number) };
    }
    case 'choice':
      return { data: type.options[0]!.value };
    case 'bits':
      return { data: type.bits[0]!.mask };
    default:
      return usual === undefined ? undefined : { data: usual };
  }
}

/** A document for each section whose properties only documents have. */
export const SECTION_SAMPLES: Readonly<Record<string, string>> = {
  'Header': '[Header]\nVersion=1\nExchange=5.5 SP4\nHost=mail.example.com\n',
  'Site Addressing': headed('[Site Addressing]\nDomain=example.com\n'),
  'General': headed('[General]\nMaximumMessageSize=10240\n'),
  'Connections': headed([
    '[Connections]', 'TransferMode=Both', 'MessageDelivery=Forward', 'ForwardTo=smtp.provider.example', 'MaxInbound=30', 'MaxOutbound=20', 'MaxToSingleHost=10', 'MaxMessagesPerConnection=20',
    'AcceptFrom=Any', 'RetryInterval=.25,.5,1,4', 'QueueForETRN=+', '+branch.example.net', '',
  ].join('\n')),
  'Routes': headed('[Routes]\nDeliveryRouting=+\n+BRANCH.EXAMPLE.NET;192.0.2.25;0\nDefaultRouting=\n'),
  'Routing': headed('[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.com;<inbound>\n+branch.example.com;hub.branch.example.com\n+#example.net;<inbound>\n\n[Parameters]\nRelayFlags=8\n'),
  'Address Space': headed('[Address Space]\nAddressSpace=+\n+SMTP;*;1\n+SMTP;*@example.net;5;This Site\n'),
  'Domain': headed('[Domain]\nDomainInformation=+\n+Default,ISO-8859-1,ISO-8859-1,802,76,0,0,0\n+example.net,ISO-8859-1,ISO-8859-1,131074,76,2,0,2048\n'),
  'Dial-up Connections': headed(`${SMART_HOST.trim()}\nDialUsing=Provider\n\n[Dial-up Connections]\nConnections=+\n+Provider\nMailRetrieval=ETRN\nRetrievalDomains=+\n+example.com\nDial=Every;60\nTimeOut=10\nLogonAccount=EXAMPLE\\rasuser\n`),
  'Security': headed('[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH+SSL;EXAMPLE\\etrnuser\n+<default>;None\n'),
};

function headed(text: string): string {
  return `[Header]\nVersion=1\n\n${text}`;
}
