/** Something an administrator sees: an event or a reply of the catalog, or what no message tells. */
export type Sign =
  | { readonly event: string; readonly rules?: readonly string[] }
  /** `to` a command, where the reply means something of its own then. */
  | { readonly reply: number; readonly to?: string; readonly settings?: readonly string[]; readonly rules?: readonly string[] }
  | { readonly seen: string; readonly settings: readonly string[]; readonly rules: readonly string[] };

export interface Symptom {
  readonly title: string;
  readonly signs: readonly Sign[];
}

const event = (id: string, ...rules: readonly string[]): Sign => ({ event: id, rules });
const reply = (code: number, settings: readonly string[] = [], ...rules: readonly string[]): Sign => ({ reply: code, settings, rules });
const replyTo = (to: string, code: number, settings: readonly string[] = [], ...rules: readonly string[]): Sign => ({ reply: code, to, settings, rules });
const seen = (what: string, settings: readonly string[], ...rules: readonly string[]): Sign => ({ seen: what, settings, rules });

/** Every event and reply of the catalog stands in one of these; what is new there comes under "Other signs". */
export const SYMPTOMS: readonly Symptom[] = [
  {
    title: 'Waiting mail is not fetched',
    signs: [
      seen('Nothing is ever asked of the provider', ['AlwaysUseETRN', 'AlwaysUseTURN', 'MailRetrieval'], 'misprinted-key', 'wrong-key', 'misspelled-value', 'wrong-type', 'needs-version'),
      seen('Mail for one domain comes, for another it does not', ['RoutingTable', 'RerouteIncoming', 'RetrievalDomains'], 'etrn-domain-missing', 'etrn-site-domain-only'),
      seen('The provider is not the host that is asked', ['ForwardTo', 'MessageDelivery', 'DeliveryRouting'], 'etrn-without-smart-host', 'provider-not-smart-host', 'smart-host-unused'),
      seen('It is not clear which of ETRN and TURN is sent', ['AlwaysUseETRN', 'AlwaysUseTURN', 'DisableETRN'], 'etrn-and-turn', 'etrn-disabled'),
      seen('The provider turns the line around with ATRN only', ['AlwaysUseTURN'], 'atrn-not-supported'),
      seen('ETRN is accepted, and nobody calls back', ['AlwaysUseETRN', 'AlwaysUseTURN', 'TransferMode']),
      replyTo('ETRN', 250), replyTo('ETRN', 251), replyTo('ETRN', 252), replyTo('ETRN', 253), replyTo('ETRN', 458, ['RoutingTable', 'RetrievalDomains', 'Domain']),
      replyTo('ETRN', 459, ['RoutingTable', 'RetrievalDomains', 'Domain'], 'bad-domain'),
      replyTo('ETRN', 500, ['AlwaysUseETRN', 'AlwaysUseTURN'], 'needs-version'),
      replyTo('ETRN', 501, ['RoutingTable', 'RetrievalDomains', 'Domain'], 'trailing-dot', 'bad-domain'), replyTo('ETRN', 502, ['AlwaysUseETRN', 'AlwaysUseTURN']), replyTo('ATRN', 450), replyTo('ATRN', 453),
    ],
  },
  {
    title: 'The provider refuses the login',
    signs: [
      seen('Account and password are right, and the login fails', ['Domains'], 'account-slash', 'account-upn', 'account-local', 'account-without-domain', 'account-escaping', 'bad-account'),
      seen('The account of the dialled line is used for mail', ['Domains', 'LogonAccount'], 'ras-account'),
      reply(235, ['Domains']), reply(334), reply(432), reply(454), reply(504, ['Domains', 'Host'], 'needs-version'), reply(505, [], 'needs-version'),
      reply(530, ['Domains'], 'turn-without-credentials'), reply(534, ['Domains']),
      reply(535, ['Domains'], 'account-slash', 'account-upn', 'account-without-domain'), reply(538, ['Domains']),
    ],
  },
  {
    title: 'The line is not dialled, or too late',
    signs: [
      seen('Mail waits here, and nothing is dialled', ['Dial', 'ForwardTo'], 'queued-trigger-without-smart-host', 'dialup-dns', 'needs-version'),
      seen('More is dialled than should be', ['Connections'], 'several-dialup-entries'),
      event('4106', 'phonebook-name-length', 'ras-domain-length'), event('4003'), event('4067'),
    ],
  },
  {
    title: 'The service does not start',
    signs: [
      event('2140', 'route-entry-shape', 'path-not-full'), event('2186'), event('1067'), event('1075'),
      event('4056', 'route-entry-shape', 'bad-host'), event('4057', 'route-entry-shape', 'bad-host'), event('4014', 'route-entry-shape', 'bad-host'), event('4032', 'route-entry-shape', 'bad-host'),
      event('4074'), event('4071'), event('4072'), event('4084', 'path-not-full', 'custom-program-replaces-table'), event('4086'), event('4087'), event('4018'), event('4020'), event('4023'),
      event('4026'), event('4092'), event('4007'), event('4058'), event('4143'),
      seen('It stops after several rows were written in RelayAllowList, before 5.5 SP1', ['RelayAllowList', 'RelayFlags'], 'needs-version'),
    ],
  },
  {
    title: 'Mail that comes in is refused or lost',
    signs: [
      seen('Own mail is refused since *Do not reroute* was chosen', ['RelayFlags', 'RerouteIncoming'], 'relay-flags-without-reroute'),
      seen('Messages of senders on the list are not kept', ['TurfTable', 'TurfDir'], 'turf-dir', 'turf-entry'),
      event('4151'), event('4183', 'auth-disabled'), event('4192', 'turf-entry', 'turf-dir'), event('3018', 'unit-mismatch'), event('4117'), event('4116'), event('4122'), event('4081'), event('4051'),
      event('4164'), event('3021'), event('10000'),
      reply(452), reply(521), reply(550, [], 'relay-flags-without-reroute', 'mask-never-matches', 'relay-list-without-flag'), reply(552, [], 'size-limit-conflict', 'unit-mismatch'), reply(553), reply(554),
    ],
  },
  {
    title: 'Strangers send mail through the server',
    signs: [
      seen('Anybody can relay', ['RerouteIncoming', 'RelayFlags', 'RelayDenyList'], 'open-relay', 'relay-flag-without-list'),
      seen('Hosts can relay that should not', ['RelayAllowList', 'RelayLocalIPList'], 'mask-matches-others', 'allow-list-without-reroute', 'missing-mask', 'mask-separator'),
      seen('A host that should be able to relay cannot', ['RelayAllowList', 'RelayFlags', 'DisableAuth'], 'mask-never-matches', 'relay-list-without-flag', 'auth-disabled'),
    ],
  },
  {
    title: 'Mail loops, or goes to the wrong host',
    signs: [
      seen('Mail for an own domain leaves and comes back', ['RoutingTable', 'Domain'], 'own-domain-not-inbound', 'inbound-spelling', 'hash-position', 'route-wildcard', 'leading-dot'),
      seen('A row of the table seems to be passed over', ['RoutingTable', 'CustomProgram'], 'duplicate-route', 'redundant-route', 'custom-program-replaces-table', 'trailing-dot'),
      seen('The recipient is rewritten, but the mail goes elsewhere', ['RoutingTable', 'DeliveryRouting'], 'rewrite-and-delivery-differ'),
      event('4115', 'route-to-self', 'smart-host-self'), event('4098', 'route-to-self', 'smart-host-self', 'own-domain-not-inbound'),
    ],
  },
  {
    title: 'Mail that goes out stays here or comes back',
    signs: [
      seen('Mail for one address type or domain never leaves', ['AddressSpace', 'TransferMode'], 'address-space-form', 'address-space-shadowed', 'inbound-only-address-space'),
      event('3010', 'bad-host', 'smart-host-self'), event('3011'), event('2006'), event('4031'), event('NDR 3902', 'dialup-dns', 'bad-host'), event('NDR 3903', 'size-limit-conflict', 'default-size-limit'),
      event('3041', 'value-range'), event('4120'), event('4132'), event('4123'), reply(499), reply(421), reply(451), reply(503),
    ],
  },
  {
    title: 'The service stops, or messages get stuck in it',
    signs: [
      event('4037'), event('4055'), event('4070'), event('4094'), event('4102'), event('4131'), event('4182'), event('3013'), event('3016'), event('3038'), event('3039'),
    ],
  },
  {
    title: 'Journals and texts of the extension fail',
    signs: [
      event('Imsext 1'), event('Imsext 2', 'property-tag', 'unpaired-value'), event('Imsext 3', 'property-tag'), event('Imsext 4', 'rtf-text'), event('Imsext 5'), event('Imsext 6'), event('Imsext 7'),
      event('Imsext 8'), event('Imsext 9'), event('Imsext 11', 'unpaired-value'), event('Imsext 12'),
    ],
  },
  {
    title: 'Nothing is wrong',
    signs: [event('1000'), event('1001'), event('2001'), event('2002'), event('2003'), event('2004'), reply(220), reply(221), reply(354)],
  },
];
