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
export function nearest(name: string, candidates: Iterable<string>, max = 2): readonly string[] {
  let limit = Math.min(max, Math.max(1, Math.floor(name.length / 3)));
  let found: string[] = [];
  for (const candidate of candidates) {
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
