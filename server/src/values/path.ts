import type { ValueKind } from './value-type.js';
import { whole } from './wording.js';

/** Whether a path names its place in full: a drive and a root, or a server and a share. */
export function isFullPath(text: string): boolean {
  return /^(?:[a-z]:\\|\\\\[^\\/:*?"<>|]+\\[^\\/:*?"<>|]+)/i.test(text.trim());
}

/** Paths of Windows. That a path must be full is a rule of its own (`path-not-full`). */
export const pathKind: ValueKind<'path'> = {
  check(_, text) {
    const control = /\p{Cc}/u.exec(text);
    if (!control) return [];
    return [{ ...whole(text, { code: 'property-value', fault: 'form', message: 'A control character cannot stand in a path' }), start: control.index, end: control.index + 1 }];
  },
  explain: () => undefined,
  suggest: () => [],
  describe: () => 'a path of Windows',
};
