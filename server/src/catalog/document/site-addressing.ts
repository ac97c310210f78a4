import type { SettingEntry } from '../entry.js';

export const siteAddressing: readonly SettingEntry[] = [
  {
    section: 'Site Addressing', name: 'Domain',
    type: { kind: 'domain', at: true },
    summary: 'The SMTP domain of the local site',
    detail: 'Mail for it belongs to this site. With *Do not reroute*, ETRN asks for this domain alone (Q269771).',
    interactions: [
      { with: 'RerouteIncoming', how: 'Off: ETRN names only this domain. On: ETRN names the domains of the routing table (Q269771).' },
      { with: 'RoutingTable', how: 'Should have an `<inbound>` row for this domain. Setup makes one; once it is deleted, sources disagree on where mail for the domain goes.' },
    ],
    notes: ['Q156063 says that rerouting leaves the site\'s own domain alone by default; Q190021 tells to take the own domain out of the table, other articles to keep it there as inbound.'],
    sources: [{ kb: 'Q269771' }, { kb: 'Q156063' }, { kb: 'Q190021' }, { guide: 'xog05015' }],
  },
];
