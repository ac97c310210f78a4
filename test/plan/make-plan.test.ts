import { describe, expect, test } from 'vitest';
import { makePlan } from '../../server/src/plan/make-plan.js';
import type { DequeuePlan } from '../../server/src/plan/plan.js';
import { modelOfLines } from '../model/read-model.js';

const HOST = ['[Connections]', 'MessageDelivery=Forward', 'ForwardTo=smtp.provider.example'];
const TABLE = ['[Site Addressing]', 'Domain=example.com', '[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', '+example.com;<inbound>', '+#example.net;<inbound>', '+partner.example;mail.partner.example'];
const ETRN = ['[Parameters]', 'AlwaysUseETRN=1'];
const TURN = ['[Parameters]', 'AlwaysUseTURN=1'];

const planOf = (...lines: readonly string[]): DequeuePlan => makePlan(modelOfLines(...lines));
const codes = ({ warnings }: DequeuePlan) => warnings.map(({ code }) => code);
const reasonsOf = (plan: DequeuePlan) => plan.requests.flatMap(({ reasons }) => reasons.map(({ what }) => what)).join('\n');

describe('the verb', () => {
  test('follows from the flags as the table of their combinations has it', () => {
    for (const [etrn, turn, disable, verb, warnings] of [
      ['', '', '', null, []],
      ['0', '0', '0', null, []],
      ['1', '', '', 'ETRN', []],
      ['1', '0', '0', 'ETRN', []],
      ['', '1', '', 'TURN', []],
      ['0', '1', '', 'TURN', []],
      ['1', '1', '', 'TURN', ['etrn-and-turn']],
      ['1', '1', '1', 'TURN', ['etrn-and-turn']],
      ['1', '', '1', 'ETRN', ['etrn-disabled']],
      ['', '1', '1', 'TURN', []],
      ['', '', '1', null, []],
      ['2', '', '', 'ETRN', ['not-boolean']],
      ['', '0x10', '', 'TURN', ['not-boolean']],
      ['1', '', '3', 'ETRN', ['etrn-disabled', 'not-boolean']],
      ['Yes', '', '', 'ETRN', ['wrong-type']],
      ['No', '', '', null, ['wrong-type']],
    ] as const) {
      const plan = planOf(
        ...HOST, ...TABLE, '[Security]', 'Domains=+', '+<default>;SASL/AUTH;EXAMPLE\\turnuser',
        '[Parameters]', `AlwaysUseETRN=${etrn}`, `AlwaysUseTURN=${turn}`, `DisableETRN=${disable}`,
      );
      expect([plan.verb, codes(plan)], `ETRN ${etrn} TURN ${turn} Disable ${disable}`).toEqual([verb, warnings]);
      expect(plan.requests.map(({ verb }) => verb)).toEqual(verb ? [verb] : []);
    }
  });

  test('is none, and the plan says why, where nothing asks', () => {
    expect(planOf(...HOST, ...TABLE)).toMatchObject({ verb: null, requests: [], occasion: 'never', reason: expect.stringContaining('neither AlwaysUseTURN nor AlwaysUseETRN is set') });
  });

  test('is none where a command is run after dialling, and the command is named', () => {
    const dialUp = ['[Dial-up Connections]', 'Connections=+', '+Provider', 'MailRetrieval=Command'];
    expect(planOf(...HOST, ...dialUp, 'Command=finger example.com@smtp.provider.example')).toMatchObject({
      verb: null, requests: [], occasion: 'after dialling Provider', reason: expect.stringContaining('finger example.com@smtp.provider.example'),
    });
    expect(planOf(...HOST, ...dialUp).reason).toContain('a command that the document does not name');
    expect(planOf(...HOST, ...dialUp, 'Command=rasdial Provider kunde geheim').reason).toMatch(/rasdial Provider kunde …$/);
  });
});

