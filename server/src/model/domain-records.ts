import type { EntryFact } from './fact.js';

/** A record of `[Domain] DomainInformation` has eight fields (`Q262126`); these are the places of those that rules look at. */
export const RECORD = { domain: 0, formatting: 3, wrapColumn: 4, richText: 5, sizeLimit: 7 } as const;
export const RECORD_FIELDS = 8;

/** The Default record as the article prints it: MIME as plain text, neither out-of-office nor automatic replies, no limit. */
export const SAMPLE_DEFAULT: readonly string[] = ['Default', 'ISO-8859-1', 'ISO-8859-1', '800', '76', '0', '0', '0'];

/** Whether a row is a record of that table. */
export function isRecord({ section, list }: EntryFact): boolean {
  return section === 'Domain' && list === 'DomainInformation';
}

/** The record that serves every domain without one of its own. */
export function isDefaultRecord(entry: EntryFact): boolean {
  return isRecord(entry) && entry.fields[RECORD.domain]?.text.toLowerCase() === 'default';
}

/** The formatting bits of a whole record; undefined for other rows and for what is no number of 32 bits. */
export function formattingOf(entry: EntryFact): number | undefined {
  const text = isRecord(entry) && entry.fields.length === RECORD_FIELDS ? entry.fields[RECORD.formatting]!.text : undefined;
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const mask = Number(text);
  return mask <= 0xffffffff ? mask : undefined;
}
