import { claimsOf, type Claim } from '../../model/claims.js';
import { folderRule, type Finding, type Neighbour, type Note } from '../rule.js';

/** Other documents that are referred to at the most; the message says how many there are. */
const MOST_NOTES = 10;

export const claimedTwice = folderRule({
  code: 'claimed-twice',
  severity: 'warning',
  summary: 'Two documents of a folder take the same domain in, or ask a provider for it',
  sources: [
    { kb: 'Q237927' }, { kb: 'Q269771' },
    { derived: 'Mail that waits is handed to the first that asks for it, and mail that is taken in is looked up in one directory; where two servers do so for one domain, chance decides which of them has a message.' },
  ],
  on: 'folder',
  *check({ model }, neighbours, report) {
    const others = neighbours.filter(({ sameFolder, model: other }) => sameFolder && claimsOf(other).size > 0);
    if (others.length === 0) return;
    let seen = 0;
    for (const [domain, claim] of claimsOf(model)) {
      if (++seen % 1000 === 0) yield;
      const finding = judge(domain, claim, others);
      if (finding) report(finding);
    }
  },
});

/** What is taken in here and only asked for there is a way for mail through two servers, and none that competes. */
function judge(domain: string, { name, inbound, dequeued }: Claim, others: readonly Neighbour[]): Finding | undefined {
  const found = (where: 'inbound' | 'dequeued') => others.flatMap((document): readonly (Note & { readonly document: Neighbour })[] => {
    const at = claimsOf(document.model).get(domain)?.[where];
    return at ? [{ at, document, message: where === 'inbound' ? `Here mail for ${name} is taken in too` : `Here ${name} is asked for too` }] : [];
  });
  const takers = inbound ? found('inbound') : [];
  if (inbound && takers.length > 0) {
    return {
      at: inbound, related: takers.slice(0, MOST_NOTES),
      message: `Mail for ${name} is taken in by ${namesOf(takers)} too, so a message is looked up in the directory of whichever server it reaches. Unless both are meant to, keep the domain in one of the documents`,
    };
  }
  const askers = dequeued ? found('dequeued') : [];
  if (!dequeued || askers.length === 0) return undefined;
  return {
    at: dequeued, related: askers.slice(0, MOST_NOTES),
    message: `${namesOf(askers)} asks for the waiting mail of ${name} too, and it goes to whichever asks first. Unless both are meant to, leave the domain to one of the documents`,
  };
}

function namesOf(notes: readonly { readonly document: Neighbour }[]): string {
  const [first, ...rest] = notes.map(({ document }) => document.name);
  return rest.length === 0 ? first! : `${first} and ${rest.length === 1 ? rest[0] : `${rest.length} other documents`}`;
}
