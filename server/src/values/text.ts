import { explainAddressSpace, explainOriginator } from './patterns.js';
import type { ValueKind } from './value-type.js';

/** Text that nothing is checked in. */
export const textKind: ValueKind<'text'> = {
  check: () => [],
  explain(type, text) {
    switch (type.pattern) {
      case 'originator': return explainOriginator(text);
      case 'address space': return explainAddressSpace(text);
      case undefined: return undefined;
    }
  },
  suggest: () => [],
  describe: type => type.format ?? 'any text',
};
