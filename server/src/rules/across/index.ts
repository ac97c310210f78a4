import type { Rule } from '../rule.js';
import { claimedTwice } from './claimed-twice.js';
import { drift } from './drift.js';

/** The rules about what the files of a folder say together. */
export const acrossRules: readonly Rule[] = [claimedTwice, drift];