describe('the domains', () => {
  const sited = (reroute: string) => TABLE.map(line => (line === 'RerouteIncoming=Yes' ? reroute : line));
  test('are those of the radio button that is chosen on the Routing page', () => {                                     // Q269771
    for (const [reroute, domains, said] of [
      ['RerouteIncoming=Yes', ['example.com', 'example.net', 'partner.example'], 'Incoming mail is rerouted'],
      ['RerouteIncoming=No', ['example.com'], 'Incoming mail is not rerouted'],
      ['', ['example.com', 'example.net', 'partner.example'], 'RerouteIncoming is not set; assuming Yes'],
      ['RerouteIncoming=Yse', ['example.com', 'example.net', 'partner.example'], 'RerouteIncoming cannot be read; assuming Yes'],
    ] as const) {
      const plan = planOf(...HOST, ...sited(reroute), ...ETRN);
      expect(plan.requests[0]?.domains, reroute).toEqual(domains);
      expect(reasonsOf(plan), reroute).toContain(said);
      expect(plan.requests[0]?.reasons.some(({ source }) => source === 'Q269771')).toBe(true);
    }
  });

  test('by the table say that rows routed elsewhere and the missing # are our reading', () => {
    expect(reasonsOf(planOf(...HOST, ...TABLE, ...ETRN))).toContain('our reading');
  });

  test('are none for TURN, whose provider knows them from the account', () => {
    const plan = planOf(...HOST, ...TABLE, '[Security]', 'Domains=+', '+provider.example;SASL/AUTH;EXAMPLE\\turnuser', ...TURN);
    expect(plan.requests[0]?.domains).toEqual([]);
    expect(plan.requests[0]?.reasons.some(({ source }) => source === 'Q183476')).toBe(true);
    expect(plan.etrnDomains, 'and those that ETRN would name are at hand').toEqual(['example.com', 'example.net', 'partner.example']);
  });

  test('are written as they can be sent, and what is no domain name is left out with a warning', () => {
    const plan = planOf(...HOST, '[Routing]', 'RerouteIncoming=Yes', 'RoutingTable=+', '+müller.example;<inbound>', '+*.example.com;<inbound>', '+192.0.2.1;<inbound>', ...ETRN);
    expect(plan.requests[0]?.domains).toEqual(['xn--mller-kva.example']);
    expect(codes(plan)).toEqual(['bad-domain', 'bad-domain']);
  });

  test('may be none, and then there is a warning', () => {
    for (const lines of [['[Routing]', 'RerouteIncoming=No'], ['[Routing]', 'RerouteIncoming=Yes']]) expect(codes(planOf(...HOST, ...lines, ...ETRN))).toEqual(['etrn-domain-missing']);
  });
});

describe('the hosts', () => {
  test('are all of ForwardTo, each with its place', () => {
    const plan = planOf('[Connections]', 'MessageDelivery=Forward', 'ForwardTo=a.provider.example, 192.0.2.25', ...TABLE, ...ETRN);
    expect(plan.requests.map(({ host, port, at: { start, end } }) => [host, port, start, end])).toEqual([['a.provider.example', 25, 10, 28], ['192.0.2.25', 25, 30, 40]]);
  });

  test('cannot be named with delivery by DNS, and the plan says so', () => {
    for (const lines of [['[Connections]', 'MessageDelivery=DNS'], ['[Connections]', 'MessageDelivery=DNS', 'ForwardTo=smtp.provider.example']]) {
      const plan = planOf(...lines, ...TABLE, ...ETRN);
      expect(plan).toMatchObject({ verb: 'ETRN', requests: [], occasion: 'in every outbound session' });
      expect(plan.reason).toMatch(/no host can be named: MessageDelivery is DNS/);
    }
    expect(planOf(...TABLE, ...ETRN).reason, 'nor where DNS is assumed').toMatch(/no host can be named.*DNS delivery is assumed/);
    expect(planOf('[Connections]', 'MessageDelivery=Forward', ...TABLE, ...ETRN).reason).toMatch(/no host can be named.*ForwardTo names none/);
  });

  test('of an assumed way of delivery are said to be assumed', () => {
    expect(planOf('[Connections]', 'ForwardTo=smtp.provider.example', ...TABLE, ...ETRN).reason).toContain('assuming Forward');
    expect(planOf(...HOST, ...TABLE, ...ETRN).reason).not.toContain('assum');
  });

  test('of delivery rows are also asked, for ETRN, by one of two articles', () => {
    const routes = ['[Routes]', 'DeliveryRouting=+', '+a.example;hub.example.net;0', '+b.example;HUB.example.net;0', '+c.example;smtp.provider.example;0', '+d.example;192.0.2.7;0'];
    const plan = planOf(...HOST, ...routes, ...TABLE, ...ETRN);
    expect(plan.alsoAsked).toEqual(['hub.example.net', '192.0.2.7']);
    expect(reasonsOf(plan)).toMatch(/may be asked too: Q175494 .*Q241157/);
    const byDns = planOf('[Connections]', 'MessageDelivery=DNS', ...routes, ...TABLE, ...ETRN);
    expect(byDns.alsoAsked).toEqual(['hub.example.net', 'smtp.provider.example', '192.0.2.7']);
    expect(byDns.reason).toMatch(/may be asked too: Q175494 .*Q241157/);
    expect(planOf(...HOST, ...routes, ...TABLE, ...TURN).alsoAsked).toEqual([]);
    expect(planOf(...HOST, ...routes, ...TABLE).alsoAsked).toEqual([]);
  });
});

