import type { Rule } from '../rule.js';
import { addressSpaceForm } from './address-space-form.js';
import { addressSpaceShadowed } from './address-space-shadowed.js';
import { allowListWithoutReroute } from './allow-list-without-reroute.js';
import { customProgramReplacesTable } from './custom-program-replaces-table.js';
import { duplicateRoute } from './duplicate-route.js';
import { hashPosition } from './hash-position.js';
import { inboundOnlyAddressSpace } from './inbound-only-address-space.js';
import { inboundSpelling } from './inbound-spelling.js';
import { maskMatchesOthers } from './mask-matches-others.js';
import { maskNeverMatches } from './mask-never-matches.js';
import { maskSeparator } from './mask-separator.js';
import { missingMask } from './missing-mask.js';
import { openRelay } from './open-relay.js';
import { ownDomainNotInbound } from './own-domain-not-inbound.js';
import { redundantRoute } from './redundant-route.js';
import { relayFlagWithoutList } from './relay-flag-without-list.js';
import { relayFlagsWithoutReroute } from './relay-flags-without-reroute.js';
import { relayListWithoutFlag } from './relay-list-without-flag.js';
import { rewriteAndDeliveryDiffer } from './rewrite-and-delivery-differ.js';
import { routeEntryShape } from './route-entry-shape.js';
import { routeToSelf } from './route-to-self.js';
import { routeWildcard } from './route-wildcard.js';
import { smartHostSelf } from './smart-host-self.js';
import { smartHostUnused } from './smart-host-unused.js';
import { turfDir } from './turf-dir.js';
import { turfEntry } from './turf-entry.js';

/** The rules about routing, relay and address spaces. */
export const routingRules: readonly Rule[] = [
  inboundSpelling, hashPosition, duplicateRoute, redundantRoute, routeWildcard, routeToSelf, smartHostSelf, smartHostUnused, ownDomainNotInbound,
  openRelay, relayFlagsWithoutReroute, allowListWithoutReroute, relayFlagWithoutList, relayListWithoutFlag,
  maskNeverMatches, maskMatchesOthers, maskSeparator, missingMask, turfEntry, turfDir,
  addressSpaceForm, addressSpaceShadowed, inboundOnlyAddressSpace, customProgramReplacesTable, rewriteAndDeliveryDiffer, routeEntryShape,
];
