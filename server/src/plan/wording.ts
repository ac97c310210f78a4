import type { SettingFact } from '../model/fact.js';

/** Why something is assumed in place of a setting: it is not there, or what it says is none of its values. */
export function unsaid(name: string, fact: SettingFact | undefined): string {
  return fact === undefined || fact.value === '' ? `${name} is not set` : `${name} cannot be read`;
}
