import type { AskedVerb, RequestOutcome } from './machine.js';
import type { Reply } from './reply.js';

/** What to do about something, and who says so (`Q183476`, `RFC 1985`); the source is null where it is our own advice. */
export interface Remedy {
  readonly advice: string;
  readonly source: string | null;
}

interface Meaning {
  readonly outcome: RequestOutcome;
  readonly meaning: string;
  readonly remedy?: Remedy;
}

/** What the reply to a verb comes to. A 250 to ETRN says that a queue run starts, not that there is mail. */
export function outcomeOf(verb: AskedVerb, code: number): RequestOutcome {
  return meaningOf(verb, code).outcome;
}

/** One sentence for a person about the reply to a verb. `domain` is null where none was named. */
export function sentenceFor(verb: AskedVerb, domain: string | null, reply: Reply): string {
  const count = verb === 'ETRN' && reply.code === 253 ? /\d+/.exec(reply.lines.join(' '))?.[0] : undefined;
  const { meaning } = count ? { meaning: `The provider starts to deliver ${count} waiting message${count === '1' ? '' : 's'} for DOMAIN.` } : meaningOf(verb, reply.code);
  return meaning.replaceAll('DOMAIN', domain === null ? 'this account' : inWords(domain));
}

/** What ETRN names (RFC 1985), or the list of ATRN. */
function inWords(domain: string): string {
  if (domain.startsWith('#')) return `the queue ${domain.slice(1)}`;
  return domain.startsWith('@') ? `${domain.slice(1)} and everything below it` : domain.replaceAll(',', ', ');
}

/** What may help when the provider said no; undefined where nothing is known. */
export function remedyFor(verb: AskedVerb, code: number): Remedy | undefined {
  return meaningOf(verb, code).remedy;
}

function meaningOf(verb: AskedVerb, code: number): Meaning {
  return MEANINGS[verb][code] ?? MEANINGS[verb][Math.floor(code / 100)] ?? STRANGE;
}

const STRANGE: Meaning = { outcome: 'refused', meaning: 'The provider gave an answer that does not belong to this command.' };

const NOT_HERE: Remedy = { advice: 'Ask the provider which verb it supports for your connection: ETRN, or TURN with a login.', source: null };
const NOT_ATRN: Remedy = { advice: 'Ask the provider for ATRN on its own port (366 as a rule), or use ETRN or TURN.', source: 'RFC 2645' };
const LATER: Remedy = { advice: 'Try again later; if it stays so, ask the provider.', source: null };
const NOT_SET_UP: Remedy = {
  advice: 'Have the provider hold the mail of this domain for remote triggered delivery, and compare the spelling of the domain.',
  source: 'Q183476',
};

