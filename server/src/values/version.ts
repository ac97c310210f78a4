/** A product version: 5.5 SP4 is `{ release: 5.5, servicePack: 4 }`. */
export interface ExchangeVersion {
  readonly release: '4.0' | '5.0' | '5.5';
  readonly servicePack: number;
}

/** What a document means that names no version. */
export const DEFAULT_VERSION: ExchangeVersion = { release: '5.5', servicePack: 4 };

/** The service packs that the articles name for each release: 4.0 SP1–SP5, 5.0 SP1–SP2, 5.5 SP1–SP4. */
const LAST_SERVICE_PACK = { '4.0': 5, '5.0': 2, '5.5': 4 } as const;

/** Every version that can be written, oldest first. */
export const VERSIONS: readonly ExchangeVersion[] = (Object.keys(LAST_SERVICE_PACK) as (keyof typeof LAST_SERVICE_PACK)[])
  .sort().flatMap(release => Array.from({ length: LAST_SERVICE_PACK[release] + 1 }, (_, servicePack) => ({ release, servicePack })));

/** `5.5`, `5.5 SP4`, in any case; undefined for anything else and for service packs that never were. */
export function parseVersion(text: string): ExchangeVersion | undefined {
  const match = /^(4\.0|5\.0|5\.5)(?:[ \t]+SP([1-9]))?$/i.exec(text.trim());
  if (!match) return undefined;
  const release = match[1] as ExchangeVersion['release'];
  const servicePack = Number(match[2] ?? 0);
  return servicePack > LAST_SERVICE_PACK[release] ? undefined : { release, servicePack };
}

export function versionText({ release, servicePack }: ExchangeVersion): string {
  return servicePack === 0 ? release : `${release} SP${servicePack}`;
}

/** Whether `a` is older than `b`. Releases count before service packs. */
export function isOlder(a: ExchangeVersion, b: ExchangeVersion): boolean {
  return a.release === b.release ? a.servicePack < b.servicePack : a.release < b.release;
}
