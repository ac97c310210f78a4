/**
 * How many slips of the keyboard lie between two names: a letter more, less, wrong, or two neighbours swapped. Case does
 * not count. Anything above `max` is reported as `max + 1`.
 */
export function distance(left: string, right: string, max: number): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > max) return max + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length]!, max + 1);
}

/**
 * All candidates that are nearest to a name, in their own order; none where the nearest is further than `max`. Short names
 * are held to a smaller distance, since any two words of three letters are near each other.
 */
export function nearest(name: string, candidates: readonly string[], max = 2): readonly string[] {
  let limit = Math.min(max, Math.max(1, Math.floor(name.length / 3)));
  let found: string[] = [];
  const written = profileOf(name);
  const known = profilesOf(candidates);
  for (const [i, candidate] of candidates.entries()) {
    const { length, letters } = known[i]!;
    // One slip brings in one letter that the name does not have, and takes out one, at the most: few candidates are left to be compared.
    if (Math.abs(length - written.length) > limit || countOf(written.letters & ~letters) > limit || countOf(letters & ~written.letters) > limit) continue;
    const apart = distance(name, candidate, limit);
    if (apart > limit) continue;
    if (apart < limit) {
      limit = apart;
      found = [];
    }
    found.push(candidate);
  }
  return found;
}

/** What tells most names apart at a glance: how long they are in small letters, and a bit for each letter that occurs. Others share bits with them. */
interface Profile {
  readonly length: number;
  readonly letters: number;
}

const remembered = new WeakMap<readonly string[], readonly Profile[]>();

/** Remembered, for 100,000 names may be held against one list. */
function profilesOf(candidates: readonly string[]): readonly Profile[] {
  let profiles = remembered.get(candidates);
  if (!profiles) remembered.set(candidates, (profiles = candidates.map(profileOf)));
  return profiles;
}

function profileOf(text: string): Profile {
  const lower = text.toLowerCase();
  let letters = 0;
  for (let i = 0; i < lower.length; i++) letters |= 1 << (lower.charCodeAt(i) & 31);
  return { length: lower.length, letters };
}

function countOf(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
