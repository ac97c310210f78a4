import type { Entry } from '../smtp/machine.js';
import type { TranscriptEntry } from './result.js';

/** Entries kept of one session; a provider that never stops talking does not fill the memory. */
const ENTRY_LIMIT = 20_000;
/** Octets of text kept of one session. */
const TEXT_LIMIT = 8 * 1024 * 1024;

/** The transcript of a session while it is being written. */
export interface Record {
  /** In the order of time. */
  readonly entries: readonly TranscriptEntry[];
  /** @param at when it happened, by `performance.now`; now where it is left out */
  write(entry: Entry, connection?: number, at?: number): void;
}

/** @param began when the session began, by `performance.now` */
export function newRecord(began: number): Record {
  const entries: TranscriptEntry[] = [];
  let room = TEXT_LIMIT;
  return {
    get entries() {
      return entries.toSorted((a, b) => a.ms - b.ms);
    },
    write(entry, connection, at = performance.now()) {
      if (entries.length > ENTRY_LIMIT || room < 0) return;
      room -= entry.text.length;
      const full = entries.length === ENTRY_LIMIT || room < 0;
      entries.push({
        ms: Math.max(0, Math.round(at - began)),
        from: full || entry.kind === 'event' ? 'event' : entry.from === 'us' ? 'client' : 'server',
        text: full ? 'The rest is not recorded: the transcript would be too long' : entry.text,
        ...(entry.kind === 'line' && entry.secure && !full ? { secure: true as const } : {}),
        ...(connection === undefined ? {} : { connection }),
      });
    },
  };
}
