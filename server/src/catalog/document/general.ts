import type { SettingEntry } from '../entry.js';

export const general: readonly SettingEntry[] = [
  {
    section: 'General', name: 'MaximumMessageSize',
    type: { kind: 'number', min: 1, max: 9_999_999, unit: 'KB', special: [{ value: 'None', meaning: 'Messages of any size pass', label: 'No limit' }] },
    summary: 'The size limit of messages in both directions, in kilobytes',
    detail: 'Looked at before the limit that `[Domain]` has for a single domain.',
    interactions: [
      { with: 'InboundSizeLimit', how: 'Needs `None` here: a limit in both places can give wrong results (Q231303).' },
      { with: 'OutboundSizeLimit', how: 'Needs `None` here: a limit in both places can give wrong results (Q231303).' },
    ],
    notes: [
      'For Exchange 4.0 the range is 1 to 2,097,151 KB, and a message may be 1,023 bytes larger than the limit (Q146264).',
      'A connector between two sites should have no limit, so that replication messages pass.',
    ],
    sources: [{ kb: 'Q146264' }, { kb: 'Q257264' }, { kb: 'Q153655' }, { kb: 'Q156063' }, { kb: 'Q231303' }],
  },
];