/** By whole code, else by first digit. */
const MEANINGS: Readonly<Record<AskedVerb, Readonly<Record<number, Meaning>>>> = {
  ETRN: {
    250: { outcome: 'accepted', meaning: 'The provider starts a queue run for DOMAIN; whether mail is waiting the reply does not say.' },
    251: { outcome: 'nothing-waiting', meaning: 'The provider has no mail waiting for DOMAIN.' },
    252: { outcome: 'accepted', meaning: 'The provider starts to deliver the waiting mail for DOMAIN.' },
    253: { outcome: 'accepted', meaning: 'The provider starts to deliver the waiting mail for DOMAIN.' },
    // A 2yz that RFC 1985 does not know still means that the command was carried out (RFC 5321 §4.3.2), but not that a queue run starts.
    421: { outcome: 'refused', meaning: 'The provider closes the connection instead of starting a queue run for DOMAIN.', remedy: LATER },
    458: { outcome: 'refused', meaning: 'The provider cannot start a queue run for DOMAIN now, or does not hold its mail.', remedy: { ...NOT_SET_UP, source: 'Q252148' } },
    459: { outcome: 'refused', meaning: 'The provider does not serve DOMAIN for ETRN.', remedy: NOT_SET_UP },
    500: { outcome: 'refused', meaning: 'The provider does not know ETRN.', remedy: NOT_HERE },
    501: { outcome: 'refused', meaning: 'The provider does not accept DOMAIN as an argument of ETRN.', remedy: NOT_SET_UP },
    502: { outcome: 'refused', meaning: 'The provider refuses ETRN.', remedy: { advice: 'Ask the provider to allow ETRN for your address or account.', source: 'Q252148' } },
    503: { outcome: 'refused', meaning: 'The provider holds ETRN for out of order here.' },
    530: { outcome: 'refused', meaning: 'The provider wants a login before ETRN.', remedy: { advice: 'Set up an account for this host on the Security page.', source: 'Q174754' } },
    550: { outcome: 'refused', meaning: 'The provider does not allow ETRN from this address or account.', remedy: { advice: 'Ask the provider to allow ETRN for your address or account.', source: null } },
    554: { outcome: 'refused', meaning: 'The provider does not allow ETRN from this address or account.', remedy: { advice: 'Ask the provider to allow ETRN for your address or account.', source: null } },
    2: { outcome: 'refused', meaning: 'The provider answered ETRN for DOMAIN with a code that RFC 1985 does not know; nothing can be concluded from it.' },
    4: { outcome: 'refused', meaning: 'The provider cannot start a queue run for DOMAIN now.', remedy: LATER },
    5: { outcome: 'refused', meaning: 'The provider refuses to start a queue run for DOMAIN.', remedy: NOT_HERE },
  },
  TURN: {
    250: { outcome: 'turned', meaning: 'The provider turns the connection around and sends the waiting mail.' },
    421: { outcome: 'refused', meaning: 'The provider closes the connection instead of turning it around.', remedy: LATER },
    453: { outcome: 'nothing-waiting', meaning: 'The provider has no mail waiting for DOMAIN.' },
    500: { outcome: 'refused', meaning: 'The provider does not know TURN.', remedy: NOT_HERE },
    502: { outcome: 'refused', meaning: 'The provider refuses TURN.', remedy: { advice: 'Have the provider list your account for authenticated TURN.', source: 'Q183476' } },
    530: { outcome: 'refused', meaning: 'The provider wants a login before TURN.', remedy: { advice: 'Set up an account for this host on the Security page.', source: 'Q257979' } },
    4: { outcome: 'refused', meaning: 'The provider cannot turn the connection around now.', remedy: LATER },
    5: { outcome: 'refused', meaning: 'The provider refuses to turn the connection around.', remedy: { advice: 'Have the provider list your account for authenticated TURN.', source: 'Q183476' } },
  },
  ATRN: {
    250: { outcome: 'turned', meaning: 'The provider turns the connection around and sends the waiting mail.' },
    421: { outcome: 'refused', meaning: 'The provider closes the connection instead of turning it around.', remedy: LATER },
    450: {
      outcome: 'refused', meaning: 'The provider does not hand over the mail of DOMAIN: a domain is not one of this account, or it was asked too often.',
      remedy: { advice: 'Ask for fewer domains, or wait and ask again; have the provider list the domains of your account.', source: 'RFC 2645' },
    },
    451: { outcome: 'refused', meaning: 'The provider cannot check the request now.', remedy: LATER },
    453: { outcome: 'nothing-waiting', meaning: 'The provider has no mail waiting for DOMAIN.' },
    500: { outcome: 'refused', meaning: 'The provider does not know ATRN.', remedy: NOT_ATRN },
    502: { outcome: 'refused', meaning: 'The provider has no ATRN.', remedy: NOT_ATRN },
    503: { outcome: 'refused', meaning: 'The provider holds ATRN for out of order here.' },
    530: { outcome: 'refused', meaning: 'The provider wants a login before ATRN.', remedy: { advice: 'Ask the provider which account may send ATRN.', source: 'RFC 2645' } },
    4: { outcome: 'refused', meaning: 'The provider cannot turn the connection around now.', remedy: LATER },
    5: { outcome: 'refused', meaning: 'The provider refuses to turn the connection around.', remedy: NOT_ATRN },
  },
};
