import type { PageEntry } from '../entry.js';

/** The property pages of the connector that articles tell of, in the order in which its dialog is mostly met. */
export const pages: readonly PageEntry[] = [
  { name: 'General', summary: 'The size limit of messages', sections: ['General'], sources: [{ kb: 'Q146264' }, { kb: 'Q257264' }] },
  {
    name: 'Connections', summary: 'How mail leaves, who may connect, and how often delivery is tried', sections: ['Connections', 'Routes'],
    detail: 'The rows behind *E-Mail Domain...* are the delivery table, which IMCCOPY saves as `[Routes]`.', sources: [{ guide: 'xog05006' }, { kb: 'Q182522' }],
  },
  {
    name: 'Routing', summary: 'Which mail is taken in, which is sent on, and who may send through the server', sections: ['Routing'],
    detail: 'What *Routing Restrictions...* decides stands in the registry: `RelayFlags` and its lists.', sources: [{ guide: 'xog05015' }, { kb: 'Q193922' }, { kb: 'Q196626' }],
  },
  {
    name: 'Internet Mail', summary: 'The administrator\'s mailbox, and how messages are written', sections: ['Domain'],
    detail: 'Of this page IMCCOPY saves the message formats, as `[Domain]`; the mailbox and the notifications stand in no document.', sources: [{ guide: 'xog05005' }, { kb: 'Q262126' }],
  },
  { name: 'Address Space', summary: 'Which recipients the connector carries', sections: ['Address Space'], sources: [{ kb: 'Q229961' }, { kb: 'Q152471' }] },
  { name: 'Connected Sites', summary: 'The sites that are reached over this connector', sources: [{ kb: 'Q196927' }, { kb: 'Q185108' }] },
  { name: 'Delivery Restrictions', summary: 'Whose mail the connector carries', sources: [{ kb: 'Q154542' }, { kb: 'Q244008' }] },
  { name: 'Queues', summary: 'The mail that waits', sources: [{ kb: 'Q156063' }, { kb: 'Q193862' }] },
  {
    name: 'Dial-up Connections', summary: 'When to dial, and how mail is fetched then', sections: ['Dial-up Connections'],
    sources: [{ kb: 'Q156063' }, { kb: 'Q155828' }, { kb: 'Q158318' }],
  },
  { name: 'Security', summary: 'How the connector logs on and encrypts, for each domain it sends to', sections: ['Security'], sources: [{ kb: 'Q174754' }, { kb: 'Q257979' }] },
  {
    name: 'Diagnostics Logging', summary: 'How much each category writes to the application log',
    detail: 'The levels stand in the registry key `MSExchangeIMC\\Diagnostics`.', sources: [{ kb: 'Q154505' }, { kb: 'Q257538' }],
  },
  {
    name: 'MIME Types', summary: 'The MIME types and the file names that go with them',
    detail: 'In 4.0 a page of the connector; from 5.0 on the page of *Protocols* has it.', sources: [{ kb: 'Q168452' }, { kb: 'Q157014' }],
  },
  { name: 'Advanced', summary: 'A page that 5.5 no longer has', sources: [{ kb: 'Q173495' }] },
];
