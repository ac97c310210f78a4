import { each, headed, imc, route, said, value, type Idea, type Reported } from './idea.js';

const onHost = (code: string, text: string) => headed(code, 'Version=1\nHost=mail.example.com', text);
const addressSpace = (code: string, rows: string) => imc(code, `[Address Space]\nAddressSpace=+\n${rows}`);
const relay = (code: string, entry: string) => value(code, `RelayFlags=2\nRelayAllowList=+\n+${entry}`);

/** Routing, relay and address spaces. */
export const routing: readonly Idea[] = [
  { id: 'D1', looksLike: '`<inboud>` and other spellings of `<inbound>`', served: each(...['<inboud>', '<Inbound mail>', 'inbound'].map(target => route('inbound-spelling', `+example.com;${target}`)) as [Reported]) },
  { id: 'D2', looksLike: '`# example.com`, or a `#` behind the domain', served: each(...['# example.com', 'example.com#'].map(domain => route('hash-position', `+${domain};<inbound>`)) as [Reported]) },
  { id: 'D3', looksLike: 'A `#` on 5.0 SP1 or before', served: route('needs-version', '+#example.com;<inbound>', '5.0 SP1') },
  { id: 'D4', looksLike: 'Two rows for one domain', served: route('duplicate-route', '+example.com;<inbound>\n+example.com;hub.example.net') },
  { id: 'D5', looksLike: 'A row for a subdomain that goes where its parent goes', served: route('redundant-route', '+example.com;<inbound>\n+sales.example.com;<inbound>') },
  { id: 'D6', looksLike: '`*.example.com` in the table', served: route('route-wildcard', '+*.example.com;<inbound>') },
  { id: 'D7', looksLike: 'A domain that begins with a dot', served: route('leading-dot', '+.example.com;<inbound>') },
  { id: 'D8', looksLike: 'A dot or blank behind a domain', served: each(...['example.com.'].map(domain => route('trailing-dot', `+${domain};<inbound>`)) as [Reported]) },
  { id: 'D9', looksLike: 'An own domain with this server as its target', served: onHost('route-to-self', '[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.com;mail.example.com') },
  { id: 'D10', looksLike: 'A smart host that is this server', served: onHost('smart-host-self', '[Connections]\nMessageDelivery=Forward\nForwardTo=mail.example.com') },
  { id: 'D11', looksLike: 'The domain of Site Addressing without an `<inbound>` row', served: imc('own-domain-not-inbound', '[Site Addressing]\nDomain=example.com\n[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.net;<inbound>') },
  { id: 'D12', looksLike: '*Reroute* without restrictions', served: route('open-relay', '+example.com;<inbound>') },
  { id: 'D13', looksLike: '*Do not reroute* with `RelayFlags` of 2 or more', served: imc('relay-flags-without-reroute', '[Routing]\nRerouteIncoming=No\n[Parameters]\nRelayFlags=8') },
  { id: 'D14', looksLike: '*Do not reroute* with hosts on `RelayAllowList`', served: imc('allow-list-without-reroute', '[Routing]\nRerouteIncoming=No\n[Parameters]\nRelayFlags=0\nRelayAllowList=+\n+192.0.2.1') },
  { id: 'D15', looksLike: 'A flag of `RelayFlags` without its list, or a list without its flag', served: each(value('relay-flag-without-list', 'RelayFlags=2'), value('relay-flag-without-list', 'RelayFlags=1'), value('relay-flag-without-list', 'RelayFlags=4')) },
  { id: 'D16', looksLike: '`RelayFlags` above 15', served: value('value-range', 'RelayFlags=16') },
  { id: 'D17', looksLike: '`192.168.1.17;255.255.255.0`', served: relay('mask-never-matches', '192.168.1.17;255.255.255.0') },
  { id: 'D18', looksLike: 'A mask of 255.255.255 and the last number of the address', served: relay('mask-matches-others', '192.168.1.123;255.255.255.123') },
  { id: 'D19', looksLike: 'A slash, a comma or a blank before the mask', served: each(...['192.168.1.0/24', '192.168.1.0,255.255.255.0', '192.168.1.0 255.255.255.0'].map(entry => relay('mask-separator', entry)) as [Reported]) },
  { id: 'D20', looksLike: 'The address of a net without a mask', served: relay('missing-mask', '192.168.1.0') },
  { id: 'D21', looksLike: 'Two rows in `RelayAllowList` with `RelayFlags` 2 before SP1', served: value('needs-version', 'RelayFlags=2\nRelayAllowList=+\n+192.0.2.1\n+192.0.2.2', '5.5') },
  { id: 'D22', looksLike: '`RelayLocalIPList` with IP forwarding on', served: said('values/RelayLocalIPList', 'IP forwarding') },
  { id: 'D23', looksLike: 'Relaying by address behind a program that scans SMTP', served: said('values/RelayAllowList', '127.0.0.1') },
  { id: 'D24', looksLike: 'Relaying for those who log on, and the Guest account enabled', served: said('values/RelayFlags', 'Guest account') },
  { id: 'D25', looksLike: 'A row of `TurfTable` with blanks, semicolons or quotes', served: each(...['sender@example.net; other@example.net', 'sender @example.net', '"sender@example.net"'].map(row => value('turf-entry', `TurfTable=+\n+${row}\nTurfDir=C:\\Turfdir`)) as [Reported]) },
  { id: 'D26', looksLike: '`#@domain` in `TurfTable` with the dialog of SP1', served: value('needs-version', 'TurfTable=+\n+#@example.net\nTurfDir=C:\\Turfdir', '5.5 SP1') },
  { id: 'D27', looksLike: '`TurfTable` and no directory to keep what it catches', served: value('turf-dir', 'TurfTable=+\n+sender@example.net') },
  { id: 'D28', looksLike: 'A `TurfDir` of one\'s own with the dialog of SP1 or SP2', served: value('needs-version', 'TurfTable=+\n+sender@example.net\nTurfDir=C:\\Turf', '5.5 SP2') },
  { id: 'D29', looksLike: 'An address space `example.com` or `@example.com`', served: each(...['example.com', '@example.com'].map(address => addressSpace('address-space-form', `+SMTP;${address};1`)) as [Reported]) },
  { id: 'D30', looksLike: 'A blank address space beside `*`', served: addressSpace('address-space-shadowed', '+SMTP;;1\n+SMTP;*;5') },
  { id: 'D31', looksLike: 'A `*` in the Routing Address of an address space', served: said('pages/address-space#routing-address-smtp-properties', 'With an asterisk here') },
  { id: 'D32', looksLike: 'A cost of 0, or above 100', served: each(...['0', '101'].map(cost => addressSpace('value-range', `+SMTP;*;${cost}`)) as [Reported]) },
  { id: 'D33', looksLike: '*Inbound Only* with an address space', served: imc('inbound-only-address-space', '[Connections]\nTransferMode=InboundOnly\n[Address Space]\nAddressSpace=+\n+SMTP;*;1') },
  { id: 'D34', looksLike: 'An Address Type other than SMTP without `SiteDomain`', served: said('values/SiteDomain', '4074') },
  { id: 'D35', looksLike: 'A custom routing program beside a table', served: imc('custom-program-replaces-table', '[Routing]\nRerouteIncoming=Yes\nCustomProgram=C:\\Exchsrvr\\Connect\\Msexcimc\\Bin\\Route.dll\nRoutingTable=+\n+example.com;<inbound>') },
  { id: 'D36', looksLike: 'An address as a target before SP4', served: route('needs-version', '+example.net;[192.0.2.1]', '5.5 SP3') },
  { id: 'D37', looksLike: 'One domain in both tables with different hosts', served: imc('rewrite-and-delivery-differ', '[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.net;hub.example.org\n[Routes]\nDeliveryRouting=+\n+EXAMPLE.NET;192.0.2.1;0\nDefaultRouting=') },
  { id: 'D38', looksLike: 'The Routing Address of a connected site with or without `@`', served: said('pages/connected-sites#routing-address', 'Sources differ on the @') },
];
