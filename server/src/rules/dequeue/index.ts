import type { Rule } from '../rule.js';

export const dequeueRules: readonly Rule[] = [];
