import { either, whole } from './wording.js';
import type { ValueKind } from './value-type.js';
import { parseVersion, VERSIONS, versionText } from './version.js';

export const versionKind: ValueKind<'version'> = {
  check(_, text) {
    if (parseVersion(text)) return [];
    const meant = meantVersion(text);
    return [whole(text, {
      code: 'bad-version', fault: 'form',
      message: text.trim() === ''
        ? 'A version of Exchange is missing here, such as 5.5 SP4'
        : `“${text.trim()}” is no version of Exchange with an Internet Mail Connector; known are ${versionKind.describe({ kind: 'version' })}`,
      ...meant !== undefined && { replacement: { title: `Change to ${meant}`, text: meant } },
    })];
  },

  explain(_, text) {
    const version = parseVersion(text);
    if (!version) return undefined;
    return `Exchange Server ${versionText(version)}${version.servicePack === 0 ? ' without a service pack' : ''}`;
  },

  suggest: () => [...VERSIONS].reverse().map(version => ({ value: versionText(version), meaning: `Exchange Server ${versionText(version)}` })),
  describe: () => either(['4.0', '5.0', '5.5'].map(release =>
    `${release} (to SP${Math.max(...VERSIONS.filter(version => version.release === release).map(({ servicePack }) => servicePack))})`)),
};

/** `5.5SP4`, `Exchange 5.5 Service Pack 4`, `5,5 SP 4`: the version that the parts name, if there is one. */
function meantVersion(text: string): string | undefined {
  const parts = text.length > 60 ? null : /(?:^|[^\d.])([45])(?:[.,]([05]))?(?:\s*[-,/]?\s*(?:service\s*pack|sp)\s*(\d))?\s*$/i.exec(text);
  if (!parts) return undefined;
  const release = `${parts[1]!}.${parts[2] ?? (parts[1] === '4' ? '0' : '5')}`;
  const version = parseVersion(parts[3] === undefined || parts[3] === '0' ? release : `${release} SP${parts[3]}`);
  return version && versionText(version);
}