describe('the login', () => {
  const withRows = (...rows: readonly string[]) => planOf(...HOST, '[Security]', 'Domains=+', ...rows.map(row => `+${row}`), ...TURN);

  test('is that of the row for the host, of its nearest parent, or the default', () => {
    for (const [rows, account, method, tls] of [
      [['<default>;NTLM;EXAMPLE\\d', 'provider.example;SASL/AUTH;EXAMPLE\\p', 'smtp.provider.example;SASL/AUTH+SSL;EXAMPLE\\h'], 'EXAMPLE\\h', 'SASL/AUTH+SSL', 'required'],
      [['<default>;NTLM;EXAMPLE\\d', 'provider.example;SASL/AUTH;EXAMPLE\\p', 'other.example;SSL'], 'EXAMPLE\\p', 'SASL/AUTH', 'offered'],
      [['<default>;NTLM;EXAMPLE\\d', 'other.example;SSL'], 'EXAMPLE\\d', 'NTLM', 'offered'],
      [['provider.example;SSL;EXAMPLE\\p'], null, 'SSL', 'required'],
      [['provider.example;None;EXAMPLE\\p'], null, 'None', 'offered'],
      [['provider.example;SASL/AUTH'], null, 'SASL/AUTH', 'offered'],
      [['other.example;SASL/AUTH;EXAMPLE\\o'], null, null, 'offered'],
      [[], null, null, 'offered'],
    ] as const) expect(withRows(...rows).requests[0], rows.join(' ')).toMatchObject({ account, method, tls });
  });

  test('that a row names and its method does without is spare, for a host that demands one after all', () => {
    for (const [row, expected] of [
      ['provider.example;SSL;EXAMPLE\\p', 'EXAMPLE\\p'], ['provider.example;None;EXAMPLE\\p:geheim', 'EXAMPLE\\p'], ['provider.example;SSL', undefined], ['provider.example;SASL/AUTH;EXAMPLE\\p', undefined],
    ] as const) expect(withRows(row).requests[0]?.spareAccount, row).toBe(expected);
  });

  test('that is missing for TURN is a warning', () => {
    for (const [rows, expected] of [[['provider.example;SASL/AUTH;EXAMPLE\\p'], []], [['provider.example;SSL'], ['turn-without-credentials']], [[], ['turn-without-credentials']]] as const) {
      expect(codes(withRows(...rows)), rows.join(' ')).toEqual(expected);
    }
    expect(codes(planOf(...HOST, ...TABLE, ...ETRN)), 'ETRN needs none').toEqual([]);
  });

  test('says that the look-up is not documented', () => {
    expect(reasonsOf(withRows('provider.example;SASL/AUTH;EXAMPLE\\p'))).toMatch(/not documented/);
    expect(reasonsOf(withRows())).toContain('No Security row serves smtp.provider.example');
  });

  test('never holds a password', () => {
    for (const row of ['provider.example;SASL/AUTH;EXAMPLE\\p:geheim', 'provider.example;SASL/AUTH;EXAMPLE\\p;geheim']) {
      const plan = withRows(row);
      expect(plan.requests[0]?.account).toBe('EXAMPLE\\p');
      expect(JSON.stringify({ ...plan, requests: plan.requests.map(({ at: _, reasons, ...rest }) => ({ ...rest, reasons: reasons.map(({ what }) => what) })), warnings: codes(plan) })).not.toContain('geheim');
    }
  });
});

