import { describe, expect, test } from 'vitest';
import { asksEtrnByTable, dialUpRetrieval, etrnDomains, flag, flagVerb, listedRetrievalDomains, ownDomains, registryNumber } from '../../server/src/model/dequeue.js';
import { modelOfLines } from './read-model.js';

const names = (domains: readonly { readonly name: string }[] | undefined) => domains?.map(({ name }) => name);

test('a REG_DWORD is a decimal or hexadecimal number of 32 bits', () => {
  for (const [text, number] of [
    ['0', 0], ['1', 1], ['0x1', 1], ['0X0F', 15], ['4294967295', 0xffffffff], ['0xffffffff', 0xffffffff], ['007', 7],
    ['4294967296', undefined], ['0x100000000', undefined], ['', undefined], ['0x', undefined], ['-1', undefined], ['1.0', undefined], ['Yes', undefined], ['1e3', undefined],
  ] as const) expect(registryNumber(text), text).toBe(number);
});

describe('a switch of [Parameters]', () => {
  test('is set by every number but 0, and read as it was meant where it is no number', () => {
    for (const [value, set, odd, notNumber] of [
      ['0', false, false, false], ['1', true, false, false], ['0x1', true, false, false], ['"1"', true, false, false],
      ['2', true, true, false], ['0xFF', true, true, false],
      ['Yes', true, false, true], ['true', true, false, true], ['No', false, false, true], ['2x', false, false, true],
    ] as const) expect(flag(modelOfLines('[Parameters]', `AlwaysUseETRN=${value}`), 'AlwaysUseETRN'), value).toMatchObject({ set, odd, notNumber });
  });

  test('is not there where it is not written, is empty, or begins a list', () => {
    for (const line of ['', 'AlwaysUseETRN=', 'AlwaysUseETRN=+', 'AlwaysUseTURN=1']) expect(flag(modelOfLines('[Parameters]', line), 'AlwaysUseETRN'), line).toBeUndefined();
    expect(flag(modelOfLines('[Connections]', 'AlwaysUseETRN=1'), 'AlwaysUseETRN')).toBeUndefined();
  });

  test('has the value that is written last, in any case', () => {
    expect(flag(modelOfLines('[parameters]', 'alwaysuseetrn=1', '[Parameters]', 'ALWAYSUSEETRN=0'), 'AlwaysUseETRN')?.set).toBe(false);
  });
});

test('the flags name the verb as the table of their combinations has it', () => {
  for (const [etrn, turn, verb] of [
    [undefined, undefined, undefined], ['0', '0', undefined],       // Q175494: only dial-up retrieval
    ['1', undefined, 'ETRN'], ['1', '0', 'ETRN'],                   // Q175494
    [undefined, '1', 'TURN'], ['0', '1', 'TURN'],                   // Q257979
    ['1', '1', 'TURN'],                                             // not documented: our reading, with a warning
    ['2', undefined, 'ETRN'], [undefined, '0x10', 'TURN'],
  ] as const) {
    const lines = [...(etrn ? [`AlwaysUseETRN=${etrn}`] : []), ...(turn ? [`AlwaysUseTURN=${turn}`] : [])];
    expect(flagVerb(modelOfLines('[Parameters]', ...lines)), lines.join(' ')).toBe(verb);
  }
});

test('the dial-up page names a verb, a command, or nothing', () => {
  for (const [value, expected] of [['ETRN', 'ETRN'], ['etrn', 'ETRN'], ['Command', 'Command'], ['None', undefined], ['', undefined], ['ATRN', undefined]] as const) {
    expect(dialUpRetrieval(modelOfLines('[Dial-up Connections]', `MailRetrieval=${value}`)), value).toBe(expected);
  }
});

describe('the domains that ETRN names', () => {
  const table = ['RoutingTable=+', '+example.net;<inbound>', '+#Example.NET.;<inbound>', '+partner.example;mail.partner.example', '+#sales.example.com.;<inbound>'];
  const document = (reroute: string) => modelOfLines('[Site Addressing]', 'Domain=@example.com.', '[Routing]', reroute, ...table);

  test('are the site\'s own where mail is not rerouted', () => {
    expect(names(etrnDomains(document('RerouteIncoming=No')))).toEqual(['example.com']);                                    // Q269771
    expect(names(etrnDomains(modelOfLines('[Routing]', 'RerouteIncoming=No', ...table)))).toEqual([]);
  });

  test('are those of the table where it is, each once, in table order, without #', () => {
    for (const reroute of ['RerouteIncoming=Yes', 'RerouteIncoming=yes', '', 'RerouteIncoming=Perhaps']) {
      expect(names(etrnDomains(document(reroute))), reroute).toEqual(['example.net', 'partner.example', 'sales.example.com']);
    }
  });

  test('know the text that they come from', () => {
    const [first] = etrnDomains(document('RerouteIncoming=Yes'));
    expect(first?.at).toMatchObject({ row: 5, start: 1, end: 12 });
  });
});

test('domains are listed for dialling only where a list has entries', () => {
  for (const [lines, expected] of [
    [['RetrievalDomains=Derived'], undefined], [['RetrievalDomains='], undefined], [['RetrievalDomains=+'], undefined], [[], undefined],
    [['RetrievalDomains=+', '+example.com', '+EXAMPLE.COM', '+', '+example.net.'], ['example.com', 'example.net']],
  ] as const) expect(names(listedRetrievalDomains(modelOfLines('[Dial-up Connections]', ...lines)))).toEqual(expected);
});

test('own domains are the site\'s, those taken inbound and those listed for dialling', () => {
  const model = modelOfLines(
    '[Site Addressing]', 'Domain=example.com',
    '[Connections]', 'QueueForETRN=+', '+customer.example',                         // there this server plays the provider
    '[Routing]', 'RoutingTable=+', '+EXAMPLE.com;<inbound>', '+#example.net;<inboud>', '+partner.example;mail.partner.example', '+192.0.2.1;<inbound>',
    '[Dial-up Connections]', 'RetrievalDomains=+', '+example.org', '+example.net',
  );
  expect(names(ownDomains(model))).toEqual(['example.com', 'example.org', 'example.net']);
});

test('ETRN goes by the table in the occasions that name no domains of their own', () => {
  const reroute = ['[Routing]', 'RerouteIncoming=Yes'];
  for (const [lines, expected] of [
    [[...reroute, '[Parameters]', 'AlwaysUseETRN=1'], true],
    [['[Parameters]', 'AlwaysUseETRN=1'], true],
    [['[Routing]', 'RerouteIncoming=No', '[Parameters]', 'AlwaysUseETRN=1'], false],
    [[...reroute, '[Parameters]', 'AlwaysUseTURN=1'], false],
    [[...reroute, '[Dial-up Connections]', 'MailRetrieval=ETRN'], true],
    [[...reroute, '[Dial-up Connections]', 'MailRetrieval=ETRN', 'RetrievalDomains=Derived'], true],
    [[...reroute, '[Dial-up Connections]', 'MailRetrieval=ETRN', 'RetrievalDomains=+', '+example.com'], false],
    [[...reroute, '[Dial-up Connections]', 'MailRetrieval=Command'], false],
  ] as const) expect(asksEtrnByTable(modelOfLines(...lines)), lines.join(' ')).toBe(expected);
});
