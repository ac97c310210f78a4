import * as vscode from 'vscode';
import type { PlanJson, PlanRequestJson } from '../../../server/src/protocol.js';
import { said } from '../language/said.js';
import { code, escape } from './plan-document.js';

/** A plan as a page for the provider's staff: what our connector will ask of their host, and what must be set up there for it. No secret is on it. */
export function providerPage(plan: PlanJson): string {
  const { l10n } = vscode;
  const parts = [
    `# ${l10n.t('Waiting mail: what our mail connector asks of your host')}`,
    l10n.t('This page was made from the configuration of an Exchange Internet Mail Connector. No password is on it.'),
    ...plan.requests.flatMap((request) => [`## ${request.verb} @ ${escape(request.host)}:${request.port}`, asked(request, plan.ehloName), `### ${l10n.t('What must be set up at your side')}`, needs(request)]),
    `## ${l10n.t('Please tell us')}`,
    questions(plan).map((question) => `- [ ] ${question}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function asked({ verb, domains, account, method, tls, occasion }: PlanRequestJson, ehloName: string | null): string {
  const { l10n } = vscode;
  const rows = [
    [l10n.t('Command'), code(verb)],
    [l10n.t('Domains'), domains.length === 0 ? l10n.t('not named: those of the account') : domains.map(code).join(', ')],
    [l10n.t('Our host says in EHLO'), ehloName === null ? l10n.t('not set down in the configuration') : code(ehloName)],
    [l10n.t('Account'), account === null ? l10n.t('none: it does not log in') : code(account)],
    ...(method === null ? [] : [[l10n.t('Method'), code(method)]]),
    ['TLS', tls === 'required' ? l10n.t('required, by STARTTLS') : l10n.t('if offered')],
    ...(occasion === '' ? [] : [[l10n.t('When'), escape(said(occasion))]]),
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function needs({ verb, domains, account, tls }: PlanRequestJson): string {
  const { l10n } = vscode;
  const named = domains.length === 0 ? l10n.t('the domains of this account') : domains.map(code).join(', ');
  const lines = [
    l10n.t('Mail for {0} is held until it is asked for.', named),
    ...(verb === 'ETRN' ? [
      l10n.t('EHLO lists ETRN, and ETRN is accepted for each of the domains by itself (RFC 1985).'),
      l10n.t('Held mail is then delivered by a new connection to the host that is set down for the domains with you, or that DNS names for them; the address that asked does not matter.'),
    ] : [
      l10n.t('TURN is accepted after a login, and never without one (RFC 5321, F.1).'),
      l10n.t('The account is the one whose mail is handed over: TURN names no domain (Q183476).'),
    ]),
    ...(account === null ? [] : [l10n.t('The account {0} can log in with AUTH LOGIN or NTLM: the connector speaks no other mechanism.', code(account))]),
    ...(tls === 'required' ? [l10n.t('STARTTLS is offered, with a certificate that bears the name of the host as it stands above.')] : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function questions({ requests }: PlanJson): readonly string[] {
  const { l10n } = vscode;
  return [
    ...(requests.some(({ verb }) => verb === 'ETRN') ? [l10n.t('To which host or address and which port is our mail delivered after ETRN?'), l10n.t('How long after ETRN does the delivery begin?')] : []),
    l10n.t('How long is mail held, and what becomes of it then?'),
    l10n.t('How big may a message be?'),
  ];
}
