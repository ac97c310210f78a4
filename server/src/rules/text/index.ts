import type { Rule } from '../rule.js';
import { badDomain } from './bad-domain.js';
import { badHost } from './bad-host.js';
import { badIp } from './bad-ip.js';
import { badVersion } from './bad-version.js';
import { duplicateProperty } from './duplicate-property.js';
import { duplicateSection } from './duplicate-section.js';
import { emptyList } from './empty-list.js';
import { entryOutsideList } from './entry-outside-list.js';
import { entryShape } from './entry-shape.js';
import { headerVersion } from './header-version.js';
import { leadingDot } from './leading-dot.js';
import { missingHeader } from './missing-header.js';
import { missingPlus } from './missing-plus.js';
import { propertyValue } from './property-value.js';
import { siteDomainAt } from './site-domain-at.js';
import { syntax } from './syntax.js';
import { trailingDot } from './trailing-dot.js';
import { unknownCode } from './unknown-code.js';
import { unknownProperty } from './unknown-property.js';
import { unknownSection } from './unknown-section.js';
import { unusedDisable } from './unused-disable.js';

export const textRules: readonly Rule[] = [
  syntax, missingHeader, siteDomainAt, entryShape, headerVersion, badVersion,
  unknownSection, unknownProperty, duplicateSection, duplicateProperty,
  entryOutsideList, missingPlus, emptyList, unusedDisable, unknownCode,
  propertyValue, badDomain, badHost, badIp, trailingDot, leadingDot,
];
