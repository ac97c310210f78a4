/** Numbers that look random and follow from a seed alone. */
export interface RandomNumbers {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
}

/** Mulberry32: 32 bits of state, quick, and good enough to choose by. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed >>> 0;
  return {
    below(limit) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
    },
  };
}

/** A number of 32 bits that follows from a text (FNV-1a over its UTF-16 units). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
