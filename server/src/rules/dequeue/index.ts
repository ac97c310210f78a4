import type { Rule } from '../rule.js';
import { accountEscaping } from './account-escaping.js';
import { accountLocal } from './account-local.js';
import { accountSlash } from './account-slash.js';
import { accountUpn } from './account-upn.js';
import { accountWithoutDomain } from './account-without-domain.js';
import { atrnNotSupported } from './atrn-not-supported.js';
import { authDisabled } from './auth-disabled.js';
import { badAccount } from './bad-account.js';
import { dialupDns } from './dialup-dns.js';
import { etrnAndTurn } from './etrn-and-turn.js';
import { etrnDisabled } from './etrn-disabled.js';
import { etrnDomainMissing } from './etrn-domain-missing.js';
import { etrnSiteDomainOnly } from './etrn-site-domain-only.js';
import { etrnWithoutSmartHost } from './etrn-without-smart-host.js';
import { passwordInDocument } from './password-in-document.js';
import { phonebookNameLength } from './phonebook-name-length.js';
import { providerNotSmartHost } from './provider-not-smart-host.js';
import { queuedTriggerWithoutSmartHost } from './queued-trigger-without-smart-host.js';
import { rasAccount } from './ras-account.js';
import { rasDomainLength } from './ras-domain-length.js';
import { severalDialupEntries } from './several-dialup-entries.js';
import { turnWithoutCredentials } from './turn-without-credentials.js';

/** Rules about fetching waiting mail, and about the accounts that this needs. */
export const dequeueRules: readonly Rule[] = [
  etrnAndTurn, etrnDisabled, etrnWithoutSmartHost, providerNotSmartHost, etrnSiteDomainOnly, etrnDomainMissing, turnWithoutCredentials,
  accountWithoutDomain, accountSlash, accountUpn, accountLocal, accountEscaping, badAccount, passwordInDocument,
  rasAccount, rasDomainLength, phonebookNameLength, dialupDns, queuedTriggerWithoutSmartHost, severalDialupEntries, atrnNotSupported, authDisabled,
];
