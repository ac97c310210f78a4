import { each, imc, reg, service, value, vbs, type Idea, type Reported } from './idea.js';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
const CONTENT = service('MSExchangeIS\\ParametersSystem\\InternetContent');
const EXTENSION = service('MSExchangeIMC\\Parameters\\Extension');
const MTA = service('MSExchangeMTA\\Parameters');

/** Keys and names of values. */
export const names: readonly Idea[] = [
  { id: 'A1', looksLike: 'A key below `CurrentControlSet\\Service`', served: each(reg('misprinted-key', '', 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters'), vbs('misprinted-key', '\"HKLM\\System\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters\\AlwaysUseTURN\", 1, \"REG_DWORD\"')) },
  { id: 'A2', looksLike: 'A key with `CCS`, as articles shorten it', served: reg('misprinted-key', '', 'HKEY_LOCAL_MACHINE\\SYSTEM\\CCS\\Services\\MSExchangeIMC\\Parameters') },
  { id: 'A3', looksLike: 'A key with pipes or forward slashes', served: each(reg('misprinted-key', '', 'HKEY_LOCAL_MACHINE\\SYSTEM|CurrentControlSet\\Services\\MSExchangeIMC\\Parameters'), reg('misprinted-key', '', 'HKEY_LOCAL_MACHINE/SYSTEM/CurrentControlSet/Services/MSExchangeIMC/Parameters')) },
  { id: 'A4', looksLike: 'A root that is called `HEY_LOCAL_MACHINE` or `H_KEY_LOCAL_MACHINE`', served: each(reg('misprinted-key', '', 'H_KEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters'), reg('misprinted-key', '', 'HEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters')) },
  { id: 'A5', looksLike: '`ResolveP2` in `MSExchangeIMC\\ParametersSystem`', served: reg('wrong-key', '"ResolveP2"=dword:00000020', service('MSExchangeIMC\\ParametersSystem')) },
  { id: 'A6', looksLike: 'The key `MSExchangeIS\\Parameters\\System\\InternetConent`', served: reg('misprinted-key', '"FontSize"=dword:00000003', service('MSExchangeIS\\Parameters\\System\\InternetConent')) },
  { id: 'A7', looksLike: 'The service `MSExchangeIMS`', served: reg('misprinted-key', '"AlwaysUseETRN"=dword:00000001', service('MSExchangeIMS\\Parameters')) },
  { id: 'A8', looksLike: 'The key `MSExchangeIMC\\Peformance`', served: reg('misprinted-key', '', service('MSExchangeIMC\\Peformance')) },
  { id: 'A9', looksLike: '`ControlSet001` in a registry file', served: reg('control-set', '"AlwaysUseETRN"=dword:00000001', 'HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\MSExchangeIMC\\Parameters') },
  { id: 'A10', looksLike: 'A name of a value with a blank, a tab or a non-breaking space before or behind it', served: each(reg('value-name-whitespace', '"AlwaysUseETRN\u00a0"=dword:00000001'), reg('value-name-whitespace', '" AlwaysUseETRN"=dword:00000001'), reg('value-name-whitespace', '"AlwaysUseETRN\t"=dword:00000001')) },
  { id: 'A11', looksLike: 'A hyphen that only broke a line: `DestinationDomain-Threshold`', served: reg('misspelled-value', '"DestinationDomain-Threshold"=dword:00000064') },
  { id: 'A12', looksLike: '`disableresolversearchlist`, of which articles say that case counts', served: each(reg('value-case', '"disableresolversearchlist"=dword:00000001'), value('value-case', 'disableresolversearchlist=1')) },
  { id: 'A13', looksLike: '`Disable ResolverSearchList` with a blank', served: reg('misspelled-value', '"Disable ResolverSearchList"=dword:00000001') },
  { id: 'A14', looksLike: '`Resolve2` or `P2Resolve`', served: each(value('misspelled-value', 'P2Resolve=1'), reg('misspelled-value', '"Resolve2"=dword:00000001')) },
  { id: 'A15', looksLike: '`ReRouteViaStore` and other names in another case', served: value('value-case', 'ReRouteViaStore=1') },
  { id: 'A16', looksLike: '`DisableLoopbackConnection` with or without an s at its end', served: each(value('disputed-spelling', 'DisableLoopbackConnection=1'), value('disputed-spelling', 'DisableLoopbackConnections=1')) },
  { id: 'A17', looksLike: '`OutoundJournalNDR`', served: reg('misspelled-value', '"OutoundJournalNDR"="postmaster@example.com"', EXTENSION) },
  { id: 'A18', looksLike: '`RelayAllowLists`', served: each(value('misspelled-value', 'RelayAllowLists=+\n+192.0.2.1'), reg('misspelled-value', '"RelayAllowLists"=hex(7):31,39,32,2e,30,2e,32,2e,31,00,00')) },
  { id: 'A19', looksLike: '`ExtensionDLL` for Exchange 5.x', served: value('obsolete-value', 'ExtensionDLL=C:\\Exchsrvr\\Connect\\Msexcimc\\Bin\\Ext.dll', '5.5') },
  { id: 'A20', looksLike: '`InboundJournal` in the Parameters key itself', served: reg('wrong-key', '"InboundJournal"="journal@example.com"') },
  { id: 'A21', looksLike: 'A name with a slip of the keyboard', served: value('misspelled-value', 'DisableETNR=1') },
  { id: 'A22', looksLike: '`DR for Gateway Transmission` for 4.0, or `DR on Gateway Transmission` for 5.0', served: each(reg('needs-version', '"DR for Gateway Transmission"=dword:00000001', MTA, '4.0'), reg('needs-version', '"DR on Gateway Transmission"=dword:00000001', MTA, '5.0')) },
  { id: 'A23', looksLike: 'Other spellings of `Max Threads(Private+Public)`', served: each(
    reg('disputed-spelling', '"Max Threads (Public+Private)"=dword:00000032', service('MSExchangeIS\\ParametersSystem')), reg('disputed-spelling', '"Max Threads(Public+Private)"=dword:00000032', service('MSExchangeIS\\ParametersSystem')),
    reg('disputed-spelling', '"Max Threads (Public + Private)"=dword:00000032', service('MSExchangeIS\\ParametersSystem')),
  ) },
];

/** Types and data of values. */
export const data: readonly Idea[] = [
  { id: 'B1', looksLike: '`AlwaysUseETRN` as a text, `"1"`', served: each(reg('wrong-type', '"AlwaysUseETRN"="1"'), vbs('wrong-type', `"${KEY}\\AlwaysUseETRN", "1", "REG_SZ"`)) },
  { id: 'B2', looksLike: 'A type that is spelt `REG-DWORD`', served: each(value('wrong-type', 'AlwaysSuppressDR=REG-DWORD 1'), vbs('wrong-type', `"${KEY}\\AlwaysSuppressDR", 1, "REG-DWORD"`)) },
  { id: 'B3', looksLike: '`TurfTable` or a relay list as REG_SZ', served: each(...['TurfTable', 'RelayAllowList', 'RelayDenyList', 'RelayLocalIPList'].map(name => reg('wrong-type', `"${name}"="192.0.2.1"`)) as [Reported]) },
  { id: 'B4', looksLike: '`NewTimeZones` that is no REG_MULTI_SZ', served: reg('wrong-type', '"NewTimeZones"="NZDT;+13:00"', CONTENT) },
  { id: 'B5', looksLike: '`"Name"=0x1` in a registry file', served: each(reg('syntax', '"AlwaysUseETRN"=0x1'), reg('syntax', '"AlwaysUseETRN"=0x00000001')) },
  { id: 'B6', looksLike: '`dword:` with more than eight digits, or with others than hexadecimal ones', served: each(reg('syntax', '"AlwaysUseETRN"=dword:000000001'), reg('syntax', '"AlwaysUseETRN"=dword:0000000g')) },
  { id: 'B7', looksLike: 'A decimal number behind `dword:`, `100` for 100', served: reg('decimal-in-hex', '"LogFlushFreq"=dword:00000100', service('MSExchangeSA\\Parameters')) },
  { id: 'B8', looksLike: '`dword:256` for 0x100', served: reg('decimal-in-hex', '"DisplayErrsOnConsole"=dword:00000256') },
  { id: 'B9', looksLike: '`DiskSpaceLowWaterMark` in kilobytes or megabytes', served: value('unit-mismatch', 'DiskSpaceLowWaterMark=10') },
  { id: 'B10', looksLike: '20 MB as 20480000, by the factor of the article', served: value('unit-mismatch', 'DiskSpaceLowWaterMark=20480000') },
  { id: 'B11', looksLike: '`InboundSizeLimit` in kilobytes', served: value('unit-mismatch', 'InboundSizeLimit=2048\nOutboundSizeLimit=0') },
  { id: 'B12', looksLike: 'One of `InboundSizeLimit` and `OutboundSizeLimit` alone', served: each(value('unpaired-value', 'InboundSizeLimit=2097152'), value('unpaired-value', 'OutboundSizeLimit=2097152')) },
  { id: 'B13', looksLike: 'Size limits in the registry and on the General page', served: imc('size-limit-conflict', '[General]\nMaximumMessageSize=2048\n[Parameters]\nInboundSizeLimit=2097152\nOutboundSizeLimit=0') },
  { id: 'B14', looksLike: 'A sum for `ResolveP2` of the numbers of Q174755, which count twice; seen where the odd number of the sender is in it', served: value('resolve-p2-mask', 'ResolveP2=17') },
  { id: 'B15', looksLike: '`ResolveP2` above 1 for 5.0', served: value('needs-version', 'ResolveP2=32', '5.0') },
  { id: 'B16', looksLike: 'A property tag without an empty low word, or its number in decimal', served: each(...['00008036', '80360001', '00001f64'].map(digits => reg('property-tag', `"InboundRecipJournalProp"=dword:${digits}\n"InboundJournalNDR"="postmaster@example.com"`, EXTENSION)) as [Reported]) },
  { id: 'B17', looksLike: 'A journal without an address for its reports', served: each(imc('unpaired-value', '[Extension]\nInboundJournal=journal@example.com'), imc('unpaired-value', '[Extension]\nOutboundJournal=journal@example.com')) },
  { id: 'B18', looksLike: '`NonRoutingExtensionDll` as the name of a file alone', served: value('path-not-full', 'NonRoutingExtensionDll=Imsext.dll') },
  { id: 'B19', looksLike: '`AdvertiseSMTPExtensions=1` to switch something off', served: value('inverted-flag', 'AdvertiseSMTPExtensions=1') },
  { id: 'B20', looksLike: '`BackSlashIsEscape=1`, as if it made a backslash escape', served: reg('inverted-flag', '"BackSlashIsEscape"=dword:00000001', CONTENT) },
  { id: 'B21', looksLike: '`RouteCalculationInterval=0`, as if it meant always', served: value('inverted-flag', 'RouteCalculationInterval=0') },
  { id: 'B22', looksLike: '`LimitNestingLevels` 0', served: reg('value-range', '"LimitNestingLevels"=dword:00000000', CONTENT) },
  { id: 'B23', looksLike: '`FontSize` in points', served: each(reg('value-range', '"FontSize"=dword:0000000c', CONTENT), reg('value-range', '"FontSize"=dword:00000008', CONTENT)) },
  { id: 'B24', looksLike: '`MaxRecipients=0`', served: value('value-range', 'MaxRecipients=0') },
  { id: 'B25', looksLike: 'A text for messages with line breaks of its own, or with `\\ulo`', served: each(imc('rtf-text', '[Extension]\nOutboundAppend=\\ul Example\\ulo Ltd'), reg('rtf-text', '"OutboundAppend"=hex(1):41,0d,0a,42,00', EXTENSION)) },
  { id: 'B26', looksLike: '`EnableTTL` without the build that brought it', served: value('needs-version', 'EnableTTL=1', '5.5 SP4') },
  { id: 'B27', looksLike: '`AcceptMalformed821Adrs` for 4.0', served: value('obsolete-value', 'AcceptMalformed821Adrs=1', '4.0') },
];
