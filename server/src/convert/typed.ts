import { findSetting } from '../catalog/index.js';
import type { RegistryType } from '../catalog/entry.js';
import { registryNumber } from '../model/dequeue.js';
import { isConnectorKey } from '../model/typed-parts.js';
import type { Data } from './content.js';

/** Text as an IMC document has it, in the data type that the catalog names for it; without a type where it names none or the text is none of it. */
export function dataOfText(section: string | undefined, name: string, text: string): Data {
  switch (typeOf(section, name)) {
    case 'REG_DWORD': {
      const number = registryNumber(text);
      return number === undefined ? { kind: 'text', text } : { kind: 'number', number };
    }
    case 'REG_SZ':
      return { kind: 'text', text, type: 'REG_SZ' };
    case 'REG_EXPAND_SZ':
      return { kind: 'text', text, type: 'REG_EXPAND_SZ' };
    default:
      return { kind: 'text', text };
  }
}

/** The documented data type of a value of the connector. */
export function typeOf(section: string | undefined, name: string): RegistryType | undefined {
  return isConnectorKey(section) ? findSetting(section!, name)?.registryType : undefined;
}

/** Why text without a type cannot be written into the registry. */
export function whyUntyped(section: string | undefined, name: string, text: string): string {
  const entry = section === undefined ? undefined : findSetting(section, name);
  if (!entry) return 'no such value is known, so its data type is not either; in a registry file or a script it needs one';
  switch (entry.registryType) {
    case undefined:
      return 'its data type is not documented; in a registry file or a script it needs one';
    case 'REG_DWORD':
      return text === '' ? 'nothing stands behind its =, and a REG_DWORD is a number' : 'it is a REG_DWORD, and what stands here is no number that fits one';
    case 'REG_MULTI_SZ':
      return 'it is a REG_MULTI_SZ, whose texts stand in rows below it, and here stands one text';
    default:
      return `it is a ${entry.registryType}, and what stands here is none`;
  }
}
