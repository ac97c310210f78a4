import type { Words } from '../smtp/faults.js';
import { safeText } from '../smtp/safe-text.js';
import { codeOf } from './disk.js';

/**
 * Why a message, or the whole spool, cannot be kept. `answer` is what the receiver answers instead of 250: always a transient failure, so that
 * the provider keeps the mail.
 */
export interface SpoolFault extends Omit<Words, 'reply'> {
  readonly code: 'disk';
  readonly answer: string;
}

/** What the disk said, for a person and for the provider. */
export function spoolFault(error: unknown, folder: string): SpoolFault {
  const place = safeText(folder);
  const code = codeOf(error);
  const known = FAULTS[code];
  if (known) return { code: 'disk', message: known.message(place), hint: known.hint, answer: known.answer };
  const detail = code === '' ? '' : ` (${safeText(code)})`;
  return {
    code: 'disk',
    message: `Mail cannot be kept safely in ${place}${detail}. What could not be kept was not taken; the provider still has it.`,
    hint: 'Check the disk, or save to another folder.',
    answer: NOT_NOW,
  };
}

const NOT_NOW = '451 4.3.0 The message could not be kept here; please keep it and try later';
const FULL = '452 4.3.1 No room for the message here; please keep it and try later';
const TOO_BIG = '452 4.3.4 The message is too big for the disk here; please keep it and try later';

interface Known {
  message(folder: string): string;
  readonly hint: string;
  readonly answer: string;
}

const full: Known = {
  message: (folder) => `There is no room left in ${folder}. What did not fit was not taken; the provider still has it.`,
  hint: 'Make room, or save to a folder on another disk, and start again.',
  answer: FULL,
};
const forbidden: Known = {
  message: (folder) => `This account may not write to ${folder}. Nothing was taken; the provider still has its mail.`,
  hint: 'Choose a folder that you may write to.',
  answer: NOT_NOW,
};

const FAULTS: Readonly<Record<string, Known>> = {
  ENOSPC: full,
  EDQUOT: { ...full, hint: 'Make room within the quota of this account, or save to another folder, and start again.' },
  EFBIG: {
    message: (folder) => `The message is bigger than the file system of ${folder} allows. It was not taken; the provider still has it.`,
    hint: 'Save to a folder on another disk.',
    answer: TOO_BIG,
  },
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: { ...forbidden, message: (folder) => `The disk of ${folder} can only be read. Nothing was taken; the provider still has its mail.` },
  ENOTDIR: {
    message: (folder) => `${folder} cannot be a folder for mail: there is a file in its place or above it.`,
    hint: 'Choose another folder.',
    answer: NOT_NOW,
  },
  EEXIST: {
    message: (folder) => `${folder} cannot be a folder for mail: there is a file in its place, or a message has its name already.`,
    hint: 'Choose another folder.',
    answer: NOT_NOW,
  },
};
