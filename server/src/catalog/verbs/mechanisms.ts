import type { VerbEntry } from '../entry.js';

/** Ways of logging on that a provider may list behind AUTH. */
export const mechanisms: readonly VerbEntry[] = [
  {
    name: 'PLAIN', kind: 'mechanism', form: 'AUTH PLAIN base64',
    summary: 'Account and password in one answer; base64 hides nothing',
    detail: 'To be used inside encryption only. With Windows the account is written DOMAIN\\user.', settings: ['Domains'], sources: [{ rfc: 4616 }],
  },
  {
    name: 'LOGIN', kind: 'mechanism', form: 'AUTH LOGIN',
    summary: 'Account and password, each asked for; base64 hides nothing',
    detail: 'To be used inside encryption only. Exchange 5.5 always lists it, wants DOMAIN\\user, and refuses X.500 names with event 4183 (Q235627, Q257979). No RFC describes it.',
    settings: ['Domains', 'DisableAuth'], sources: [{ kb: 'Q173656' }, { kb: 'Q235627' }, { kb: 'Q257979' }],
  },
  {
    name: 'CRAM-MD5', kind: 'mechanism', form: 'AUTH CRAM-MD5',
    summary: 'Answers a challenge without sending the password',
    detail: 'The server must know the password itself, which servers of Windows do not. Providers of ATRN have to offer it (RFC 2645).', settings: ['Domains'], sources: [{ rfc: 2195 }, { rfc: 2645 }],
  },
  {
    name: 'NTLM', kind: 'mechanism', form: 'AUTH NTLM',
    summary: 'Windows NT challenge/response',
    detail: 'In `[Security]` the method `NTLM`: login and encryption in one. Exchange takes it though it lists LOGIN only (Q262945).',
    notes: ['Between 5.0 and 5.5 it fails before 5.5 SP2 (Q195201).', 'Its encryption could fail before 5.5 SP4, with event 4131 (Q245565).', 'A blank password weakens its encryption (Q156063).'],
    settings: ['Domains'], sources: [{ kb: 'Q262945' }, { kb: 'Q195201' }, { kb: 'Q245565' }, { kb: 'Q156063' }],
  },
];
