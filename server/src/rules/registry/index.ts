import type { Rule } from '../rule.js';

export const registryRules: readonly Rule[] = [];
