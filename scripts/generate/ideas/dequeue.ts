import { each, imc, said, value, type Idea } from './idea.js';

const FORWARD = '[Connections]\nMessageDelivery=Forward\nForwardTo=smtp.provider.example\n';
const ETRN = `${FORWARD}[Site Addressing]\nDomain=example.com\n[Parameters]\nAlwaysUseETRN=1\nRelayFlags=8\n`;
const account = (code: string, name: string) => imc(code, `[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH;${name}`);
const dialUp = (code: string, lines: string, exchange?: string) => imc(code, `[Dial-up Connections]\n${lines}`, exchange);

/** ETRN, TURN and lines that are dialled. */
export const dequeue: readonly Idea[] = [
  { id: 'C1', looksLike: '`AlwaysUseETRN` and `AlwaysUseTURN` both 1', served: value('etrn-and-turn', 'AlwaysUseETRN=1\nAlwaysUseTURN=1') },
  { id: 'C2', looksLike: '`AlwaysUseETRN` and `DisableETRN` both 1', served: value('etrn-disabled', 'AlwaysUseETRN=1\nDisableETRN=1') },
  { id: 'C3', looksLike: '`AlwaysUseETRN` with delivery by DNS', served: imc('etrn-without-smart-host', '[Connections]\nMessageDelivery=DNS\n[Parameters]\nAlwaysUseETRN=1') },
  { id: 'C4', looksLike: '`AlwaysUseETRN`, and the provider is not the smart host', served: imc('provider-not-smart-host', '[Connections]\nMessageDelivery=Forward\nForwardTo=relay.example.net\n[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH;EXAMPLE\\etrnuser\n[Parameters]\nAlwaysUseETRN=1') },
  { id: 'C5', looksLike: '`AlwaysUseETRN` with *Do not reroute* and several own domains', served: imc('etrn-site-domain-only', `${FORWARD}[Site Addressing]\nDomain=example.com\n[Routing]\nRerouteIncoming=No\nRoutingTable=+\n+example.net;<inbound>\n[Parameters]\nAlwaysUseETRN=1`) },
  { id: 'C6', looksLike: '`AlwaysUseETRN` with *Reroute*, and an own domain that the table does not list', served: imc('etrn-domain-missing', `${ETRN}[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.net;<inbound>`) },
  { id: 'C7', looksLike: '`AlwaysUseTURN` without an account for the provider', served: imc('turn-without-credentials', `${FORWARD}[Parameters]\nAlwaysUseTURN=1`) },
  { id: 'C8', looksLike: 'An account without its domain, `mailuser`', served: account('account-without-domain', 'mailuser') },
  { id: 'C9', looksLike: 'An account with a forward slash, `DOMAIN/mailuser`', served: account('account-slash', 'EXAMPLE/mailuser') },
  { id: 'C10', looksLike: 'An account as `mailuser@example.com`', served: account('account-upn', 'mailuser@example.com') },
  { id: 'C11', looksLike: 'An account as `.\\mailuser`', served: account('account-local', '.\\mailuser') },
  { id: 'C12', looksLike: 'An account with two backslashes where one is due', served: account('account-escaping', 'EXAMPLE\\\\mailuser') },
  { id: 'C13', looksLike: 'The account of the dialled line given for mail', served: imc('ras-account', `${FORWARD}[Security]\nDomains=+\n+smtp.provider.example;SASL/AUTH;EXAMPLE\\rasuser\n[Dial-up Connections]\nConnections=+\n+Provider\nLogonAccount=EXAMPLE\\rasuser`) },
  { id: 'C14', looksLike: 'A RAS password of more than 14 characters', served: said('sections/dial-up-connections#logonaccount', 'password has at most 14 characters') },
  { id: 'C15', looksLike: 'A RAS domain of more than 15 characters', served: each(dialUp('ras-domain-length', 'LogonAccount=EXAMPLEEXAMPLE01\\rasuser'), dialUp('ras-domain-length', 'LogonAccount=EXAMPLEEXAMPLE0123\\rasuser')) },
  { id: 'C16', looksLike: 'A phone-book entry with a name of more than 20 characters', served: dialUp('phonebook-name-length', 'Connections=+\n+The provider in the capital') },
  { id: 'C17', looksLike: 'A dialled line with delivery by DNS', served: imc('dialup-dns', '[Connections]\nMessageDelivery=DNS\n[Dial-up Connections]\nConnections=+\n+Provider') },
  { id: 'C18', looksLike: '*If outbound mail queued* without a smart host', served: imc('queued-trigger-without-smart-host', '[Connections]\nMessageDelivery=DNS\n[Dial-up Connections]\nConnections=+\n+Provider\nDial=Queued;15') },
  { id: 'C19', looksLike: 'Several phone-book entries that are ticked', served: dialUp('several-dialup-entries', 'Connections=+\n+Provider\n+Other') },
  { id: 'C20', looksLike: 'A weekly plan with a weekend of its own, before 4.0 SP4', served: dialUp('needs-version', 'Connections=+\n+Provider\nDial=Weekly', '4.0 SP3') },
  { id: 'C21', looksLike: 'Rows by DNS beside a smart host that is dialled, before SP3', served: imc('needs-version', `${FORWARD}DialUsing=Provider\n[Routes]\nDeliveryRouting=+\n+EXAMPLE.NET;192.0.2.1;0\nDefaultRouting=\n[Dial-up Connections]\nConnections=+\n+Provider`, '5.5 SP2') },
  { id: 'C22', looksLike: 'ETRN on 4.0, or 5.0 without SP1', served: each(value('needs-version', 'AlwaysUseETRN=1', '5.0'), value('needs-version', 'AlwaysUseETRN=1', '4.0 SP5'), dialUp('needs-version', 'Connections=+\n+Provider\nMailRetrieval=ETRN', '5.0')) },
  { id: 'C23', looksLike: '`AlwaysUseTURN` for a provider that offers ATRN alone', served: imc('atrn-not-supported', '[Dial-up Connections]\nConnections=+\n+Provider\nMailRetrieval=ATRN') },
  { id: 'C24', looksLike: 'SSL without SASL/AUTH before SP1', served: imc('needs-version', '[Security]\nDomains=+\n+smtp.provider.example;SSL', '5.5') },
  { id: 'C25', looksLike: 'A login by challenge and response between 5.0 and 5.5 before SP2', served: imc('needs-version', '[Security]\nDomains=+\n+smtp.provider.example;NTLM;EXAMPLE\\mailuser', '5.5 SP1') },
  { id: 'C26', looksLike: '`DisableAuth` where those may relay who log on', served: value('auth-disabled', 'DisableAuth=1\nRelayFlags=8') },
  { id: 'C27', looksLike: 'A host that waits for ETRN, without *Queue messages for ETRN*', served: said('sections/connections#queueforetrn', 'Without the tick') },
  { id: 'C28', looksLike: '*Queue messages for ETRN* before 5.5 SP1', served: imc('needs-version', '[Connections]\nQueueForETRN=+\n+example.net', '5.5') },
];