describe('the occasion', () => {
  const dialUp = ['[Dial-up Connections]', 'Connections=+', '+Provider', 'MailRetrieval=ETRN'];

  test('of a flag is every outbound session to the host', () => {
    expect(planOf(...HOST, ...TABLE, ...ETRN).requests[0]?.occasion).toBe('in every outbound session to smtp.provider.example');
  });

  test('of the dial-up page is the call', () => {
    const plan = planOf(...HOST, ...TABLE, ...dialUp);
    expect(plan).toMatchObject({ verb: 'ETRN', occasion: 'after dialling Provider' });
    expect(plan.requests).toMatchObject([{ verb: 'ETRN', host: 'smtp.provider.example', domains: ['example.com', 'example.net', 'partner.example'], occasion: 'after dialling Provider' }]);
    expect(planOf(...HOST, ...TABLE, '[Dial-up Connections]', 'MailRetrieval=ETRN').occasion).toBe('after dialling a phone-book entry that the document does not name');
  });

  test('after dialling names the listed domains, and those of the other occasion where they are derived', () => {
    for (const [lines, domains] of [
      [['RetrievalDomains=+', '+example.org'], ['example.org']],
      [['RetrievalDomains=Derived'], ['example.com', 'example.net', 'partner.example']],
      [[], ['example.com', 'example.net', 'partner.example']],
    ] as const) expect(planOf(...HOST, ...TABLE, ...dialUp, ...lines).requests[0]?.domains).toEqual(domains);
  });

  test('is two where a flag and the dial-up page both ask, and both are shown', () => {
    const both = planOf(...HOST, ...TABLE, ...dialUp, 'RetrievalDomains=+', '+example.org', ...ETRN);
    expect(both.requests.map(({ domains, occasion }) => [domains, occasion])).toEqual([
      [['example.com', 'example.net', 'partner.example'], 'in every outbound session to smtp.provider.example'],
      [['example.org'], 'after dialling Provider'],
    ]);
    expect(both.occasion).toBe('in every outbound session to smtp.provider.example; and after dialling Provider');
    expect(both.reason).toContain('two occasions');

    const mixed = planOf(...HOST, ...TABLE, '[Security]', 'Domains=+', '+<default>;SASL/AUTH;EXAMPLE\\t', ...dialUp, ...TURN);
    expect(mixed.requests.map(({ verb }) => verb)).toEqual(['TURN', 'ETRN']);
    expect(mixed.verb).toBe('TURN');
  });

  test('is two as well where the dial-up page runs a command', () => {
    const plan = planOf(...HOST, ...TABLE, '[Dial-up Connections]', 'Connections=+', '+Provider', 'MailRetrieval=Command', 'Command=ping smtp.provider.example', ...ETRN);
    expect(plan.occasion).toBe('in every outbound session to smtp.provider.example; and after dialling Provider');
    expect(plan.reason).toMatch(/AlwaysUseETRN is set, and after dialling the connector runs the command ping smtp.provider.example: two occasions/);
  });

  test('without a host is told all the same', () => {
    expect(planOf('[Connections]', 'MessageDelivery=DNS', ...TABLE, ...dialUp, ...ETRN).occasion).toBe('in every outbound session; and after dialling Provider');
  });
});

test('every reason about a line of the document knows the line', () => {
  const lines = [...HOST, ...TABLE, '[Security]', 'Domains=+', '+provider.example;SASL/AUTH;EXAMPLE\\p', ...ETRN];
  const [request] = planOf(...lines).requests;
  const told = request!.reasons.flatMap(({ what, at }) => (at ? [[lines[at.row], what] as const] : []));
  for (const [line, words] of [
    ['AlwaysUseETRN=1', 'AlwaysUseETRN is set'], ['RerouteIncoming=Yes', 'Incoming mail is rerouted'],
    ['ForwardTo=smtp.provider.example', 'all messages are forwarded to'], ['+provider.example;SASL/AUTH;EXAMPLE\\p', 'Security row'],
  ] as const) expect(told.some(([at, what]) => at === line && what.includes(words)), words).toBe(true);
});

test('the name for EHLO is that of the header', () => {
  expect(planOf('[Header]', 'Host=mail.example.com').ehloName).toBe('mail.example.com');
  expect(planOf().ehloName).toBeNull();
});

test('a host that is named twice is asked once, by a name that can be looked up', () => {
  const plan = planOf('[Connections]', 'MessageDelivery=Forward', 'ForwardTo=SMTP.provider.example., smtp.Provider.example,bücher.example, Mail.example.net', ...TABLE, ...ETRN);
  expect(plan.requests.map(({ host }) => host)).toEqual(['smtp.provider.example', 'xn--bcher-kva.example', 'Mail.example.net']);
});
