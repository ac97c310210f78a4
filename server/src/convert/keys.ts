import { registryKeys, sectionOfKey } from '../catalog/index.js';
import { isRead, sectionOf } from '../formats/registry-section.js';
import { meantKey } from '../model/meant-key.js';
import { isConnectorKey } from '../model/typed-parts.js';
import type { Heading } from './content.js';

/** The section of an IMC document that holds the values of a registry key; undefined for every other key, a misspelt one included. */
export function documentSectionOfKey(path: string): string | undefined {
  const section = sectionOfKey(path);
  return isConnectorKey(section) ? section : undefined;
}

/** The registry key that a section stands for; undefined for what lives elsewhere. */
export function keyOfSection(section: string | undefined): string | undefined {
  return isConnectorKey(section) ? registryKeys.find(known => known.section === section)?.key : undefined;
}

/** The whole path of the key under which the settings of a heading are written; undefined where they are none of the registry. */
export function pathOf(heading: Heading): string | undefined {
  return heading.isKey ? longPath(heading.name) : keyOfSection(heading.section);
}

/** Scripts may say HKLM; registry files may not. */
export function longPath(path: string): string {
  return path.replace(/^HKLM(?=\\)/i, 'HKEY_LOCAL_MACHINE');
}

/** Whether values of a key are read and written at all: the connector's keys and those of the services beside it, misspelt ones included. */
export function isOurKey(path: string): boolean {
  const section = sectionOf(longPath(path));
  return section !== undefined && isRead(section);
}

export const NOT_OURS = 'it stands under a key that is not the connector\'s';

/** A path that is the connector's but for a slip in its spelling. */
export function isMisspelt(path: string): boolean {
  return (meantKey(path)?.slips.length ?? 0) > 0;
}

/** Where the settings of a section are kept, for people: the reason why the registry cannot hold them. */
export function homeOfSection(section: string | undefined): string {
  switch (section) {
    case undefined:
      return 'it stands in a section that is not known, so there is no registry key for it';
    case 'Header':
      return 'it describes the document itself and is no value of the registry';
    case 'Routes':
    case 'Domain':
      return 'it lives in the directory, and IMCCOPY saves and restores it; which registry value would hold it is not documented';
    case 'Site Addressing':
      return 'it lives in the directory, in the Site Addressing object; set it with the Administrator program';
    default:
      return `it lives in the directory, behind the ${section} page of the Internet Mail Service; set it with the Administrator program`;
  }
}

/** How a list of what is left out begins the name of a setting: `[Parameters] `. */
export function placeOf(heading: Heading | undefined): string {
  return heading ? `[${heading.section ?? heading.name}] ` : '';
}
