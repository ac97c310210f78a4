import type { Entry } from '../smtp/machine.js';
import type { TranscriptEntry } from './result.js';

/** Entries kept of one session; a provider that never stops talking does not fill the memory. */
const ENTRY_LIMIT = 20_000;
/** Octets of text kept of one session. */
const TEXT_LIMIT = 8 * 1024 * 1024;

/** The transcript of a session while it is being written. */
export interface Record {
  readonly entries: readonly TranscriptEntry[];
  write(entry: Entry, connection?: number): void;
}

/** @param now milliseconds since the session began */
export function newRecord(now: () => number): Record {
  const entries: TranscriptEntry[] = [];
  let room = TEXT_LIMIT;
  return {
    entries,
    write(entry, connection) {
      if (entries.length > ENTRY_LIMIT || room < 0) return;
      room -= entry.text.length;
      const full = entries.length === ENTRY_LIMIT || room < 0;
      entries.push({
        ms: now(),
        from: full || entry.kind === 'event' ? 'event' : entry.from === 'us' ? 'client' : 'server',
        text: full ? 'The rest is not recorded: the transcript would be too long' : entry.text,
        ...(entry.kind === 'line' && entry.secure && !full ? { secure: true as const } : {}),
        ...(connection === undefined ? {} : { connection }),
      });
    },
  };
}
