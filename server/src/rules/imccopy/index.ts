import type { Rule } from '../rule.js';
import { defaultSizeLimit } from './default-size-limit.js';
import { domainRecordShape } from './domain-record-shape.js';
import { formatMaskConflict } from './format-mask-conflict.js';
import { formatMaskUnused } from './format-mask-unused.js';
import { missingDefaultRecord } from './missing-default-record.js';
import { missingDefaultRouting } from './missing-default-routing.js';
import { wordWrapOff } from './word-wrap-off.js';

export const imccopyRules: readonly Rule[] = [
  missingDefaultRouting, domainRecordShape, missingDefaultRecord, formatMaskConflict, formatMaskUnused, wordWrapOff, defaultSizeLimit,
];
