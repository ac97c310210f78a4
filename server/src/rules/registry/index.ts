import type { Rule } from '../rule.js';
import { controlSet } from './control-set.js';
import { decimalInHex } from './decimal-in-hex.js';
import { disputedSpelling } from './disputed-spelling.js';
import { invertedFlag } from './inverted-flag.js';
import { misprintedKey } from './misprinted-key.js';
import { misspelledValue } from './misspelled-value.js';
import { needsVersion } from './needs-version.js';
import { notBoolean } from './not-boolean.js';
import { obsoleteValue } from './obsolete-value.js';
import { pathNotFull } from './path-not-full.js';
import { propertyTag } from './property-tag.js';
import { regwriteDefaultValue } from './regwrite-default-value.js';
import { regwriteMultiSz } from './regwrite-multi-sz.js';
import { resolveP2Mask } from './resolve-p2-mask.js';
import { rtfText } from './rtf-text.js';
import { sizeLimitConflict } from './size-limit-conflict.js';
import { unitMismatch } from './unit-mismatch.js';
import { unknownValue } from './unknown-value.js';
import { unpairedValue } from './unpaired-value.js';
import { valueCase } from './value-case.js';
import { valueNameWhitespace } from './value-name-whitespace.js';
import { valueRange } from './value-range.js';
import { wrongKey } from './wrong-key.js';
import { wrongType } from './wrong-type.js';

export const registryRules: readonly Rule[] = [
  misprintedKey, wrongKey, controlSet, valueNameWhitespace, misspelledValue, unknownValue, valueCase, disputedSpelling, obsoleteValue, needsVersion,
  wrongType, valueRange, notBoolean, decimalInHex, unitMismatch, unpairedValue, sizeLimitConflict, resolveP2Mask, propertyTag, pathNotFull, invertedFlag, rtfText, regwriteMultiSz, regwriteDefaultValue,
];
