import { sectionOfKey } from '../catalog/index.js';
import { meantKey, SERVICE_KEY } from '../model/meant-key.js';

/** Keys of the connector that the catalog has no values for: what stands there stands wrongly, if it is known at all. */
export const PARAMETERS_SYSTEM = 'MSExchangeIMC\\ParametersSystem';
export const OTHER_KEY = 'another key of MSExchangeIMC';

/** A key in a numbered control set: its values are not those in force, and exports of the whole registry hold them beside these. */
const STORED_SET = 'a numbered control set';

/** The catalog's name for a key, slips of its spelling mended; undefined for what is nothing of ours. */
export function sectionOf(path: string): string | undefined {
  const { path: meant, controlSet } = meantKey(path) ?? {};
  if (meant === undefined) return undefined;
  if (controlSet) return STORED_SET;
  return sectionOfKey(meant) ?? (meant.toLowerCase() === `${SERVICE_KEY}\\ParametersSystem`.toLowerCase() ? PARAMETERS_SYSTEM : OTHER_KEY);
}

/** Whether the values of a section are read. */
export function isRead(section: string): boolean {
  return section !== STORED_SET;
}
