import type { Rule } from '../rule.js';

export const imccopyRules: readonly Rule[] = [];
