import type { SettingFact } from '../model/fact.js';

/** Whole sentences, as they are translated: one that fits any name would be found in others too. */
const UNSAID = {
  RerouteIncoming: { absent: 'RerouteIncoming is not set', unread: 'RerouteIncoming cannot be read' },
  MessageDelivery: { absent: 'MessageDelivery is not set', unread: 'MessageDelivery cannot be read' },
} as const;

/** Why something is assumed in place of a setting: it is not there, or what it says is none of its values. */
export function unsaid(name: keyof typeof UNSAID, fact: SettingFact | undefined): string {
  const { absent, unread } = UNSAID[name];
  return fact === undefined || fact.value === '' ? absent : unread;
}
