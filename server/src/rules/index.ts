import { acrossRules } from './across/index.js';
import { dequeueRules } from './dequeue/index.js';
import { imccopyRules } from './imccopy/index.js';
import { registryRules } from './registry/index.js';
import { routingRules } from './routing/index.js';
import type { Rule } from './rule.js';
import { textRules } from './text/index.js';

/** Every rule, in the order in which a reader of the documentation meets them. */
export const rules: readonly Rule[] = [...textRules, ...registryRules, ...dequeueRules, ...routingRules, ...imccopyRules, ...acrossRules];
