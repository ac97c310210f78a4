import type { VerbEntry } from './entry.js';
import { mechanisms } from './verbs/mechanisms.js';
import { sessionVerbs } from './verbs/session.js';
import { waitingMailVerbs } from './verbs/waiting-mail.js';

/** What is said in a session: the verbs that ask for waiting mail first, then the others, then ways of logging on. */
export const verbs: readonly VerbEntry[] = [...waitingMailVerbs, ...sessionVerbs, ...mechanisms];
