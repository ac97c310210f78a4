import fc from 'fast-check';

/** Pieces that IMC documents, registry files and scripts are made of, and pieces that spoil them: most inputs get past the first character. */
const pieces = [
  '[Routing]', '[Routes]', '[Parameters]', '[Domain]', '[Nonsense]', '[', ']', 'RoutingTable=+', 'RoutingTable=', 'RerouteIncoming=Yes', 'DeliveryRouting=+',
  'AlwaysUseETRN=1', 'Version = "1"', '=', '+', ';', '#', '"', ' ', '\t', '+example.com;<inbound>', '+#a.example;host.example', 'x', 'é', '\u{1F4EE}', '\uD800', '\0', '\uFEFF',
  'REGEDIT4', 'Windows Registry Editor Version 5.00', '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]', '[-HKEY_LOCAL_MACHINE\\SYSTEM\\CCS\\Service\\MSExchangeIMC]', '[HKEY_CURRENT_USER\\x]',
  '"AlwaysUseETRN"=dword:00000001', '"RelayAllowList"=hex(7):31,39,32,2e,\\', '  30,00,00', '"TurfTable"=hex(7):', '"TurfDir"="C:\\\\x"', '"MaxRecipients"=-', '@=""', ',00', '2e',
  'Const KEY = "HKLM\\System\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters\\"', 'sh.RegWrite KEY & "AlwaysUseTRN", 1, "REG_DWORD"', 'sh.RegWrite "HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\', '"', ' & ', ' _', ', 1, ',
  'If x Then', 'Else', 'End If', 'KEY = KEY', ':', '\'', 'Rem ', '"REG_DWORD"', '.RegDelete KEY & "MaxRecipients"', 'Sub a(KEY)', 'End Sub', '&H', '(', ')',
  '; imc-disable-next-line duplicate-route', '; Q257979', 'Password=geheim', '\\',
] as const;
const lineEnds = ['\n', '\r\n', '\r'] as const;

/** Any text that an editor could hold, built of lines that look like ours. */
export const documentText = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, { weight: 2, arbitrary: fc.constantFrom(...lineEnds) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 60 })
  .map(parts => parts.join(''));

/** An editor's change, anywhere, also beyond the text. */
export const contentChange = fc.record({
  range: fc.tuple(fc.nat(25), fc.nat(30), fc.nat(4), fc.nat(30)).map(([line, character, more, end]) => ({
    start: { line, character }, end: { line: line + more, character: more === 0 ? character + end : end },
  })),
  text: fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...lineEnds)), { maxLength: 6 }).map(parts => parts.join('')),
});
