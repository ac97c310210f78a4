import type { ValueKind } from './value-type.js';

/** Text that nothing is checked in. */
export const textKind: ValueKind<'text'> = {
  check: () => [],
  explain: () => undefined,
  suggest: () => [],
  describe: type => type.format ?? 'any text',
};
