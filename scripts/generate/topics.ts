/** The settings by what they are for, in reading order. What stands in no topic is listed under its section or key. */
export const TOPICS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Fetching waiting mail', ['AlwaysUseETRN', 'AlwaysUseTURN', 'DisableETRN', 'MailRetrieval', 'RetrievalDomains', 'Command', 'QueueForETRN']],
  ['Where mail leaves to', ['MessageDelivery', 'ForwardTo', 'DeliveryRouting', 'DefaultRouting', 'AddressSpace', 'RouteCalculationInterval', 'OnlySystemMessagesUseCDs', 'OverrideProxyOut']],
  ['Dialling', ['Connections', 'DialUsing', 'Dial', 'TimeOut', 'LogonAccount']],
  ['Logging on and encrypting', ['Domains', 'AcceptFrom', 'DisableAuth', 'AdvertiseSMTPExtensions']],
  ['What is taken in and sent on', ['Domain', 'SiteDomain', 'RerouteIncoming', 'RoutingTable', 'CustomProgram', 'RerouteViaStore', 'ResolveP2', 'AddressRewrite', 'AddressingNeverFails', 'AcceptMalformed821Adrs']],
  ['Who may relay', ['RelayFlags', 'RelayDenyList', 'RelayAllowList', 'RelayLocalIPList']],
  ['Unwanted senders', ['TurfTable', 'TurfDir']],
  ['Limits', ['TransferMode', 'MaximumMessageSize', 'InboundSizeLimit', 'OutboundSizeLimit', 'MaxRecipients', 'DiskSpaceLowWaterMark', 'MaxInbound', 'MaxOutbound', 'MaxToSingleHost', 'MaxMessagesPerConnection', 'RetryInterval']],
  ['Names and DNS', ['DisableReverseResolve', 'DisableResolverSearchList', 'EnableTTL', 'DisableLoopbackConnections', 'DisableLoopbackConnection', 'ResolverThreads', 'DestinationDomainThreshold']],
  ['Message format', ['DomainInformation', 'UseRTFText', 'EnableMIMEWrap', 'SendPlainTextAsIs', 'AlwaysAllowForwarding', 'AlwaysSuppressDR']],
  ['Journals and added text', [
    'NonRoutingExtensionDll', 'ExtensionDLL', 'InboundJournal', 'InboundJournalNDR', 'OutboundJournal', 'OutboundJournalNDR', 'InboundRecipJournalProp', 'OutboundRecipJournalProp',
    'InboundPrepend', 'InboundAppend', 'OutboundPrepend', 'OutboundAppend',
  ]],
];
