import type { ControlEntry } from '../entry.js';

const page = 'Internet Mail';
const records = [{ section: 'Domain', name: 'DomainInformation' }] as const;

/** The Internet Mail page. */
export const internetMailPage: readonly ControlEntry[] = [
  {
    page, label: 'Administrator\'s Mailbox', kind: 'dialog',
    summary: 'Gets the notifications, and mail to the postmaster',
    notes: ['It must exist and keep its addresses of the types X.400, SMTP and MS.', 'No section of a document holds it.'],
    sources: [{ kb: 'Q183178' }, { kb: 'Q148727' }, { kb: 'Q201072' }, { guide: 'xog05005' }, { kb: 'Q281743' }],
  },
  {
    page, label: 'Address Type', kind: 'text', values: 'SMTP is expected', default: 'SMTP',
    summary: 'The address type of reports',
    notes: ['There must be a site address of this type, or `SiteDomain` in the registry.', 'No section of a document holds it.'],
    settings: [{ section: 'Parameters', name: 'SiteDomain' }],
    sources: [{ kb: 'Q156229' }, { kb: 'Q153655' }],
  },
  {
    page, label: 'Notifications', kind: 'dialog',
    choices: ['Always send notifications when non-delivery reports are generated', 'Send notifications for these non-delivery reports'],
    default: 'only for addresses that several entries bear, *Multiple matches for an E-Mail address occurred*',
    summary: 'Of which non-delivery reports the administrator gets a copy',
    notes: ['No section of a document holds it.'],
    sources: [{ kb: 'Q190708' }, { kb: 'Q217195' }, { guide: 'xog05005' }],
  },
  {
    page, label: 'Message Content (Attachments outbound)', kind: 'choice', choices: ['MIME: Plain text', 'MIME: HTML', 'MIME: both', 'UUENCODE', 'UUENCODE with Binhex'],
    summary: 'How outbound messages are encoded; MIME and UUENCODE exclude each other',
    settings: records,
    sources: [{ kb: 'Q262126' }, { kb: 'Q186182' }, { kb: 'Q253917' }],
  },
  {
    page, label: 'Character Sets', kind: 'choice', choices: ['MIME', 'Non-MIME'], default: 'Western European (ISO-8859-1) for both',
    summary: 'The character sets of messages with and without MIME',
    notes: ['With an unsuitable one inbound mail fails with event 4117 (Q230250).'],
    settings: records,
    sources: [{ kb: 'Q230250' }, { kb: 'Q153699' }, { kb: 'Q262126' }],
  },
  {
    page, label: 'Specify by E-mail Domain (E-Mail Domain...)', kind: 'list', choices: ['domain', 'encoding', 'character sets', 'advanced options', 'maximum size'],
    summary: 'Message format and size for single domains',
    notes: ['Mail that is only passed on keeps the encoding of its sender in 5.0 and 5.5 (Q199192).'],
    settings: records,
    sources: [{ kb: 'Q262126' }, { kb: 'Q152940' }, { kb: 'Q240788' }, { kb: 'Q243822' }, { kb: 'Q168138' }, { kb: 'Q199192' }],
  },
  {
    page, label: 'Maximum size (per domain)', kind: 'number', values: 'kilobytes',
    summary: 'The size limit of mail to the domain',
    notes: ['The Administrator program of SP3 shows it 102.4 times too large.'],
    settings: records,
    sources: [{ kb: 'Q240788' }, { kb: 'Q243822' }],
  },
  {
    page, label: 'Enable message tracking', kind: 'tick box',
    summary: 'Writes records for message tracking',
    notes: ['No section of a document holds it.'],
    sources: [{ kb: 'Q156710' }],
  },
  {
    page, label: 'Use fixed-width font', kind: 'tick box',
    summary: 'Shows the text of inbound Internet mail in the fixed font of its code page',
    notes: ['`FontSize` and `FixedWidthFont` say how.', 'No section of a document holds it.'],
    settings: [
      { section: 'MSExchangeIS\\ParametersSystem\\InternetContent', name: 'FontSize' }, { section: 'MIME\\Database\\Codepage\\1252', name: 'FixedWidthFont' },
    ],
    sources: [{ kb: 'Q178219' }, { kb: 'Q185221' }],
  },
  {
    page, group: 'Advanced Options', label: 'Send Microsoft Exchange rich text formatting', kind: 'choice', choices: ['User', 'Always', 'Never'],
    summary: 'Whether rich text is sent to the Internet',
    notes: ['*Never* here or for a domain overrules what the recipient\'s entry says.'],
    settings: records,
    sources: [{ kb: 'Q262126' }, { kb: 'Q149203' }, { kb: 'Q138053' }, { kb: 'Q253917' }],
  },
  {
    page, group: 'Advanced Options', label: 'Message text word wrap', kind: 'choice', choices: ['Never', 'At column'], default: 'column 76 for MIME',
    summary: 'Whether lines are wrapped, and where',
    notes: [
      '`UseRTFText` overrules the column for text that is not MIME (Q156063).',
      'With *Never* long addresses of web pages may still be wrapped at 76, until it was changed and changed back (Q281835).',
    ],
    settings: [...records, { section: 'Parameters', name: 'UseRTFText' }, { section: 'Parameters', name: 'EnableMIMEWrap' }],
    sources: [{ kb: 'Q262126' }, { kb: 'Q250558' }, { kb: 'Q281835' }, { kb: 'Q156063' }],
  },
  {
    page, group: 'Advanced Options', label: 'Disable sending Display names to the Internet', kind: 'tick box',
    summary: 'Sends the address without the name: bit 4 of the formatting',
    settings: records, sources: [{ kb: 'Q262126' }],
  },
  {
    page, group: 'Advanced Options', label: 'Disable Out of Office responses to the Internet', kind: 'tick box',
    summary: 'Sends no out-of-office replies: bit 256 of the formatting',
    settings: records, sources: [{ kb: 'Q262126' }, { kb: 'Q168616' }],
  },
  {
    page, group: 'Advanced Options', label: 'Disable Automatic Replies to the Internet', kind: 'tick box',
    summary: 'Sends no automatic replies: bit 512 of the formatting',
    notes: ['Automatic forwards are dropped too, without a report; `AlwaysAllowForwarding` lets them pass from 5.5 SP2 on (Q192982).'],
    settings: [...records, { section: 'Parameters', name: 'AlwaysAllowForwarding' }],
    sources: [{ kb: 'Q262126' }, { kb: 'Q176161' }, { kb: 'Q289854' }, { kb: 'Q192982' }],
  },
];
